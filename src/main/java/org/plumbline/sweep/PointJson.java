package org.plumbline.sweep;

import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.run.BadInput;
import org.plumbline.run.JsonFile;
import org.plumbline.run.Shape;
import org.plumbline.run.Shown;

/**
 * The file of a point (spec/schema/sweep-point.schema.json): it tells by itself what was measured, with every field of
 * the configuration, and what came out.
 */
final class PointJson {

    private static final int MAX_MEBIBYTES = 16;

    private static final Shape SHAPE = new Shape("sweep-point.schema.json");

    private PointJson() {
    }

    /** The file of a point without its results. */
    private static ObjectNode head(Grid grid, GridPoint point) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", "plumbline-sweep-point/1");
        node.put("measure", grid.measure().label());
        node.put("point", point.index());
        node.set("settings", point.settings());
        node.set("config", point.task().config());
        return node;
    }

    static ObjectNode of(Grid grid, GridPoint point, Map<String, Result> results) {
        ObjectNode node = head(grid, point);
        ObjectNode named = node.putObject("results");
        results.forEach((name, result) -> {
            if (result.texts().size() == 1) {
                named.put(name, result.texts().get(0));
            } else {
                ArrayNode interval = named.putArray(name);
                result.texts().forEach(interval::add);
            }
        });
        return node;
    }

    /**
     * Reads the file of a point that somebody may have changed.
     *
     * @throws BadInput in one line, if it is not the file of this point
     */
    static ObjectNode read(Path file, Grid grid, GridPoint point) {
        JsonNode node = JsonFile.read(file, MAX_MEBIBYTES, "a point of a sweep");
        SHAPE.require(Shown.text(file), node);
        ObjectNode found = (ObjectNode) node;
        // as text: a number that was read is not the same object as one that was made
        String head = found.deepCopy().without("results").toString();
        if (!head.equals(head(grid, point).toString())) {
            throw new BadInput(Shown.text(file) + ": got another point, expected point " + point.index() + " of the "
                    + "grid");
        }
        return found;
    }
}
