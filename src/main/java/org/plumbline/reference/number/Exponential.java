package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The exponential by argument reduction and Taylor series, with a bound of everything that was dropped.
 *
 * <p>For a point -x at most 0: with k halvings x / 2^k &lt; 2^-c; the series of e^(-x / 2^k) is summed until what is
 * left is below one unit (exp:remainder); k squarings give e^-x = (e^(-x / 2^k))^(2^k) (exp:halvings). The integer
 * {@code error} bounds the distance of the computed {@code sum / 2^w} to the exact value in units 2^-w, so that the
 * result {@code [sum - error, sum + error]} is certain. OpenJML proves all of this from lemmas that are proved in
 * proofs-notes/enclosures.md and stated in {@link RealExp}.
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
      @ requires a != null && 0 <= scale && scale <= Dyadic.MAX_SCALE && a.hi.value <= 0;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @*/
    //-KEY@ ensures (\real) \result.lo.value
    //-KEY@     <= (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(-a.lo.value, a.scale));
    //-KEY@ ensures (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(-a.hi.value, a.scale))
    //-KEY@     <= (\real) \result.hi.value;
    /*@ assignable \nothing;
      @ also public behavior
      @ requires a != null && 0 <= scale && scale <= Dyadic.MAX_SCALE && a.hi.value > 0;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Enclosure exp(Enclosure a, int scale) {
        return a.hi().signum() <= 0 ? upToOne(a, scale) : beyondOne(a, scale);
    }

    /** An enclosure of e^x for every x of an interval of numbers of at most 0. */
    /*@ private normal_behavior
      @ requires a != null && 0 <= scale && scale <= Dyadic.MAX_SCALE && a.hi.value <= 0;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @*/
    //-KEY@ ensures (\real) \result.lo.value
    //-KEY@     <= (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(-a.lo.value, a.scale));
    //-KEY@ ensures (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(-a.hi.value, a.scale))
    //-KEY@     <= (\real) \result.hi.value;
    //@ assignable \nothing;
    private static Enclosure upToOne(Enclosure a, int scale) {
        if (a.lo().equals(a.hi())) {
            return expOfNegative(a.lo().negate(), a.scale(), scale);
        }
        // exp increases
        Enclosure least = expOfNegative(a.lo().negate(), a.scale(), scale);
        Enclosure greatest = expOfNegative(a.hi().negate(), a.scale(), scale);
        //-KEY@ assert RealExp.increasing(-a.hi.value, -a.lo.value, a.scale, scale);
        return Enclosure.of(least.lo(), greatest.hi(), scale);
    }

    /** An enclosure of e^x for every x of an interval that reaches above 0. */
    /*@ private behavior
      @ requires a != null && 0 <= scale && scale <= Dyadic.MAX_SCALE && a.hi.value > 0;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    private static Enclosure beyondOne(Enclosure a, int scale) {
        Enclosure greatest = expOfPositive(a.hi(), a.scale(), scale);
        if (a.lo().equals(a.hi())) {
            return greatest;
        }
        // exp increases
        Enclosure least = a.lo().signum() <= 0
                ? expOfNegative(a.lo().negate(), a.scale(), scale)
                : expOfPositive(a.lo(), a.scale(), scale);
        return Enclosure.of(least.lo(), greatest.hi(), scale);
    }

    /** An enclosure of e^x for the point {@code x = numerator / 2^below}, above 0. */
    /*@ private behavior
      @ requires numerator != null && numerator.value > 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ requires 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    private static Enclosure expOfPositive(BigInteger numerator, int below, int scale) {
        BigInteger ceiling = Rounding.ceilShift(numerator, below);
        if (ceiling.compareTo(BigInteger.valueOf(MAX_ARGUMENT)) > 0) {
            throw new ArithmeticException(
                    "exp of a number near 2^" + ceiling.bitLength() + ": expected below " + MAX_ARGUMENT);
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
      @*/
    //-KEY@ ensures (\real) \result.lo.value
    //-KEY@     <= (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(numerator.value, below));
    //-KEY@ ensures (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(numerator.value, below))
    //-KEY@     <= (\real) \result.hi.value;
    //@ assignable \nothing;
    private static Enclosure expOfNegative(BigInteger numerator, int below, int scale) {
        BigInteger one = BigInteger.ONE.shiftLeft(scale);
        if (numerator.signum() == 0) {
            return Enclosure.of(one, one, scale);
        }
        BigInteger whole = Rounding.floorShift(numerator, below);
        //-KEY@ assert RealExp.wholePart(numerator.value, below, whole.value);
        if (whole.compareTo(BigInteger.valueOf(scale)) >= 0) {
            // e^-x <= e^-scale < 2^-scale
            //-KEY@ assert RealExp.small(RealExp.point(numerator.value, below), scale);
            return Enclosure.of(BigInteger.ZERO, BigInteger.ONE, scale);
        }
        int reduction = 8 + Math.min(scale / 32, 16);
        int halvings = reduction + whole.bitLength();
        //-KEY@ assert RealExp.halved(numerator.value, below, whole.value, whole.bitLength(), reduction);
        return bySeries(numerator, below, halvings, reduction, scale);
    }

    /** An enclosure of e^-x for the point {@code x = numerator / 2^below}, at most {@code 2^(halvings - reduction)}. */
    /*@ private normal_behavior
      @ requires numerator != null && numerator.value >= 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ requires 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ requires 8 <= reduction && reduction <= 40 && reduction <= halvings && halvings <= 100;
      @*/
    //-KEY@ requires numerator.value * BigInteger.pow2(reduction) <= BigInteger.pow2(below + halvings);
    //@ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
    //-KEY@ ensures (\real) \result.lo.value
    //-KEY@     <= (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(numerator.value, below));
    //-KEY@ ensures (\real) BigInteger.pow2(scale) * RealExp.power(RealExp.point(numerator.value, below))
    //-KEY@     <= (\real) \result.hi.value;
    //@ assignable \nothing;
    private static Enclosure bySeries(BigInteger numerator, int below, int halvings, int reduction, int scale) {
        int working = scale + halvings + GUARD_BITS;
        int terms = ExpSeries.terms(reduction, working);
        BigInteger sum = powered(numerator, below, halvings, working, reduction, terms);
        BigInteger error = error(terms, halvings);
        //-KEY@ ghost \real power = RealExp.power(RealExp.point(numerator.value, below));
        //-KEY@ assert RealExp.near(power, sum.value, error.value, BigInteger.pow2(working));
        Enclosure result = around(sum, error, working, scale);
        //-KEY@ assert BigInteger.pow2Sum(working - scale, scale);
        //-KEY@ assert RealExp.enclosed(power, sum.value, error.value, BigInteger.pow2(working), BigInteger.pow2(scale),
        //-KEY@     BigInteger.pow2(working - scale), result.lo.value, result.hi.value);
        return result;
    }

    /**
     * The error of e^-x in units 2^-working.
     *
     * <p>Two units for each term, one for the remainder, one for rounding x; each squaring doubles the error and adds
     * less than a unit.
     */
    /*@ normal_behavior
      @ requires 0 <= terms && terms <= Rounding.MAX_SHIFT && 0 <= halvings && halvings <= 100;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.value == (2 * terms + 3) * \dl_pow(2, halvings) - 1;
    //-KEY@ ensures \result.value == RealExp.error(terms, halvings);
    //@ assignable \nothing;
    static BigInteger error(int terms, int halvings) {
        //-KEY@ assert RealExp.closed(terms, halvings);
        return BigInteger.valueOf(2L * terms + 3).shiftLeft(halvings).subtract(BigInteger.ONE);
    }

    /** An integer within {@code (2 terms + 3) 2^halvings - 1} units 2^-working of e^-x for x = numerator / 2^below. */
    /*@ private normal_behavior
      @ requires numerator != null && numerator.value >= 0 && 0 <= below && below <= Dyadic.MAX_SCALE;
      @ requires 0 <= halvings && halvings <= 100 && 0 <= working && working <= 2 * Dyadic.MAX_SCALE;
      @ requires 1 <= reduction && 0 <= terms && terms <= Rounding.MAX_SHIFT;
      @*/
    //-KEY@ requires numerator.value * BigInteger.pow2(reduction) <= BigInteger.pow2(below + halvings);
    //-KEY@ requires 2 * BigInteger.pow2(working) <= RealExp.grown(reduction, terms + 1);
    //@ ensures \result != null && 0 <= \result.value;
    //-KEY@ ensures \result.value <= BigInteger.pow2(working);
    //-KEY@ ensures (\real) \result.value - (\real) RealExp.error(terms, halvings)
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(numerator.value, below));
    //-KEY@ ensures (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(numerator.value, below))
    //-KEY@     <= (\real) \result.value + (\real) RealExp.error(terms, halvings);
    //@ assignable \nothing;
    private static BigInteger powered(BigInteger numerator, int below, int halvings, int working, int reduction,
            int terms) {
        BigInteger sum = ofReduced(numerator, below + halvings, working, reduction, terms);
        //-KEY@ ghost \bigint x = numerator.value;
        //-KEY@ ghost \bigint depth = below + halvings;
        /*-KEY@ loop_invariant 0 <= i && i <= halvings && sum != null;
          @ loop_invariant 0 <= sum.value && sum.value <= BigInteger.pow2(working);
          @ loop_invariant (\real) sum.value - (\real) RealExp.error(terms, i)
          @     <= (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(x, depth - i));
          @ loop_invariant (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(x, depth - i))
          @     <= (\real) sum.value + (\real) RealExp.error(terms, i);
          @ loop_modifies \nothing;
          @ decreases halvings - i;
          @*/
        for (int i = 0; i < halvings; i++) {
            BigInteger square = Rounding.floorShift(sum.multiply(sum), working);
            //-KEY@ assert RealExp.errorRecursion(terms, i + 1);
            //-KEY@ assert RealExp.doubling(x, depth - i, working, sum.value, RealExp.error(terms, i), square.value);
            sum = square;
        }
        return sum;
    }

    /** An integer within {@code 2 terms + 2} units 2^-working of e^-x, x = numerator / 2^depth at most 2^-reduction. */
    /*@ private normal_behavior
      @ requires numerator != null && numerator.value >= 0 && 0 <= depth && depth <= 2 * Dyadic.MAX_SCALE;
      @ requires 0 <= working && working <= 2 * Dyadic.MAX_SCALE && 1 <= reduction;
      @ requires 0 <= terms && terms <= Rounding.MAX_SHIFT;
      @*/
    //-KEY@ requires numerator.value * BigInteger.pow2(reduction) <= BigInteger.pow2(depth);
    //-KEY@ requires 2 * BigInteger.pow2(working) <= RealExp.grown(reduction, terms + 1);
    //@ ensures \result != null && 0 <= \result.value;
    //-KEY@ ensures \result.value <= BigInteger.pow2(working);
    //-KEY@ ensures (\real) \result.value - (2 * (\real) terms + 2)
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(numerator.value, depth));
    //-KEY@ ensures (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(numerator.value, depth))
    //-KEY@     <= (\real) \result.value + (2 * (\real) terms + 2);
    //@ assignable \nothing;
    private static BigInteger ofReduced(BigInteger numerator, int depth, int working, int reduction, int terms) {
        BigInteger x = Rounding.floorScaled(numerator, depth - working);
        //-KEY@ ghost \real unit = (\real) BigInteger.pow2(working);
        //-KEY@ ghost \real exact = RealExp.point(numerator.value, depth);
        //-KEY@ ghost \real rounded = RealExp.point(x.value, working);
        //-KEY@ assert RealExp.rounded(numerator.value, depth, working, x.value, reduction);
        //-KEY@ assert RealExp.slope(rounded, exact);
        //-KEY@ assert RealExp.monotone(RealExp.power(rounded) - RealExp.power(exact), exact - rounded, unit);
        //-KEY@ assert RealExp.monotone(RealExp.power(exact), RealExp.power(rounded), unit);
        return ExpSeries.power(x, working, reduction, terms);
    }

    /**
     * The interval of the numbers within an error of {@code sum / 2^working} and within [0, 1].
     *
     * @param sum the midpoint times 2^working
     * @param error in units 2^-working; some number of [0, 1] is that near to the sum
     * @param working bits of the sum
     * @param scale the scale of the result
     */
    /*@ normal_behavior
      @ requires sum != null && error != null && 0 <= error.value && scale <= working;
      @ requires 0 <= scale && working <= Rounding.MAX_SHIFT;
      @ requires scale <= Dyadic.MAX_SCALE && 0 <= sum.value + error.value;
      @*/
    //+KEY@ requires sum.value - error.value <= \dl_pow(2, working);
    //-KEY@ requires sum.value - error.value <= BigInteger.pow2(working);
    //@ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
    //-KEY@ ensures \result.lo.value == 0
    //-KEY@     || \result.lo.value * BigInteger.pow2(working - scale) <= sum.value - error.value;
    //-KEY@ ensures \result.hi.value == BigInteger.pow2(scale)
    //-KEY@     || sum.value + error.value <= \result.hi.value * BigInteger.pow2(working - scale);
    //@ assignable \nothing;
    static Enclosure around(BigInteger sum, BigInteger error, int working, int scale) {
        BigInteger lo = Rounding.floorShift(sum.subtract(error), working - scale);
        BigInteger hi = Rounding.ceilShift(sum.add(error), working - scale);
        //-KEY@ assert BigInteger.pow2Sum(working - scale, scale);
        return Enclosure.of(lo.max(BigInteger.ZERO), hi.min(BigInteger.ONE.shiftLeft(scale)), scale);
    }
}
