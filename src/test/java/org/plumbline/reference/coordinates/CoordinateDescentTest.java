package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;

/** def:rounded-descent in coordinates on the grid of quarters, and the refusals of the package. */
class CoordinateDescentTest {

    private static GridMatrix quarters(long numerator) {
        return new GridMatrix(1, 1, 2, new BigInteger[] {BigInteger.valueOf(numerator)});
    }

    private static GridMatrix step(long q, String low, String high, String eta) {
        Enclosure lower = DyadicText.enclose(low, 60).rescale(60);
        Enclosure upper = DyadicText.enclose(high, 60).rescale(60);
        Enclosure gradient = Enclosure.of(lower.lo(), upper.hi(), 60);
        return CoordinateDescent.descend(quarters(q), new Enclosure[][] {{gradient}}, DyadicText.parse(eta));
    }

    @ParameterizedTest
    @CsvSource({"1,0.1,1,1", "1,0.1,2,2", "1,-0.1,2,0", "0,0.3,1/2,1", "0,1,3/4,3", "-3,1,1,1", "2,0,4,2",
            // ties go to the even numerator: 1/8, 3/8, 5/8, -1/8, -3/8
            "0,0.125,1,0", "0,0.375,1,2", "0,0.625,1,2", "0,-0.125,1,0", "0,-0.375,1,-2", "1,0.125,1,2", "1,-0.125,1,0",
            "0,0.25,1/2,0", "0,0.75,1/2,2", "3,0.25,64,67"})
    void theStepIsRoundedHalfEvenToTheGrid(long q, String gradient, String eta, long expected) {
        GridMatrix next = step(q, gradient, gradient, eta);
        assertEquals(BigInteger.valueOf(expected), next.numerator(0, 0));
        assertEquals(2, next.gridBits());
    }

    @Test
    void aRoundingThatTheIntervalLeavesOpenIsNotDecided() {
        assertNotNull(step(0, "0.119", "0.121", "1"));
        assertNull(step(0, "0.119", "0.126", "1"));
        assertNotNull(step(0, "0.119", "0.126", "1/2"), "the step size scales the interval");
        assertNull(step(0, "0.0302", "0.0342", "4"));
        assertNull(step(0, "-0.126", "-0.119", "1"));
        assertNull(step(0, "0.125", "0.1250000000001", "1"), "a tie and its neighbours");
    }

    @Test
    void zeroIsAStateOfEqualRows() {
        SmallCase small = SmallCase.random(3);
        Coordinates zero = Coordinates.zero(small.setting(), 40);
        assertTrue(zero.rowsAreEqual());
        assertEquals(Dyadic.ZERO, zero.featurePosition(1, 0, 1));
        assertEquals(Dyadic.ZERO, zero.positionPosition(1, 2));
        CoordinateCase at = CoordinateCase.of(small);
        Coordinates next = Guaranteed.descend(zero, at.mae(), Dyadic.of(2));
        assertFalse(next.rowsAreEqual(), "MAE treats queries differently");
        assertEquals(40, next.state().gridBits());
    }

    /** From 0 with P a power of two the gradient is a dyadic number, and even a tie on the grid is decided. */
    @Test
    void theFirstGradientIsExactWherePIsAPowerOfTwo() {
        SmallCase small = SmallCase.random(new Random(1), 8, 2, 0);
        CoordinateCase at = CoordinateCase.of(small);
        Coordinates zero = Coordinates.zero(small.setting(), 4);
        for (Enclosure[] row : Guaranteed.negativeGradient(zero, at.mae(), 30)) {
            for (Enclosure entry : row) {
                assertTrue(entry.isPoint(), entry.toString());
            }
        }
        for (int bits = 1; bits < 24; bits++) {
            assertNotNull(Guaranteed.descend(Coordinates.zero(small.setting(), bits), at.mae(), Dyadic.ONE));
        }
    }

    /** Both at once are what each is alone, and a step is the same with and without its loss. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void sharingTheAttentionChangesNothing(long seed) {
        CoordinateCase at = CoordinateCase.of(SmallCase.random(seed));
        for (BatchObjective objective : new BatchObjective[] {at.mae(), at.cl()}) {
            CoordinateLayer layer = at.layer(90);
            LossAndGradient both = objective.lossAndGradient(layer);
            assertEquals(objective.loss(layer).toString(), both.loss().toString());
            assertEquals(Arrays.deepToString(objective.negativeGradient(layer)),
                    Arrays.deepToString(both.negativeGradient()));
            for (int digits : new int[] {1, 20, 60}) {
                DescentStep step = Guaranteed.step(at.at(), objective, Dyadic.of(2), digits);
                GridMatrix alone = Guaranteed.descend(at.at(), objective, Dyadic.of(2)).state();
                for (int i = 0; i < alone.rows() * alone.columns(); i++) {
                    assertEquals(alone.numerator(i / alone.columns(), i % alone.columns()),
                            step.next().state().numerator(i / alone.columns(), i % alone.columns()));
                }
                assertTrue(Guaranteed.missingBits(step.loss(), WorkingScale.bits(digits)) <= 0);
                assertTrue(step.loss().overlaps(Guaranteed.loss(at.at(), objective, 70)));
            }
        }
    }

    @Test
    void moreBitsThanCanBeCarriedAreRefused() {
        CoordinateCase at = CoordinateCase.of(SmallCase.random(3));
        assertThrows(ArithmeticException.class, () -> Guaranteed.layer(at.at(), Dyadic.MAX_SCALE));
        Coordinates far = at.at(at.state(0, (p, c) -> BigInteger.ONE.shiftLeft(40 * (c % 2)))).at();
        assertThrows(ArithmeticException.class, () -> Guaranteed.step(far, at.mae(), Dyadic.ONE, 20));
        assertThrows(ArithmeticException.class, () -> Guaranteed.loss(far, at.cl(), 20));
    }

    @Test
    void badUseIsRefused() {
        SmallCase small = SmallCase.random(3);
        CoordinateCase at = CoordinateCase.of(small);
        GridMatrix square = GridMatrix.zero(3, 10);
        assertThrows(IllegalArgumentException.class, () -> new Coordinates(small.setting(), square));
        assertThrows(IllegalArgumentException.class, () -> Projection.project(small.setting(), square));
        MaskedSample[] none = new MaskedSample[0];
        assertThrows(IllegalArgumentException.class, () -> new ReconstructionBatch(none));
        ContrastiveSample[] sample = {CoordinateCase.sample(small.contrasts().get(0))};
        assertThrows(IllegalArgumentException.class, () -> new ContrastiveBatch(sample, Dyadic.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new ContrastiveBatch(new ContrastiveSample[0], Dyadic.ONE));
        CoordinateLayer layer = new CoordinateLayer(at.at(), new EnclosureMath(60));
        CoordinatePass pass = CoordinatePass.ofMasked(layer, CoordinateCase.sample(small.masked().get(0)));
        int unmasked = 0;
        while (small.masked().get(0).mask().isMasked(unmasked)) {
            unmasked++;
        }
        int p = unmasked;
        assertThrows(IllegalArgumentException.class, () -> pass.row(p));
    }
}
