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
    //@ ensures \result == scale;
    //@ pure
    public int scale() {
        return scale;
    }

    /**
     * An exact number at the working scale.
     *
     * @param value an exact number
     * @return a point if the number is a multiple of 2^-s, else the two neighbours
     */
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
    //@ assignable \nothing;
    public Enclosure times(Enclosure a, Enclosure b) {
        int drop = a.scale() + b.scale() - scale;
        BigInteger least = EndPoints.leastProduct(a.lo(), a.hi(), b.lo(), b.hi());
        BigInteger greatest = EndPoints.greatestProduct(a.lo(), a.hi(), b.lo(), b.hi());
        return new Enclosure(Rounding.floorScaled(least, drop), Rounding.ceilScaled(greatest, drop), scale);
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
      @ assignable \nothing;
      @*/
    public Enclosure square(Enclosure a) {
        Enclosure size = EnclosureOrder.abs(a);
        return times(size, size);
    }

    /**
     * The quotient.
     *
     * @param a an interval
     * @param b an interval without 0
     * @return an interval that contains every x / y with x in a and y in b
     * @throws ArithmeticException if the divisor contains 0
     */
    /*@ public normal_behavior
      @ requires a != null && b != null && (b.lo.value > 0 || b.hi.value < 0);
      @ ensures \result != null && \result.scale == scale;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires a != null && b != null && b.lo.value <= 0 && 0 <= b.hi.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public Enclosure divide(Enclosure a, Enclosure b) {
        if (b.containsZero()) {
            throw new ArithmeticException("division by " + b + ", which contains 0");
        }
        if (b.hi().signum() < 0) {
            return divide(a.negate(), b.negate());
        }
        // (x / 2^sa) / (y / 2^sb) = (x 2^raise / y) / 2^scale
        int raise = scale + b.scale() - a.scale();
        BigInteger lo = a.lo().shiftLeft(Math.max(raise, 0));
        BigInteger hi = a.hi().shiftLeft(Math.max(raise, 0));
        BigInteger least = b.lo().shiftLeft(Math.max(-raise, 0));
        BigInteger greatest = b.hi().shiftLeft(Math.max(-raise, 0));
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
    public Enclosure log(Enclosure a) {
        return Logarithm.log(a, scale);
    }
}
