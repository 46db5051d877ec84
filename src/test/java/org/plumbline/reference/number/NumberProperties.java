package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

import org.apfloat.Apfloat;

class NumberProperties {

    private static final Precision PRECISION = new Precision(34);

    private static final BigDecimal UNIT = value(PRECISION.unit());

    /** Decimals of up to 60 digits and of very different sizes, so that lifting has something to cut. */
    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigInteger> digits = Arbitraries.bigIntegers().between(BigInteger.TEN.pow(59).negate(),
                BigInteger.TEN.pow(59));
        return Combinators.combine(digits, scales(20, 70)).as(BigDecimal::new);
    }

    @Provide
    Arbitrary<Dyadic> dyadics() {
        return Combinators.combine(Arbitraries.bigIntegers(), scales(0, 80)).as(Dyadic::of);
    }

    /** Scales with two edge cases only: pairs of numbers would have more edge cases than tries. */
    private static Arbitrary<Integer> scales(int low, int high) {
        return Arbitraries.integers().between(low, high).edgeCases(edges -> edges.includeOnly(low, high));
    }

    /** Arguments of exp and log: moderate, with 40 decimals. */
    @Provide
    Arbitrary<BigDecimal> arguments() {
        return Arbitraries.bigDecimals().between(new BigDecimal("-60"), new BigDecimal("60")).ofScale(40);
    }

    private static Apfloat apfloat(BigDecimal number) {
        return new Apfloat(number, Apfloat.INFINITE);
    }

    /** An operand as the arithmetic sees it: cut to the working digits. */
    private static BigDecimal cut(BigDecimal bound) {
        return bound.multiply(new BigDecimal("1.3"));
    }

    @Property(tries = 1000)
    void additionAndSubtractionKeepTheModel(@ForAll("decimals") BigDecimal a, @ForAll("decimals") BigDecimal b) {
        // lifting the operands costs a tenth of a unit each, which the stated unit must hold too
        BigDecimal bound = cut(UNIT.multiply(a.abs().add(b.abs())));
        assertWithin(bound, a.add(b), PRECISION.add(apfloat(a), apfloat(b)), "a + b");
        assertWithin(bound, a.subtract(b), PRECISION.subtract(apfloat(a), apfloat(b)), "a - b");
    }

    @Property(tries = 1000)
    void multiplicationKeepsTheModel(@ForAll("decimals") BigDecimal a, @ForAll("decimals") BigDecimal b) {
        BigDecimal exact = a.multiply(b);
        assertWithin(cut(UNIT.multiply(exact.abs())), exact, PRECISION.multiply(apfloat(a), apfloat(b)), "a b");
    }

    @Property(tries = 1000)
    void divisionKeepsTheModel(@ForAll("decimals") BigDecimal a, @ForAll("decimals") BigDecimal b) {
        Assume.that(b.signum() != 0);
        BigDecimal exact = a.divide(b, new MathContext(150));
        assertWithin(cut(UNIT.multiply(exact.abs())), exact, PRECISION.divide(apfloat(a), apfloat(b)), "a / b");
    }

    @Property(tries = 300)
    void expOfASumIsTheProductOfExps(@ForAll("arguments") BigDecimal a, @ForAll("arguments") BigDecimal b) {
        Apfloat product = PRECISION.multiply(PRECISION.exp(apfloat(a)), PRECISION.exp(apfloat(b)));
        Apfloat sum = PRECISION.exp(apfloat(a.add(b)));
        // 2 units for each exp and one for the product
        BigDecimal bound = UNIT.multiply(new BigDecimal("7.1")).multiply(value(sum));
        assertWithin(bound, value(sum), product, "exp a exp b");
    }

    @Property(tries = 300)
    void logUndoesExp(@ForAll("arguments") BigDecimal a) {
        Apfloat back = PRECISION.log(PRECISION.exp(apfloat(a)));
        BigDecimal bound = UNIT.multiply(new BigDecimal("6.1").multiply(BigDecimal.ONE.add(a.abs())).add(
                new BigDecimal("2.1")));
        assertWithin(bound, a, back, "log exp a");
    }

    @Property(tries = 300)
    void expAgreesWithThePlainSeries(@ForAll("arguments") BigDecimal a) {
        BigDecimal exact = Series.exp(a, new MathContext(90));
        assertWithin(UNIT.multiply(new BigDecimal("2.01")).multiply(exact), exact, PRECISION.exp(apfloat(a)), "exp");
    }

    @Property(tries = 1000)
    void dyadicArithmeticIsThatOfExactDecimals(@ForAll("dyadics") Dyadic a, @ForAll("dyadics") Dyadic b) {
        assertEquals(0, value(a).add(value(b)).compareTo(value(a.plus(b))));
        assertEquals(0, value(a).subtract(value(b)).compareTo(value(a.minus(b))));
        assertEquals(0, value(a).multiply(value(b)).compareTo(value(a.times(b))));
        assertEquals(value(a).compareTo(value(b)), a.compareTo(b));
        assertTrue(a.scale() == 0 || a.numerator().testBit(0), "canonical");
    }

    @Property(tries = 1000)
    void textComesBackAsTheSameNumber(@ForAll("dyadics") Dyadic a) {
        assertEquals(a, DyadicText.parse(a.toString()));
        assertEquals(a, DyadicText.parse(value(a).toPlainString()));
    }

    @Property(tries = 1000)
    void everyDecimalLiesInItsEnclosure(@ForAll("decimals") BigDecimal a, @ForAll @IntRange(max = 120) int scale) {
        Enclosure enclosure = DyadicText.enclose(a.toPlainString(), scale);
        assertTrue(value(enclosure.lower()).compareTo(a) <= 0 && a.compareTo(value(enclosure.upper())) <= 0);
        BigDecimal grid = value(Dyadic.of(BigInteger.ONE, scale));
        assertTrue(value(enclosure.upper()).subtract(value(enclosure.lower())).compareTo(grid) <= 0);
    }

    @Property(tries = 2000)
    void enclosuresHoldValueAndErrorAndNotMuchMore(@ForAll("decimals") BigDecimal a, @ForAll("decimals") BigDecimal e,
            @ForAll @IntRange(max = 200) int scale) {
        Enclosure enclosure = PRECISION.enclose(apfloat(a), apfloat(e.abs()), scale);
        BigDecimal low = a.subtract(e.abs());
        BigDecimal high = a.add(e.abs());
        BigDecimal grid = value(Dyadic.of(BigInteger.ONE, scale));
        assertTrue(value(enclosure.lower()).compareTo(low) <= 0, "low end");
        assertTrue(value(enclosure.upper()).compareTo(high) >= 0, "high end");
        assertTrue(value(enclosure.lower()).add(grid).compareTo(low) > 0, "low end is tight");
        assertTrue(value(enclosure.upper()).subtract(grid).compareTo(high) < 0, "high end is tight");
    }

    @Property(tries = 1000)
    void integerRoundingIsThatOfTheJdk(@ForAll BigInteger a, @ForAll @BigRange(min = "1") BigInteger b) {
        assertEquals(rounded(a, b, RoundingMode.FLOOR), Rounding.floorDivide(a, b));
        assertEquals(rounded(a, b, RoundingMode.CEILING), Rounding.ceilDivide(a, b));
        assertEquals(rounded(a, b, RoundingMode.HALF_EVEN), Rounding.halfEvenDivide(a, b));
    }

    private static BigInteger rounded(BigInteger a, BigInteger b, RoundingMode mode) {
        return new BigDecimal(a).divide(new BigDecimal(b), 0, mode).toBigInteger();
    }
}
