package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.run.Checkpoint;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigReader;
import org.plumbline.run.Experiment;
import org.plumbline.run.Levels;
import org.plumbline.run.Objective;
import org.plumbline.run.Trainer;
import org.plumbline.run.Workers;

class TrainCommandTest {

    /** A training of milliseconds; regular checkpoints are two steps apart. */
    static final String SMALL = String.join("\n", "name: small", "seed: 3", "digits: 20", "level: coordinates",
            "data: {positions: 5, area-sizes: [[3, 1, 1], [3, 1, 1]], latents: {low: \"1/2\", high: \"1\"}, "
                    + "reflections: 1}",
            "mask: 2", "training:", "  mae: {steps: 13, batch: 3, samples: fresh, eta: \"4\", grid-bits: 40}",
            "  cl: {steps: 7, batch: 2, samples: fixed, eta: \"16\", grid-bits: 40, negatives: 2, tau: \"1/2\"}",
            "audit: {probes: 2}", "");

    @TempDir
    private Path folder;

    private Path config;
    private Path out;

    @BeforeEach
    void configuration() throws IOException {
        config = Files.writeString(folder.resolve("small.yaml"), SMALL);
        out = folder.resolve("out");
    }

    private CommandRun train(String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--config", config.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(new Plumbline(), arguments.toArray(String[]::new));
    }

    /** All files below a folder with their texts. */
    private static Map<String, String> texts(Path where) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(where.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static void assertFits(String schema, String text) throws IOException {
        try (var in = TrainCommandTest.class.getResourceAsStream("/org/plumbline/spec/schema/" + schema)) {
            assertEquals(0, JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in)
                    .validate(json(text)).size());
        }
    }

    @ParameterizedTest
    @CsvSource({"mae, coordinates", "cl, coordinates", "mae, definition", "cl, definition"})
    void aRunIsItsTrajectoryCheckpointsAndConfiguration(String objective, String level) throws IOException {
        CommandRun run = train("--objective", objective, "--level", level, "--out", out.toString());
        assertEquals(0, run.exit(), run.err());
        Map<String, String> files = texts(out);
        assertEquals(Stream.concat(Stream.of("config.yaml", "manifest.json", "trajectory.json"),
                (objective.equals("mae") ? Stream.of(2, 4, 6, 8, 10, 12, 13) : Stream.of(1, 2, 3, 4, 5, 6, 7))
                        .map(step -> String.format("checkpoints/%08d.json", step)))
                .sorted().toList(),
                List.copyOf(files.keySet()));
        Config written = ConfigReader.read(out.resolve("config.yaml"));
        assertEquals(level, written.level().label());
        assertEquals(ConfigReader.read(config).withLevel(written.level()), written);
        assertFits("trajectory.schema.json", files.get("trajectory.json"));
        JsonNode trajectory = json(files.get("trajectory.json"));
        assertFits("config.schema.json", trajectory.get("config").toString());
        assertEquals(trajectory.get("checkpoints").size() + 2, run.out().lines().count(), run.out());
        assertStatesAreTheTrainers(written, objective.equals("mae") ? Objective.MAE : Objective.CL, trajectory);
    }

