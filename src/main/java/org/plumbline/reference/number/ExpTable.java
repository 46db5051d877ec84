package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The exponential of many numbers at one scale: {@code e^-x = e^-n e^-(a/2^8) e^-(b/2^16) e^-(c/2^24) e^-(d/2^32) e^-r}
 * with n, a, b, c, d read off the bits of x, five numbers from tables and a short series, since r &lt; 2^-32.
 *
 * <p>Every factor lies between 0 and 1, so the errors of the factors just add up (exp:factors in
 * proofs-notes/enclosures.md). {@link Exponential} computes the entries of the tables, and everything that the tables
 * do not reach. Instances are immutable and may be shared between threads.
 */
public final class ExpTable {

    /** A result f stands for the interval {@code [f, f + WIDTH] / 2^scale}, but for e^0, which is exact. */
    public static final int WIDTH = 2;

    /** Bits read at a time below the point. */
    private static final int DIGIT_BITS = 8;

    /** Entries of a table of such digits. */
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** How often they are read. */
    private static final int TABLES = 4;

    /** Whole parts with at most so many bits have a table. */
    private static final int WHOLE_BITS = 6;

    /** All bits that are looked up in tables. */
    private static final int LEADING_BITS = WHOLE_BITS + TABLES * DIGIT_BITS;

    /** Bits by which the tables are built finer than they are kept. */
    private static final int BUILD_BITS = 14;

    /*@ spec_public @*/ private final int scale;
    private final int working;
    private final int rest;
    private final int terms;
    private final BigInteger error;
    private final BigInteger one;
    private final BigInteger unit;
    private final BigInteger[] wholes;
    private final BigInteger[][] fractions;
    private final BigInteger[] odds;

    /**
     * Tables for results of a given scale: about a thousand products.
     *
     * @param scale the scale of the results, from 0 to {@link Dyadic#MAX_SCALE}
     */
    /*@ public normal_behavior
      @ requires 0 <= scale && scale <= Dyadic.MAX_SCALE - 64;
      @ ensures this.scale == scale;
      @ assignable \nothing;
      @*/
    public ExpTable(int scale) {
        this.scale = scale;
        this.working = Math.max(scale, TABLES * DIGIT_BITS) + guardBits(scale);
        this.rest = working - TABLES * DIGIT_BITS;
        this.terms = ExpSeries.terms(TABLES * DIGIT_BITS, working);
        // two units for each of five table entries, one for each of five products, two for each term, one for the
        // remainder, one for rounding x
        this.error = BigInteger.valueOf(2L * terms + 17);
        this.one = BigInteger.ONE.shiftLeft(working);
        this.unit = BigInteger.ONE.shiftLeft(scale);
        this.wholes = powers(1 << WHOLE_BITS, 0, working);
        this.fractions = new BigInteger[TABLES][];
        for (int i = 0; i < TABLES; i++) {
            fractions[i] = powers(DIGITS, (i + 1) * DIGIT_BITS, working);
        }
        this.odds = new BigInteger[terms + 1];
        for (int i = 1; i <= terms; i++) {
            odds[i] = BigInteger.valueOf(i >> Integer.numberOfTrailingZeros(i));
        }
    }

    /** Bits carried beyond the scale of the result, so many that twice the error is less than one of its units. */
    private static int guardBits(int scale) {
        // terms <= working / 32, so 2 error <= working / 8 + 34 < 2^guard
        return 39 - Integer.numberOfLeadingZeros(scale / 128);
    }

    /** The numbers {@code e^-(i/2^below)} for i below a count: at most the exact ones, by less than 2 units. */
    private static BigInteger[] powers(int count, int below, int working) {
        int fine = working + BUILD_BITS;
        BigInteger first = Exponential.exp(Enclosure.of(Dyadic.of(BigInteger.ONE.negate(), below)), fine).lo();
        BigInteger[] powers = new BigInteger[count];
        BigInteger power = BigInteger.ONE.shiftLeft(fine);
        for (int i = 0; i < count; i++) {
            powers[i] = Rounding.floorShift(power, BUILD_BITS);
            power = Rounding.floorShift(power.multiply(first), fine);
        }
        return powers;
    }

    /**
     * The exponential of a point that is not positive, from below.
     *
     * @param numerator {@code x 2^below}, at most 0
     * @param below the scale of the argument
     * @return f with {@code f <= e^x 2^scale <= f + 2}, from 0 to 2^scale; 2^scale for x = 0 only
     */
    /*@ public normal_behavior
      @ requires numerator != null && numerator.value <= 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ ensures \result != null && 0 <= \result.value;
      @ assignable \nothing;
      @*/
    public BigInteger floorExp(BigInteger numerator, int below) {
        if (numerator.signum() == 0) {
            return unit;
        }
        BigInteger x = Rounding.floorScaled(numerator.negate(), below - working);
        BigInteger leading = Rounding.floorShift(x, rest);
        if (leading.bitLength() > LEADING_BITS) {
            return Exponential.exp(Enclosure.of(numerator, numerator, below), scale).lo();
        }
        long digits = leading.longValue();
        BigInteger product = series(x.subtract(leading.shiftLeft(rest)));
        for (int i = TABLES - 1; i >= 0; i--) {
            product = Rounding.floorShift(product.multiply(fractions[i][(int) digits & (DIGITS - 1)]), working);
            digits >>>= DIGIT_BITS;
        }
        product = Rounding.floorShift(product.multiply(wholes[(int) digits]), working);
        return Rounding.floorShift(product.subtract(error), working - scale).max(BigInteger.ZERO);
    }

    /**
     * The exponential of a point that is not positive.
     *
     * @param numerator {@code x 2^below}, at most 0
     * @param below the scale of the argument
     * @return an interval that contains e^x, 2 units 2^-scale wide; the point 1 for x = 0
     */
    /*@ public normal_behavior
      @ requires numerator != null && numerator.value <= 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ ensures \result.hi.value == \result.lo.value + (numerator.value == 0 ? 0 : WIDTH);
      @ assignable \nothing;
      @*/
    public Enclosure exp(BigInteger numerator, int below) {
        BigInteger floor = floorExp(numerator, below);
        return new Enclosure(floor, floor.add(BigInteger.valueOf(width(numerator))), scale);
    }

    /**
     * How far above {@link #floorExp} the power may lie.
     *
     * @param numerator the numerator of an argument
     * @return {@link #WIDTH}, but 0 for e^0
     */
    //@ requires numerator != null;
    //@ ensures \result == (numerator.value == 0 ? 0 : WIDTH);
    //@ assignable \nothing;
    public static int width(BigInteger numerator) {
        return numerator.signum() == 0 ? 0 : WIDTH;
    }

    /** The sum {@code 1 - r + r^2/2 - ...}, within two units for each term. */
    private BigInteger series(BigInteger r) {
        BigInteger term = r;
        BigInteger sum = one.subtract(r);
        for (int i = 2; i <= terms; i++) {
            // i = odd 2^twos: the division by 2^twos is part of the shift
            int twos = Integer.numberOfTrailingZeros(i);
            term = Rounding.floorShift(term.multiply(r), working + twos);
            term = i >> twos == 1 ? term : term.divide(odds[i]);
            sum = i % 2 == 1 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
