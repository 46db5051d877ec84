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
import org.plumbline.reference.number.DyadicText;

/** The command {@code population}, at P = 60 and in the mean field. */
class PopulationCommandTest {

    @TempDir
    Path folder;

    private static CommandRun population(String... arguments) {
        return CommandRun.of(new PopulationCommand(), arguments);
    }

    @Test
    void thePhasesOfARowAreATable() {
        CommandRun run = population("--patches", "60", "--global-size", "36", "--local-size", "6", "--max-steps",
                "150");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("P = 60, a query in a local area: C_1 = 36, C = 6"), run.out());
        assertTrue(run.out().contains("exact population: m = 30, eta = 4, 150 steps on the grid 2^-64"), run.out());
        assertTrue(run.out().contains("ln(3/2)/z = 0.4055"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
    }

    @Test
    void severalPShowSlopes() {
        CommandRun run = population("--mean-field", "--patches", "1e3,1e30,1e40");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("slope of Phi_global at the crossover against log P"), run.out());
        assertTrue(run.out().contains("From P = 1e30 to 1e40"), run.out());
    }

    @Test
    void machinesGetExactCheckpoints() throws IOException {
        String[] arguments = {"--patches", "60", "--row", "global", "--max-steps", "20", "--json"};
        CommandRun run = population(arguments);
        assertEquals(run, population(arguments), "two runs differ");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("plumbline-population/1", json.path("format").textValue());
        JsonNode exact = json.path("runs").path(0).path("exact");
        JsonNode last = exact.path("checkpoints").path(exact.path("checkpoints").size() - 1);
        assertEquals("20", last.path("step").textValue());
        assertTrue(DyadicText.parse(last.path("phi-own").textValue()).signum() > 0, run.out());
        assertEquals(2, last.path("own-attention").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--patches 60 --max-steps 30", "--patches 60,70 --max-steps 150 --eta 8",
            "--patches 60 --row global --max-steps 9", "--mean-field --patches 1e8,1e12,1e16,1e20"})
    void documentsKeepToTheSchema(String arguments) throws IOException {
        JsonNode json = new ObjectMapper().readTree(population((arguments + " --json").split(" ")).out());
        String schema = Files.readString(Path.of("spec/schema/population.schema.json"));
        assertEquals(Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(json));
    }

    @Test
    void anOutputHasTheTableAndTheDocument() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = population("--mean-field", "--patches", "1e6", "--out", out.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith(Files.readString(out.resolve("population.txt"))), run.out());
        assertTrue(Files.readString(out.resolve("population.json")).contains("plumbline-population/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--patches 3", "--patches 60 --row other", "--patches 60,50", "--patches 60.5",
            "--patches 1e12", "--patches 60 --eta 0", "--patches 60 --eta 0.1", "--patches 60 --latent -1",
            "--patches 60 --masked-part 1", "--patches 60,70 --local-size 5", "--patches 60 --local-size 60",
            "--patches 60 --global-size 30 --local-size 7", "--patches 60 --grid-bits 1", "--patches 60 --kc 2",
            "--mean-field --patches 60 --global-size 70", "--patches 60 --max-steps 0"})
    void wrongUseIsOneLineAndNothingIsWritten(String arguments) {
        Path out = folder.resolve("wrong");
        CommandRun run = population((arguments + " --out " + out).split(" "));
        assertEquals(2, run.exit(), arguments);
        assertEquals("", run.out());
        assertEquals(2, run.err().lines().count(), run.err());
        assertFalse(Files.exists(out));
    }
}
