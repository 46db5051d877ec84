package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** Contrastive learning by descent on the exact population: K = 1 does not collapse, K >= 2 does (hyp:clusters). */
class ContrastDescentTest {

    private static ContrastCourse train(int positions, int globalSize, int localSize, int clusters, double tau,
            long maxSteps) {
        return ContrastDescent.run(new ContrastCounts(new ContrastSetting(positions, positions / 2, globalSize,
                localSize, clusters, 4, 1, tau)), 5.0 * positions, maxSteps, step -> {
                });
    }

    /** Not one step goes up: the expected signal is weakly against the collapse. */
    @Test
    void withOneClusterNothingCollapses() {
        ContrastCourse course = train(20, 10, 2, 1, 1, 60);
        assertFalse(course.passage(Milestone.HALF).isPresent());
        assertTrue(course.initialRate() < 0 && course.last().global() < 0, course.last().toString());
        assertTrue(course.last().attention() < course.first().attention(), course.last().toString());
    }

    @Test
    void withTwoClustersEveryQueryLooksAtTheGlobalArea() {
        ContrastCourse course = train(20, 10, 2, 2, 1, 400);
        assertTrue(course.ended(), course.last().toString());
        assertTrue(course.last().global() > 0.5 * Math.log(20) && course.last().largestLocal() < 0.25 * Math.log(20),
                course.last().toString());
        assertTrue(course.last().loss() < course.first().loss());
        ContrastCourse.Passage half = course.passage(Milestone.HALF).orElseThrow();
        assertTrue(half.before().attention() < 0.5 && half.after().attention() >= 0.5);
        assertEquals(half.before().time() + 100, half.after().time());
    }

    /** Where areas are large the counts hardly fluctuate: the mean field is nearer the larger they are. */
    @Test
    void theMeanFieldIsNearWhereAreasAreLarge() {
        double before = Double.POSITIVE_INFINITY;
        for (int size : new int[] {4, 16, 64}) {
            ContrastSetting setting = new ContrastSetting(2 * size, size, 3 * size / 2, size / 2, 2, 4, 1, 0.5);
            double exact = ContrastPass.of(new ContrastCounts(setting), ContrastState.ZERO).negativeGradient()
                    .phiGlobal();
            double field = ContrastMeanField.initialRate(setting.meanField(), 2, 4, 0.5);
            double error = Math.abs(field / exact - 1);
            assertTrue(error < before / 3, size + ": " + error + " after " + before);
            before = error;
        }
        assertTrue(before < 0.01, "at last " + before);
    }

    /** The path of {@link ContrastFlow}, and its time by small steps written another way. */
    @Test
    void theMeanFieldKeepsTime() {
        MeanFieldRow row = new MeanFieldRow(100, 0.5, 40, 6, 1.25, false);
        Map<Milestone, ContrastPoint> points = ContrastMeanField.of(row, 3, 2, 0.5);
        double[] phi = new double[2];
        double time = 0;
        double step = 1;
        for (Milestone level : ContrastCourse.LEVELS) {
            double attention = 0;
            while (attention < level.level()) {
                double[] weights = {20 * Math.exp(1.25 * phi[0]), 3 * Math.exp(1.25 * phi[1])};
                double total = weights[0] + 10 * weights[1] + 50;
                attention = weights[0] / total;
                double squares = (weights[0] * weights[0] + 10 * weights[1] * weights[1]) / (total * total);
                double e = Math.exp(1.5625 * squares / 0.5);
                // n = 0, 1, 2 with probabilities 4/9, 4/9, 1/9
                double signal = 4.0 / 9 * (1 - e / (e + 2)) + 4.0 / 9 * (1 - 2 * e / (2 * e + 1));
                for (int j = 0; j < 2; j++) {
                    double a = weights[j] / total;
                    phi[j] += step * signal * 1.953125 / 300 * a * (a - squares);
                }
                time += step;
            }
            ContrastPoint point = points.get(level);
            assertEquals(level.level(), point.attention(), 1e-9);
            assertEquals(time, point.time(), 0.002 * time);
            assertEquals(phi[0], point.global(), 2e-3);
            assertEquals(phi[1], point.local(), 2e-3);
        }
        assertTrue(ContrastMeanField.of(row, 1, 2, 0.5).isEmpty());
    }
}
