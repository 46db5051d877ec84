package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.LossAndGradient;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/** The sum over classes of masks is the expectation over all masks of both views and of the negatives. */
class ContrastPassTest {

    /** Of the enclosures, which are far narrower than a double is exact. */
    private static final int SCALE = 110;

    private static final double ROUNDING = 2e-14;

    private static double middle(Enclosure a) {
        return (PopulationRun.number(a.lower()) + PopulationRun.number(a.upper())) / 2;
    }

    /** Multiples of 2^-12 from -3 to 3. */
    private static ContrastState random(Random random) {
        double[] numbers = random.ints(4, -3 << AllViews.GRID, 3 << AllViews.GRID)
                .mapToDouble(i -> (double) i / (1 << AllViews.GRID)).toArray();
        return new ContrastState(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /** Level 2 on the batch of everything that can be drawn: P, m, C_1, C, K, N_s, z, tau. */
    @ParameterizedTest
    @CsvSource({"4,2,2,1,1,1,1,1", "4,2,2,2,1,2,1.5,0.25", "4,1,1,1,1,2,0.75,1", "5,3,2,1,1,1,1.25,0.03125",
            "6,4,2,2,1,1,1,0.5", "5,2,1,2,2,1,1.5,0.125", "5,1,1,2,2,2,1.25,0.5",
            "7,1,1,3,3,1,1.25,2"})
    void theSumIsThatOverAllMasks(int positions, int masked, int globalSize, int localSize, int clusters,
            int negatives, double latent, double tau) {
        ContrastSetting setting = new ContrastSetting(positions, masked, globalSize, localSize, clusters, negatives,
                latent, tau);
        ContrastState state = random(new Random(positions + 10 * masked + clusters));
        AllViews all = new AllViews(setting);
        Coordinates at = all.coordinates(state);
        LossAndGradient both = all.batch().lossAndGradient(new CoordinateLayer(at, new EnclosureMath(SCALE)));
        Enclosure[][] expected = both.negativeGradient();
        ContrastPass pass = ContrastPass.of(new ContrastCounts(setting), state);
        ContrastState g = pass.negativeGradient();
        double[] actual = {g.phiGlobal(), g.phiLocal(), g.upsilonGlobal(), g.upsilonLocal()};
        for (int p = 0; p < positions; p++) {
            for (int c = 0; c < expected[p].length; c++) {
                assertEquals(middle(expected[p][c]), actual[all.kind(c)], ROUNDING, "row " + p + " column " + c);
            }
        }
        assertEquals(middle(both.loss()), pass.loss(), 10 * ROUNDING);
    }

    /** The classes are all masks, and the laws of other views are laws. */
    @Test
    void theClassesAreAllMasks() {
        for (ContrastSetting setting : new ContrastSetting[] {new ContrastSetting(36, 18, 18, 3, 2, 4, 1, 1),
                new ContrastSetting(20, 5, 8, 4, 2, 1, 1, 1), new ContrastSetting(60, 50, 30, 30, 2, 1, 1, 1)}) {
            ContrastCounts counts = new ContrastCounts(setting);
            BigInteger sum = BigInteger.ZERO;
            for (ContrastCounts.MaskClass each : counts.classes()) {
                sum = sum.add(each.masks());
                double all = 0;
                double shared = 0;
                for (int i = 0; i < each.views().probability().length; i++) {
                    all += each.views().probability()[i];
                    shared += each.views().probability()[i] * each.views().shared()[i];
                }
                assertEquals(1, all, 1e-13);
                int local = setting.unmasked() - each.global();
                assertEquals((double) local * setting.localSize() * setting.unmasked() / setting.positions(), shared,
                        1e-11);
            }
            assertEquals(counts.masks(), sum, setting.toString());
        }
        assertThrows(IllegalArgumentException.class,
                () -> new ContrastCounts(new ContrastSetting(120, 60, 60, 6, 2, 1, 1, 1)));
    }

    @Test
    void atZeroTheSignalIsTheOneThatTheNoteSays() {
        // proofs-notes/hyp-clusters.md: areas 4 and 2, m = 3, N_s = 1, enumerated elsewhere
        for (double[] seen : new double[][] {{1, -2.6e-4}, {0.1, -2.4e-3}}) {
            ContrastPass pass = ContrastPass.of(new ContrastCounts(new ContrastSetting(6, 3, 4, 2, 1, 1, 1, seen[0])),
                    ContrastState.ZERO);
            assertEquals(seen[1], 6 * pass.negativeGradient().phiGlobal(), 0.05 * Math.abs(seen[1]));
        }
    }

    /** sum of Upsilon never changes (lem:cl-gradient). */
    @Test
    void noAttentionIsMade() {
        ContrastSetting setting = new ContrastSetting(24, 12, 12, 3, 3, 5, 1, 0.5);
        ContrastCounts counts = new ContrastCounts(setting);
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            ContrastState g = ContrastPass.of(counts, random(random)).negativeGradient();
            assertEquals(0, 12 * g.upsilonGlobal() + 12 * g.upsilonLocal(), 1e-15);
            assertTrue(Math.abs(g.phiGlobal()) > 1e-9);
        }
    }
}
