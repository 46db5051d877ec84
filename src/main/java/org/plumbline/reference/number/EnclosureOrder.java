package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * What follows from comparing end points: hull, intersection, minimum, maximum, absolute value. All of it is exact.
 */
public final class EnclosureOrder {

    private EnclosureOrder() {
    }

    /**
     * The smallest interval that contains both.
     *
     * @param a an interval
     * @param b an interval
     * @return their hull, at the finer of the two scales
     */
    /*@ public normal_behavior
      @ requires a != null && b != null;
      @ ensures \result != null && \result.scale == (a.scale >= b.scale ? a.scale : b.scale);
      @*/
    //-KEY@ ensures \result.lo.value <= a.lo.value * BigInteger.pow2(b.scale - a.scale);
    //-KEY@ ensures \result.lo.value <= b.lo.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ ensures a.hi.value * BigInteger.pow2(b.scale - a.scale) <= \result.hi.value;
    //-KEY@ ensures b.hi.value * BigInteger.pow2(a.scale - b.scale) <= \result.hi.value;
    //@ assignable \nothing;
    public static Enclosure hull(Enclosure a, Enclosure b) {
        if (a.scale() != b.scale()) {
            int finer = Math.max(a.scale(), b.scale());
            return hullOf(a.rescale(finer), b.rescale(finer));
        }
        return hullOf(a, b);
    }

    /** The hull of two intervals at one scale. */
    /*@ private normal_behavior
      @ requires a != null && b != null && a.scale == b.scale;
      @ ensures \result != null && \result.scale == a.scale;
      @ ensures \result.lo.value <= a.lo.value && \result.lo.value <= b.lo.value;
      @ ensures \result.hi.value >= a.hi.value && \result.hi.value >= b.hi.value;
      @ assignable \nothing;
      @*/
    private static Enclosure hullOf(Enclosure a, Enclosure b) {
        return Enclosure.of(a.lo().min(b.lo()), a.hi().max(b.hi()), a.scale());
    }

    /**
     * What two enclosures of one number leave of each other.
     *
     * @param a an interval
     * @param b an interval that overlaps it
     * @return the points that lie in both, at the finer of the two scales
     * @throws ArithmeticException if there is none: then they do not enclose the same number
     */
    /*@ public normal_behavior
      @ requires a != null && b != null;
      @*/
    //+KEY@ requires a.scale == b.scale && a.lo.value <= b.hi.value && b.lo.value <= a.hi.value;
    //-KEY@ requires a.lo.value * BigInteger.pow2(b.scale - a.scale) <= b.hi.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ requires b.lo.value * BigInteger.pow2(a.scale - b.scale) <= a.hi.value * BigInteger.pow2(b.scale - a.scale);
    //@ ensures \result != null && \result.scale == (a.scale >= b.scale ? a.scale : b.scale);
    //-KEY@ ensures (\forall \bigint x; a.lo.value * BigInteger.pow2(b.scale - a.scale) <= x
    //-KEY@     && x <= a.hi.value * BigInteger.pow2(b.scale - a.scale)
    //-KEY@     && b.lo.value * BigInteger.pow2(a.scale - b.scale) <= x
    //-KEY@     && x <= b.hi.value * BigInteger.pow2(a.scale - b.scale)
    //-KEY@     <==> \result.lo.value <= x && x <= \result.hi.value);
    //@ assignable \nothing;
    //@ also public exceptional_behavior
    //@ requires a != null && b != null;
    //+KEY@ requires a.scale == b.scale && (a.lo.value > b.hi.value || b.lo.value > a.hi.value);
    //-KEY@ requires a.lo.value * BigInteger.pow2(b.scale - a.scale) > b.hi.value * BigInteger.pow2(a.scale - b.scale)
    //-KEY@     || b.lo.value * BigInteger.pow2(a.scale - b.scale) > a.hi.value * BigInteger.pow2(b.scale - a.scale);
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public static Enclosure intersect(Enclosure a, Enclosure b) {
        if (a.scale() != b.scale()) {
            int finer = Math.max(a.scale(), b.scale());
            return common(a.rescale(finer), b.rescale(finer));
        }
        return common(a, b);
    }

