package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.conformance.generation.CaseTable;
import org.plumbline.conformance.generation.VectorCase;
import org.plumbline.conformance.generation.VectorLint;
import org.plumbline.conformance.generation.VectorWriter;

/** The committed files: generated, valid, self-describing, exact in float64. */
class VectorFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Vectors VECTORS = Vectors.packaged();

    static JsonSchema schema(String name) throws IOException {
        String text = Files.readString(Path.of("spec/schema", name));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private static JsonNode file(Topic topic) throws IOException {
        return JSON.readTree(Files.readAllBytes(Path.of("spec/vectors/v1", topic.fileName())));
    }

    @Test
    void generatingAgainGivesTheCommittedBytes() throws IOException {
        Map<String, byte[]> files = VectorWriter.files();
        for (Topic topic : Topic.values()) {
            byte[] committed = Files.readAllBytes(Path.of("spec/vectors/v1", topic.fileName()));
            assertArrayEquals(committed, files.get(topic.fileName()), topic.fileName());
            assertArrayEquals(committed, Vectors.packagedFile(topic.fileName()), topic.fileName());
        }
        assertEquals(Topic.values().length, files.size());
    }

    @ParameterizedTest
    @EnumSource
    void everyFileFollowsItsSchema(Topic topic) throws IOException {
        assertEquals(Set.of(), schema("vectors.schema.json").validate(file(topic)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\"mask\": [false, true, false, false]|\"mask\": [0, 1, 0, 0]",
            "\"latents\": [\"1\", \"1.5\"]|\"latents\": [1, 1.5]",
            "\"latents\": [\"1\", \"1.5\"]|\"latents\": [\"1\", \"0\"]",
            "\"latents\": [\"1\", \"1.5\"]|\"latents\": [\"1\", \"1.50\"]",
            "\"radius\": \"0.|\"radius\": \"-0.",
            "\"note\": \"The smallest|\"no\": \"The smallest",
            "\"image\": {|\"picture\": {",
            "\"attention\": {|\"attend\": {",
            "plumbline-vectors/1|plumbline-vectors/2"})
    void theSchemaRefusesAChangedFile(String change) throws IOException {
        String text = Files.readString(Path.of("spec/vectors/v1/attention.json"));
        String[] sides = change.split("\\|");
        String changed = text.replace(sides[0], sides[1]);
        assertFalse(changed.equals(text), change);
        assertFalse(schema("vectors.schema.json").validate(JSON.readTree(changed)).isEmpty(), change);
    }

    @Test
    void thereAreMoreThanFourHundredCasesInLessThanFifteenMegabytes() throws IOException {
        assertTrue(CaseTable.all().size() >= 400);
        assertEquals(CaseTable.all().size(),
                new HashSet<>(CaseTable.all().stream().map(VectorCase::id).toList()).size());
        assertEquals(CaseTable.all().size(), VECTORS.cases().size());
        long bytes = 0;
        for (Topic topic : Topic.values()) {
            bytes += Files.size(Path.of("spec/vectors/v1", topic.fileName()));
        }
        assertTrue(bytes < 15_000_000, "bytes: " + bytes);
    }

    /** The rest by command: 'vectors lint' computes all anew, which the byte for byte comparison above does too. */
    @Test
    void lintFindsNoFaultAndEveryFortiethCaseReproduces() {
        List<String> faults = new ArrayList<>();
        int found = new VectorLint(faults::add, id -> Math.floorMod(id.hashCode(), 40) == 0)
                .check(Vectors.bytesIn(Path.of("spec/vectors/v1")));
        assertEquals(List.of(), faults);
        assertEquals(0, found);
    }

    @Test
    void everyClaimIsInTheRegistry() throws IOException {
        String registry = Files.readString(Path.of("spec/claims.yaml"));
        for (PublishedCase published : VECTORS.cases()) {
            Set<String> claims = new HashSet<>();
            published.json().get("claims").forEach(claim -> claims.add(claim.textValue()));
            Set<String> used = new HashSet<>();
            published.results().values().forEach(result -> used.add(result.claim()));
            assertEquals(used, claims, published.id());
            claims.forEach(claim -> assertTrue(registry.contains("- id: " + claim + "\n"), claim));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLegendExplainsWhatTheFileUsesAndNothingElse(Topic topic) throws IOException {
        JsonNode file = file(topic);
        Set<String> inputs = new HashSet<>();
        Set<String> results = new HashSet<>();
        Set<String> flags = new HashSet<>();
        for (JsonNode published : file.get("cases")) {
            names(published.get("inputs"), inputs);
            published.get("results").fieldNames().forEachRemaining(results::add);
            published.get("flags").forEach(flag -> flags.add(flag.textValue()));
        }
        assertEquals(inputs, fields(file.get("legend").get("inputs")));
        assertEquals(results, fields(file.get("legend").get("results")));
        assertEquals(flags, fields(file.get("legend").get("flags")));
    }

    private static void names(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> names(child, names));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyIntervalGuaranteesFortyDigits() {
        BigDecimal widest = new BigDecimal("1e-40");
        for (PublishedCase published : VECTORS.cases()) {
            for (BoundedArray result : published.results().values()) {
                for (Interval entry : result.entries()) {
                    BigDecimal size = entry.magnitude().max(BigDecimal.ONE);
                    BigDecimal width = entry.hi().subtract(entry.lo());
                    assertTrue(width.compareTo(widest.multiply(size)) <= 0, published.id() + " " + result.name());
                }
            }
        }
    }

    @Test
    void everyInputIsExactInFloat64() {
        for (PublishedCase published : VECTORS.cases()) {
            if (published.json().get("inputs").has("seed")) {
                continue;
            }
            List<String> numbers = new ArrayList<>();
            decimals(published.json().get("inputs"), numbers);
            assertTrue(numbers.size() >= 2, published.id());
            for (String number : numbers) {
                BigDecimal exact = new BigDecimal(number);
                assertEquals(0, exact.compareTo(new BigDecimal(exact.doubleValue())), published.id() + " " + number);
            }
        }
    }

    private static void decimals(JsonNode node, List<String> numbers) {
        if (node.isTextual() && !Set.of("mae", "cl", "probe").contains(node.textValue())) {
            numbers.add(node.textValue());
        }
        node.forEach(child -> decimals(child, numbers));
    }

    @Test
    void theTwoViewsOfASampleAreOfOneImageUnderTwoMasks() throws IOException {
        int samples = 0;
        for (JsonNode published : file(Topic.CL).get("cases")) {
            for (JsonNode sample : published.get("inputs").get("batch")) {
                JsonNode anchor = sample.get("anchor");
                JsonNode positive = sample.get("positive");
                assertEquals(anchor.get("cluster"), positive.get("cluster"));
                assertEquals(anchor.get("latents"), positive.get("latents"));
                samples++;
            }
        }
        assertTrue(samples > 100);
    }

    @Test
    void aShownCaseIsTheCaseOfTheFile() throws IOException {
        for (JsonNode published : file(Topic.MAE).get("cases")) {
            String shown = VECTORS.find(published.get("id").textValue()).text();
            assertEquals(published, JSON.readTree(shown.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
