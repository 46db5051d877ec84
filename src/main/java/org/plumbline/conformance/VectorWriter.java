package org.plumbline.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.run.JsonText;

/**
 * The files of the vectors, from nothing but the table of cases: the same bytes on every machine.
 */
public final class VectorWriter {

    /** The format of the files this class writes. */
    public static final String FORMAT = "plumbline-vectors/1";

    private VectorWriter() {
    }

    /**
     * Evaluates every case.
     *
     * @return for each file name its bytes
     */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            List<VectorCase> cases = CaseTable.all().stream().filter(c -> c.topic() == topic).toList();
            files.put(topic.fileName(), JsonText.of(file(topic, cases)).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static ObjectNode file(Topic topic, List<VectorCase> cases) {
        List<ObjectNode> evaluated = cases.stream().map(CaseJson::of).toList();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", FORMAT);
        node.put("schema", "vectors.schema.json");
        node.put("generator", "plumbline vectors generate");
        node.put("topic", topic.label());
        node.put("description", topic.description());
        node.put("guaranteedDigits", Evaluation.GUARANTEED_DIGITS);
        ObjectNode legend = node.putObject("legend");
        legend.set("inputs", Legend.inputs(inputNames(evaluated)));
        legend.set("results", Legend.results(topic, resultNames(evaluated)));
        legend.set("flags", flags(cases));
        ArrayNode list = node.putArray("cases");
        evaluated.forEach(list::add);
        return node;
    }

    private static Set<String> resultNames(List<ObjectNode> cases) {
        Set<String> names = new HashSet<>();
        cases.forEach(evaluated -> evaluated.get("results").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** The names of all fields of the inputs, at any depth. */
    private static Set<String> inputNames(List<ObjectNode> cases) {
        Set<String> names = new HashSet<>();
        cases.forEach(evaluated -> collect(evaluated.get("inputs"), names));
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    private static ObjectNode flags(List<VectorCase> cases) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Arrays.stream(Flag.values())
                .filter(flag -> cases.stream().anyMatch(c -> Flag.of(c.inputs()).contains(flag)))
                .forEach(flag -> node.put(flag.label(), flag.meaning()));
        return node;
    }
}
