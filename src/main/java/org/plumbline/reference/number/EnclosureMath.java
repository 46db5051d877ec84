package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * Arithmetic that rounds: the owner of the working scale s, to which every result is rounded outward.
 *
 * <p>Each operation contains the exact result for every point of its arguments, whatever their scales, and is at most
 * two units 2^-s wider than the best interval (one unit at each end) unless it says otherwise. Instances are immutable
 * and may be shared between threads.
 */
public final class EnclosureMath {

    /*@ spec_public @*/ private final int scale;

    //@ public invariant 0 <= scale && scale <= Dyadic.MAX_SCALE;

    /**
     * Arithmetic whose results have a given scale.
     *
     * @param scale s, from 0 to {@link Dyadic#MAX_SCALE}: results are rounded outward to multiples of 2^-s
     * @throws IllegalArgumentException if the scale is out of range
     */
    /*@ public normal_behavior
      @ requires 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures this.scale == scale;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires scale < 0 || scale > Dyadic.MAX_SCALE;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public EnclosureMath(int scale) {
        if (scale < 0 || scale > Dyadic.MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not in 0.." + Dyadic.MAX_SCALE);
        }
        this.scale = scale;
    }

    /**
     * The scale of every result.
     *
     * @return s
     */
    /*@ public normal_behavior
      @ ensures \result == scale;
      @ assignable \nothing;
      @*/
    public /*@ pure @*/ int scale() {
        return scale;
    }

    /**
     * An exact number at the working scale.
     *
     * @param value an exact number
     * @return a point if the number is a multiple of 2^-s, else the two neighbours
     */
    /*@ public normal_behavior
      @ requires value != null;
      @ ensures \result != null && \result.scale == scale;
      @ assignable \nothing;
      @*/
    public Enclosure of(Dyadic value) {
        return Enclosure.of(value).rescale(scale);
    }

    /**
     * The product.
     *
     * @param a an interval
     * @param b an interval
     * @return an interval that contains every x y with x in a and y in b
     */
    /*@ public normal_behavior
      @ requires a != null && b != null;
      @ ensures \result != null && \result.scale == scale;
      @*/
    /*+KEY@
      @ ensures a.scale + b.scale >= scale ==> \result.lo.value * \dl_pow(2, a.scale + b.scale - scale)
      @     <= a.lo.value * b.lo.value;
      @ ensures a.scale + b.scale >= scale ==> \result.lo.value * \dl_pow(2, a.scale + b.scale - scale)
      @     <= a.lo.value * b.hi.value;
      @ ensures a.scale + b.scale >= scale ==> \result.lo.value * \dl_pow(2, a.scale + b.scale - scale)
      @     <= a.hi.value * b.lo.value;
      @ ensures a.scale + b.scale >= scale ==> \result.lo.value * \dl_pow(2, a.scale + b.scale - scale)
      @     <= a.hi.value * b.hi.value;
      @ ensures a.scale + b.scale >= scale ==> \result.hi.value * \dl_pow(2, a.scale + b.scale - scale)
      @     >= a.lo.value * b.lo.value;
      @ ensures a.scale + b.scale >= scale ==> \result.hi.value * \dl_pow(2, a.scale + b.scale - scale)
      @     >= a.lo.value * b.hi.value;
      @ ensures a.scale + b.scale >= scale ==> \result.hi.value * \dl_pow(2, a.scale + b.scale - scale)
      @     >= a.hi.value * b.lo.value;
      @ ensures a.scale + b.scale >= scale ==> \result.hi.value * \dl_pow(2, a.scale + b.scale - scale)
      @     >= a.hi.value * b.hi.value;
      @*/
    //-KEY@ ensures a.lo.value >= 0 && b.lo.value >= 0 ==> \result.lo.value >= 0;
    //-KEY@ ensures (\forall \bigint x, y, p; a.lo.value <= x && x <= a.hi.value
    //-KEY@     && b.lo.value <= y && y <= b.hi.value && p == x * y
    //-KEY@     ==> \result.lo.value * BigInteger.pow2(a.scale + b.scale - scale)
    //-KEY@         <= p * BigInteger.pow2(scale - a.scale - b.scale)
    //-KEY@     && p * BigInteger.pow2(scale - a.scale - b.scale)
    //-KEY@         <= \result.hi.value * BigInteger.pow2(a.scale + b.scale - scale));
    //@ assignable \nothing;
    public Enclosure times(Enclosure a, Enclosure b) {
        BigInteger least = EndPoints.leastProduct(a.lo(), a.hi(), b.lo(), b.hi());
        BigInteger greatest = EndPoints.greatestProduct(a.lo(), a.hi(), b.lo(), b.hi());
        //-KEY@ assert (\forall \bigint x, y, p; a.lo.value <= x && x <= a.hi.value
        //-KEY@     && b.lo.value <= y && y <= b.hi.value && p == x * y ==> least.value <= p && p <= greatest.value);
        return outward(least, greatest, a.scale() + b.scale());
    }

