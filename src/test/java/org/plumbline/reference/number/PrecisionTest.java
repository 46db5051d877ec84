package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionTest {

    private static final Precision PRECISION = new Precision(34);

    private static final int TWICE = 2 * (34 + Precision.GUARD_DIGITS);

    private static BigDecimal units(Precision precision, long count) {
        return value(precision.unit()).multiply(BigDecimal.valueOf(count));
    }

    @Test
    void theUnitIsTheSecondLastDigit() {
        assertEquals(0, new BigDecimal("1e-48").compareTo(value(PRECISION.unit())));
        assertEquals(34, PRECISION.digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0.5", "2.302585092994045684", "1e-40", "-1e-9", "-700", "9.999", "10",
            "123.456", "0.00390625", "-0.00390624", "9999.25", "-1234567.875", "9999999"})
    void expStaysWithinItsBound(String text) {
        for (int digits : new int[] {1, 20, 34, 50, 101}) {
            Precision precision = new Precision(digits);
            Apfloat exact = ApfloatMath.exp(new Apfloat(text, 2 * (digits + Precision.GUARD_DIGITS) + 10));
            Apfloat computed = precision.exp(new Apfloat(text, 200));
            assertWithin(units(precision, 2).multiply(value(exact)), value(exact), computed, "exp " + text);
        }
    }

    @Test
    void expOfZeroIsOneAndExpOfHugeNumbersIsRefused() {
        assertEquals(0, BigDecimal.ONE.compareTo(value(PRECISION.exp(Apfloat.ZERO))));
        assertThrows(ArithmeticException.class, () -> PRECISION.exp(new Apfloat(10000000)));
        assertThrows(ArithmeticException.class, () -> PRECISION.exp(new Apfloat(-10000000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "10", "0.5", "1.0000000000000000001", "0.9999999999999999", "3e299", "7e-299",
            "2.718281828459045235", "123456.789", "64"})
    void logStaysWithinItsBound(String text) {
        for (int digits : new int[] {1, 20, 34, 50, 101}) {
            Precision precision = new Precision(digits);
            Apfloat exact = ApfloatMath.log(new Apfloat(text, 2 * (digits + Precision.GUARD_DIGITS) + 40));
            BigDecimal bound = units(precision, 6).multiply(BigDecimal.ONE.add(value(exact).abs()));
            assertWithin(bound, value(exact), precision.log(new Apfloat(text, 200)), "log " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e301", "1e-301"})
    void logOutsideItsRangeIsRefused(String text) {
        assertThrows(ArithmeticException.class, () -> PRECISION.log(new Apfloat(text, 20)));
    }

    @Test
    void theOracleOfTheTestsAgreesWithApfloat() {
        MathContext digits = new MathContext(60);
        BigDecimal exp = value(ApfloatMath.exp(new Apfloat("-3.75", TWICE)));
        BigDecimal log = value(ApfloatMath.log(new Apfloat("3.75", TWICE)));
        BigDecimal last = new BigDecimal("1e-58");
        assertTrue(exp.subtract(Series.exp(new BigDecimal("-3.75"), digits)).abs().compareTo(last) < 0);
        assertTrue(log.subtract(Series.log(new BigDecimal("3.75"), digits)).abs().compareTo(last) < 0);
    }

    @Test
    void aDifferenceOfCloseNumbersKeepsItsDigits() {
        Apfloat almostOne = new Apfloat("0." + "9".repeat(40), 40);
        Apfloat difference = PRECISION.subtract(new Apfloat(1), almostOne);
        assertEquals(0, new BigDecimal("1e-40").compareTo(value(difference)));
        Apfloat third = PRECISION.divide(difference, PRECISION.of(3));
        BigDecimal exact = new BigDecimal("3." + "3".repeat(80) + "e-41");
        assertWithin(exact.multiply(units(PRECISION, 1)), exact, third, "a third of 10^-40");
    }

    @Test
    void exactNumbersCanBeDivided() {
        Apfloat third = PRECISION.divide(new Apfloat(1), new Apfloat(3));
        BigDecimal exact = new BigDecimal("0." + "3".repeat(100));
        assertWithin(units(PRECISION, 1), exact, third, "1/3");
        assertThrows(ArithmeticException.class, () -> PRECISION.divide(new Apfloat(1), Apfloat.ZERO));
    }

    @Test
    void sumsAndInnerProductsOfIntegersAreExact() {
        Apfloat[] a = {new Apfloat(1), new Apfloat(-2), new Apfloat(3)};
        Apfloat[] b = {new Apfloat(4), new Apfloat(5), new Apfloat(6)};
        assertEquals(new Apfloat(2), PRECISION.sum(a));
        assertEquals(new Apfloat(12), PRECISION.inner(a, b));
        assertEquals(Apfloat.ZERO, PRECISION.sum(new Apfloat[0]));
        assertEquals(Apfloat.ZERO, PRECISION.inner(new Apfloat[0], new Apfloat[0]));
    }

    @Test
    void inputsEnterUnchangedIfTheyFit() {
        assertEquals(0, new BigDecimal("-0.1875").compareTo(value(PRECISION.of(Dyadic.of(BigInteger.valueOf(-3), 4)))));
        assertEquals(0, new BigDecimal("123456789012345678")
                .compareTo(value(PRECISION.of(123456789012345678L))));
        BigInteger big = BigInteger.TEN.pow(45).add(BigInteger.ONE);
        assertEquals(0, new BigDecimal(big).compareTo(value(PRECISION.of(big))));
    }

    @Test
    void resultsAreRoundedHalfEvenWithoutHiddenDigits() {
        Precision two = new Precision(2);
        assertEquals(0, new BigDecimal("1.2").compareTo(value(two.round(new Apfloat("1.25", 30)))));
        assertEquals(0, new BigDecimal("1.4").compareTo(value(two.round(new Apfloat("1.35", 30)))));
        assertEquals(0, new BigDecimal("1.3").compareTo(value(two.round(new Apfloat("1.25000000000000001", 30)))));
        assertEquals(0, new BigDecimal("-1.2").compareTo(value(two.round(new Apfloat("-1.25", 30)))));
        assertEquals(0, BigDecimal.ZERO.compareTo(value(two.round(Apfloat.ZERO))));
        Apfloat third = PRECISION.round(PRECISION.divide(PRECISION.of(1), PRECISION.of(3)));
        assertEquals(0, new BigDecimal("0." + "3".repeat(34)).compareTo(value(third)));
    }

    @Test
    void enclosuresAreRoundedOutward() {
        Enclosure plain = PRECISION.enclose(new Apfloat("0.3", 20), new Apfloat("0.05", 20), 3);
        assertEquals(Dyadic.of(BigInteger.TWO, 3), plain.lower());
        assertEquals(Dyadic.of(BigInteger.valueOf(3), 3), plain.upper());
        Enclosure negative = PRECISION.enclose(new Apfloat("-0.3", 20), new Apfloat("0.1", 20), 3);
        assertEquals(Dyadic.of(BigInteger.valueOf(-4), 3), negative.lower());
        assertEquals(Dyadic.of(BigInteger.valueOf(-1), 3), negative.upper());
        assertTrue(PRECISION.enclose(new Apfloat("0.375", 20), Apfloat.ZERO, 3).isPoint());
        Enclosure tiny = PRECISION.enclose(new Apfloat("1e-300", 20), Apfloat.ZERO, 10);
        assertEquals(Dyadic.ZERO, tiny.lower());
        assertEquals(Dyadic.of(BigInteger.ONE, 10), tiny.upper());
    }

    @Test
    void digitsOutsideTheirRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Precision(0));
        assertThrows(IllegalArgumentException.class, () -> new Precision(Precision.MAX_DIGITS + 1));
    }
}
