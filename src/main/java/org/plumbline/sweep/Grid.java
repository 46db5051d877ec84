package org.plumbline.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.laws.RowConfig;
import org.plumbline.run.BadInput;
import org.plumbline.run.ConfigReader;
import org.plumbline.run.ConfigText;
import org.plumbline.run.JsonText;
import org.plumbline.run.Presets;
import org.plumbline.run.Shape;
import org.plumbline.run.Shown;
import org.plumbline.run.YamlInput;

/**
 * A grid of points (spec/schema/grid.schema.json, spec/runs.md): fields to start from, and axes of settings of which
 * every combination is a point.
 */
public final class Grid {

    /** The most points of a grid. */
    private static final int MOST_POINTS = 100000;

    private static final Shape SHAPE = new Shape("grid.schema.json");

    private final String file;
    private final ObjectNode document;
    private final Measure measure;
    private final ObjectNode base;
    private final List<GridPoint> points = new ArrayList<>();

    private Grid(String file, ObjectNode document) {
        this.file = file;
        this.document = document;
        this.measure = Measure.of(document.get("measure").textValue());
        this.base = base();
        requireNotTooMany();
        combine(0, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Reads a grid and checks every point of it.
     *
     * @param path a file, of which nothing is presumed
     * @return the grid
     * @throws BadInput in one line, if the file is not one or a point of it cannot be measured
     */
    public static Grid read(Path path) {
        return read(Shown.text(path), YamlInput.bytes(path));
    }

    static Grid read(String file, byte[] bytes) {
        ObjectNode document = YamlInput.read(file, bytes);
        SHAPE.require(file, document);
        return new Grid(file, document);
    }

    private ObjectNode base() {
        boolean preset = document.has("preset");
        if (preset && (measure != Measure.AUDIT || document.has("base"))) {
            throw new BadInput(file + ": preset: got a preset, expected it with measure: audit and without base");
        }
        if (preset) {
            String text = ConfigText.of(Presets.load(document.get("preset").textValue()));
            return YamlInput.read(file, text.getBytes(StandardCharsets.UTF_8));
        }
        return document.has("base") ? (ObjectNode) document.get("base") : JsonNodeFactory.instance.objectNode();
    }

    private void requireNotTooMany() {
        long count = 1;
        for (JsonNode axis : document.get("vary")) {
            count *= settings(axis).size();
            if (count > MOST_POINTS) {
                throw new BadInput(file + ": vary: got more than " + MOST_POINTS + " points, expected fewer");
            }
        }
    }

    /** The settings of an axis, each of them fields with their values. */
    private static List<ObjectNode> settings(JsonNode axis) {
        List<ObjectNode> settings = new ArrayList<>();
        axis.path("values").forEach(value -> {
            ObjectNode setting = JsonNodeFactory.instance.objectNode();
            setting.set(axis.get("field").textValue(), value);
            settings.add(setting);
        });
        axis.path("settings").forEach(setting -> settings.add((ObjectNode) setting));
        return settings;
    }

    /** The points in the order of a number whose last digit is the last axis. */
    private void combine(int axis, ObjectNode so) {
        if (axis == document.get("vary").size()) {
            points.add(point(points.size(), so));
            return;
        }
        for (ObjectNode setting : settings(document.get("vary").get(axis))) {
            ObjectNode more = so.deepCopy();
            for (Map.Entry<String, JsonNode> field : setting.properties()) {
                if (so.has(field.getKey())) {
                    throw new BadInput(
                            file + ": vary: got " + Shown.line(field.getKey()) + " on two axes, expected each "
                                    + "field on one");
                }
                more.set(field.getKey(), field.getValue());
            }
            combine(axis + 1, more);
        }
    }

    private GridPoint point(int index, ObjectNode settings) {
        String place = file + ": point " + index;
        ObjectNode fields = base.deepCopy();
        for (Map.Entry<String, JsonNode> field : settings.properties()) {
            set(place, fields, field.getKey(), field.getValue());
        }
        return new GridPoint(index, settings, task(place, fields));
    }

    private static void set(String place, ObjectNode fields, String path, JsonNode value) {
        ObjectNode inner = fields;
        String[] keys = path.split("\\.");
        for (int i = 0; i + 1 < keys.length; i++) {
            if (!inner.has(keys[i])) {
                inner.putObject(keys[i]);
            }
            if (!inner.get(keys[i]).isObject()) {
                throw new BadInput(place + ": " + path + ": got a path into a plain value, expected one into keys with "
                        + "values");
            }
            inner = (ObjectNode) inner.get(keys[i]);
        }
        inner.set(keys[keys.length - 1], value);
    }

    private Task task(String place, ObjectNode fields) {
        return switch (measure) {
            case MEAN_FIELD -> new RowTask(RowConfig.read(place, fields, false));
            case POPULATION -> new RowTask(RowConfig.read(place, fields, true));
            case AUDIT -> new AuditTask(ConfigReader.read(place, fields.toString().getBytes(StandardCharsets.UTF_8)));
        };
    }

    /**
     * The number of points.
     *
     * @return at least 1
     */
    public int size() {
        return points.size();
    }

    List<GridPoint> points() {
        return points;
    }

    Measure measure() {
        return measure;
    }

    /** The grid in one canonical form, which is YAML too. */
    String text() {
        return JsonText.of(document);
    }
}
