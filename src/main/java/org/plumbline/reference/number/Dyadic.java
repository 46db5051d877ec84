package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * An exact dyadic number {@code numerator / 2^scale}: what every input of the system is.
 *
 * <p>Dyadic numbers are exact in decimal, in binary and, when short, in a float64 candidate, so that the error of an
 * input is zero. Instances are immutable and canonical: the scale is 0 or the numerator is odd.
 */
public final class Dyadic {

    /** Scales beyond this are refused: no input of the theory needs them and they would cost unbounded memory. */
    public static final int MAX_SCALE = 100000;

    /** The number 0. */
    public static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

    /** The number 1. */
    public static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

    /*@ spec_public @*/ private final BigInteger numerator;
    /*@ spec_public @*/ private final int scale;

    //@ public invariant 0 <= scale && scale <= MAX_SCALE;

    /*@ private normal_behavior
      @ requires 0 <= scale && scale <= MAX_SCALE;
      @ ensures this.numerator == numerator && this.scale == scale;
      @ assignable \nothing;
      @*/
    private Dyadic(BigInteger numerator, int scale) {
        this.numerator = numerator;
        this.scale = scale;
    }

    /**
     * The number {@code numerator / 2^scale}, exactly.
     *
     * @param numerator any integer
     * @param scale the power of two in the denominator, from 0 to {@link #MAX_SCALE}
     * @return the number in canonical form
     */
    /*@ public normal_behavior
      @ requires numerator != null && 0 <= scale && scale <= MAX_SCALE;
      @ ensures \result != null && \invariant_for(\result) && \result.scale <= scale;
      @ assignable \nothing;
      @*/
    public static Dyadic of(BigInteger numerator, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not in 0.." + MAX_SCALE);
        }
        if (numerator.signum() == 0) {
            return new Dyadic(numerator, 0);
        }
        int shift = Math.min(numerator.getLowestSetBit(), scale);
        return new Dyadic(numerator.shiftRight(shift), scale - shift);
    }

    /**
     * An integer as a dyadic number.
     *
     * @param value any integer
     * @return the same number
     */
    /*@ public normal_behavior
      @ ensures \result != null && \invariant_for(\result) && \result.scale == 0;
      @ assignable \nothing;
      @*/
    public static Dyadic of(long value) {
        return of(BigInteger.valueOf(value), 0);
    }

    /**
     * The integer above the power of two; odd unless the scale is 0.
     *
     * @return the numerator
     */
    //@ public normal_behavior ensures \result == numerator;
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ BigInteger numerator() {
        return numerator;
    }

    /**
     * The exponent of the power of two in the denominator.
     *
     * @return the scale, at least 0
     */
    //@ public normal_behavior ensures \result == scale && 0 <= \result && \result <= MAX_SCALE;
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int scale() {
        return scale;
    }

    /**
     * The numerator over the coarser or equal denominator {@code 2^s}.
     *
     * @param s a scale, at least {@link #scale()}
     * @return the integer {@code this * 2^s}
     */
    //@ public normal_behavior requires scale <= s && s <= MAX_SCALE; ensures \result != null;
    //+KEY@ ensures \result.value == numerator.value * \dl_pow(2, s - scale);
    //-KEY@ ensures \result.value == numerator.value * BigInteger.pow2(s - scale);
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ BigInteger numeratorAt(int s) {
        if (s < scale) {
            throw new IllegalArgumentException(this + " is not a multiple of 2^-" + s);
        }
        return numerator.shiftLeft(s - scale);
    }

    /**
     * The exact sum.
     *
     * @param other a number
     * @return {@code this + other}
     */
    /*@ public normal_behavior
      @ requires other != null && \invariant_for(other);
      @ ensures \result != null && \invariant_for(\result);
      @ ensures \result.scale <= (scale < other.scale ? other.scale : scale);
      @ assignable \nothing;
      @*/
    public Dyadic plus(Dyadic other) {
        int s = Math.max(scale, other.scale);
        return of(numeratorAt(s).add(other.numeratorAt(s)), s);
    }

    /**
     * The exact difference.
     *
     * @param other a number
     * @return {@code this - other}
     */
    /*@ public normal_behavior
      @ requires other != null && \invariant_for(other);
      @ ensures \result != null && \invariant_for(\result);
      @ ensures \result.scale <= (scale < other.scale ? other.scale : scale);
      @ assignable \nothing;
      @*/
    public Dyadic minus(Dyadic other) {
        return plus(other.negate());
    }

    /**
     * The exact product.
     *
     * @param other a number
     * @return {@code this * other}
     */
    /*@ public normal_behavior
      @ requires other != null && \invariant_for(other) && scale + other.scale <= MAX_SCALE;
      @ ensures \result != null && \invariant_for(\result) && \result.scale <= scale + other.scale;
      @ assignable \nothing;
      @*/
    public Dyadic times(Dyadic other) {
        return of(numerator.multiply(other.numerator), scale + other.scale);
    }

    /**
     * The number with the other sign.
     *
     * @return {@code -this}
     */
    /*@ public normal_behavior
      @ ensures \result != null && \invariant_for(\result) && \result.scale <= scale;
      @ assignable \nothing;
      @*/
    public Dyadic negate() {
        return of(numerator.negate(), scale);
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    /*@ public normal_behavior
      @ ensures -1 <= \result && \result <= 1;
      @ ensures (\result > 0 <==> numerator.value > 0) && (\result < 0 <==> numerator.value < 0);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int signum() {
        return numerator.signum();
    }

    /**
     * Exact comparison of values.
     *
     * @param other a number
     * @return a negative, zero or positive integer as this is less than, equal to or greater than the other
     */
    /*@ public normal_behavior
      @ requires other != null && \invariant_for(other);
      @ ensures -1 <= \result && \result <= 1;
      @ assignable \nothing;
      @*/
    public int compareTo(Dyadic other) {
        return minus(other).signum();
    }

    /*@ also public normal_behavior
      @ ensures \result <==> other instanceof Dyadic && ((Dyadic) other).scale == scale
      @             && ((Dyadic) other).numerator.value == numerator.value;
      @ assignable \nothing;
      @*/
    @Override
    public boolean equals(Object other) {
        return other instanceof Dyadic && ((Dyadic) other).scale == scale
                && ((Dyadic) other).numerator.equals(numerator);
    }

    /*@ also public normal_behavior
      @ assignable \nothing;
      @*/
    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + scale;
    }

    /**
     * The shortest exact form: {@code "3"}, {@code "-3p-4"} for -3/16.
     *
     * @return a text that {@link DyadicText#parse} reads back as the same number
     */
    /*@ also public normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    @Override
    public String toString() {
        return scale == 0 ? numerator.toString() : numerator + "p-" + scale;
    }
}
