package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;

class DyadicTest {

    private static Dyadic dyadic(long numerator, int scale) {
        return Dyadic.of(BigInteger.valueOf(numerator), scale);
    }

    @Test
    void theFormIsCanonical() {
        assertEquals(dyadic(3, 2), dyadic(12, 4));
        assertEquals(BigInteger.valueOf(3), dyadic(12, 4).numerator());
        assertEquals(2, dyadic(12, 4).scale());
        assertEquals(dyadic(3, 2).hashCode(), dyadic(12, 4).hashCode());
        assertEquals(Dyadic.of(6), dyadic(24, 2));
        assertEquals(0, dyadic(24, 2).scale());
        assertEquals(Dyadic.ZERO, dyadic(0, 17));
        assertEquals(0, dyadic(0, 17).scale());
        assertNotEquals(dyadic(3, 2), dyadic(3, 3));
        assertNotEquals(dyadic(3, 2), dyadic(5, 2));
    }

    @Test
    void sumsDifferencesAndProductsAreExact() {
        assertEquals(dyadic(1, 4), dyadic(5, 3).minus(dyadic(9, 4)), "5/8 - 9/16");
        assertEquals(dyadic(19, 4), dyadic(5, 3).plus(dyadic(9, 4)), "5/8 + 9/16");
        assertEquals(dyadic(45, 7), dyadic(5, 3).times(dyadic(9, 4)), "5/8 * 9/16");
        assertEquals(Dyadic.ONE, dyadic(1, 1).plus(dyadic(1, 1)));
        assertEquals(dyadic(-5, 3), dyadic(5, 3).negate());
        assertEquals(Dyadic.ZERO, dyadic(5, 3).minus(dyadic(5, 3)));
    }

    @Test
    void orderIsThatOfTheValues() {
        assertTrue(dyadic(5, 3).compareTo(dyadic(9, 4)) > 0);
        assertTrue(dyadic(-5, 3).compareTo(dyadic(-9, 4)) < 0);
        assertEquals(0, dyadic(2, 1).compareTo(Dyadic.ONE));
        assertEquals(-1, dyadic(-1, 90).signum());
        assertEquals(0, Dyadic.ZERO.signum());
    }

    @Test
    void theNumeratorOverAFinerGridIsExactAndOverACoarserOneRefused() {
        assertEquals(BigInteger.valueOf(20), dyadic(5, 3).numeratorAt(5));
        assertEquals(BigInteger.valueOf(5), dyadic(5, 3).numeratorAt(3));
        assertThrows(IllegalArgumentException.class, () -> dyadic(5, 3).numeratorAt(2));
    }

    @Test
    void scalesOutsideTheirRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> dyadic(1, -1));
        assertThrows(IllegalArgumentException.class, () -> dyadic(1, Dyadic.MAX_SCALE + 1));
        assertEquals(Dyadic.MAX_SCALE, dyadic(1, Dyadic.MAX_SCALE).scale());
        Dyadic tiny = dyadic(1, Dyadic.MAX_SCALE);
        assertThrows(IllegalArgumentException.class, () -> tiny.times(tiny));
    }

    @Test
    void theExactApfloatIsTheSameNumber() {
        assertEquals(0, new BigDecimal("-0.1875").compareTo(Exactly.value(Precision.exact(dyadic(-3, 4)))));
        Dyadic fine = dyadic(12345, 130);
        assertEquals(0, Exactly.value(fine).compareTo(Exactly.value(Precision.exact(fine))));
        assertEquals(0, Precision.exact(Dyadic.ZERO).signum());
    }

    @Test
    void theTextSaysTheNumber() {
        assertEquals("-3p-4", dyadic(-3, 4).toString());
        assertEquals("3", Dyadic.of(3).toString());
        assertEquals("0", Dyadic.ZERO.toString());
    }
}
