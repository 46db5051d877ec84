package org.plumbline.assurance;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A proof.
 *
 * @param prover KeY or OpenJML
 * @param strategy how the proof was searched for, null where there is but one way
 * @param steps the number of steps, null where the prover does not count them
 * @param seconds the time of the search as a decimal, null if it did not run in the build that wrote this
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofEntry(String prover, String strategy, Integer steps, String seconds) {
}
