package org.plumbline.conformance.generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.Vectors;
import org.plumbline.run.BadInput;
import org.plumbline.run.JsonText;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/**
 * Looks for faults in files of vectors: schema, layout, ids, notes, claims, flags, legend, and whether the results are
 * what their inputs give.
 */
public final class VectorLint {

    private static final String SCHEMA = "/org/plumbline/spec/schema/vectors.schema.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The first sentence of a note is shown in lists. */
    private static final int LONGEST_FIRST_SENTENCE = 70;

    private final Consumer<String> faults;
    private final Predicate<String> reproduced;
    private final JsonSchema schema;
    private final Set<String> claims;
    private final Set<String> ids = new HashSet<>();
    private int found;

    /**
     * A lint.
     *
     * @param faults told of each fault, one line
     * @param reproduced whether the results of the case with an id are computed anew, which takes time
     */
    public VectorLint(Consumer<String> faults, Predicate<String> reproduced) {
        this.faults = faults;
        this.reproduced = reproduced;
        this.claims = Claims.load().all().stream().map(Claim::id).collect(Collectors.toSet());
        try (InputStream in = VectorLint.class.getResourceAsStream(SCHEMA)) {
            this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at the files of one directory.
     *
     * @param files the bytes of each by its name
     * @return the number of faults
     */
    public int check(Map<String, byte[]> files) {
        for (Topic topic : Topic.values()) {
            if (!files.containsKey(topic.fileName())) {
                fault(topic.fileName(), "is missing");
            }
        }
        files.forEach((name, bytes) -> file(name, bytes));
        return found;
    }

    private void fault(String place, String what) {
        found++;
        faults.accept(place + ": " + what);
    }

    private void file(String name, byte[] bytes) {
        try {
            Vectors.requireReadable(name, bytes);
        } catch (BadInput e) {
            found++;
            faults.accept(e.getMessage());
            return;
        }
        JsonNode file = tree(bytes);
        List<String> complaints = schema.validate(file).stream().map(Object::toString).sorted().toList();
        complaints.forEach(complaint -> fault(name, complaint.replaceFirst("^\\$\\.?", "")));
        if (!complaints.isEmpty()) {
            return;
        }
        if (!Arrays.equals(JsonText.of(file).getBytes(StandardCharsets.UTF_8), bytes)) {
            fault(name, "is not laid out as 'vectors fmt' does");
        }
        Topic topic = Arrays.stream(Topic.values()).filter(each -> each.fileName().equals(name)).findFirst()
                .orElse(null);
        if (topic == null || !file.get("topic").textValue().equals(topic.label())) {
            fault(name, "topic: expected that of the file's name");
            return;
        }
        legend(name, topic, file);
        for (int i = 0; i < file.get("cases").size(); i++) {
            singleCase(name + ": cases[" + i + "]", topic, file.get("cases").get(i));
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void legend(String name, Topic topic, JsonNode file) {
        List<JsonNode> cases = new ArrayList<>();
        file.get("cases").forEach(cases::add);
        try {
            if (!file.get("legend").equals(VectorWriter.legend(topic, cases))) {
                fault(name, "legend: expected the meaning of each name that the file uses, and no others");
            }
        } catch (IllegalStateException e) {
            fault(name, "legend: " + e.getMessage());
        }
    }

    private void singleCase(String place, Topic topic, JsonNode node) {
        String id = node.get("id").textValue();
        if (!ids.add(id)) {
            fault(place + ".id", "\"" + id + "\" occurs twice");
        }
        note(place, node.get("note").textValue());
        Set<String> named = texts(node.get("claims"));
        Set<String> used = new HashSet<>();
        node.get("results").forEach(result -> used.add(result.get("claim").textValue()));
        if (!named.equals(used) || !claims.containsAll(used)) {
            fault(place + ".claims", "expected those of the results, all of them in the registry");
        }
        try {
            VectorCase read = CaseReader.read(topic, node);
            Set<String> flags = Flag.of(read.inputs()).stream().map(Flag::label).collect(Collectors.toSet());
            if (!flags.equals(texts(node.get("flags")))) {
                fault(place + ".flags", "expected " + flags);
            }
            if (reproduced.test(id)) {
                reproduce(place, read, node);
            }
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            fault(place + ".inputs", e.getMessage());
        }
    }

    private void note(String place, String note) {
        int end = note.indexOf(". ");
        if (end < 10 || end > LONGEST_FIRST_SENTENCE || !note.endsWith(".")) {
            fault(place + ".note", "expected a first sentence of 10 to " + LONGEST_FIRST_SENTENCE
                    + " characters, more, and a full stop");
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(each -> texts.add(each.textValue()));
        return texts;
    }

    private void reproduce(String place, VectorCase read, JsonNode node) {
        List<BoundedArray> results = Evaluation.of(read);
        if (results.size() != node.get("results").size()) {
            fault(place + ".results", "expected " + results.stream().map(BoundedArray::name).toList());
        }
        CaseJson.results(read, results).forEach((name, result) -> {
            if (!result.equals(node.get("results").get(name))) {
                fault(place + ".results." + name, "is not what the inputs give");
            }
        });
    }
}
