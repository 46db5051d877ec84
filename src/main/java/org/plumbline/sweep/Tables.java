package org.plumbline.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.run.JsonText;

/**
 * The points of a sweep for notebooks: one JSON document, and one CSV table with a line a point.
 */
final class Tables {

    private Tables() {
    }

    /** The document: the grid and the points in their order. */
    static String json(Grid grid, List<ObjectNode> points) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "plumbline-sweep/1");
        root.put("measure", grid.measure().label());
        ArrayNode all = root.putArray("points");
        for (ObjectNode point : points) {
            ObjectNode node = all.addObject();
            node.set("point", point.get("point"));
            node.set("settings", point.get("settings"));
            node.set("results", point.get("results"));
        }
        return JsonText.of(root);
    }

    /**
     * The table: the number of the point, what the grid sets, what was measured. An interval has two columns, its lower
     * and its upper end; what has no meaning at a point is an empty cell. Columns of settings begin with {@code set:}.
     */
    static String csv(List<ObjectNode> points) {
        List<Map<String, String>> lines = points.stream().map(Tables::cells).toList();
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns.addAll(line.keySet()));
        StringBuilder text = new StringBuilder();
        line(text, new ArrayList<>(columns));
        for (Map<String, String> line : lines) {
            line(text, columns.stream().map(column -> line.getOrDefault(column, "")).toList());
        }
        return text.toString();
    }

    private static Map<String, String> cells(ObjectNode point) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("point", point.get("point").asText());
        point.get("settings").properties().forEach(each -> cells.put("set:" + each.getKey(), text(each.getValue())));
        for (Map.Entry<String, JsonNode> each : point.get("results").properties()) {
            if (each.getValue().isArray()) {
                cells.put(each.getKey() + ".low", each.getValue().get(0).textValue());
                cells.put(each.getKey() + ".high", each.getValue().get(1).textValue());
            } else {
                cells.put(each.getKey(), text(each.getValue()));
            }
        }
        return cells;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        String separator = "";
        for (String cell : cells) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(separator).append(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
            separator = ",";
        }
        text.append('\n');
    }
}