    /**
     * The square, which is never negative: tighter than the product of an interval with itself.
     *
     * @param a an interval
     * @return an interval that contains every x^2 with x in a
     */
    /*@ public normal_behavior
      @ requires a != null;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @*/
    //-KEY@ ensures (\forall \bigint x, p; a.lo.value <= x && x <= a.hi.value && p == x * x
    //-KEY@     ==> \result.lo.value * BigInteger.pow2(2 * a.scale - scale) <= p * BigInteger.pow2(scale - 2 * a.scale)
    //-KEY@     && p * BigInteger.pow2(scale - 2 * a.scale) <= \result.hi.value * BigInteger.pow2(2 * a.scale - scale));
    //@ assignable \nothing;
    public Enclosure square(Enclosure a) {
        return outward(EndPoints.leastSquare(a.lo(), a.hi()), EndPoints.greatestSquare(a.lo(), a.hi()), 2 * a.scale());
    }

    /** The interval {@code [least, greatest] / 2^below}, rounded outward. */
    /*@ private normal_behavior
      @ requires least != null && greatest != null && least.value <= greatest.value;
      @ requires 0 <= below && below <= 2 * Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == scale && (least.value >= 0 ==> \result.lo.value >= 0);
      @*/
    //-KEY@ ensures \result.lo.value * BigInteger.pow2(below - scale) <= least.value * BigInteger.pow2(scale - below);
    //-KEY@ ensures \result.hi.value * BigInteger.pow2(below - scale)
    //-KEY@     >= greatest.value * BigInteger.pow2(scale - below);
    //-KEY@ ensures (\forall \bigint x; least.value <= x && x <= greatest.value
    //-KEY@     ==> \result.lo.value * BigInteger.pow2(below - scale) <= x * BigInteger.pow2(scale - below)
    //-KEY@     && x * BigInteger.pow2(scale - below) <= \result.hi.value * BigInteger.pow2(below - scale));
    //@ assignable \nothing;
    private Enclosure outward(BigInteger least, BigInteger greatest, int below) {
        int drop = below - scale;
        return new Enclosure(Rounding.floorScaled(least, drop), Rounding.ceilScaled(greatest, drop), scale);
    }

    /**
     * The quotient.
     *
     * @param a an interval
     * @param b an interval without 0
     * @return an interval that contains every x / y with x in a and y in b
     * @throws ArithmeticException if the divisor contains 0
     */
    /*@ public exceptional_behavior
      @ requires a != null && b != null && b.lo.value <= 0 && 0 <= b.hi.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @ also public normal_behavior
      @ requires a != null && b != null && (b.lo.value > 0 || b.hi.value < 0);
      @ ensures \result != null && \result.scale == scale;
      @*/
    //-KEY@ ensures a.lo.value >= 0 && b.lo.value > 0 ==> \result.lo.value >= 0;
    //-KEY@ ensures b.lo.value > 0 ==> \result.lo.value * (b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.lo.value > 0 ==> \result.lo.value * (b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.lo.value > 0 ==> \result.hi.value * (b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.lo.value > 0 ==> \result.hi.value * (b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    // for a negative divisor x and y are the points with the other signs
    //-KEY@ ensures b.hi.value < 0 ==> \result.lo.value * (-b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= -a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.hi.value < 0 ==> \result.lo.value * (-b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= -a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.hi.value < 0 ==> \result.hi.value * (-b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= -a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures b.hi.value < 0 ==> \result.hi.value * (-b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= -a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //@ assignable \nothing;
    public Enclosure divide(Enclosure a, Enclosure b) {
        requireWithoutZero(b);
        return b.hi().signum() < 0 ? divideNegative(a, b) : dividePositive(a, b);
    }

