package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;

class EnclosureTest {

    /** The interval [lo, hi] / 8. */
    private static Enclosure eighths(long lo, long hi) {
        return Enclosure.of(BigInteger.valueOf(lo), BigInteger.valueOf(hi), 3);
    }

    private static Dyadic eighth(long numerator) {
        return Dyadic.of(BigInteger.valueOf(numerator), 3);
    }

    @Test
    void theEndPointsBelongToTheInterval() {
        Enclosure interval = eighths(-3, 5);
        assertEquals(eighth(-3), interval.lower());
        assertEquals(eighth(5), interval.upper());
        assertTrue(interval.contains(eighth(-3)));
        assertTrue(interval.contains(eighth(5)));
        assertTrue(interval.contains(Dyadic.ZERO));
        assertFalse(interval.contains(Dyadic.of(BigInteger.valueOf(-49), 7)));
        assertFalse(interval.contains(Dyadic.of(BigInteger.valueOf(81), 7)));
    }

    @Test
    void aPointIsOneNumber() {
        Enclosure point = Enclosure.of(eighth(5));
        assertTrue(point.isPoint());
        assertTrue(point.contains(eighth(5)));
        assertFalse(eighths(4, 5).isPoint());
    }

    @Test
    void comparisonsHoldForEveryPairOfPointsOrAreUndecided() {
        assertTrue(eighths(1, 2).certainlyLess(eighths(3, 4)));
        assertFalse(eighths(1, 3).certainlyLess(eighths(3, 4)), "a shared end point");
        assertTrue(eighths(1, 3).certainlyAtMost(eighths(3, 4)));
        assertFalse(eighths(1, 4).certainlyAtMost(eighths(3, 5)), "overlapping: undecided");
        assertFalse(eighths(3, 5).certainlyAtMost(eighths(1, 4)));
        assertFalse(eighths(3, 4).certainlyLess(eighths(1, 2)));
    }

    @Test
    void intervalsOverlapIfTheyShareAPoint() {
        assertTrue(eighths(1, 3).overlaps(eighths(3, 4)));
        assertTrue(eighths(3, 4).overlaps(eighths(1, 3)));
        assertTrue(eighths(1, 8).overlaps(eighths(3, 4)));
        assertFalse(eighths(1, 2).overlaps(eighths(3, 4)));
        assertFalse(eighths(3, 4).overlaps(eighths(1, 2)));
    }

    @Test
    void endPointsInTheWrongOrderAndBadScalesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> eighths(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.of(BigInteger.ZERO, BigInteger.ONE, -1));
        assertThrows(IllegalArgumentException.class,
                () -> Enclosure.of(BigInteger.ZERO, BigInteger.ONE, Dyadic.MAX_SCALE + 1));
    }

    @Test
    void theTextShowsBothEnds() {
        assertEquals("[3p-3, 1]", eighths(3, 8).toString());
    }
}
