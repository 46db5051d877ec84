package org.plumbline.run;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON laid out for people and for diffs: an array of plain values on one line, everything else one entry a line.
 * A matrix shows as its rows, an array of intervals as one interval a line.
 */
public final class JsonText {

    private static final String STEP = "  ";

    private JsonText() {
    }

    /**
     * The text of a node, the same on every machine.
     *
     * @param node any node
     * @return lines, each ended by a newline
     */
    public static String of(JsonNode node) {
        StringBuilder text = new StringBuilder();
        append(text, node, "\n");
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, JsonNode node, String newline) {
        if (node.isObject() && !node.isEmpty()) {
            object(text, node, newline);
        } else if (node.isArray() && !node.isEmpty()) {
            array(text, node, newline);
        } else {
            text.append(node);
        }
    }

    private static void object(StringBuilder text, JsonNode node, String newline) {
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            text.append(separator).append(newline).append(STEP);
            text.append('"').append(field.getKey()).append("\": ");
            append(text, field.getValue(), newline + STEP);
            separator = ",";
        }
        text.append(newline).append('}');
    }

    private static void array(StringBuilder text, JsonNode node, String newline) {
        boolean flat = true;
        for (JsonNode element : node) {
            flat = flat && element.isValueNode();
        }
        String separator = "[";
        for (JsonNode element : node) {
            text.append(separator).append(flat ? "" : newline + STEP);
            append(text, element, newline + STEP);
            separator = flat ? ", " : ",";
        }
        text.append(flat ? "" : newline).append(']');
    }
}
