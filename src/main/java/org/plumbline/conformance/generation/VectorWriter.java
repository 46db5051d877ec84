package org.plumbline.conformance.generation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.Vectors;
import org.plumbline.run.JsonText;

/**
 * The files of the vectors, from nothing but the table of cases: the same bytes on every machine.
 */
public final class VectorWriter {

    private VectorWriter() {
    }

    /**
     * Evaluates every case.
     *
     * @return for each file name its bytes
     */
    public static Map<String, byte[]> files() {
        return files(List.of(Topic.values()));
    }

    /**
     * Evaluates every case of some topics.
     *
     * @param topics the topics
     * @return for each file name its bytes
     */
    public static Map<String, byte[]> files(Collection<Topic> topics) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Topic topic : topics) {
            List<VectorCase> cases = CaseTable.all().stream().filter(c -> c.topic() == topic).toList();
            files.put(topic.fileName(), JsonText.of(file(topic, cases)).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static ObjectNode file(Topic topic, List<VectorCase> cases) {
        List<ObjectNode> evaluated = cases.stream().map(CaseJson::of).toList();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", Vectors.FORMAT);
        node.put("schema", "vectors.schema.json");
        node.put("generator", "plumbline vectors generate");
        node.put("topic", topic.label());
        node.put("description", topic.description());
        node.put("guaranteedDigits", BoundedArray.GUARANTEED_DIGITS);
        node.set("legend", legend(topic, evaluated));
        ArrayNode list = node.putArray("cases");
        evaluated.forEach(list::add);
        return node;
    }

    /** What the names in some cases mean. */
    static ObjectNode legend(Topic topic, List<? extends JsonNode> cases) {
        ObjectNode legend = JsonNodeFactory.instance.objectNode();
        legend.set("inputs", Legend.inputs(inputNames(cases)));
        legend.set("results", Legend.results(topic, resultNames(cases)));
        legend.set("flags", flags(cases));
        return legend;
    }

    private static Set<String> resultNames(List<? extends JsonNode> cases) {
        Set<String> names = new HashSet<>();
        cases.forEach(evaluated -> evaluated.get("results").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** The names of all fields of the inputs, at any depth. */
    private static Set<String> inputNames(List<? extends JsonNode> cases) {
        Set<String> names = new HashSet<>();
        cases.forEach(evaluated -> collect(evaluated.get("inputs"), names));
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    private static ObjectNode flags(List<? extends JsonNode> cases) {
        Set<String> used = new HashSet<>();
        cases.forEach(each -> each.get("flags").forEach(flag -> used.add(flag.textValue())));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Arrays.stream(Flag.values()).filter(flag -> used.contains(flag.label()))
                .forEach(flag -> node.put(flag.label(), flag.meaning()));
        return node;
    }
}
