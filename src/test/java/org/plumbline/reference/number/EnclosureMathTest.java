package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums, products, quotients and order of intervals: known answers, tightness, refusals. */
class EnclosureMathTest {

    private static Enclosure interval(long lo, long hi, int scale) {
        return Enclosure.of(BigInteger.valueOf(lo), BigInteger.valueOf(hi), scale);
    }

    private static void assertIs(long lo, long hi, int scale, Enclosure actual) {
        assertEquals(interval(lo, hi, scale).lower(), actual.lower());
        assertEquals(interval(lo, hi, scale).upper(), actual.upper());
    }

    @Test
    void sumsAndDifferencesAreExactAtTheFinerScale() {
        assertIs(5, 11, 2, interval(1, 3, 2).plus(interval(4, 8, 2)));
        assertIs(-7, -1, 2, interval(1, 3, 2).minus(interval(4, 8, 2)));
        assertEquals(5, interval(1, 3, 2).plus(interval(1, 1, 5)).scale());
        assertIs(9, 25, 5, interval(1, 3, 2).plus(interval(1, 1, 5)));
        assertIs(-3, -1, 2, interval(1, 3, 2).negate());
        assertIs(-9, -3, 2, interval(1, 3, 2).times(BigInteger.valueOf(-3)));
    }

    @ParameterizedTest
    @CsvSource({"2,3,5,7,10,21", "-3,-2,5,7,-21,-10", "2,3,-7,-5,-21,-10", "-3,-2,-7,-5,10,21", "-3,2,5,7,-21,14",
            "-3,2,-7,-5,-14,21", "5,7,-3,2,-21,14", "-7,-5,-3,2,-14,21", "-3,2,-5,7,-21,15", "-3,2,-7,5,-15,21",
            "0,3,-2,0,-6,0", "0,0,-4,9,0,0"})
    void productsOfEverySignHaveTheBestEndPoints(long a, long b, long c, long d, long lo, long hi) {
        EnclosureMath math = new EnclosureMath(4);
        assertIs(lo, hi, 0, math.times(interval(a, b, 0), interval(c, d, 0)));
        // 2^-6 is a quarter of a unit 2^-4
        assertIs(Math.floorDiv(lo, 4), -Math.floorDiv(-hi, 4), 4, math.times(interval(a, b, 3), interval(c, d, 3)));
    }

    @ParameterizedTest
    @CsvSource({"6,12,2,3,2,6", "-12,-6,2,3,-6,-2", "6,12,-3,-2,-6,-2", "-6,12,2,3,-3,6", "-6,12,-3,-2,-6,3",
            "0,0,5,9,0,0"})
    void quotientsOfEverySignHaveTheBestEndPoints(long a, long b, long c, long d, long lo, long hi) {
        assertIs(lo, hi, 0, new EnclosureMath(4).divide(interval(a, b, 0), interval(c, d, 0)));
        assertIs(lo, hi, 0, new EnclosureMath(0).divide(interval(a, b, 3), interval(c, d, 3)));
        assertIs(lo, hi, 5, new EnclosureMath(9).divide(interval(a, b, 7), interval(c, d, 2)));
    }

    @Test
    void quotientsAreRoundedOutwardToNeighbours() {
        assertIs(5, 6, 4, new EnclosureMath(4).divide(Enclosure.of(1), Enclosure.of(3)));
        assertIs(-6, -5, 4, new EnclosureMath(4).divide(Enclosure.of(1), Enclosure.of(-3)));
        // a fine dividend over a coarse divisor
        assertIs(0, 1, 2, new EnclosureMath(2).divide(interval(1, 1, 40), Enclosure.of(3)));
    }

    @Test
    void squaresAreNotNegativeAndTight() {
        EnclosureMath math = new EnclosureMath(6);
        assertIs(0, 9, 0, math.square(interval(-3, 2, 0)));
        assertIs(4, 9, 0, math.square(interval(-3, -2, 0)));
        assertIs(4, 9, 6, math.square(interval(2, 3, 3)));
    }

