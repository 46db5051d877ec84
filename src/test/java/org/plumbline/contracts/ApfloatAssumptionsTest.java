package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

/** What spec/jml and spec/openjml assume of Apfloat, tried on edges and on random numbers at several precisions. */
class ApfloatAssumptionsTest {

    private static final long[] DIGITS = {1, 2, 17, 50, 200};

    private static List<Apfloat> numbers() {
        Random random = new Random(20260302);
        List<Apfloat> numbers = new ArrayList<>();
        for (long digits : DIGITS) {
            for (long edge : new long[] {0, 1, -1, 9, -10, Long.MAX_VALUE, Long.MIN_VALUE}) {
                numbers.add(new Apfloat(edge, digits));
            }
            for (int i = 0; i < 12; i++) {
                BigInteger mantissa = new BigInteger(1 + random.nextInt(400), random);
                Apfloat whole = new Apfloat(random.nextBoolean() ? mantissa : mantissa.negate()).precision(digits);
                numbers.add(ApfloatMath.scale(whole, random.nextInt(400) - 200));
            }
        }
        return numbers;
    }

    @Test
    void signsOfProductsAndQuotientsAreProductsOfSigns() {
        for (Apfloat a : numbers()) {
            for (Apfloat b : numbers()) {
                assertEquals(a.signum() * b.signum(), a.multiply(b).signum());
                if (b.signum() != 0) {
                    assertEquals(a.signum() * b.signum(), a.divide(b).signum());
                }
                assertNotNull(a.subtract(b));
            }
        }
    }

    @Test
    void sumsOfWhatIsNotNegativeAreNotNegative() {
        for (Apfloat a : numbers()) {
            for (Apfloat b : numbers()) {
                if (a.signum() >= 0 && b.signum() >= 0) {
                    assertEquals(Math.max(a.signum(), b.signum()), a.add(b).signum());
                }
            }
        }
    }

    @Test
    void signsSurvivePrecisionScaleRoundingAndNegation() {
        assertEquals(0, Apfloat.ZERO.signum());
        for (Apfloat a : numbers()) {
            assertTrue(-1 <= a.signum() && a.signum() <= 1);
            assertEquals(-a.signum(), a.negate().signum());
            assertTrue(a.signum() != 0 || a.scale() < 0);
            assertThrows(ArithmeticException.class, () -> a.divide(Apfloat.ZERO));
            for (long digits : DIGITS) {
                assertEquals(a.signum(), a.precision(digits).signum());
                assertEquals(a.signum(), ApfloatMath.roundToPrecision(a, digits, RoundingMode.HALF_EVEN).signum());
            }
            for (long scale : new long[] {-1000, -1, 0, 1, 1000}) {
                assertEquals(a.signum(), ApfloatMath.scale(a, scale).signum());
            }
        }
    }

    @Test
    void comparisonsAreMinusOneZeroOrOne() {
        for (Apfloat a : numbers()) {
            for (Apfloat b : numbers()) {
                int order = a.compareTo(b);
                assertTrue(-1 <= order && order <= 1);
                assertEquals(-order, b.compareTo(a));
            }
        }
    }

    @Test
    void whatIsBuiltFromANumberHasItsSign() {
        for (long value : new long[] {0, 1, -1, 99, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(Long.signum(value), new Apfloat(value).signum());
            assertEquals(Long.signum(value), new Apfloat(BigInteger.valueOf(value)).signum());
            for (long digits : DIGITS) {
                assertEquals(Long.signum(value), new Apfloat(value, digits).signum());
            }
        }
        for (Apfloat a : numbers()) {
            BigDecimal decimal = new BigDecimal(a.precision(Apfloat.INFINITE).toString());
            for (long digits : new long[] {1, 2, 50, Apfloat.INFINITE}) {
                assertEquals(a.signum(), new Apfloat(decimal, digits).signum());
            }
        }
    }

    /** Every number is written as BigDecimal reads it, and at infinite precision without loss. */
    @Test
    void textsAreDecimalsAndExactAtInfinitePrecision() {
        for (Apfloat a : numbers()) {
            assertEquals(a.signum(), new BigDecimal(a.toString()).signum());
            Apfloat shown = a.precision(Apfloat.INFINITE);
            BigDecimal decimal = new BigDecimal(shown.toString());
            assertEquals(a.signum(), decimal.signum());
            assertEquals(0, new Apfloat(decimal, Apfloat.INFINITE).compareTo(shown));
            assertEquals(0, decimal.compareTo(new BigDecimal(shown.precision(Apfloat.INFINITE).toString())));
        }
        for (String text : new String[] {"0", "-0.1", "3e-400", "12345678901234567890.000000000987654321", "-7e90"}) {
            BigDecimal decimal = new BigDecimal(text);
            assertEquals(0, decimal.compareTo(new BigDecimal(new Apfloat(decimal, Apfloat.INFINITE).toString())));
        }
    }

    /** The contracts demand these of callers, and rightly so. */
    @Test
    void whatTheContractsForbidIsRefused() {
        Apfloat one = new Apfloat(1, 20);
        assertThrows(ArithmeticException.class, () -> one.divide(Apfloat.ZERO));
        assertThrows(IllegalArgumentException.class, () -> one.precision(0));
        assertThrows(IllegalArgumentException.class, () -> new Apfloat(1.5, 0));
    }
}
