package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Objective;
import org.plumbline.theory.Claims;

/** Quantities measured on courses whose numbers are made up, so that each can be worked out by hand. */
class MeasurementsTest {

    /** log 16 = 4 log 2. */
    private static final double LOG_P = 4 * Math.log(2);

    /** A number in sixteenths. */
    private static Enclosure x(int sixteenths) {
        return Enclosure.of(Dyadic.of(BigInteger.valueOf(sixteenths), 4));
    }

    /**
     * Statistics from the numbers that matter, in sixteenths.
     *
     * @param own A_own of local rows, unconditional; the conditional one is 1/16 more
     * @param global A_global of local rows
     * @param phiOwn Phi_own of local rows
     * @param phiGlobal Phi_global of local rows
     * @param globalRow Phi_own of global rows
     * @param loss the loss, over a floor of 1/16
     */
    private static Statistics statistics(int own, int global, int phiOwn, int phiGlobal, int globalRow, int loss) {
        return new Statistics(
                Map.of(Kind.LOCAL,
                        new Statistics.Attention(Optional.of(x(own + 1)), Optional.of(x(own)), x(own), x(global)),
                        Kind.GLOBAL,
                        new Statistics.Attention(Optional.of(x(15)), Optional.of(x(14)), x(13), x(13))),
                Map.of(Kind.LOCAL,
                        new Statistics.Correlation(List.of(x(phiOwn)), x(phiOwn), x(phiGlobal), x(phiGlobal - 1),
                                Optional.empty()),
                        Kind.GLOBAL,
                        new Statistics.Correlation(List.of(x(globalRow - 1), x(globalRow + 1)), x(globalRow),
                                x(globalRow), x(globalRow - 2), Optional.empty())),
                List.of(x(12), x(11), x(13)), x(-phiGlobal), x(phiOwn), x(2 * phiOwn), x(0), x(loss), x(1));
    }

    private static Course course(Objective objective, List<Statistics> statistics, int... losses) {
        List<Enclosure> seen = new ArrayList<>();
        List<Enclosure> floors = new ArrayList<>();
        for (int loss : losses) {
            seen.add(x(loss));
            floors.add(x(2));
        }
        return new Course(objective, statistics, seen, floors, null, null,
                new TreeMap<>(Map.of(0, new Diversity(Optional.empty(), Optional.empty(), OptionalDouble.empty()), 1,
                        new Diversity(Optional.of(x(objective == Objective.MAE ? 10 : 1)),
                                Optional.of(x(objective == Objective.MAE ? 20 : 3)), OptionalDouble.of(1)))),
                new TreeMap<>());
    }

    /** A_global^2 is 1/4, 1/4, 1/16, 0 against A_own 1/16, 3/16, 2/16, 14/16: the crossover comes after two steps. */
    private static Course mae() {
        return course(Objective.MAE,
                List.of(statistics(1, 8, 0, 0, 0, 30), statistics(3, 8, 2, -10, 8, 20),
                        statistics(2, 4, 6, -16, 10, 12), statistics(14, 0, 40, -20, 44, 3)),
                28, 17, 11);
    }

    private static Course cl() {
        return course(Objective.CL, List.of(statistics(1, 8, 0, 0, 0, 30), statistics(1, 9, 1, 20, 20, 20),
                statistics(1, 9, 1, 30, 30, 13), statistics(1, 14, -3, 40, 40, 11), statistics(1, 14, -3, 44, 44, 10)),
                29, 21, 14, 12);
    }

    private static Map<String, Enclosure> measured(Map<Objective, Course> courses) {
        return Measurements.of(TestRuns.config(16, List.of(List.of(8, 4, 4)), "1", "1"), courses);
    }

    private static void assertMeasured(double expected, String key) {
        Map<String, Enclosure> measured = measured(Map.of(Objective.MAE, mae(), Objective.CL, cl()));
        assertTrue(measured.containsKey(key), key);
        assertEquals(expected, Interval.middle(measured.get(key)), 1e-12, key);
    }

