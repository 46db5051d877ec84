package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * A closed interval {@code [lo, hi] / 2^scale} that provably contains an exact value.
 *
 * <p>The one promise of its arithmetic: the result contains the exact result <em>for every point of the arguments</em>
 * (Inclusion, in proofs-notes/enclosures.md). What is here is exact; products and quotients are rounded outward to the
 * scale of an {@link EnclosureMath}. Accuracy is thus absolute: a weight of e^-800 is {@code [0, 2^-scale]}.
 *
 * <p>Comparisons are certain: {@link #certainlyLess} and {@link #certainlyAtMost} are true only if they hold for every
 * pair of points, so that "neither" is the honest answer <em>undecided</em>. What follows from comparing end points
 * (hull, minimum, absolute value) is in {@link EnclosureOrder}.
 */
public final class Enclosure {

    /*@ spec_public @*/ private final BigInteger lo;
    /*@ spec_public @*/ private final BigInteger hi;
    /*@ spec_public @*/ private final int scale;

    /*@ public invariant lo != null && hi != null && lo.value <= hi.value;
      @ public invariant 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @*/

    //@ normal_behavior
    //@ requires lo != null && hi != null && lo.value <= hi.value && 0 <= scale && scale <= Dyadic.MAX_SCALE;
    //@ ensures this.lo == lo && this.hi == hi && this.scale == scale;
    //@ assignable \nothing;
    Enclosure(BigInteger lo, BigInteger hi, int scale) {
        this.lo = lo;
        this.hi = hi;
        this.scale = scale;
    }

    /**
     * The interval {@code [lo, hi] / 2^scale}.
     *
     * @param lo the lower end point times 2^scale
     * @param hi the upper end point times 2^scale, not below {@code lo}
     * @param scale from 0 to {@link Dyadic#MAX_SCALE}
     * @return the interval
     * @throws IllegalArgumentException if the end points are in the wrong order or the scale is out of range
     */
    /*@ public normal_behavior
      @ requires lo != null && hi != null && lo.value <= hi.value && 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \fresh(\result);
      @ ensures \result.lo == lo && \result.hi == hi && \result.scale == scale;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires lo != null && hi != null;
      @ requires lo.value > hi.value || scale < 0 || scale > Dyadic.MAX_SCALE;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static Enclosure of(BigInteger lo, BigInteger hi, int scale) {
        if (lo.compareTo(hi) > 0) {
            throw new IllegalArgumentException("lower end point " + lo + " exceeds upper end point " + hi);
        }
        if (scale < 0 || scale > Dyadic.MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not in 0.." + Dyadic.MAX_SCALE);
        }
        return new Enclosure(lo, hi, scale);
    }

    /**
     * The interval that holds one dyadic number only.
     *
     * @param value an exact number
     * @return the point
     */
    //@ public normal_behavior requires value != null;
    //@ ensures \result != null && \fresh(\result);
    //@ ensures \result.lo == value.numerator && \result.hi == value.numerator && \result.scale == value.scale;
    //@ assignable \nothing;
    public static Enclosure of(Dyadic value) {
        return new Enclosure(value.numerator(), value.numerator(), value.scale());
    }

    /**
     * The interval that holds one integer only.
     *
     * @param value any integer
     * @return the point
     */
    //@ public normal_behavior ensures \result != null && \fresh(\result) && \result.scale == 0;
    //@ ensures \result.lo.value == value && \result.hi.value == value;
    //@ assignable \nothing;
    public static Enclosure of(long value) {
        BigInteger point = BigInteger.valueOf(value);
        return new Enclosure(point, point, 0);
    }

    /**
     * The lower end point times 2^scale.
     *
     * @return an integer, at most {@link #hi()}
     */
    //@ public normal_behavior ensures \result == lo;
    //@ assignable \nothing;
    public /*@ pure @*/ BigInteger lo() {
        return lo;
    }

    /**
     * The upper end point times 2^scale.
     *
     * @return an integer, at least {@link #lo()}
     */
    //@ public normal_behavior ensures \result == hi;
    //@ assignable \nothing;
    public /*@ pure @*/ BigInteger hi() {
        return hi;
    }

    /**
     * The exponent of the power of two under both end points.
     *
     * @return from 0 to {@link Dyadic#MAX_SCALE}
     */
    //@ public normal_behavior ensures \result == scale;
    //@ assignable \nothing;
    public /*@ pure @*/ int scale() {
        return scale;
    }

    /**
     * The lower end point.
     *
     * @return an exact number
     */
    //@ public normal_behavior ensures \result != null; assignable \nothing;
    public Dyadic lower() {
        return Dyadic.of(lo, scale);
    }

    /**
     * The upper end point.
     *
     * @return an exact number
     */
    //@ public normal_behavior ensures \result != null; assignable \nothing;
    public Dyadic upper() {
        return Dyadic.of(hi, scale);
    }

    /**
     * The distance of the end points.
     *
     * @return an exact number, at least 0
     */
    //@ public normal_behavior ensures \result != null; assignable \nothing;
    public Dyadic width() {
        return Dyadic.of(hi.subtract(lo), scale);
    }

    /**
     * Whether both end points are the same number.
     *
     * @return true for a point
     */
    //@ public normal_behavior ensures \result <==> lo.value == hi.value;
    //@ assignable \nothing;
    public boolean isPoint() {
        return lo.compareTo(hi) == 0;
    }

    /**
     * Whether 0 lies in the interval: what no division may meet.
     *
     * @return true if it does
     */
    //@ public normal_behavior ensures \result <==> lo.value <= 0 && 0 <= hi.value;
    //@ assignable \nothing;
    public boolean containsZero() {
        return lo.signum() <= 0 && hi.signum() >= 0;
    }

    /**
     * Whether a number lies in the interval.
     *
     * @param value an exact number
     * @return true if it does
     */
    //@ public normal_behavior requires value != null;
    //-KEY@ ensures \result <==> lo.value * BigInteger.pow2(value.scale - scale)
    //-KEY@     <= value.numerator.value * BigInteger.pow2(scale - value.scale)
    //-KEY@     && value.numerator.value * BigInteger.pow2(scale - value.scale)
    //-KEY@     <= hi.value * BigInteger.pow2(value.scale - scale);
    //@ assignable \nothing;
    public boolean contains(Dyadic value) {
        return EndPoints.order(lo, scale, value.numerator(), value.scale()) <= 0
                && EndPoints.order(value.numerator(), value.scale(), hi, scale) <= 0;
    }

    /**
     * Whether every point of another interval lies in this one.
     *
     * @param other an interval
     * @return true if it does
     */
    //@ public normal_behavior requires other != null;
    //-KEY@ ensures \result <==> lo.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     <= other.lo.value * BigInteger.pow2(scale - other.scale)
    //-KEY@     && other.hi.value * BigInteger.pow2(scale - other.scale)
    //-KEY@     <= hi.value * BigInteger.pow2(other.scale - scale);
    //@ assignable \nothing;
    public boolean contains(Enclosure other) {
        return EndPoints.order(lo, scale, other.lo, other.scale) <= 0
                && EndPoints.order(other.hi, other.scale, hi, scale) <= 0;
    }

    /**
     * Whether two intervals have a point in common.
     *
     * @param other an interval
     * @return true if they do
     */
    //@ public normal_behavior requires other != null;
    //-KEY@ ensures \result <==> lo.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     <= other.hi.value * BigInteger.pow2(scale - other.scale)
    //-KEY@     && other.lo.value * BigInteger.pow2(scale - other.scale)
    //-KEY@     <= hi.value * BigInteger.pow2(other.scale - scale);
    //@ assignable \nothing;
    public boolean overlaps(Enclosure other) {
        return EndPoints.order(lo, scale, other.hi, other.scale) <= 0
                && EndPoints.order(other.lo, other.scale, hi, scale) <= 0;
    }

    /**
     * Whether every point of this lies below every point of the other.
     *
     * @param other an interval
     * @return true only if it is certain
     */
    //@ public normal_behavior requires other != null;
    //-KEY@ ensures \result <==> hi.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     < other.lo.value * BigInteger.pow2(scale - other.scale);
    //@ assignable \nothing;
    public boolean certainlyLess(Enclosure other) {
        return EndPoints.order(hi, scale, other.lo, other.scale) < 0;
    }

    /**
     * Whether no point of this lies above any point of the other.
     *
     * @param other an interval
     * @return true only if it is certain
     */
    //@ public normal_behavior requires other != null;
    //-KEY@ ensures \result <==> hi.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     <= other.lo.value * BigInteger.pow2(scale - other.scale);
    //@ assignable \nothing;
    public boolean certainlyAtMost(Enclosure other) {
        return EndPoints.order(hi, scale, other.lo, other.scale) <= 0;
    }

    /**
     * The exact sum, at the finer of the two scales.
     *
     * @param other an interval
     * @return every {@code a + b} with a in this and b in the other, and nothing else
     */
    //@ public normal_behavior requires other != null;
    //@ ensures \result != null && \result.scale == (scale >= other.scale ? scale : other.scale);
    //-KEY@ ensures \result.lo.value == lo.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     + other.lo.value * BigInteger.pow2(scale - other.scale);
    //-KEY@ ensures \result.hi.value == hi.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     + other.hi.value * BigInteger.pow2(scale - other.scale);
    //@ assignable \nothing;
    public Enclosure plus(Enclosure other) {
        int finer = Math.max(scale, other.scale);
        Enclosure a = scale == finer ? this : rescale(finer);
        Enclosure b = other.scale == finer ? other : other.rescale(finer);
        return new Enclosure(a.lo.add(b.lo), a.hi.add(b.hi), finer);
    }

    /**
     * The exact difference, at the finer of the two scales.
     *
     * @param other an interval
     * @return every {@code a - b} with a in this and b in the other, and nothing else
     */
    //@ public normal_behavior requires other != null;
    //@ ensures \result != null && \result.scale == (scale >= other.scale ? scale : other.scale);
    //-KEY@ ensures \result.lo.value == lo.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     - other.hi.value * BigInteger.pow2(scale - other.scale);
    //-KEY@ ensures \result.hi.value == hi.value * BigInteger.pow2(other.scale - scale)
    //-KEY@     - other.lo.value * BigInteger.pow2(scale - other.scale);
    //@ assignable \nothing;
    public Enclosure minus(Enclosure other) {
        int finer = Math.max(scale, other.scale);
        Enclosure a = scale == finer ? this : rescale(finer);
        Enclosure b = other.scale == finer ? other : other.rescale(finer);
        return new Enclosure(a.lo.subtract(b.hi), a.hi.subtract(b.lo), finer);
    }

    /**
     * The other sign.
     *
     * @return every {@code -a} with a in this, and nothing else
     */
    //@ public normal_behavior ensures \result != null && \result.scale == scale;
    //@ ensures \result.lo.value == -hi.value && \result.hi.value == -lo.value;
    //@ assignable \nothing;
    public Enclosure negate() {
        return new Enclosure(hi.negate(), lo.negate(), scale);
    }

    /**
     * The exact product with an integer.
     *
     * @param factor any integer
     * @return every {@code a * factor} with a in this, between exact end points
     */
    //@ public normal_behavior requires factor != null;
    //@ ensures \result != null && \result.scale == scale;
    //@ ensures \result.lo.value <= lo.value * factor.value && \result.lo.value <= hi.value * factor.value;
    //@ ensures \result.hi.value >= lo.value * factor.value && \result.hi.value >= hi.value * factor.value;
    //@ assignable \nothing;
    public Enclosure times(BigInteger factor) {
        boolean keepsOrder = factor.signum() >= 0;
        return new Enclosure((keepsOrder ? lo : hi).multiply(factor), (keepsOrder ? hi : lo).multiply(factor), scale);
    }

    /**
     * The same interval at another scale: exactly at a finer one, rounded outward to a coarser one.
     *
     * @param target from 0 to {@link Dyadic#MAX_SCALE}
     * @return an interval that contains this one
     * @throws IllegalArgumentException if the scale is out of range
     */
    //@ public normal_behavior requires 0 <= target && target <= Dyadic.MAX_SCALE;
    //@ ensures \result != null && \result.scale == target;
    //+KEY@ ensures scale >= target ==> \result.lo.value * \dl_pow(2, scale - target) <= lo.value;
    //+KEY@ ensures scale >= target ==> hi.value <= \result.hi.value * \dl_pow(2, scale - target);
    //+KEY@ ensures scale < target ==> \result.lo.value == lo.value * \dl_pow(2, target - scale);
    //+KEY@ ensures scale < target ==> \result.hi.value == hi.value * \dl_pow(2, target - scale);
    //-KEY@ ensures \result.lo.value * BigInteger.pow2(scale - target) <= lo.value * BigInteger.pow2(target - scale);
    //-KEY@ ensures hi.value * BigInteger.pow2(target - scale) <= \result.hi.value * BigInteger.pow2(scale - target);
    //-KEY@ ensures scale <= target ==> \result.lo.value == lo.value * BigInteger.pow2(target - scale);
    //-KEY@ ensures scale <= target ==> \result.hi.value == hi.value * BigInteger.pow2(target - scale);
    //@ assignable \nothing;
    public Enclosure rescale(int target) {
        int drop = scale - target;
        return of(Rounding.floorScaled(lo, drop), Rounding.ceilScaled(hi, drop), target);
    }

    /**
     * Both end points in exact form.
     *
     * @return for example {@code "[3p-4, 7p-5]"}
     */
    //@ also public normal_behavior ensures \result != null; assignable \nothing;
    @Override
    public String toString() {
        return "[" + lower() + ", " + upper() + "]";
    }
}
