package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * Every rounding of an exact integer in one place: each result is a whole number with an exact meaning.
 */
public final class Rounding {

    /** The largest number of bits that a shift drops or adds: twice the largest scale, and what exp carries beyond. */
    public static final int MAX_SHIFT = 1000000;

    private Rounding() {
    }

    /**
     * The largest integer q with {@code q * divisor <= dividend}.
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the floor of the quotient
     */
    /*@ public normal_behavior
      @ requires dividend != null && divisor != null && divisor.value > 0;
      @ ensures \result != null && \result.value * divisor.value <= dividend.value;
      @ ensures dividend.value < \result.value * divisor.value + divisor.value;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires dividend != null && divisor != null && divisor.value <= 0;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        requirePositive(divisor);
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * The smallest integer q with {@code q * divisor >= dividend}.
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the ceiling of the quotient
     */
    /*@ public normal_behavior
      @ requires dividend != null && divisor != null && divisor.value > 0;
      @ ensures \result != null && dividend.value <= \result.value * divisor.value;
      @ ensures \result.value * divisor.value - divisor.value < dividend.value;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires dividend != null && divisor != null && divisor.value <= 0;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static BigInteger ceilDivide(BigInteger dividend, BigInteger divisor) {
        return floorDivide(dividend.negate(), divisor).negate();
    }

    /**
     * The largest integer q with {@code q * 2^bits <= dividend}.
     *
     * @param dividend any integer
     * @param bits from 0 to {@link #MAX_SHIFT}
     * @return the floor of {@code dividend / 2^bits}
     */
    /*@ public normal_behavior
      @ requires dividend != null && 0 <= bits && bits <= MAX_SHIFT;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.value * \dl_pow(2, bits) <= dividend.value;
    //+KEY@ ensures dividend.value < \result.value * \dl_pow(2, bits) + \dl_pow(2, bits);
    //-KEY@ ensures \result.value * BigInteger.pow2(bits) <= dividend.value;
    //-KEY@ ensures dividend.value < \result.value * BigInteger.pow2(bits) + BigInteger.pow2(bits);
    //@ assignable \nothing;
    public static BigInteger floorShift(BigInteger dividend, int bits) {
        return dividend.shiftRight(bits);
    }

    /**
     * The smallest integer q with {@code q * 2^bits >= dividend}.
     *
     * @param dividend any integer
     * @param bits from 0 to {@link #MAX_SHIFT}
     * @return the ceiling of {@code dividend / 2^bits}
     */
    /*@ public normal_behavior
      @ requires dividend != null && 0 <= bits && bits <= MAX_SHIFT;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures dividend.value <= \result.value * \dl_pow(2, bits);
    //+KEY@ ensures \result.value * \dl_pow(2, bits) - \dl_pow(2, bits) < dividend.value;
    //-KEY@ ensures dividend.value <= \result.value * BigInteger.pow2(bits);
    //-KEY@ ensures \result.value * BigInteger.pow2(bits) - BigInteger.pow2(bits) < dividend.value;
    //@ assignable \nothing;
    public static BigInteger ceilShift(BigInteger dividend, int bits) {
        return dividend.negate().shiftRight(bits).negate();
    }

    /**
     * A numerator over 2^s as one over {@code 2^(s - drop)}: exactly for a finer scale, rounded down for a coarser one.
     *
     * @param numerator any integer
     * @param drop bits to drop, negative for bits to add, at most {@link #MAX_SHIFT} either way
     * @return the largest integer not above {@code numerator / 2^drop}
     */
    /*@ public normal_behavior
      @ requires numerator != null && -MAX_SHIFT <= drop && drop <= MAX_SHIFT;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures drop >= 0 ==> \result.value * \dl_pow(2, drop) <= numerator.value;
    //+KEY@ ensures drop >= 0 ==> numerator.value < \result.value * \dl_pow(2, drop) + \dl_pow(2, drop);
    //+KEY@ ensures drop < 0 ==> \result.value == numerator.value * \dl_pow(2, -drop);
    //-KEY@ ensures drop >= 0 ==> \result.value * BigInteger.pow2(drop) <= numerator.value;
    //-KEY@ ensures drop >= 0 ==> numerator.value < \result.value * BigInteger.pow2(drop) + BigInteger.pow2(drop);
    //-KEY@ ensures drop < 0 ==> \result.value == numerator.value * BigInteger.pow2(-drop);
    //@ assignable \nothing;
    public static BigInteger floorScaled(BigInteger numerator, int drop) {
        return drop >= 0 ? floorShift(numerator, drop) : numerator.shiftLeft(-drop);
    }

    /**
     * A numerator over 2^s as one over {@code 2^(s - drop)}: exactly for a finer scale, rounded up for a coarser one.
     *
     * @param numerator any integer
     * @param drop bits to drop, negative for bits to add, at most {@link #MAX_SHIFT} either way
     * @return the smallest integer not below {@code numerator / 2^drop}
     */
    /*@ public normal_behavior
      @ requires numerator != null && -MAX_SHIFT <= drop && drop <= MAX_SHIFT;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures drop >= 0 ==> numerator.value <= \result.value * \dl_pow(2, drop);
    //+KEY@ ensures drop >= 0 ==> \result.value * \dl_pow(2, drop) - \dl_pow(2, drop) < numerator.value;
    //+KEY@ ensures drop < 0 ==> \result.value == numerator.value * \dl_pow(2, -drop);
    //-KEY@ ensures drop >= 0 ==> numerator.value <= \result.value * BigInteger.pow2(drop);
    //-KEY@ ensures drop >= 0 ==> \result.value * BigInteger.pow2(drop) - BigInteger.pow2(drop) < numerator.value;
    //-KEY@ ensures drop < 0 ==> \result.value == numerator.value * BigInteger.pow2(-drop);
    //@ assignable \nothing;
    public static BigInteger ceilScaled(BigInteger numerator, int drop) {
        return drop >= 0 ? ceilShift(numerator, drop) : numerator.shiftLeft(-drop);
    }

    /**
     * The integer nearest to {@code dividend / divisor}, ties to the even one (def:rounded-descent).
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the nearest integer
     */
    /*@ public normal_behavior
      @ requires dividend != null && divisor != null && divisor.value > 0;
      @ ensures \result != null;
      @ ensures 2 * \result.value * divisor.value - divisor.value <= 2 * dividend.value;
      @ ensures 2 * dividend.value <= 2 * \result.value * divisor.value + divisor.value;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires dividend != null && divisor != null && divisor.value <= 0;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static BigInteger halfEvenDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger below = floorDivide(dividend, divisor);
        BigInteger twiceRest = dividend.subtract(below.multiply(divisor)).shiftLeft(1);
        int order = twiceRest.compareTo(divisor);
        boolean up = order > 0 || (order == 0 && below.testBit(0));
        return up ? below.add(BigInteger.ONE) : below;
    }

    /**
     * The integer nearest to {@code dividend / 2^bits}, ties to the even one (def:rounded-descent).
     *
     * @param dividend any integer
     * @param bits from 1 to {@link #MAX_SHIFT}
     * @return the nearest integer
     */
    /*@ public normal_behavior
      @ requires dividend != null && 1 <= bits && bits <= MAX_SHIFT;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures 2 * \result.value * \dl_pow(2, bits) - \dl_pow(2, bits) <= 2 * dividend.value;
    //+KEY@ ensures 2 * dividend.value <= 2 * \result.value * \dl_pow(2, bits) + \dl_pow(2, bits);
    //-KEY@ ensures 2 * \result.value * BigInteger.pow2(bits) - BigInteger.pow2(bits) <= 2 * dividend.value;
    //-KEY@ ensures 2 * dividend.value <= 2 * \result.value * BigInteger.pow2(bits) + BigInteger.pow2(bits);
    //@ assignable \nothing;
    public static BigInteger halfEvenShift(BigInteger dividend, int bits) {
        BigInteger below = floorShift(dividend, bits);
        BigInteger twiceRest = dividend.subtract(below.shiftLeft(bits)).shiftLeft(1);
        int order = twiceRest.compareTo(BigInteger.ONE.shiftLeft(bits));
        boolean up = order > 0 || (order == 0 && below.testBit(0));
        return up ? below.add(BigInteger.ONE) : below;
    }

    /*@ private normal_behavior
      @ requires divisor != null && divisor.value > 0;
      @ ensures true;
      @ assignable \nothing;
      @ also private exceptional_behavior
      @ requires divisor != null && divisor.value <= 0;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static void requirePositive(BigInteger divisor) {
        if (divisor.signum() <= 0) {
            throw new IllegalArgumentException("divisor " + divisor + " is not positive");
        }
    }
}