    @Test
    void reconstruction() {
        // eight patches are masked
        assertMeasured(2 / 16.0 / 8, "thm:mae-loss.excess");
        assertMeasured(15 / 16.0, "thm:mae-attention.local-own-attention");
        assertMeasured(15 / 16.0, "thm:mae-attention.global-own-attention");
        assertMeasured(20 / 16.0 / LOG_P, "thm:mae-negligible.features");
        assertMeasured(80 / 16.0 / LOG_P, "thm:mae-negligible.positions");
        assertMeasured(20 / 16.0 / LOG_P, "thm:mae-negative-gap.global");
        // the least of 29, 19, 11, 2 on the probes and 26, 15, 9 on the batches
        assertMeasured(2 / 16.0, "lem:batch-floor.least-excess");
    }

    @Test
    void phases() {
        assertEquals(OptionalInt.of(2), mae().crossover());
        assertMeasured(16 / 16.0 / LOG_P, "thm:mae-positive-gap.decoupling");
        assertMeasured(6 / 16.0, "thm:mae-positive-gap.separation");
        assertMeasured(4 / 16.0, "thm:mae-positive-gap.drift");
        assertMeasured(40 / 16.0 / LOG_P, "thm:mae-positive-gap.growth");
    }

    @Test
    void withoutACrossoverThereIsNothingToSayOfIt() {
        Course never = course(Objective.MAE, mae().statistics().subList(0, 2), 28);
        assertEquals(OptionalInt.empty(), never.crossover());
        Map<String, Enclosure> measured = measured(Map.of(Objective.MAE, never));
        assertFalse(measured.containsKey("thm:mae-positive-gap.decoupling"));
        assertTrue(measured.containsKey("thm:mae-positive-gap.growth"));
        assertFalse(measured.containsKey("thm:cl-loss.fall"));
    }

    @Test
    void anUndecidedStepHidesTheCrossoverBehindIt() {
        List<Statistics> statistics = new ArrayList<>(mae().statistics());
        Statistics before = statistics.get(1);
        Statistics.Attention local = before.attention().get(Kind.LOCAL);
        // A_own from 3/16 to 5/16 holds A_global^2 = 1/4
        Enclosure wide = Enclosure.of(BigInteger.valueOf(3), BigInteger.valueOf(5), 4);
        statistics.set(1, new Statistics(
                Map.of(Kind.LOCAL, new Statistics.Attention(local.own(), local.leastOwn(), wide, local.globalOfAll())),
                before.correlations(), before.globalAttention(), before.otherFeatures(), before.localFeatures(),
                before.positions(), before.rowDifference(), before.loss(), before.floor()));
        assertEquals(OptionalInt.empty(), course(Objective.MAE, statistics, 28, 17, 11).crossover());
    }

    @Test
    void fewerThanFourStepsSayNothingOfALossThatSettles() {
        Course three = course(Objective.CL, cl().statistics().subList(0, 4), 29, 21, 14);
        assertFalse(measured(Map.of(Objective.CL, three)).containsKey("thm:cl-loss.unrest"));
    }

    @Test
    void globalRows() {
        // the means rise by 8, 2, 34; so does each of the two
        // in units of the grid 2^-64
        assertMeasured(0x1p64 * 2 / 16.0, "thm:mae-global-row.least-increase");
        assertMeasured(8 / 34.0, "thm:mae-global-row.first-rate");
        assertMeasured(44 / 16.0 / LOG_P, "thm:mae-global-row.growth");
    }

    @Test
    void contrast() {
        assertMeasured(11 / 16.0, "thm:cl-collapse.global-attention");
        // the least Phi_global: 43 of local rows, 42 of global ones
        assertMeasured(42 / 16.0 / LOG_P, "thm:cl-collapse.growth");
        assertMeasured(1 / 16.0 / LOG_P, "thm:cl-collapse.local");
        assertMeasured(20 / 16.0, "thm:cl-loss.fall");
        // the last quarter of four steps is one step: from 11 to 10
        assertMeasured(1 / 20.0, "thm:cl-loss.unrest");
    }

    @Test
    void diversity() {
        assertMeasured(10 / 16.0, "thm:diversity.mae-distance");
        assertMeasured(1 / 16.0, "thm:diversity.cl-distance");
        assertMeasured(17 / 16.0, "thm:diversity.information");
    }

    @Test
    void everyMeasureOfTheRegistryCanBeMeasured() {
        Map<String, Enclosure> measured = measured(Map.of(Objective.MAE, mae(), Objective.CL, cl()));
        Claims.load().all().forEach(claim -> claim.measures().forEach(
                each -> assertTrue(measured.containsKey(claim.id() + "." + each.quantity()), each.quantity())));
    }
}
