package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Verdict;

/**
 * What the reader of configurations makes of good files, and the one line with which it refuses every other.
 */
class ConfigReaderTest {

    /** A configuration in which everything occurs. */
    static final String GOOD = String.join("\n",
            "name: good-1",
            "about: \"For tests: 'x'\"",
            "seed: -7",
            "digits: 40",
            "level: coordinates",
            "data:",
            "  positions: 6",
            "  area-sizes:",
            "  - [3, 2, 1]",
            "  - [4, 2]",
            "  latents: {low: \"1/2\", high: \"3\", law: two-point}",
            "  reflections: 2",
            "mask: 3",
            "start: {scale: \"1/4\"}",
            "training:",
            "  mae: {steps: 5, batch: 4, samples: fresh, eta: \"3p-2\", grid-bits: 64}",
            "  cl: {steps: 6, batch: 3, samples: fixed, eta: \"8\", grid-bits: 48, negatives: 2, tau: \"0.375\"}",
            "audit:",
            "  probes: 9",
            "  checked: 2",
            "  finer-bits: 24",
            "  ignored: [zero-start, at-least-two-clusters]",
            "  thresholds:",
            "    thm:mae-attention: {local-own-attention: \"3/4\", global-own-attention: \"7p-3\"}",
            "  expected:",
            "    thm:cl-collapse: {verdict: refuted, why: \"Too \\\"short\\\": # see\"}",
            "    thm:mae-loss: {verdict: not applicable, why: 'It''s “new”.'}",
            "");

    @TempDir
    private Path folder;

    private static Config read(String text) {
        return ConfigReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one line that refuses a text. */
    private static String refusal(String text) {
        return assertThrows(BadInput.class, () -> read(text)).getMessage();
    }

    /** {@link #GOOD} with one place changed. */
    private static String changed(String from, String to) {
        String place = from.replace("\\n", "\n");
        assertTrue(GOOD.contains(place), from);
        return GOOD.replace(place, to.replace("\\n", "\n"));
    }

    private static Config good() {
        Dyadic half = Dyadic.of(BigInteger.ONE, 1);
        Config.Data data = new Config.Data(6, List.of(List.of(3, 2, 1), List.of(4, 2)),
                new LatentLaw(half, Dyadic.of(3), true), 2);
        TreeMap<String, Dyadic> thresholds = new TreeMap<>();
        thresholds.put("thm:mae-attention.local-own-attention", Dyadic.of(BigInteger.valueOf(3), 2));
        thresholds.put("thm:mae-attention.global-own-attention", Dyadic.of(BigInteger.valueOf(7), 3));
        TreeMap<String, Config.Expectation> expected = new TreeMap<>();
        expected.put("thm:cl-collapse", new Config.Expectation(Verdict.REFUTED, "Too \"short\": # see"));
        expected.put("thm:mae-loss", new Config.Expectation(Verdict.NOT_APPLICABLE, "It's “new”."));
        return new Config("good-1", -7, 40, LevelName.COORDINATES, data, 3, Map.of(
                Objective.MAE, new Config.Training(5, 4, true, Dyadic.of(BigInteger.valueOf(3), 2), 64, 0, Dyadic.ONE),
                Objective.CL, new Config.Training(6, 3, false, Dyadic.of(8), 48, 2,
                        Dyadic.of(BigInteger.valueOf(3), 3))),
                new Config.Audit(9, 2, 24, thresholds, expected, Set.of("at-least-two-clusters", "zero-start")),
                "For tests: 'x'", Dyadic.of(BigInteger.ONE, 2));
    }

    @Test
    void everyFieldIsRead() {
        assertEquals(good(), read(GOOD));
        assertEquals(good(), read(ConfigText.of(good())));
    }

    @Test
    void withoutAWordTrainingStartsFromZeroOnUniformLatentsAndNothingIsIgnored() {
        Config config = read(GOOD.replaceAll("(?m)^(about|start|  ignored): .*\n", "").replace(", law: two-point", ""));
        assertEquals("", config.about());
        assertEquals(Dyadic.ZERO, config.start());
        assertFalse(config.data().latents().twoPoint());
        assertEquals(Set.of(), config.audit().ignored());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'scale: \"1/4\"' | 'scale: \"-1/4\"' | 'start.scale: got \"-1/4\", expected a number of at least 0'",
            "'scale: \"1/4\"' | 'scale: \"1p-30\"' | 'training.cl.grid-bits: got 48, expected at least 49, so "
                    + "that Q(0) of this start.scale lies on the grid'",
            "'[zero-start,' | '[zero-stat,' | 'audit.ignored: got \"zero-stat\", expected one of "
                    + "at-least-two-clusters'",
            "two-point | three-point | 'data.latents.law: got \"three-point\", expected uniform or two-point'"})
    void whatNoRunCanStartFromIsRefused(String from, String to, String words) {
        assertTrue(refusal(changed(from, to)).startsWith("f.yaml: " + words), refusal(changed(from, to)));
    }

