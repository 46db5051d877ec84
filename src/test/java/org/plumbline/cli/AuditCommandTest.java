package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigText;
import org.plumbline.run.Objective;
import org.plumbline.run.Presets;

/** The command {@code audit}, on the tiny preset with two steps. */
class AuditCommandTest {

    @TempDir
    Path folder;

    private Path config() throws IOException {
        Config tiny = Presets.load("tiny").withSteps(Objective.MAE, 2).withSteps(Objective.CL, 2);
        return Files.writeString(folder.resolve("two-steps.yaml"), ConfigText.of(tiny));
    }

    private static CommandRun audit(String... arguments) {
        return CommandRun.of(new AuditCommand(), arguments);
    }

    @Test
    void verdictsGoToStdoutAndProgressToStderr() throws IOException {
        CommandRun run = audit("--config", config().toString());
        // two steps do not get as far as the preset expects
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("thm:mae-attention") && run.out().contains("EXPECTED: holds"), run.out());
        assertEquals(2, run.out().lines().filter(line -> line.startsWith("Rounding: the checkpoints of ")).count());
        assertTrue(run.err().contains("mae: step 2 of 2") && run.err().contains("cl: step 2 of 2"), run.err());
    }

    @Test
    void theOutputIsWholeAndTheSameForAnyNumberOfThreads() throws IOException {
        Path one = folder.resolve("one");
        Path five = folder.resolve("five");
        audit("--config", config().toString(), "--threads", "1", "--out", one.toString());
        audit("--config", config().toString(), "--threads", "5", "--out", five.toString());
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.toList()) {
                names.add(file.getFileName().toString());
                assertEquals(-1, Files.mismatch(file, five.resolve(file.getFileName())), file.toString());
            }
        }
        assertEquals(Set.of("attention-cl.svg", "attention-mae.svg", "audit.json", "config.yaml", "index.html",
                "manifest.json", "verdicts.txt"), names);
    }

    /** What the page of an audit must have, whatever was audited. */
    @Test
    void thePageOpensWithDiversityAndSaysWhatItDoesNotShow() throws IOException {
        Path out = folder.resolve("page");
        audit("--config", config().toString(), "--out", out.toString());
        String page = Files.readString(out.resolve("index.html"));
        int figure = page.indexOf("How different the queries");
        assertTrue(0 < figure && figure < page.indexOf("id=\"the-data\""), "the figure comes first");
        assertTrue(page.contains("effective rank") && page.contains("id=\"what-this-audit-does-not-show\""));
    }

    @Test
    void scalingLawsAreAuditedFromAFileOfTheirOwn() throws IOException {
        Path laws = Files.writeString(folder.resolve("laws.yaml"), """
                name: short
                mean-field: {from: "10000", factor: "10000", rungs: 5}
                positive-gap: {kc: ["0.9"], ks: ["0.3"], latent: ["1"], masked-part: ["0.5"]}
                negative-gap: {kc: ["0.6"], ks: ["0.4"], latent: ["1"], masked-part: ["0.5"]}
                exact:
                  positions: [20, 40]
                  points: [{kc: "0.9", ks: "0.4", latent: "1", masked-part: "0.5"}]
                  eta: "64"
                  grid-bits: 32
                tolerance: {relative: "1/50", absolute: "1/100"}
                """);
        Path out = folder.resolve("laws");
        CommandRun run = audit("--config", laws.toString(), "--out", out.toString());
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.out().contains("undecided (no verdict expected)"), "five P are too few for every limit");
        assertEquals(run.out(), Files.readString(out.resolve("verdicts.txt")) + "The page: "
                + out.resolve("index.html") + "\n");
        assertEquals(Files.readString(laws), Files.readString(out.resolve("config.yaml")));
        assertTrue(Files.exists(out.resolve("manifest.json")) && Files.exists(out.resolve("laws.json")));
        assertEquals(2, audit("--preset", "laws", "--seed", "1").exit());
    }

    @Test
    void thePopulationIsAuditedFromAFileOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("population.yaml"), """
                name: small
                about: A small one.
                population: {positions: 20, global-size: 8, local-size: 4}
                mae: {eta: "16", grid-bits: 32, max-steps: 20}
                cl: {level: sampled, clusters: 2, negatives: 1, tau: "1", eta: "64", max-steps: 4, batch: 2, \
                replicas: 2, seed: 3}
                """);
        Path one = folder.resolve("one-thread");
        CommandRun run = audit("--config", file.toString(), "--seed", "4", "--threads", "1", "--out", one.toString());
        assertTrue(run.out().contains("lem:mae-crossover") && run.err().contains("small: 3 of 3"), run.err());
        // the seed is in what is written
        Path again = folder.resolve("three-threads");
        audit("--config", one.resolve("config.yaml").toString(), "--threads", "3", "--out", again.toString());
        for (String name : new String[] {"audit.json", "population.json", "contrast.json", "verdicts.txt",
                "config.yaml"}) {
            assertEquals(-1, Files.mismatch(one.resolve(name), again.resolve(name)), name);
        }
        assertTrue(Files.readString(one.resolve("contrast.json")).contains("\"seed\": \"4\""));
        for (String[] fits : new String[][] {{"audit", "audit"}, {"population", "population"}, {"contrast", "contrast"},
                {"config", "population-audit"}}) {
            Path written = one.resolve(fits[0] + (fits[0].equals("config") ? ".yaml" : ".json"));
            String schema = Files.readString(Path.of("spec/schema/" + fits[1] + ".schema.json"));
            assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema)
                    .validate(new ObjectMapper().readTree(Files.readString(written))), fits[0]);
        }
        String page = Files.readString(one.resolve("index.html"));
        assertTrue(page.contains("MAE on the exact population.") && page.contains("CL on fresh batches."));
        assertFalse(page.contains("Claim by claim"), "there is nothing to compare");
        assertEquals(run.exit(), audit("--config", file.toString(), "--seed", "4", "--json").exit());
    }

    @Test
    void theWrittenConfigurationRepeatsTheAudit() throws IOException {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        audit("--config", config().toString(), "--seed", "12", "--out", first.toString());
        audit("--config", first.resolve("config.yaml").toString(), "--out", again.toString());
        assertEquals(-1, Files.mismatch(first.resolve("audit.json"), again.resolve("audit.json")));
    }

    @Test
    void jsonHasEveryVerdictWithItsMeasures() throws IOException {
        JsonNode audit = new ObjectMapper().readTree(audit("--config", config().toString(), "--json").out());
        assertEquals("plumbline-audit/1", audit.get("format").textValue());
        assertEquals(3, audit.at("/courses/mae").size());
        String schema = Files.readString(Path.of("spec/schema/audit.schema.json"));
        assertEquals(Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(audit));
        for (String objective : new String[] {"mae", "cl"}) {
            JsonNode course = audit.get("courses").get(objective);
            assertFalse(course.get(0).has("rounding-distance"), "both trainings start at 0");
            double phi = course.get(2).at("/rounding-distance/feature/1").asDouble();
            assertTrue(phi > Math.pow(2, -68) && phi < Math.pow(2, -60), "about a unit of the grid: " + phi);
        }
        for (JsonNode verdict : audit.get("verdicts")) {
            boolean applicable = verdict.get("unmet").isEmpty();
            assertEquals(applicable, !verdict.get("measures").isEmpty(), verdict.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"--threads 0 --preset tiny, --threads 0: expected 1 or more",
            "--fail-on holds --preset tiny, --fail-on holds: expected refuted", "--preset teeny, tiny",
            "--preset tiny --config x.yaml, mutually exclusive", "--digits 0 --preset tiny, --digits: got 0"})
    void wrongUseIsOneLineAndNothingIsWritten(String arguments, String complaint) throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = audit((arguments + " --out " + out).split(" "));
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().lines().findFirst().orElse("").contains(complaint), run.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void aFolderThatIsNotOursIsRefusedBeforeAnythingIsComputed() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.tex"), "years of work");
        CommandRun run = audit("--config", config().toString(), "--out", mine.toString());
        assertEquals(2, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("years of work", Files.readString(mine.resolve("thesis.tex")));
    }
}
