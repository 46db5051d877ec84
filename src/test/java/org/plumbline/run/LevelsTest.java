package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.LatentLaw;

/** The two levels as a run sees them. */
class LevelsTest {

    private static final int STEPS = 4;

    private final Workers workers = new Workers(2);

    @AfterEach
    void end() {
        workers.close();
    }

    private static Experiment experiment(int reflections) {
        return experiment(reflections, "0");
    }

    private static Experiment experiment(int reflections, String start) {
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        training.put(Objective.MAE, new Config.Training(STEPS, 3, true, Dyadic.of(6), 40, 0, Dyadic.ONE));
        training.put(Objective.CL, new Config.Training(STEPS, 2, true, Dyadic.of(50), 40, 2, DyadicText.parse("1/2")));
        LatentLaw law = new LatentLaw(DyadicText.parse("1/2"), DyadicText.parse("5/4"));
        return Experiment.of(new Config("levels", 3, 20, LevelName.COORDINATES,
                new Config.Data(8, List.of(List.of(4, 2, 2), List.of(4, 2, 2)), law, reflections), 4, training,
                new Config.Audit(3, 0, 0, Map.of(), Map.of()), "", DyadicText.parse(start)));
    }

    private GridMatrix trained(Level level) {
        return Trainer.train(level, new Checkpoint(0, level.start()), STEPS, (before, step) -> {}).state();
    }

    /** On the standard basis Q holds Phi and Upsilon as entries: both levels round the same numbers. */
    @ParameterizedTest
    @CsvSource({"MAE, 0", "CL, 0", "MAE, 1/8", "CL, 1/8"})
    void onTheStandardBasisBothLevelsReachTheSameState(Objective objective, String start) {
        Experiment experiment = experiment(0, start);
        Setting setting = experiment.setting();
        GridMatrix q = trained(new DefinitionLevel(experiment, objective, workers));
        GridMatrix coordinates = trained(new CoordinatesLevel(experiment, objective, workers));
        boolean moved = false;
        for (int p = 0; p < setting.positions(); p++) {
            for (int c = 0; c < coordinates.columns(); c++) {
                assertEquals(q.get(setting.positionIndex(p), c), coordinates.get(p, c));
                moved |= coordinates.get(p, c).signum() != 0;
            }
        }
        assertTrue(moved);
    }

    @ParameterizedTest
    @CsvSource({"MAE, 0, 0", "MAE, 1, 0", "CL, 0, 0", "CL, 1, 0", "MAE, 2, 1/8", "CL, 1, 3"})
    void observationsOverlap(Objective objective, int reflections, String start) {
        Experiment experiment = experiment(reflections, start);
        Observation byDefinition = new DefinitionLevel(experiment, objective, workers)
                .observe(new DefinitionLevel(experiment, objective, workers).start());
        Level level = new CoordinatesLevel(experiment, objective, workers);
        Observation seen = level.observe(level.start());
        assertTrue(seen.loss().overlaps(byDefinition.loss()));
        assertTrue(seen.floor().overlaps(byDefinition.floor()));
        for (int i = 0; i < seen.probes().size(); i++) {
            assertOverlap(byDefinition.probes().get(i).attention(), seen.probes().get(i).attention());
            assertOverlap(byDefinition.probes().get(i).areaAttention(), seen.probes().get(i).areaAttention());
        }
        assertOverlap(byDefinition.featurePosition(), seen.featurePosition());
        assertOverlap(byDefinition.positionPosition(), seen.positionPosition());
    }

    private static void assertOverlap(Enclosure[][] expected, Enclosure[][] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i].length, actual[i].length);
            for (int j = 0; j < expected[i].length; j++) {
                assertTrue(expected[i][j].overlaps(actual[i][j]), expected[i][j] + " and " + actual[i][j]);
            }
        }
    }

    /** Every entry is drawn, from row to row another one, and no larger than the scale. */
    @Test
    void aRandomStartIsTheSameForBothObjectivesAndWithinItsScale() {
        Experiment experiment = experiment(0, "1/8");
        GridMatrix start = new CoordinatesLevel(experiment, Objective.MAE, workers).start();
        GridMatrix other = new CoordinatesLevel(experiment, Objective.CL, workers).start();
        Dyadic scale = DyadicText.parse("1/8");
        for (int p = 0; p < start.rows(); p++) {
            for (int c = 0; c < start.columns(); c++) {
                Dyadic entry = start.get(p, c);
                assertEquals(entry, other.get(p, c));
                assertTrue(entry.compareTo(scale) <= 0 && entry.negate().compareTo(scale) <= 0);
                assertTrue(p == 0 || !entry.equals(start.get(p - 1, c)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MAE, 0, 0", "MAE, 2, 0", "CL, 0, 0", "CL, 2, 0", "MAE, 1, 1/4", "CL, 1, 1/4"})
    void everyStepInCoordinatesAgreesWithTheDefinitions(Objective objective, int reflections, String start) {
        Experiment experiment = experiment(reflections, start);
        LevelCheck check = new LevelCheck(experiment, objective, workers);
        Level level = new CoordinatesLevel(experiment, objective, workers);
        Trainer.train(level, new Checkpoint(0, level.start()), STEPS,
                (before, step) -> assertTrue(check.agrees(before, step), "step " + before.step()));
    }

    @Test
    void aStepThatIsOffByTwoGridUnitsOrByItsLossDoesNotAgree() {
        Experiment experiment = experiment(0);
        LevelCheck check = new LevelCheck(experiment, Objective.MAE, workers);
        Level level = new CoordinatesLevel(experiment, Objective.MAE, workers);
        Checkpoint start = new Checkpoint(0, level.start());
        Level.Step step = level.step(0, start.state());
        assertTrue(check.agrees(start, step));
        GridMatrix next = step.next();
        BigInteger[] moved = new BigInteger[next.rows() * next.columns()];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = next.numerator(i / next.columns(), i % next.columns());
        }
        moved[5] = moved[5].add(BigInteger.TWO);
        GridMatrix off = new GridMatrix(next.rows(), next.columns(), next.gridBits(), moved);
        assertFalse(check.agrees(start, new Level.Step(off, step.loss(), step.floor())));
        Enclosure loss = step.loss().plus(Enclosure.of(Dyadic.of(BigInteger.ONE, 40)));
        assertFalse(check.agrees(start, new Level.Step(next, loss, step.floor())));
    }
}
