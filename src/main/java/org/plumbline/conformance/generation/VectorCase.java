package org.plumbline.conformance.generation;

import org.plumbline.conformance.Topic;

/**
 * A case before anything is computed from it.
 *
 * @param id unique over all topics, lower case with dashes
 * @param topic the file it belongs to
 * @param note why the case is there; its first sentence is short
 * @param inputs what it is computed from
 */
public record VectorCase(String id, Topic topic, String note, CaseInputs inputs) {
}
