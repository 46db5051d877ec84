package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.laws.MeanFieldFlow;
import org.plumbline.laws.MeanFieldRow;
import org.plumbline.laws.Milestone;

/** The command {@code sweep}: points, parts, and what becomes of a sweep that is killed. */
class SweepCommandTest {

    private static final String MEAN_FIELD = """
            name: small
            measure: mean-field
            base: {latent: "3/2"}
            vary:
            - field: kc
              values: ["0.8", "0.9", "0.95"]
            - settings:
              - {positions: "1e6", masked-part: "0.25"}
              - {positions: "1e8", masked-part: "0.5"}
            """;

    /** Points that take long enough to be killed between two of them. */
    private static final String SLOW = """
            name: slow
            measure: population
            base: {global-size: 36, local-size: 6, positions: 60, max-steps: 60}
            vary:
            - field: eta
              values: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
            """;

    private static final String AUDIT = """
            name: audits
            measure: audit
            base:
              name: four
              seed: 1
              digits: 20
              level: coordinates
              data: {positions: 4, area-sizes: [[2, 2], [2, 2]], latents: {low: "1", high: "1"}, reflections: 0}
              mask: 2
              training:
                mae: {steps: 2, batch: 2, samples: fresh, eta: "4", grid-bits: 32}
              audit: {probes: 2}
            vary:
            - field: data.latents.high
              values: ["1", "2"]
            - settings: [{mask: 1, training.mae.eta: "2"}, {mask: 2}]
            """;

    @TempDir
    Path folder;

    private Path grid;

    @BeforeEach
    void writeGrid() throws IOException {
        grid = folder.resolve("grid.yaml");
        Files.writeString(grid, MEAN_FIELD);
    }

    private CommandRun sweep(String out, String... more) {
        Stream<String> all = Stream.concat(
                Stream.of("--grid", grid.toString(), "--out", folder.resolve(out).toString()), Stream.of(more));
        return CommandRun.of(new SweepCommand(), all.toArray(String[]::new));
    }

    private CommandRun merge(String out, String... parts) {
        Stream<String> all = Stream.concat(Stream.of("merge", "--out", folder.resolve(out).toString()),
                Stream.of(parts).map(part -> folder.resolve(part).toString()));
        return CommandRun.of(new SweepCommand(), all.toArray(String[]::new));
    }

    private Map<String, String> files(String out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = folder.resolve(out);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void everyCombinationIsAPointThatTellsWhatWasMeasured() throws IOException {
        CommandRun run = sweep("out");
        assertEquals(0, run.exit(), run.err());
        Map<String, String> files = files("out");
        assertEquals(6 + 4, files.size(), files.keySet().toString());
        List<String> lines = files.get("sweep.csv").lines().toList();
        assertEquals(7, lines.size());
        assertTrue(lines.get(0).startsWith("point,set:kc,set:positions,set:masked-part,gap,"), lines.get(0));
        assertTrue(lines.get(4).startsWith("3,0.9,1e8,0.5,"), lines.get(4));
        JsonNode point = new ObjectMapper().readTree(files.get("points/000003.json"));
        assertEquals("3/2", point.at("/config/latent").textValue().replace("3p-1", "3/2"));
        assertEquals("0.25", point.at("/config/ks").textValue(), "a field that was not given is there too");
        MeanFieldRow row = MeanFieldRow.ofExponents(1e8, 0.5, 0.9, 0.25, 1.5, false);
        assertEquals(Double.toString(MeanFieldFlow.of(row).get(Milestone.CROSSOVER).own()),
                point.at("/results").path("crossover.phi-own").textValue());
        JsonNode table = new ObjectMapper().readTree(files.get("sweep.json"));
        assertEquals(point.get("results"), table.at("/points/3/results"));
    }

    @Test
    void partsMakeTheWhole() throws IOException {
        sweep("whole");
        assertEquals(0, sweep("a", "--shard", "1/2", "--threads", "1").exit());
        assertEquals(0, sweep("b", "--shard", "2/2", "--threads", "3").exit());
        assertEquals(3 + 4, files("a").size());
        CommandRun merged = merge("merged", "b", "a");
        assertEquals(0, merged.exit(), merged.err());
        assertEquals(files("whole"), files("merged"));
    }

    @Test
    void partsThatMakeNoWholeAreRefused() throws IOException {
        sweep("a", "--shard", "1/2");
        sweep("b", "--shard", "2/2");
        refused(merge("out", "a"), "got nothing for point 1 of 6");
        refused(merge("out", "a", "b", "a"), "expected each point once");
        refused(merge("out", "a", "nowhere"), "cannot be read");
        Path point = folder.resolve("b/points/000001.json");
        Files.writeString(point, Files.readString(point).replace("\"0.8\"", "\"0.7\""));
        refused(merge("out", "a", "b"), "expected point 1 of the grid");
        Files.writeString(grid, MEAN_FIELD.replace("0.95", "0.96"));
        sweep("c", "--shard", "2/2");
        refused(merge("out", "a", "c"), "got another grid");
    }

    private void refused(CommandRun run, String words) {
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertFalse(Files.exists(folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("out.partial")));
    }

    /** The process is killed, not asked: at most the points in progress are lost, and the bytes are the same. */
    @Test
    void aSweepThatWasKilledGoesOn() throws IOException, InterruptedException {
        Files.writeString(grid, SLOW);
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.plumbline.cli.Plumbline", "sweep", "--grid",
                grid.toString(), "--out", folder.resolve("out").toString(), "--threads", "1")
                .redirectErrorStream(true).redirectOutput(folder.resolve("words").toFile()).start();
        Path points = folder.resolve("out.partial/points");
        while (process.isAlive() && !Files.exists(points.resolve("000001.json"))) {
            Thread.sleep(5);
        }
        process.destroyForcibly().waitFor();
        assertNotEquals(0, process.exitValue(), "it ended before it was killed");
        assertTrue(Files.exists(points.resolve("000001.json")), Files.readString(folder.resolve("words")));
        Object first = Files.getLastModifiedTime(points.resolve("000000.json"));
        assertFalse(Files.exists(points.resolve("000011.json")), "all points were there before it was killed");
        assertEquals(2, sweep("out").exit(), "without --resume an interrupted sweep is left alone");
        CommandRun resumed = sweep("out", "--resume", "--threads", "2");
        assertEquals(0, resumed.exit(), resumed.err());
        assertEquals(first, Files.getLastModifiedTime(folder.resolve("out/points/000000.json")),
                "what was there is not measured again");
        sweep("whole");
        assertEquals(files("whole"), files("out"));
        assertTrue(sweep("out", "--resume").err().contains("is whole"));
    }

