package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code population --objective cl}, at P = 12 and in the mean field. */
class ContrastPopulationTest {

    private static final String SMALL = "--patches 12 --global-size 6 --local-size 2 --clusters 2 --eta 64";

    @TempDir
    Path folder;

    private static CommandRun population(String arguments) {
        return CommandRun.of(new PopulationCommand(), ("--objective cl " + arguments).split(" "));
    }

    private static JsonNode run(String arguments) throws IOException {
        CommandRun run = population(arguments + " --json");
        assertEquals(0, run.exit(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        String schema = Files.readString(Path.of("spec/schema/contrast.schema.json"));
        assertEquals(Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(json));
        return json.path("runs").path(0);
    }

    private static double number(JsonNode node) {
        return Double.parseDouble(node.textValue());
    }

    @Test
    void theTableSaysWhichNumbersAreExact() {
        CommandRun run = population(SMALL);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("exact: expectations over all masks of X+, X++ and the negatives"), run.out());
        assertTrue(run.out().contains("mean field: counts replaced by their means"), run.out());
        assertFalse(run.out().contains("±"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
        CommandRun sampled = population(SMALL + " --sampled --replicas 2 --seed 7");
        assertTrue(sampled.out().contains("sampled: 2 trainings on fresh batches of 8 (seeds 7 to 8)"), sampled.out());
        assertTrue(sampled.out().contains("±"), sampled.out());
        assertEquals(sampled.out(), population(SMALL + " --sampled --replicas 2 --seed 7").out());
    }

    /** Trainings on batches pass a level where the exact population does, within their standard error and one step. */
    @Test
    void replicasScatterAroundTheExactTraining() throws IOException {
        JsonNode exact = run(SMALL).path("trainings").path(0);
        JsonNode sampled = run(SMALL + " --sampled --shared-global --batch 64 --replicas 6").path("estimates");
        for (String level : new String[] {"half", "nine-tenths"}) {
            for (String number : new String[] {"time", "phi-global", "phi-local"}) {
                double before = number(exact.path(level).path("before").path(number));
                double after = number(exact.path(level).path("after").path(number));
                double mean = number(sampled.path(level).path(number).path("mean"));
                double error = number(sampled.path(level).path(number).path("standard-error"));
                assertTrue(Math.abs(mean - after) <= Math.abs(after - before) + 3 * error, level + " " + number + ": "
                        + mean + " ± " + error + " for " + before + " to " + after);
                assertTrue(0 < error && error < 0.1 * Math.abs(after), level + " " + number + ": " + error);
            }
        }
    }

    /** K = 1 is the counterexample: exactly nothing collapses (hyp:clusters). */
    @Test
    void oneClusterDoesNotCollapse() throws IOException {
        String one = SMALL.replace("--clusters 2", "--clusters 1") + " --max-steps 100";
        JsonNode training = run(one).path("trainings").path(0);
        assertTrue(number(training.path("initial-rate")) < 0);
        assertTrue(number(training.path("last").path("attention")) < number(training.path("first").path("attention")));
        assertTrue(population(one).out().contains("in which nothing moves here (hyp:clusters)"));
    }

    @Test
    void theMeanFieldTakesAnySize() throws IOException {
        JsonNode run = run("--mean-field --patches 1e3,1e12");
        assertEquals("mean-field", run.path("level").textValue());
        assertTrue(number(run.path("mean-field").path("end").path("attention")) >= 0.99);
        assertTrue(population("--mean-field --patches 1e12").out().contains("A_global = 0.99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--patches 12 --row global", "--patches 12 --grid-bits 64", "--patches 12 --batch 4",
            "--patches 12 --sampled --mean-field", "--patches 12 --sampled --replicas 1", "--patches 12 --clusters 0",
            "--patches 12 --tau 0", "--patches 12 --tau 0.1", "--patches 12 --negatives 0",
            "--patches 12 --global-size 6 --local-size 6 --clusters 2", "--patches 100000", "--patches 128 --kc 0.8",
            "--patches 1000000 --sampled", "--patches 12 --global-size 2 --local-size 5 --clusters 1",
            "--patches 12 --objective other"})
    void wrongUseIsOneLineAndNothingIsWritten(String arguments) {
        Path out = folder.resolve("wrong");
        CommandRun run = population(arguments + " --out " + out);
        assertEquals(2, run.exit(), arguments);
        assertEquals("", run.out());
        assertEquals(2, run.err().lines().count(), run.err());
        assertFalse(Files.exists(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clusters 2", "--sampled", "--seed 3", "--tau 1"})
    void masksAloneHaveNoClusters(String option) {
        CommandRun run = CommandRun.of(new PopulationCommand(), ("--patches 60 " + option).split(" "));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("expected none with --objective mae"), run.err());
    }
}
