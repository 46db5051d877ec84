package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** exp and log: against exact rational series, at two precisions, and by functional equations. */
class ExponentialTest {

    private static Enclosure point(long numerator, int scale) {
        return Enclosure.of(Dyadic.of(BigInteger.valueOf(numerator), scale));
    }

    private static Dyadic random(Random random, int bits, int scale) {
        BigInteger numerator = new BigInteger(bits, random);
        return Dyadic.of(random.nextBoolean() ? numerator : numerator.negate(), scale);
    }

    private static long units(Enclosure a) {
        return a.hi().subtract(a.lo()).longValueExact();
    }

    /** The sum to n terms of the series of e^x, exactly. */
    private static Fraction series(Fraction x, int terms) {
        Fraction term = Fraction.of(1, 1);
        Fraction sum = term;
        for (int i = 1; i <= terms; i++) {
            term = term.times(x).dividedBy(Fraction.of(i, 1));
            sum = sum.plus(term);
        }
        return sum;
    }

    /** Consecutive sums of the alternating series of e^-x, x below the number of terms, lie on either side of it. */
    @ParameterizedTest
    @CsvSource({"0,0,10", "1,0,64", "1,3,200", "5,2,150", "7,1,30", "123,5,90", "1,60,100", "16,0,64", "1,1,0",
            "3,2,1"})
    void theExponentialLiesBetweenConsecutiveSumsOfItsSeries(long numerator, int below, int scale) {
        Fraction x = Fraction.of(Dyadic.of(BigInteger.valueOf(numerator), below));
        Enclosure power = Exponential.exp(point(-numerator, below), scale);
        Enclosure inverse = Exponential.exp(point(numerator, below), scale);
        Fraction above = series(x.negate(), 160);
        Fraction under = series(x.negate(), 161);
        assertTrue(under.compareTo(Fraction.of(power.upper())) <= 0, "upper end " + power);
        assertTrue(above.compareTo(Fraction.of(power.lower())) >= 0, "lower end " + power);
        assertTrue(units(power) <= 2, units(power) + " units");
        assertTrue(units(inverse) <= 2, units(inverse) + " units");
        Enclosure one = new EnclosureMath(scale).times(power, inverse);
        assertTrue(one.contains(Dyadic.ONE), "e^-x e^x is " + one);
    }

    @Test
    void knownDigits() {
        // e^-1, e, e^10 and log 2, by Python's decimal module at 60 digits
        assertEquals("0.36787944117144232159552377016146086744581113103176",
                EnclosureText.lower(Exponential.exp(point(-1, 0), 200), 50));
        assertEquals("2.71828182845904523536028747135266249775724709369995",
                EnclosureText.lower(Exponential.exp(point(1, 0), 200), 50));
        assertEquals("22026.46579480671651695790064528424436635351261855678107",
                EnclosureText.lower(Exponential.exp(point(10, 0), 220), 50));
        assertEquals("0.69314718055994530941723212145817656807550013436025",
                EnclosureText.lower(Logarithm.log(point(2, 0), 200), 50));
        assertEquals("[1, 1]", Exponential.exp(point(0, 0), 80).toString());
    }

    @Test
    void theSamePowerAtTwoPrecisionsOverlapsAndIsNeverWiderThanTwoUnits() {
        Random random = new Random(1);
        for (int i = 0; i < 1500; i++) {
            Enclosure x = Enclosure.of(random(random, 1 + random.nextInt(70), 62));
            int scale = random.nextInt(400);
            Enclosure coarse = Exponential.exp(x, scale);
            Enclosure fine = Exponential.exp(x, scale + 1 + random.nextInt(100));
            assertTrue(coarse.overlaps(fine), "e^" + x + ": " + coarse + " and " + fine);
            assertTrue(units(coarse) <= 2, "e^" + x + " at " + scale + ": " + units(coarse) + " units");
        }
    }

    /** An end point of an interval, so near to the exact value that a dropped error shows. */
    private static Enclosure eitherEnd(Random random, Enclosure a) {
        return Enclosure.of(random.nextBoolean() ? a.lower() : a.upper());
    }

