package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The exponential by argument reduction and Taylor series, with a bound of everything that was dropped.
 *
 * <p>For a point -x at most 0: with k halvings x / 2^k &lt; 2^-c; the series of e^(-x / 2^k) is summed until what is
 * left is below one unit (exp:remainder); k squarings give e^-x = (e^(-x / 2^k))^(2^k) (exp:halvings). Beside the
 * computed {@code sum / 2^w} runs the integer {@code error}, a bound of its distance to the exact value in units 2^-w,
 * so that the result {@code [sum - error, sum + error]} is certain. The two lemmas and the recursion of the error are
 * proved in proofs-notes/enclosures.md.
 */
public final class Exponential {

    /** Arguments reach up to this number, where e^x has 23,637 bits. */
    public static final int MAX_ARGUMENT = 16384;

    /** Bits carried below those that the halvings cost. */
    private static final int GUARD_BITS = 16;

    private Exponential() {
    }

    /**
     * The exponential of an interval.
     *
     * @param a an interval below {@link #MAX_ARGUMENT}
     * @param scale the scale of the result
     * @return an interval that contains every e^x with x in a, at most 2 units 2^-scale wide for a point
     * @throws ArithmeticException if the interval reaches {@link #MAX_ARGUMENT}, or the scale leaves no room for e^x
     */
    /*@ public normal_behavior
      @ requires a != null && 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ requires a.hi.value <= 0;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    public static Enclosure exp(Enclosure a, int scale) {
        if (a.lo().equals(a.hi())) {
            return expOfPoint(a.lo(), a.scale(), scale);
        }
        // exp increases
        Enclosure least = expOfPoint(a.lo(), a.scale(), scale);
        Enclosure greatest = expOfPoint(a.hi(), a.scale(), scale);
        return Enclosure.of(least.lo(), greatest.hi(), scale);
    }

    /** An enclosure of e^x for the point {@code x = numerator / 2^below}. */
    private static Enclosure expOfPoint(BigInteger numerator, int below, int scale) {
        if (numerator.signum() <= 0) {
            return expOfNegative(numerator.negate(), below, scale);
        }
        BigInteger ceiling = Rounding.ceilShift(numerator, below);
        if (ceiling.compareTo(BigInteger.valueOf(MAX_ARGUMENT)) > 0) {
            throw new ArithmeticException("exp of a number of " + MAX_ARGUMENT + " or more");
        }
        // e^x = 1 / e^-x; e^x < 2^(3x/2), so e^-x needs 3x more bits than the result
        int finer = scale + 3 * ceiling.intValue() + 3;
        if (finer > Dyadic.MAX_SCALE) {
            throw new ArithmeticException("exp of a number near " + ceiling + " at the scale " + scale);
        }
        Enclosure inverse = expOfNegative(numerator, below, finer);
        return new EnclosureMath(scale).divide(Enclosure.of(1), inverse);
    }

    /** An enclosure of e^-x for the point {@code x = numerator / 2^below}, at least 0. */
    /*@ private normal_behavior
      @ requires numerator != null && numerator.value >= 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ requires 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    private static Enclosure expOfNegative(BigInteger numerator, int below, int scale) {
        if (numerator.signum() == 0) {
            return Enclosure.of(1).rescale(scale);
        }
        BigInteger whole = Rounding.floorShift(numerator, below);
        if (whole.compareTo(BigInteger.valueOf(scale)) >= 0) {
            // e^-x <= e^-scale < 2^-scale
            return Enclosure.of(BigInteger.ZERO, BigInteger.ONE, scale);
        }
        int reduction = 8 + Math.min(scale / 32, 16);
        int halvings = reduction + whole.bitLength();
        int working = scale + halvings + GUARD_BITS;
        int terms = terms(reduction, working);
        BigInteger x = Rounding.floorScaled(numerator, below + halvings - working);
        BigInteger sum = alternatingSeries(x, working, terms);
        // one unit for rounding x, two for each term, one for the remainder
        long error = 2L * terms + 2;
        for (int i = 0; i < halvings; i++) {
            sum = Rounding.floorShift(sum.multiply(sum), working);
            error = 2 * error + 1;
        }
        return around(sum, error, working, scale);
    }

    /** The interval of the numbers within an error of {@code sum / 2^working} and within [0, 1]. */
    /*@ private normal_behavior
      @ requires sum != null && 0 <= error && 0 <= scale && scale <= working && working <= Rounding.MAX_SHIFT;
      @ requires scale <= Dyadic.MAX_SCALE && 0 <= sum.value + error;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    static Enclosure around(BigInteger sum, long error, int working, int scale) {
        BigInteger radius = BigInteger.valueOf(error);
        BigInteger lo = Rounding.floorShift(sum.subtract(radius), working - scale);
        BigInteger hi = Rounding.ceilShift(sum.add(radius), working - scale);
        return Enclosure.of(lo.max(BigInteger.ZERO), hi.min(BigInteger.ONE.shiftLeft(scale)), scale);
    }

    /**
     * The number n of terms with {@code 2 * 2^-(c (n + 1)) / (n + 1)! <= 2^-bits}, what exp:remainder asks for.
     */
    /*@ private normal_behavior
      @ requires 8 <= reduction && reduction <= 40 && 0 <= bits && bits <= Rounding.MAX_SHIFT;
      @ ensures 0 <= \result && \result <= bits;
      @ assignable \nothing;
      @*/
    static int terms(int reduction, int bits) {
        int terms = 0;
        // the next term is at most 2^-size: log2 of (n + 1)! is at least the sum of the floors of log2 i
        int size = reduction;
        /*@ loop_invariant 0 <= terms && terms <= bits && size <= bits + reduction + 32 && terms * 8 + 8 <= size;
          @ loop_modifies \nothing;
          @ decreases bits + 32 - size;
          @*/
        while (size <= bits) {
            terms++;
            size += reduction + floorLog2(terms + 1);
        }
        return terms;
    }

    private static int floorLog2(int n) {
        return 31 - Integer.numberOfLeadingZeros(n);
    }

    /**
     * An integer within two units for each term of {@code 2^working sum over i <= terms of (-x / 2^working)^i / i!}.
     *
     * <p>Each term is floored from the one before: at most the exact one, and less than two units below it.
     */
    /*@ private normal_behavior
      @ requires x != null && 0 <= x.value && 0 <= working && working <= Rounding.MAX_SHIFT && 0 <= terms;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    private static BigInteger alternatingSeries(BigInteger x, int working, int terms) {
        BigInteger term = BigInteger.ONE.shiftLeft(working);
        BigInteger sum = term;
        for (int i = 1; i <= terms; i++) {
            term = Rounding.floorDivide(Rounding.floorShift(term.multiply(x), working), BigInteger.valueOf(i));
            sum = i % 2 == 1 ? sum.subtract(term) : sum.add(term);
        }
        return sum.min(BigInteger.ONE.shiftLeft(working));
    }
}
