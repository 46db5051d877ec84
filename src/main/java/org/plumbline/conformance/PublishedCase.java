package org.plumbline.conformance;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.plumbline.run.JsonText;

/**
 * A case as it stands in a file of vectors.
 *
 * @param id unique over all files
 * @param topic the topic of its file
 * @param note why it is there
 * @param results by name, in the order of the file
 * @param budgets by name, for each format how far entries may be off, relative to {@link BoundedArray#scale}
 * @param json the whole case
 */
public record PublishedCase(String id, String topic, String note, Map<String, BoundedArray> results,
        Map<String, Map<NumberFormat, BigDecimal>> budgets, JsonNode json) {

    /**
     * The case as JSON in the layout of the files.
     *
     * @return the text, ended by a newline
     */
    public String text() {
        return JsonText.of(json);
    }
}