    /** Powers just above and just below a multiple of 2^-scale: the finer power must lie inside the coarser one. */
    @Test
    void noPowerMissesAFinerOne() {
        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            int scale = 1 + random.nextInt(12);
            Dyadic multiple = Dyadic.of(BigInteger.valueOf(1 + random.nextInt((1 << scale) - 1)), scale);
            Enclosure x = eitherEnd(random, Logarithm.log(Enclosure.of(multiple), 60 + random.nextInt(20)));
            Enclosure fine = Exponential.exp(x, scale + 120).rescale(scale + 110);
            assertTrue(Exponential.exp(x, scale).contains(fine), "e^" + x + " at " + scale);
        }
    }

    /** Logarithms just above and just below a multiple of 2^-scale. */
    @Test
    void noLogarithmMissesAFinerOne() {
        Random random = new Random(10);
        for (int i = 0; i < 3000; i++) {
            int scale = random.nextInt(12);
            Dyadic multiple = Dyadic.of(BigInteger.valueOf(random.nextInt(5 << scale) - (2 << scale)), scale);
            Enclosure x = eitherEnd(random, Exponential.exp(Enclosure.of(multiple), 60 + random.nextInt(20)));
            Enclosure fine = Logarithm.log(x, scale + 120).rescale(scale + 110);
            assertTrue(Logarithm.log(x, scale).contains(fine), "log " + x + " at " + scale);
        }
    }

    @Test
    void powersBelowTheScaleAreNotZero() {
        for (int x = 1; x < 100; x++) {
            Enclosure power = Exponential.exp(Enclosure.of(-x), x - 1);
            assertTrue(power.contains(Exponential.exp(Enclosure.of(-x), 200)), "e^-" + x);
        }
    }

    @Test
    void thePowerOfASumIsTheProductOfThePowers() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            Enclosure a = Enclosure.of(random(random, 1 + random.nextInt(66), 62));
            Enclosure b = Enclosure.of(random(random, 1 + random.nextInt(66), 62));
            EnclosureMath math = new EnclosureMath(random.nextInt(250));
            Enclosure sum = math.exp(a.plus(b));
            assertTrue(sum.overlaps(math.times(math.exp(a), math.exp(b))), a + ", " + b + " at " + math.scale());
        }
    }

    @Test
    void thePowerOfAnIntervalContainsThePowersOfItsPoints() {
        Random random = new Random(3);
        for (int i = 0; i < 700; i++) {
            Dyadic lower = random(random, 20, 16);
            Dyadic width = Dyadic.of(new BigInteger(1 + random.nextInt(18), random), 16);
            Enclosure a = EnclosureOrder.hull(Enclosure.of(lower), Enclosure.of(lower.plus(width)));
            Dyadic inner = lower.plus(width.times(Dyadic.of(BigInteger.valueOf(random.nextInt(5)), 2)));
            int scale = random.nextInt(200);
            Enclosure fine = Exponential.exp(Enclosure.of(inner), scale + 100);
            assertTrue(Exponential.exp(a, scale).contains(fine.rescale(scale + 40)), a + " and " + inner);
        }
    }

    @Test
    void theLogarithmUndoesTheExponential() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            Dyadic x = random(random, 1 + random.nextInt(66), 62);
            EnclosureMath math = new EnclosureMath(60 + random.nextInt(250));
            assertTrue(math.log(math.exp(Enclosure.of(x))).contains(x), "log e^" + x);
            Dyadic positive = random(random, 1 + random.nextInt(80), 40);
            if (positive.signum() > 0) {
                Enclosure log = math.log(Enclosure.of(positive));
                assertTrue(math.exp(log).contains(positive), "e^log " + positive);
                assertTrue(units(log) <= 2, "log " + positive + ": " + units(log) + " units");
                Enclosure fine = new EnclosureMath(math.scale() + 70).log(Enclosure.of(positive));
                assertTrue(log.overlaps(fine), "log " + positive + " at two precisions");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 16, 40, 100, 333})
    void theLogarithmOfAProductIsTheSumOfTheLogarithms(int scale) {
        Random random = new Random(scale);
        EnclosureMath math = new EnclosureMath(scale);
        for (int i = 0; i < 60; i++) {
            Dyadic a = Dyadic.of(new BigInteger(60, random).add(BigInteger.ONE), random.nextInt(70));
            Dyadic b = Dyadic.of(new BigInteger(60, random).add(BigInteger.ONE), random.nextInt(70));
            Enclosure sum = math.log(Enclosure.of(a)).plus(math.log(Enclosure.of(b)));
            assertTrue(math.log(Enclosure.of(a.times(b))).overlaps(sum), a + ", " + b);
        }
    }

    @Test
    void powersFarBelowTheScaleAreHonest() {
        Enclosure tiny = Exponential.exp(point(-800, 0), 200);
        assertEquals(BigInteger.ZERO, tiny.lo());
        assertEquals(BigInteger.ONE, tiny.hi());
        Enclosure huge = Exponential.exp(Enclosure.of(-1_000_000_000_000L), 64);
        assertEquals(BigInteger.ZERO, huge.lo());
        assertEquals(BigInteger.ONE, huge.hi());
        // e^-800 = 3.667874584177687...e-348 is no longer below the scale here
        Enclosure seen = Exponential.exp(point(-800, 0), 1300);
        assertTrue(seen.lo().signum() > 0);
        assertTrue(EnclosureText.lower(seen, 363).endsWith("00003667874584177687"), EnclosureText.lower(seen, 363));
    }

    @Test
    void badUseIsRefused() {
        assertThrows(ArithmeticException.class, () -> Exponential.exp(Enclosure.of(Exponential.MAX_ARGUMENT + 1L), 10));
        assertThrows(ArithmeticException.class, () -> Exponential.exp(Enclosure.of(16000), Dyadic.MAX_SCALE - 10));
        assertThrows(ArithmeticException.class, () -> Logarithm.log(Enclosure.of(0), 10));
        assertThrows(ArithmeticException.class, () -> Logarithm.log(Enclosure.of(-1), 10));
        Enclosure reaching = Enclosure.of(BigInteger.ZERO, BigInteger.ONE, 0);
        assertThrows(ArithmeticException.class, () -> Logarithm.log(reaching, 10));
        assertThrows(ArithmeticException.class, () -> Logarithm.log(point(1, 20000), 10));
    }
}
