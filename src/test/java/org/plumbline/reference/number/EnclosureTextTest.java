package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Enclosures as decimals that enclose them. */
class EnclosureTextTest {

    private static Enclosure interval(long lo, long hi, int scale) {
        return Enclosure.of(BigInteger.valueOf(lo), BigInteger.valueOf(hi), scale);
    }

    @Test
    void endPointsAreRoundedOutward() {
        assertEquals("-0.38", EnclosureText.lower(interval(-3, 5, 3), 2));
        assertEquals("0.63", EnclosureText.upper(interval(-3, 5, 3), 2));
        assertEquals("-0.375", EnclosureText.lower(interval(-3, 5, 3), 3));
        assertEquals("0.6250", EnclosureText.upper(interval(-3, 5, 3), 4));
        assertEquals("-1", EnclosureText.lower(interval(-3, 5, 3), 0));
    }

    @Test
    void theRadiusReachesBothEndsFromThePrintedMiddle() {
        assertEquals("0.125", EnclosureText.middle(interval(-3, 5, 3), 3));
        assertEquals("0.50", EnclosureText.radius(interval(-3, 5, 3), 3));
        // the middle 0.125 prints as 0.12: the upper end is now 0.505 away
        assertEquals("0.12", EnclosureText.middle(interval(-3, 5, 3), 2));
        assertEquals("0.51", EnclosureText.radius(interval(-3, 5, 3), 2));
        assertEquals("0", EnclosureText.radius(interval(5, 5, 3), 3));
        assertEquals("8.7E-19", EnclosureText.radius(interval(1, 3, 60), 60));
    }

    @Test
    void printedIntervalsContainTheExactOnes() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            BigInteger lo = new BigInteger(80, random).subtract(BigInteger.ONE.shiftLeft(79));
            Enclosure a = Enclosure.of(lo, lo.add(new BigInteger(1 + random.nextInt(60), random)), random.nextInt(90));
            int decimals = random.nextInt(40);
            BigDecimal middle = new BigDecimal(EnclosureText.middle(a, decimals));
            BigDecimal radius = new BigDecimal(EnclosureText.radius(a, decimals));
            BigDecimal lower = Exactly.value(a.lower());
            BigDecimal upper = Exactly.value(a.upper());
            assertTrue(middle.subtract(radius).compareTo(lower) <= 0 && upper.compareTo(middle.add(radius)) <= 0);
            assertTrue(new BigDecimal(EnclosureText.lower(a, decimals)).compareTo(lower) <= 0);
            assertTrue(new BigDecimal(EnclosureText.upper(a, decimals)).compareTo(upper) >= 0);
        }
    }
}