    @Test
    void rescalingIsExactToAFinerScaleAndOutwardToACoarserOne() {
        assertIs(-3, 5, 3, interval(-3, 5, 3).rescale(7));
        assertIs(-1, 1, 0, interval(-3, 5, 3).rescale(0));
        assertIs(-2, 3, 2, interval(-3, 5, 3).rescale(2));
        assertIs(1, 2, 0, new EnclosureMath(0).of(Dyadic.of(BigInteger.valueOf(3), 1)));
    }

    @Test
    void hullIntersectionExtremesAndAbsoluteValue() {
        Enclosure a = interval(-3, 5, 3);
        Enclosure b = interval(1, 2, 2);
        assertIs(-3, 5, 3, EnclosureOrder.hull(a, b));
        assertIs(-3, 5, 3, EnclosureOrder.hull(b, a));
        assertIs(2, 4, 3, EnclosureOrder.intersect(a, b));
        assertIs(-3, 4, 3, EnclosureOrder.min(a, b));
        assertIs(2, 5, 3, EnclosureOrder.max(a, b));
        assertIs(0, 5, 3, EnclosureOrder.abs(a));
        assertIs(3, 5, 3, EnclosureOrder.abs(interval(-5, -3, 3)));
        assertIs(1, 2, 2, EnclosureOrder.abs(b));
        assertIs(4, 4, 3, EnclosureOrder.intersect(b, interval(4, 9, 3)));
        assertThrows(ArithmeticException.class, () -> EnclosureOrder.intersect(b, interval(5, 9, 3)));
    }

    @Test
    void widthContainmentAndZero() {
        assertEquals(Dyadic.ONE, interval(-3, 5, 3).width());
        assertTrue(interval(-3, 5, 3).contains(interval(-3, 5, 3)));
        assertFalse(interval(-3, 5, 3).contains(interval(-3, 6, 3)));
        assertFalse(interval(-3, 5, 3).contains(interval(-7, 5, 4)));
        assertTrue(interval(0, 1, 3).containsZero());
        assertTrue(interval(-1, 0, 3).containsZero());
        assertFalse(interval(1, 1, 3).containsZero());
        assertFalse(interval(-2, -1, 3).containsZero());
    }

    @Test
    void badUseIsRefused() {
        EnclosureMath math = new EnclosureMath(8);
        assertThrows(ArithmeticException.class, () -> math.divide(Enclosure.of(1), interval(-1, 1, 0)));
        assertThrows(ArithmeticException.class, () -> math.divide(Enclosure.of(1), interval(0, 1, 0)));
        assertThrows(ArithmeticException.class, () -> math.divide(Enclosure.of(1), interval(-1, 0, 0)));
        assertThrows(IllegalArgumentException.class, () -> new EnclosureMath(-1));
        assertThrows(IllegalArgumentException.class, () -> new EnclosureMath(Dyadic.MAX_SCALE + 1));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.of(1).rescale(-1));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.of(1).rescale(Dyadic.MAX_SCALE + 1));
    }

    /** At most one unit at each end beyond the exact bounds, for points and for wide intervals. */
    @Test
    void resultsAreAtMostOneUnitWiderAtEachEnd() {
        Random random = new Random(5);
        EnclosureMath math = new EnclosureMath(60);
        for (int i = 0; i < 2000; i++) {
            Enclosure a = Enclosure.of(Dyadic.of(new BigInteger(90, random), 80));
            Enclosure b = Enclosure.of(Dyadic.of(new BigInteger(90, random).setBit(89), 80));
            assertTrue(math.times(a, b).hi().subtract(math.times(a, b).lo()).intValueExact() <= 1);
            assertTrue(math.divide(a, b).hi().subtract(math.divide(a, b).lo()).intValueExact() <= 1);
        }
    }
}
