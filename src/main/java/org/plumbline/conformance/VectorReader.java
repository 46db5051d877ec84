package org.plumbline.conformance;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import org.plumbline.run.BadInput;

/**
 * Reads a file of vectors as far as a comparison needs it; the schema says the rest.
 */
final class VectorReader {

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonInput.FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** More entries than any case can need. */
    private static final int MAX_ENTRIES = 1 << 24;

    private final String file;

    VectorReader(String file) {
        this.file = file;
    }

    /** All cases of the file. */
    List<PublishedCase> read(byte[] bytes) {
        JsonNode root = tree(bytes);
        String format = text(root, "", "format");
        if (!format.equals(Vectors.FORMAT)) {
            throw expected("format", "\"" + Vectors.FORMAT + "\"");
        }
        String topic = text(root, "", "topic");
        JsonNode cases = field(root, "", "cases", JsonNodeType.ARRAY);
        List<PublishedCase> read = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            read.add(publishedCase(topic, cases.get(i), "cases[" + i + "]."));
        }
        return read;
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw JsonInput.malformed(file, e);
        }
    }

    private PublishedCase publishedCase(String topic, JsonNode node, String path) {
        String id = text(node, path, "id");
        field(node, path, "claims", JsonNodeType.ARRAY);
        field(node, path, "flags", JsonNodeType.ARRAY);
        JsonNode results = field(node, path, "results", JsonNodeType.OBJECT);
        Map<String, BoundedArray> arrays = new LinkedHashMap<>();
        Map<String, Map<NumberFormat, BigDecimal>> budgets = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> result : results.properties()) {
            String place = path + "results." + result.getKey() + ".";
            arrays.put(result.getKey(), array(result.getKey(), result.getValue(), place));
            budgets.put(result.getKey(), budgets(result.getValue(), place));
        }
        return new PublishedCase(id, topic, text(node, path, "note"), arrays, budgets, node);
    }

    private BoundedArray array(String name, JsonNode node, String path) {
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (JsonNode length : field(node, path, "shape", JsonNodeType.ARRAY)) {
            if (!length.canConvertToInt() || length.intValue() < 1) {
                throw expected(path + "shape", "positive integers");
            }
            shape.add(length.intValue());
            size = Math.min(size * length.intValue(), Integer.MAX_VALUE);
        }
        List<String> axes = new ArrayList<>();
        field(node, path, "axes", JsonNodeType.ARRAY).forEach(axis -> axes.add(axis.asText()));
        if (size > MAX_ENTRIES || axes.size() != shape.size()) {
            throw expected(path + "shape", "one length an axis, at most " + MAX_ENTRIES + " entries in all");
        }
        BigDecimal radius = number(node.path("radius"), path + "radius");
        if (radius.signum() < 0) {
            throw expected(path + "radius", "a decimal of at least 0 in a string");
        }
        List<Interval> entries = new ArrayList<>();
        if (!node.has("values")) {
            throw expected(path + "values", "decimals in strings, nested in the shape");
        }
        collect(node.get("values"), shape, 0, path + "values", radius, entries);
        return new BoundedArray(name, text(node, path, "claim"), axes, shape, entries);
    }

    private Map<NumberFormat, BigDecimal> budgets(JsonNode node, String path) {
        JsonNode budget = field(node, path, "budget", JsonNodeType.OBJECT);
        Map<NumberFormat, BigDecimal> budgets = new EnumMap<>(NumberFormat.class);
        for (NumberFormat format : NumberFormat.values()) {
            BigDecimal allowed = number(budget.path(format.label()), path + "budget." + format.label());
            if (allowed.signum() < 0 || allowed.compareTo(BigDecimal.ONE) > 0) {
                throw expected(path + "budget." + format.label(), "a decimal from 0 to 1 in a string");
            }
            budgets.put(format, allowed);
        }
        return budgets;
    }

    private void collect(JsonNode node, List<Integer> shape, int axis, String path, BigDecimal radius,
            List<Interval> entries) {
        if (axis == shape.size()) {
            entries.add(Interval.around(number(node, path), radius));
            return;
        }
        if (!node.isArray() || node.size() != shape.get(axis)) {
            throw expected(path, "an array of " + shape.get(axis));
        }
        for (int i = 0; i < node.size(); i++) {
            collect(node.get(i), shape, axis + 1, path + "[" + i + "]", radius, entries);
        }
    }

    private BigDecimal number(JsonNode node, String path) {
        try {
            return DecimalText.parse(node.isTextual() ? node.textValue() : "");
        } catch (IllegalArgumentException e) {
            throw expected(path, "a decimal in a string");
        }
    }

    private String text(JsonNode node, String path, String name) {
        return field(node, path, name, JsonNodeType.STRING).textValue();
    }

    private JsonNode field(JsonNode node, String path, String name, JsonNodeType type) {
        JsonNode field = node.get(name);
        if (field == null || field.getNodeType() != type) {
            throw expected(path + name, "a field of type " + type.name().toLowerCase(Locale.ROOT));
        }
        return field;
    }

    private BadInput expected(String field, String what) {
        return new BadInput(file + ": " + field + ": expected " + what);
    }
}
