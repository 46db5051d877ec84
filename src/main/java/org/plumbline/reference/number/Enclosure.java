package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * A closed interval {@code [lo, hi] / 2^scale} that provably contains an exact value.
 *
 * <p>Comparisons are certain: {@link #certainlyLess} and {@link #certainlyAtMost} are true only if they hold for every
 * pair of points, so that "neither" is the honest answer <em>undecided</em>.
 */
public final class Enclosure {

    /*@ spec_public @*/ private final BigInteger lo;
    /*@ spec_public @*/ private final BigInteger hi;
    /*@ spec_public @*/ private final int scale;

    //@ public invariant 0 <= scale && scale <= Dyadic.MAX_SCALE;

    private Enclosure(BigInteger lo, BigInteger hi, int scale) {
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
     */
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
    public static Enclosure of(Dyadic value) {
        return new Enclosure(value.numerator(), value.numerator(), value.scale());
    }

    /**
     * The lower end point.
     *
     * @return an exact number
     */
    public Dyadic lower() {
        return Dyadic.of(lo, scale);
    }

    /**
     * The upper end point.
     *
     * @return an exact number
     */
    public Dyadic upper() {
        return Dyadic.of(hi, scale);
    }

    /**
     * Whether both end points are the same number.
     *
     * @return true for a point
     */
    public boolean isPoint() {
        return lo.equals(hi);
    }

    /**
     * Whether a number lies in the interval.
     *
     * @param value an exact number
     * @return true if it does
     */
    public boolean contains(Dyadic value) {
        return lower().compareTo(value) <= 0 && value.compareTo(upper()) <= 0;
    }

    /**
     * Whether two intervals have a point in common.
     *
     * @param other an interval
     * @return true if they do
     */
    public boolean overlaps(Enclosure other) {
        return lower().compareTo(other.upper()) <= 0 && other.lower().compareTo(upper()) <= 0;
    }

    /**
     * Whether every point of this lies below every point of the other.
     *
     * @param other an interval
     * @return true only if it is certain
     */
    public boolean certainlyLess(Enclosure other) {
        return upper().compareTo(other.lower()) < 0;
    }

    /**
     * Whether no point of this lies above any point of the other.
     *
     * @param other an interval
     * @return true only if it is certain
     */
    public boolean certainlyAtMost(Enclosure other) {
        return upper().compareTo(other.lower()) <= 0;
    }

    /**
     * Both end points in exact form.
     *
     * @return for example {@code "[3p-4, 7p-5]"}
     */
    @Override
    public String toString() {
        return "[" + lower() + ", " + upper() + "]";
    }
}