    /** What two intervals at one scale have in common. */
    /*@ private normal_behavior
      @ requires a != null && b != null && a.scale == b.scale;
      @ requires a.lo.value <= b.hi.value && b.lo.value <= a.hi.value;
      @ ensures \result != null && \result.scale == a.scale;
      @ ensures (\forall \bigint x; a.lo.value <= x && x <= a.hi.value && b.lo.value <= x && x <= b.hi.value
      @             <==> \result.lo.value <= x && x <= \result.hi.value);
      @ ensures \result.lo.value == (a.lo.value >= b.lo.value ? a.lo.value : b.lo.value);
      @ ensures \result.hi.value == (a.hi.value <= b.hi.value ? a.hi.value : b.hi.value);
      @ assignable \nothing;
      @ also private exceptional_behavior
      @ requires a != null && b != null && a.scale == b.scale;
      @ requires a.lo.value > b.hi.value || b.lo.value > a.hi.value;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    private static Enclosure common(Enclosure a, Enclosure b) {
        BigInteger lo = a.lo().max(b.lo());
        BigInteger hi = a.hi().min(b.hi());
        if (lo.compareTo(hi) > 0) {
            throw new ArithmeticException(a + " and " + b + " have no point in common");
        }
        return Enclosure.of(lo, hi, a.scale());
    }

    /**
     * The smaller of two numbers.
     *
     * @param a an interval
     * @param b an interval
     * @return every min(x, y) with x in a and y in b, and nothing else; at the finer of the two scales
     */
    /*@ public normal_behavior
      @ requires a != null && b != null;
      @ ensures \result != null && \result.scale == (a.scale >= b.scale ? a.scale : b.scale);
      @*/
    //-KEY@ ensures \result.lo.value <= a.lo.value * BigInteger.pow2(b.scale - a.scale);
    //-KEY@ ensures \result.lo.value <= b.lo.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ ensures \result.lo.value == a.lo.value * BigInteger.pow2(b.scale - a.scale)
    //-KEY@     || \result.lo.value == b.lo.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ ensures \result.hi.value <= a.hi.value * BigInteger.pow2(b.scale - a.scale);
    //-KEY@ ensures \result.hi.value <= b.hi.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ ensures \result.hi.value == a.hi.value * BigInteger.pow2(b.scale - a.scale)
    //-KEY@     || \result.hi.value == b.hi.value * BigInteger.pow2(a.scale - b.scale);
    //@ assignable \nothing;
    public static Enclosure min(Enclosure a, Enclosure b) {
        if (a.scale() != b.scale()) {
            int finer = Math.max(a.scale(), b.scale());
            return minOf(a.rescale(finer), b.rescale(finer));
        }
        return minOf(a, b);
    }

    /** The smaller of two numbers at one scale. */
    /*@ private normal_behavior
      @ requires a != null && b != null && a.scale == b.scale;
      @ ensures \result != null && \result.scale == a.scale;
      @ ensures \result.lo.value == (a.lo.value <= b.lo.value ? a.lo.value : b.lo.value);
      @ ensures \result.hi.value == (a.hi.value <= b.hi.value ? a.hi.value : b.hi.value);
      @ ensures (\forall \bigint x; (\forall \bigint y; a.lo.value <= x && x <= a.hi.value
      @             && b.lo.value <= y && y <= b.hi.value
      @             ==> \result.lo.value <= (x <= y ? x : y) && (x <= y ? x : y) <= \result.hi.value));
      @ assignable \nothing;
      @*/
    private static Enclosure minOf(Enclosure a, Enclosure b) {
        return Enclosure.of(a.lo().min(b.lo()), a.hi().min(b.hi()), a.scale());
    }

    /**
     * The larger of two numbers.
     *
     * @param a an interval
     * @param b an interval
     * @return every max(x, y) with x in a and y in b, and nothing else; at the finer of the two scales
     */
    /*@ public normal_behavior
      @ requires a != null && b != null;
      @ ensures \result != null && \result.scale == (a.scale >= b.scale ? a.scale : b.scale);
      @*/
    //-KEY@ ensures a.lo.value * BigInteger.pow2(b.scale - a.scale) <= \result.lo.value;
    //-KEY@ ensures b.lo.value * BigInteger.pow2(a.scale - b.scale) <= \result.lo.value;
    //-KEY@ ensures \result.lo.value == a.lo.value * BigInteger.pow2(b.scale - a.scale)
    //-KEY@     || \result.lo.value == b.lo.value * BigInteger.pow2(a.scale - b.scale);
    //-KEY@ ensures a.hi.value * BigInteger.pow2(b.scale - a.scale) <= \result.hi.value;
    //-KEY@ ensures b.hi.value * BigInteger.pow2(a.scale - b.scale) <= \result.hi.value;
    //-KEY@ ensures \result.hi.value == a.hi.value * BigInteger.pow2(b.scale - a.scale)
    //-KEY@     || \result.hi.value == b.hi.value * BigInteger.pow2(a.scale - b.scale);
    //@ assignable \nothing;
    public static Enclosure max(Enclosure a, Enclosure b) {
        return min(a.negate(), b.negate()).negate();
    }

    /**
     * The absolute value.
     *
     * @param a an interval
     * @return every |x| with x in a, and nothing else
     */
    /*@ public normal_behavior
      @ requires a != null;
      @ ensures \result != null && \result.scale == a.scale && 0 <= \result.lo.value;
      @ ensures (\forall \bigint x; a.lo.value <= x && x <= a.hi.value && x >= 0
      @             ==> \result.lo.value <= x && x <= \result.hi.value);
      @ ensures (\forall \bigint y; a.lo.value <= y && y <= a.hi.value && y <= 0
      @             ==> \result.lo.value <= -y && -y <= \result.hi.value);
      @ assignable \nothing;
      @*/
    public static Enclosure abs(Enclosure a) {
        if (a.lo().signum() >= 0) {
            return a;
        }
        if (a.hi().signum() <= 0) {
            return a.negate();
        }
        return Enclosure.of(BigInteger.ZERO, a.lo().negate().max(a.hi()), a.scale());
    }
}