    /** The quotient by an interval of positive numbers. */
    /*@ private normal_behavior
      @ requires a != null && b != null && b.lo.value > 0;
      @ ensures \result != null && \result.scale == scale;
      @*/
    //-KEY@ ensures a.lo.value >= 0 ==> \result.lo.value >= 0;
    //-KEY@ ensures \result.lo.value * (b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.lo.value * (b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.hi.value * (b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.hi.value * (b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //@ assignable \nothing;
    private Enclosure dividePositive(Enclosure a, Enclosure b) {
        // (x / 2^sa) / (y / 2^sb) = (x 2^raise / y) / 2^scale
        int raise = scale + b.scale() - a.scale();
        BigInteger least = EndPoints.raised(b.lo(), -raise);
        BigInteger greatest = EndPoints.raised(b.hi(), -raise);
        Enclosure result = quotient(EndPoints.raised(a.lo(), raise), EndPoints.raised(a.hi(), raise), least, greatest);
        //-KEY@ ghost \bigint p = BigInteger.pow2(a.scale - scale - b.scale);
        //-KEY@ assert EndPoints.regrouped(result.lo.value, b.lo.value, p, least.value);
        //-KEY@ assert EndPoints.regrouped(result.lo.value, b.hi.value, p, greatest.value);
        //-KEY@ assert EndPoints.regrouped(result.hi.value, b.lo.value, p, least.value);
        //-KEY@ assert EndPoints.regrouped(result.hi.value, b.hi.value, p, greatest.value);
        return result;
    }

    /** The quotient by an interval of negative numbers. */
    /*@ private normal_behavior
      @ requires a != null && b != null && b.hi.value < 0;
      @ ensures \result != null && \result.scale == scale;
      @*/
    //-KEY@ ensures \result.lo.value * (-b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= -a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.lo.value * (-b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     <= -a.hi.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.hi.value * (-b.hi.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= -a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //-KEY@ ensures \result.hi.value * (-b.lo.value * BigInteger.pow2(a.scale - scale - b.scale))
    //-KEY@     >= -a.lo.value * BigInteger.pow2(scale + b.scale - a.scale);
    //@ assignable \nothing;
    private Enclosure divideNegative(Enclosure a, Enclosure b) {
        return dividePositive(a.negate(), b.negate());
    }

    /*@ private normal_behavior
      @ requires b != null && (b.lo.value > 0 || b.hi.value < 0);
      @ ensures true;
      @ assignable \nothing;
      @ also private exceptional_behavior
      @ requires b != null && b.lo.value <= 0 && 0 <= b.hi.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    private static void requireWithoutZero(Enclosure b) {
        if (b.containsZero()) {
            throw new ArithmeticException("division by " + b + ", which contains 0");
        }
    }

    /** The interval of the n / d with n from lo to hi, d from least to greatest, over 2^scale and rounded outward. */
    /*@ private normal_behavior
      @ requires lo != null && hi != null && least != null && greatest != null;
      @ requires lo.value <= hi.value && 0 < least.value && least.value <= greatest.value;
      @ ensures \result != null && \result.scale == scale;
      @ ensures lo.value >= 0 ==> \result.lo.value >= 0;
      @ ensures \result.lo.value * least.value <= lo.value && \result.lo.value * greatest.value <= lo.value;
      @ ensures \result.hi.value * least.value >= hi.value && \result.hi.value * greatest.value >= hi.value;
      @ assignable \nothing;
      @*/
    private Enclosure quotient(BigInteger lo, BigInteger hi, BigInteger least, BigInteger greatest) {
        return new Enclosure(EndPoints.floorQuotient(lo, least, greatest),
                EndPoints.ceilQuotient(hi, least, greatest), scale);
    }

    /**
     * The exponential.
     *
     * @param a an interval below {@link Exponential#MAX_ARGUMENT}
     * @return an interval that contains every e^x with x in a, for a point at most 2 units wider than the best
     * @throws ArithmeticException if the interval reaches {@link Exponential#MAX_ARGUMENT}
     */
    /*@ public behavior
      @ requires a != null;
      @ ensures \result != null && \result.scale == scale && 0 <= \result.lo.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public Enclosure exp(Enclosure a) {
        return Exponential.exp(a, scale);
    }

    /**
     * The natural logarithm.
     *
     * @param a an interval of positive numbers
     * @return an interval that contains every log x with x in a, for a point at most 2 units wider than the best
     * @throws ArithmeticException if the interval contains a number that is not positive
     */
    /*@ public behavior
      @ requires a != null && scale <= Dyadic.MAX_SCALE - 8;
      @ ensures \result != null && \result.scale == scale;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public Enclosure log(Enclosure a) {
        return Logarithm.log(a, scale);
    }
}