    /** Trains once more, without files, and compares every loss and state. */
    private void assertStatesAreTheTrainers(Config written, Objective objective, JsonNode trajectory)
            throws IOException {
        Experiment experiment = Experiment.of(written);
        List<GridMatrix> states = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            var level = Levels.of(experiment, objective, workers);
            Trainer.train(level, new Checkpoint(0, level.start()), written.training().get(objective).steps(),
                    (before, step) -> {
                        JsonNode loss = trajectory.get("steps").get(before.step()).get("loss");
                        assertTrue(DyadicText.enclose(loss.get(0).textValue(), 200).lower()
                                .compareTo(step.loss().lower()) <= 0);
                        assertTrue(DyadicText.enclose(loss.get(1).textValue(), 200).upper()
                                .compareTo(step.loss().upper()) >= 0);
                        states.add(step.next());
                    });
        }
        assertEquals(states.size(), trajectory.get("steps").size());
        for (JsonNode entry : trajectory.get("checkpoints")) {
            String text = Files.readString(out.resolve(entry.get("file").textValue()));
            assertFits("checkpoint.schema.json", text);
            assertFits("config.schema.json", json(text).get("config").toString());
            GridMatrix state = states.get(entry.get("step").intValue() - 1);
            for (int i = 0; i < state.rows(); i++) {
                for (int j = 0; j < state.columns(); j++) {
                    assertEquals(state.get(i, j),
                            DyadicText.parse(json(text).get("state").get(i).get(j).textValue()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"mae, coordinates", "cl, coordinates", "mae, definition", "cl, definition"})
    void theNumberOfThreadsCannotBeSeen(String objective, String level) throws IOException {
        Map<String, String> first = null;
        for (String threads : new String[] {"1", "2", "5"}) {
            Path where = folder.resolve(threads);
            assertEquals(0, train("--objective", objective, "--level", level, "--threads", threads, "--out",
                    where.toString()).exit());
            first = first == null ? texts(where) : first;
            assertEquals(first, texts(where));
        }
    }

    @Test
    void jsonIsTheFile() throws IOException {
        CommandRun run = train("--objective", "cl", "--json", "--out", out.toString());
        assertEquals(Files.readString(out.resolve("trajectory.json")), run.out());
        assertEquals(run.out(), train("--objective", "cl", "--json").out());
    }

    @Test
    void optionsChangeTheConfiguration() throws IOException {
        CommandRun run = train("--objective", "mae", "--seed", "-5", "--digits", "30", "--steps", "3", "--json");
        JsonNode trajectory = json(run.out());
        assertEquals(-5, trajectory.get("config").get("seed").intValue());
        assertEquals(30, trajectory.get("config").get("digits").intValue());
        assertEquals(3, trajectory.get("steps").size());
        assertFalse(run.out().equals(train("--objective", "mae", "--digits", "30", "--steps", "3", "--json").out()));
    }

    @Test
    void anEarlierOutputIsReplacedAndAnotherFolderIsNot() throws IOException {
        assertEquals(0, train("--objective", "cl", "--out", out.toString()).exit());
        assertEquals(0, train("--objective", "cl", "--steps", "2", "--out", out.toString()).exit());
        assertEquals(2, texts(out.resolve("checkpoints")).size());
        Files.writeString(out.resolve("notes"), "mine");
        CommandRun run = train("--objective", "cl", "--out", out.toString());
        assertEquals(2, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("mine", Files.readString(out.resolve("notes")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--objective mea ; --objective mea: expected mae or cl",
            "--objective mae --level population ; --level population: expected definition or coordinates",
            "--objective mae --steps 0 ; --steps: got 0, expected a whole number of steps from 1 "
                    + "to 1000000",
            "--objective mae --digits -1 ; --digits: got -1, expected a whole number of digits from 1 to 1000",
            "--objective mae --threads 0 ; --threads 0: expected 1 or more",
            "--objective mae --resume ; --resume: expected --out DIR too",
            "--objective mae --seed x ; Invalid value for option '--seed': 'x' is not a long",
            "--steps 3 ; Missing required option: '--objective=mae|cl'"})
    void wrongUseIsOneLineAndTwo(String options, String line) throws IOException {
        CommandRun run = train(options.split(" "));
        assertEquals(2, run.exit());
        assertEquals(line, run.err().lines().findFirst().orElse(""));
        assertEquals("", run.out());
        assertEquals(1, texts(folder).size(), "nothing is written");
    }

    @Test
    void aFileWithoutANameIsRefused() {
        CommandRun run = CommandRun.of(new Plumbline(), "train", "--objective", "mae", "--config", "");
        assertEquals(2, run.exit());
        assertEquals("--config: got an empty name, expected a YAML file\n", run.err());
    }

    @Test
    void anObjectiveThatIsNotConfiguredIsRefused() throws IOException {
        Files.writeString(config, SMALL.replaceAll("  cl: .*\n", ""));
        assertEquals("small: training.cl: got nothing, expected the training that --objective names\n",
                train("--objective", "cl").err());
    }

    @Test
    void numbersThatRunAwayAreOneLine() throws IOException {
        Files.writeString(config, SMALL.replace("eta: \"4\"", "eta: \"1p63\""));
        for (String level : new String[] {"definition", "coordinates"}) {
            CommandRun run = train("--objective", "mae", "--level", level);
            assertEquals(2, run.exit(), run.err());
            assertTrue(run.err().lines().anyMatch(line -> line.matches("step [0-9]+: got .*, expected .*")), run.err());
            assertFalse(run.err().contains("at fault"), run.err());
        }
    }

    @Test
    void killedAndResumedItHasTheBytesOfAnUninterruptedRun() throws IOException, InterruptedException {
        String[] training = {"train", "--preset", "tiny", "--objective", "cl", "--threads", "2", "--out"};
        Path uninterrupted = folder.resolve("uninterrupted");
        assertEquals(0, CommandRun.of(new Plumbline(), with(training, uninterrupted.toString())).exit());
        Path partial = folder.resolve("out.partial");
        kill(with(training, out.toString()), partial.resolve("checkpoints/00000012.json"));
        assertFalse(Files.exists(out), "it is visibly not there");
        CommandRun again = CommandRun.of(new Plumbline(), with(training, out.toString()));
        assertEquals(2, again.exit());
        assertTrue(again.err().contains("got an interrupted run, expected it to be continued with --resume"));
        kill(with(training, out.toString(), "--resume"), partial.resolve("checkpoints/00000030.json"));
        CommandRun rest = CommandRun.of(new Plumbline(), with(training, out.toString(), "--resume"));
        assertEquals(0, rest.exit(), rest.err());
        assertFalse(rest.err().contains("step 15 of 60"), "it does not begin anew");
        assertEquals(texts(uninterrupted), texts(out));
        assertFalse(Files.exists(partial));
        CommandRun whole = CommandRun.of(new Plumbline(), with(training, out.toString(), "--resume"));
        assertEquals(0, whole.exit());
        assertEquals(out + " is whole, nothing is left to do\n", whole.err());
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Kills a run as soon as a file is there. */
    private void kill(String[] arguments, Path file) throws IOException, InterruptedException {
        Process process = PlumblineTest.program(arguments).redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("stdout").toFile()).start();
        while (!Files.exists(file) && process.isAlive()) {
            Thread.sleep(1);
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("", Files.readString(folder.resolve("stdout")), "it was killed before its end");
    }
}
