package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Interrupted after any step and resumed, a training has the bytes of an uninterrupted one; what was changed meanwhile
 * is refused.
 */
class TrainingRunTest {

    private static final int STEPS = 7;

    private static final Config CONFIG = ConfigReader.read("f.yaml", String.join("\n", "name: small", "seed: 3",
            "digits: 20", "level: coordinates",
            "data: {positions: 5, area-sizes: [[3, 1, 1], [3, 1, 1]], latents: {low: \"1/2\", high: \"1\"}, "
                    + "reflections: 1}",
            "mask: 2", "training:", "  mae: {steps: 7, batch: 3, samples: fresh, eta: \"4\", grid-bits: 40}",
            "  cl: {steps: 7, batch: 2, samples: fresh, eta: \"16\", grid-bits: 40, negatives: 2, tau: \"1/2\"}",
            "audit: {probes: 2, finer-bits: 9}", "").getBytes(StandardCharsets.UTF_8));

    /** As if the process ended. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path temporary;

    private Path dir;
    private Path latest;

    @BeforeEach
    void names() throws IOException {
        dir = temporary.toRealPath().resolve("out");
        latest = temporary.toRealPath().resolve("out.partial/unfinished/latest.json");
    }

    /** Runs until a step is taken; the state is kept after every step, or only at regular checkpoints. */
    private void run(OutputDirectory opened, Config config, Objective objective, int until, boolean always) {
        Experiment experiment = Experiment.of(config);
        try (OutputDirectory output = opened; Workers workers = new Workers(1)) {
            new TrainingRun(experiment, objective, workers, output,
                    always ? 0 : Long.MAX_VALUE).run(step -> {
                        if (step == until) {
                            throw new Interrupted();
                        }
                    });
        }
    }

    private void interrupt(Config config, Objective objective, int until, boolean always) {
        assertThrows(Interrupted.class, () -> run(OutputDirectory.start(dir), config, objective, until, always));
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : Folders.files(dir)) {
            texts.put(name, Files.readString(dir.resolve(name)));
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void interruptedAfterAnyStepItEndsInTheSameBytes(Objective objective) throws IOException {
        Config sparse = CONFIG.withSteps(objective, 2 * STEPS);
        for (Config config : new Config[] {CONFIG, sparse}) {
            run(OutputDirectory.start(dir), config, objective, -1, false);
            Map<String, String> uninterrupted = texts();
            Folders.deleteAll(dir);
            for (int step = 1; step <= config.training().get(objective).steps(); step++) {
                interrupt(config, objective, step, step % 2 == 0);
                run(OutputDirectory.resume(dir), config, objective, -1, true);
                assertEquals(uninterrupted, texts(), "interrupted after step " + step);
                Folders.deleteAll(dir);
            }
        }
    }

    @Test
    void namesOfFilesDoNotDependOnTheLanguage() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals("checkpoints/00000120.json", Trajectory.file(120));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aResumedRunGoesOnWhereItEnded() {
        interrupt(CONFIG, Objective.MAE, 5, true);
        int[] first = {0};
        Experiment experiment = Experiment.of(CONFIG);
        try (OutputDirectory output = OutputDirectory.resume(dir); Workers workers = new Workers(1)) {
            new TrainingRun(experiment, Objective.MAE, workers, output)
                    .run(step -> first[0] = first[0] == 0 ? step : first[0]);
        }
        assertEquals(6, first[0]);
    }

    private String refusal(Config config, Objective objective) {
        return assertThrows(BadInput.class, () -> run(OutputDirectory.resume(dir), config, objective, -1, true))
                .getMessage();
    }

    @Test
    void anotherRunIsNotResumed() {
        interrupt(CONFIG, Objective.MAE, 3, true);
        String file = latest.resolveSibling("run.yaml").toString();
        assertEquals(file + ": got another run (seed: 3), expected this one (seed: 4)",
                refusal(CONFIG.withSeed(4), Objective.MAE));
        assertEquals(file + ": got another run (objective: mae), expected this one (objective: cl)",
                refusal(CONFIG, Objective.CL));
        assertTrue(Files.exists(latest), "it is kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ | [ |: got malformed JSON",
            "\"step\": 3 | \"step\": 4 |: steps: got 3 entries, expected 4",
            "\"step\": 3 | \"step\": 8 |: checkpoint.step: got 8, expected at most 7",
            "\"gridBits\": 40 | \"gridBits\": 41 |: state: got 5 rows on the grid 2^-41, expected 5 on the grid 2^-40",
            "\"state\": [ | \"state\": [[\"0\"], |: state: got 6 rows on the grid 2^-40, expected 5 on the grid 2^-40",
            "p-40\" | p-41\" |: state[", "p-40\" | q\" |: state[",
            "\"floor\" | \"flor\" |: steps[0].floor: got nothing",
            "\"finer\": { | \"fine\": { |: finer: got nothing",
            "\"gridBits\": 49 | \"gridBits\": 40 |: finer: state: got 5 rows on the grid 2^-40, expected 5 on the "
                    + "grid 2^-49",
            "\"attention\": [ | \"attention\": [\"0\", |: checkpoints[0].distance.attention: got",
            "\"format\": \"plumbline-checkpoint/1\", | '' |: format: got nothing"})
    void whatWasChangedIsRefused(String from, String to, String message) throws IOException {
        interrupt(CONFIG, Objective.MAE, 3, true);
        String text = Files.readString(latest);
        int at = text.indexOf(from);
        assertTrue(at >= 0, text);
        Files.writeString(latest, text.substring(0, at) + to + text.substring(at + from.length()));
        String refusal = refusal(CONFIG, Objective.MAE);
        assertTrue(refusal.startsWith(latest + message), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @Test
    void aTornFileOfTheLastStateIsRefused() throws IOException {
        interrupt(CONFIG, Objective.MAE, 3, true);
        byte[] bytes = Files.readAllBytes(latest);
        for (int length = 0; length < bytes.length - 2; length += bytes.length / 40) {
            Files.write(latest, Arrays.copyOf(bytes, length));
            assertEquals(1, refusal(CONFIG, Objective.MAE).lines().count());
        }
    }
}
