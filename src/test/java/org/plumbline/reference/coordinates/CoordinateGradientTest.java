package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.GridMatrix;

/** Both gradients in coordinates against central differences of the loss in coordinates, at 250 bits. */
class CoordinateGradientTest {

    /** The longer of the two steps is 2^-STEP. */
    private static final int STEP = 24;
    private static final int BITS = 250;

    /** Numerators from -3 to 3 of a direction in (Phi, Upsilon), over 4. */
    private static int[][] direction(Random random, GridMatrix state) {
        int[][] direction = new int[state.rows()][state.columns()];
        for (int[] row : direction) {
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextInt(7) - 3;
            }
        }
        return direction;
    }

    private static CoordinateCase moved(CoordinateCase from, int[][] direction, Dyadic h) {
        GridMatrix state = from.at().state();
        int bits = state.gridBits() + STEP + 4;
        return from.at(from.state(bits, (p, c) -> state.get(p, c)
                .plus(h.times(Dyadic.of(BigInteger.valueOf(direction[p][c]), 2))).numeratorAt(bits)));
    }

    private static BigDecimal middle(Enclosure a) {
        assertTrue(Exactly.value(a.width()).compareTo(new BigDecimal("1e-55")) < 0, "narrow enough to divide by h");
        return Exactly.value(a.lower());
    }

    private static BigDecimal central(CoordinateCase at, int[][] direction, int bits,
            Function<CoordinateCase, Enclosure> loss) {
        BigDecimal above = middle(loss.apply(moved(at, direction, Dyadic.of(BigInteger.ONE, bits))));
        BigDecimal below = middle(loss.apply(moved(at, direction, Dyadic.of(BigInteger.ONE.negate(), bits))));
        return above.subtract(below).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits - 1)));
    }

    /** The derivative along the direction that the negative gradient claims. */
    private static BigDecimal claimed(CoordinateCase at, BatchObjective objective, int[][] direction) {
        Enclosure[][] gradient = Guaranteed.negativeGradient(at.at(), objective, 50);
        BigDecimal sum = BigDecimal.ZERO;
        for (int p = 0; p < gradient.length; p++) {
            for (int c = 0; c < gradient[p].length; c++) {
                BigDecimal entry = Exactly.value(gradient[p][c].lower());
                sum = sum.subtract(entry.multiply(BigDecimal.valueOf(direction[p][c])));
            }
        }
        return sum.divide(BigDecimal.valueOf(4));
    }

    /** The error of a central difference is c h^2: near 0, and a quarter of it at half the step. */
    private static void assertDerivative(CoordinateCase at, int[][] direction, BigDecimal claimed,
            Function<CoordinateCase, Enclosure> loss) {
        BigDecimal error = central(at, direction, STEP, loss).subtract(claimed);
        BigDecimal finer = central(at, direction, STEP + 1, loss).subtract(claimed);
        assertTrue(error.abs().compareTo(new BigDecimal("1e-10")) < 0, () -> "off by " + error);
        BigDecimal left = error.subtract(finer.multiply(BigDecimal.valueOf(4)));
        assertTrue(left.abs().compareTo(new BigDecimal("1e-20")) < 0, () -> error + " and then " + finer);
        assertTrue(claimed.abs().compareTo(new BigDecimal("1e-9")) > 0, () -> "a direction that shows: " + claimed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theMaeGradientIsTheDerivativeOfTheLoss(long seed) {
        CoordinateCase at = CoordinateCase.of(SmallCase.random(seed));
        int[][] direction = direction(new Random(seed), at.at().state());
        assertDerivative(at, direction, claimed(at, at.mae(), direction), moved -> moved.mae().loss(moved.layer(BITS)));
    }

    /** Only the first argument of every similarity moves: the second stands behind the stop gradient. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theClGradientIsTheDerivativeByTheFirstArgument(long seed) {
        SmallCase small = SmallCase.random(seed);
        CoordinateCase at = CoordinateCase.of(small);
        int[][] direction = direction(new Random(seed), at.at().state());
        BigDecimal claimed = claimed(at, at.cl(), direction);
        assertDerivative(at, direction, claimed, moved -> clLoss(small, moved.layer(BITS), at.layer(BITS)));
        BigDecimal both = central(at, direction, STEP, moved -> moved.cl().loss(moved.layer(BITS)));
        assertTrue(both.subtract(claimed).abs().compareTo(new BigDecimal("1e-9")) > 0, "both arguments move");
    }

    private static Enclosure clLoss(SmallCase small, CoordinateLayer first, CoordinateLayer second) {
        Enclosure[] losses = new Enclosure[small.contrasts().size()];
        for (int b = 0; b < losses.length; b++) {
            ContrastiveSample sample = CoordinateCase.sample(small.contrasts().get(b));
            Representation anchor = Representation.clRepresentation(CoordinatePass.ofAll(first, sample.anchor()));
            Representation[] stopped = ContrastiveBatch.stopped(second, sample);
            losses[b] = CoordinateContrast.clLoss(first.math(), anchor, stopped, small.tau());
        }
        return CoordinateBatch.loss(first.math(), losses);
    }
}