    @Test
    void onlyTheSameSweepGoesOn() throws IOException {
        Path part = folder.resolve("out.partial");
        Files.createDirectories(part.resolve("unfinished"));
        Files.createDirectories(part.resolve("points"));
        Files.writeString(part.resolve("unfinished/README"), "A run that is under way, or was interrupted. The same "
                + "command with --resume continues it.\n");
        Files.writeString(part.resolve("unfinished/part"), "1/1\n");
        sweep("other");
        Files.copy(folder.resolve("other/grid.yaml"), part.resolve("grid.yaml"));
        CommandRun run = sweep("out", "--resume", "--shard", "1/2");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("got another part"), run.err());
        Files.writeString(grid, MEAN_FIELD.replace("0.95", "0.96"));
        run = sweep("out", "--resume");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("got another grid"), run.err());
    }

    @Test
    void auditsAreSweptOverAnyField() throws IOException {
        Files.writeString(grid, AUDIT);
        CommandRun run = sweep("out", "--threads", "1");
        assertEquals(0, run.exit(), run.err());
        Map<String, String> files = files("out");
        String csv = files.get("sweep.csv");
        assertEquals(5, csv.lines().count(), csv);
        assertTrue(csv.lines().skip(1).allMatch(line -> line.contains(",not applicable,")), csv);
        JsonNode point = new ObjectMapper().readTree(files.get("points/000002.json"));
        assertEquals(1, point.at("/config/mask").intValue());
        assertEquals("2", point.at("/config/training/mae/eta").textValue());
        assertEquals("2", point.at("/config/data/latents/high").textValue());
        assertEquals(2, point.at("/results").path("lem:batch-floor.least-excess").size());
        sweep("again", "--threads", "3");
        assertEquals(files, files("again"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"mean-field | median | measure: got \"median\", expected mean-field",
            "name: small | nome: small | nome: got an unknown key",
            "field: kc | field: kx | point 0: kx: got an unknown",
            "\"0.8\", | \"2\", | point 0: kc: got 2", "\"0.8\", | \"x\", | point 0: kc: got \"x\"",
            "\"0.8\", | 0.8, | the number 0.8", "\"3/2\" | \"0.1\" | point 0: latent: ",
            "\"3/2\" | \"-1\" | latent: got",
            "latent | eta | takes no steps", "1e6 | 1e101 | point 0: positions: got 1",
            "field: kc | field: kc.x | point 0: kc: got keys", "field: kc | field: masked-part | on two axes",
            "base: | preset: tiny\\nbase: | expected it with measure: audit", "field: kc | values: [1] | second time"})
    void whatIsNoGridIsOneLine(String from, String to, String words) throws IOException {
        assertTrue(MEAN_FIELD.contains(from), from);
        Files.writeString(grid, MEAN_FIELD.replace(from, to.replace("\\n", "\n")));
        CommandRun run = sweep("out");
        refused(run, words);
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @CsvSource({"--shard,0/2", "--shard,3/2", "--shard,x", "--threads,0"})
    void wrongUseIsRefused(String option, String value) {
        assertEquals(2, sweep("out", option, value).exit());
        assertEquals(2, CommandRun.of(new SweepCommand()).exit());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