    @Test
    void onARotatedBasisTheDefinitionsNeedAFinerGridForAStart() {
        String text = GOOD.replace("level: coordinates", "level: definition").replace("1/4\"}", "1p-26\"}");
        assertEquals(
                "f.yaml: training.cl.grid-bits: got 48, expected at least 49, so that Q(0) of this start.scale lies "
                        + "on the grid",
                refusal(text));
    }

    @Test
    void theLevelIsTheDefinitionAndTheAuditExpectsNothingUnlessTheFileSaysSo() {
        Config config = read(GOOD.replace("level: coordinates\n", "").replaceAll("(?s)  checked.*", ""));
        assertEquals(LevelName.DEFINITION, config.level());
        assertEquals(new Config.Audit(9, 0, 0, new TreeMap<>(), new TreeMap<>()), config.audit());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/run/refused.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void whatIsWrongIsNamedWithItsPlace(String from, String to, String expected) {
        assertEquals("f.yaml: " + expected, refusal(changed(from, to == null ? "" : to)));
    }

    @Test
    void whatTheSchemaRefusesIsRefused() throws IOException {
        JsonSchema schema;
        try (var in = getClass().getResourceAsStream("/org/plumbline/spec/schema/config.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
        }
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        assertEquals(0, schema.validate(yaml.readTree(GOOD)).size());
        assertEquals(0, schema.validate(yaml.readTree(ConfigText.of(good()))).size());
        assertFalse(schema.validate(yaml.readTree(GOOD.replace("probes: 9", "probes: 0"))).isEmpty());
    }

    /** Names of properties in a schema, at any depth. */
    private static List<String> keys(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(inner -> keys.addAll(keys(inner)));
        return keys;
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        String page = Files.readString(Path.of("spec/runs.md"));
        List<String> keys = keys(new ObjectMapper().readTree(Path.of("spec/schema/config.schema.json").toFile()));
        assertTrue(keys.contains("area-sizes") && keys.contains("negatives"), keys.toString());
        for (String key : keys) {
            assertTrue(page.matches("(?s).*`([a-z]+\\.)?" + key + "[`.].*"), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "\uFEFF"})
    void anEmptyFileIsRefused(String text) {
        assertTrue(refusal(text).matches("f\\.yaml: got (an empty file|nothing), expected .*"), refusal(text));
    }

    @Test
    void aTornFileIsRefusedWhereverItIsCut() {
        for (int cut = 0; cut < GOOD.indexOf("probes: 9"); cut++) {
            String line = refusal(GOOD.substring(0, cut));
            assertTrue(line.startsWith("f.yaml") && line.lines().count() == 1, line);
        }
    }

    @Test
    void notYamlIsRefusedWithItsLine() {
        assertEquals("f.yaml:28:5: got malformed YAML (mapping values are not allowed here), expected a YAML file",
                refusal(GOOD + "a: b: c\n"));
        assertEquals("f.yaml:28: got a control character, expected a YAML file",
                refusal(GOOD + "\u0007"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = GOOD.replace('“', 'ä').getBytes(StandardCharsets.ISO_8859_1);
        String line = assertThrows(BadInput.class, () -> ConfigReader.read("f.yaml", latin)).getMessage();
        assertEquals("f.yaml: got bytes that are not UTF-8, expected a YAML file in UTF-8", line);
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), GOOD + "#".repeat(YamlInput.MAX_BYTES));
        String line = assertThrows(BadInput.class, () -> ConfigReader.read(file)).getMessage();
        assertEquals(file + ": got more than 128 KiB, expected a smaller YAML file", line);
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        String missing = folder.resolve("absent.yaml").toString();
        assertEquals(missing + ": no such file",
                assertThrows(BadInput.class, () -> ConfigReader.read(Path.of(missing))).getMessage());
        assertEquals(folder + ": got a directory, expected a YAML file",
                assertThrows(BadInput.class, () -> ConfigReader.read(folder)).getMessage());
        Path odd = folder.resolve("a\nb\u001b[31m.yaml");
        Files.writeString(odd, "x");
        assertEquals(1, assertThrows(BadInput.class, () -> ConfigReader.read(odd)).getMessage().lines().count());
    }

    @Test
    void aliasesAnchorsAndTagsAreRefused() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertEquals("f.yaml: a: got an anchor or alias, expected the value itself", refusal(bomb));
        assertEquals("f.yaml: mask: got an anchor or alias, expected the value itself",
                refusal(changed("mask: 3", "mask: *m")));
        int line = (int) GOOD.substring(0, GOOD.indexOf("mask: 3")).lines().count() + 1;
        for (String anchored : new String[] {"mask: &m 3", "mask: &m \"3\"", "mask: !!int &m 3"}) {
            assertTrue(refusal(changed("mask: 3", anchored)).matches("f.yaml:( mask:|" + line
                    + ":) got (an anchor or alias, expected the value itself|the tag .*)"), anchored);
        }
        assertTrue(refusal(changed("mask: 3", "mask: !!java.lang.Integer 3"))
                .startsWith("f.yaml: mask: got the tag "));
    }

    @Test
    void partitionsAreCountedExactly() {
        // 3 ways to pair 4 positions, 10 to split 5 into 2 and 3 whichever is the global one
        assertEquals(3, read(twins(4, "[2, 2]", 3)).data().areaSizes().size());
        assertTrue(refusal(twins(4, "[2, 2]", 4)).endsWith("got a cluster too many with areas of these sizes, expected "
                + "no more than there are partitions into such areas, which is 3"));
        String splits = twins(5, "[2, 3]", 10);
        assertEquals(10, read(splits).data().areaSizes().size());
        assertTrue(refusal(splits.replace("  latents", "  - [3, 2]\n  latents")).endsWith("which is 10"));
    }

    private static String twins(int positions, String sizes, int clusters) {
        return changed("  - [3, 2, 1]\n  - [4, 2]\n", ("  - " + sizes + "\n").repeat(clusters))
                .replace("positions: 6", "positions: " + positions);
    }

    @Test
    void anOptionIsCheckedLikeAFile() {
        Config config = good();
        assertEquals(config.withSeed(5), ConfigReader.check("--seed", "seed", config.withSeed(5)));
        assertEquals("--digits: got 0, expected a whole number of digits from 1 to 1000",
                assertThrows(BadInput.class, () -> ConfigReader.check("--digits", "digits", config.withDigits(0)))
                        .getMessage());
        assertEquals(11, config.withSteps(Objective.CL, 11).training().get(Objective.CL).steps());
        assertEquals(config.training().get(Objective.MAE),
                config.withSteps(Objective.CL, 11).training().get(Objective.MAE));
    }
}
