package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;

/** The distance to the same training on a finer grid (def:rounded-descent). */
class FinerRunTest {

    private static final int GRID = 40;

    private static Config config(int finer, String level) {
        return ConfigReader.read("f.yaml", String.join("\n", "name: small", "seed: 3", "digits: 30", "level: " + level,
                "data: {positions: 5, area-sizes: [[3, 1, 1], [3, 1, 1]], latents: {low: \"1/2\", high: \"1\"}, "
                        + "reflections: 0}",
                "mask: 2", "training:", "  mae: {steps: 12, batch: 3, samples: fresh, eta: \"4\", grid-bits: 40}",
                "  cl: {steps: 12, batch: 2, samples: fresh, eta: \"16\", grid-bits: 40, negatives: 2, tau: \"1/2\"}",
                "audit: {probes: 2, finer-bits: " + finer + "}", "").getBytes(StandardCharsets.UTF_8));
    }

    private static Trajectory run(Config config, Objective objective) {
        try (Workers workers = new Workers(1)) {
            return new TrainingRun(Experiment.of(config), objective, workers, null).run(step -> {});
        }
    }

    /** The states after each step of a run of its own, with a grid of its own. */
    private static List<GridMatrix> states(Config config, Objective objective, int gridBits) {
        List<GridMatrix> states = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            Level level = Levels.of(Experiment.of(config.withGridBits(objective, gridBits)), objective, workers);
            Trainer.train(level, new Checkpoint(0, level.start()), 12, (before, step) -> states.add(step.next()));
        }
        return states;
    }

    private static Dyadic largest(GridMatrix a, GridMatrix b, int from, int to) {
        Dyadic largest = Dyadic.ZERO;
        for (int p = 0; p < a.rows(); p++) {
            for (int c = from; c < to; c++) {
                Dyadic difference = a.get(p, c).minus(b.get(p, c));
                Dyadic size = difference.signum() < 0 ? difference.negate() : difference;
                largest = size.compareTo(largest) > 0 ? size : largest;
            }
        }
        return largest;
    }

    private static void assertBetween(Dyadic exact, Trajectory.Bounds bounds) {
        BigDecimal value = new BigDecimal(exact.numerator())
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(exact.scale())));
        assertTrue(new BigDecimal(bounds.lower()).compareTo(value) <= 0, bounds + " and " + value);
        assertTrue(value.compareTo(new BigDecimal(bounds.upper())) <= 0, bounds + " and " + value);
    }

    /** Both runs once more, each alone: the largest difference of their states is what was told. */
    @ParameterizedTest
    @EnumSource
    void theDistanceIsTheDifferenceOfTwoRuns(Objective objective) {
        Config config = config(20, "coordinates");
        List<GridMatrix> coarse = states(config, objective, GRID);
        List<GridMatrix> fine = states(config, objective, GRID + 20);
        int features = 6;
        boolean apart = false;
        for (Trajectory.Seen seen : run(config, objective).checkpoints()) {
            GridMatrix one = coarse.get(seen.step() - 1);
            GridMatrix other = fine.get(seen.step() - 1);
            Dyadic phi = largest(one, other, 0, features);
            assertBetween(phi, seen.distance().orElseThrow().featurePosition());
            assertBetween(largest(one, other, features, one.columns()),
                    seen.distance().orElseThrow().positionPosition());
            apart |= phi.signum() > 0;
        }
        assertTrue(apart);
    }

    /** Rounding is what pulls them apart: with 20 bits more the distance is smaller by about 2^20. */
    @ParameterizedTest
    @CsvSource({"MAE, coordinates", "CL, coordinates", "MAE, definition", "CL, definition"})
    void theDistanceIsThatOfTheGrid(Objective objective, String level) {
        Config coarse = config(20, level);
        Config fine = coarse.withGridBits(objective, GRID + 20);
        double far = largest(run(coarse, objective));
        double near = largest(run(fine, objective));
        assertTrue(far > Math.pow(2, -GRID - 4) && far < Math.pow(2, -GRID + 8), far + "");
        assertTrue(near > Math.pow(2, -GRID - 24) && near < Math.pow(2, -GRID - 12), near + "");
    }

    /** The largest of all numbers of all distances. */
    private static double largest(Trajectory trajectory) {
        return trajectory.checkpoints().stream().map(seen -> seen.distance().orElseThrow())
                .flatMap(each -> List.of(each.featurePosition(), each.positionPosition(), each.attention(), each.loss())
                        .stream())
                .mapToDouble(bounds -> Double.parseDouble(bounds.upper())).max().orElseThrow();
    }

    @Test
    void whereNoneIsAskedForNothingIsTold() {
        Trajectory trajectory = run(config(0, "coordinates"), Objective.MAE);
        assertTrue(trajectory.checkpoints().stream().allMatch(seen -> seen.distance().isEmpty()));
        assertEquals(Optional.empty(), FinerRun.of(Experiment.of(config(0, "coordinates")), Objective.MAE, null));
    }

    private static Observation looks(int phi, int upsilon, int attention, int loss) {
        Enclosure[][] areas = {{Enclosure.of(attention), Enclosure.of(0)}};
        return new Observation(new Enclosure[][] {{Enclosure.of(0), Enclosure.of(phi)}},
                new Enclosure[][] {{Enclosure.of(upsilon)}}, List.of(new Observation.Probe(null, areas)),
                Enclosure.of(loss), Enclosure.of(0));
    }

    @Test
    void differencesHaveNoSign() {
        RoundingDistance distance = RoundingDistance.between(looks(-5, 3, 1, 2), looks(2, -6, 0, 8));
        assertEquals("[7, 7] [9, 9] [1, 1] [6, 6]", distance.featurePosition() + " " + distance.positionPosition() + " "
                + distance.attention() + " " + distance.loss());
        RoundingDistance most = distance.max(RoundingDistance.between(looks(0, 0, 0, 0), looks(1, 20, -3, 0)));
        assertEquals("[7, 7] [20, 20] [3, 3] [6, 6]", most.featurePosition() + " " + most.positionPosition() + " "
                + most.attention() + " " + most.loss());
    }
}
