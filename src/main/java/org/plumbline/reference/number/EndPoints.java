package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The end points of a product and of a quotient of two intervals, before they are rounded: one bound a method.
 *
 * <p>Every bound is one of the four end-point results; that it bounds all four, hence the result for <em>every pair of
 * points</em>, is lem:end-points in proofs-notes/enclosures.md.
 */
final class EndPoints {

    private EndPoints() {
    }

    /*-KEY@ normal_behavior
      @ requires d == y * p;
      @ ensures \result && q * d == q * (y * p);
      @ static model pure helper boolean regrouped(\bigint q, \bigint y, \bigint p, \bigint d) {
      @     return true;
      @ }
      @*/

    /** The least of the products of an end point of [a, b] with an end point of [c, d]. */
    /*@ normal_behavior
      @ requires a != null && b != null && c != null && d != null && a.value <= b.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value <= a.value * c.value && \result.value <= a.value * d.value;
      @ ensures \result.value <= b.value * c.value && \result.value <= b.value * d.value;
      @ ensures (\forall \bigint x; (\forall \bigint y; a.value <= x && x <= b.value && c.value <= y && y <= d.value
      @             ==> \result.value <= x * y));
      @ ensures a.value >= 0 && c.value >= 0 ==> \result.value >= 0;
      @ assignable \nothing;
      @*/
    static BigInteger leastProduct(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
        if (c.signum() >= 0) {
            return a.multiply(a.signum() >= 0 ? c : d);
        }
        if (d.signum() <= 0) {
            return b.multiply(b.signum() >= 0 ? c : d);
        }
        return a.multiply(d).min(b.multiply(c));
    }

    /** The greatest of the products of an end point of [a, b] with an end point of [c, d]. */
    /*@ normal_behavior
      @ requires a != null && b != null && c != null && d != null && a.value <= b.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value >= a.value * c.value && \result.value >= a.value * d.value;
      @ ensures \result.value >= b.value * c.value && \result.value >= b.value * d.value;
      @ ensures (\forall \bigint x; (\forall \bigint y; a.value <= x && x <= b.value && c.value <= y && y <= d.value
      @             ==> \result.value >= x * y));
      @ assignable \nothing;
      @*/
    static BigInteger greatestProduct(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
        if (c.signum() >= 0) {
            return b.multiply(b.signum() >= 0 ? d : c);
        }
        if (d.signum() <= 0) {
            return a.multiply(a.signum() >= 0 ? d : c);
        }
        return a.multiply(c).max(b.multiply(d));
    }

    /** The least square of a number of [a, b]. */
    /*@ normal_behavior
      @ requires a != null && b != null && a.value <= b.value;
      @ ensures \result != null && 0 <= \result.value;
      @ ensures \result.value <= a.value * a.value && \result.value <= b.value * b.value;
      @ ensures (\forall \bigint x; a.value <= x && x <= b.value ==> \result.value <= x * x);
      @ assignable \nothing;
      @*/
    static BigInteger leastSquare(BigInteger a, BigInteger b) {
        if (a.signum() >= 0) {
            return a.multiply(a);
        }
        return b.signum() <= 0 ? b.multiply(b) : BigInteger.ZERO;
    }

    /** The greatest square of a number of [a, b]. */
    /*@ normal_behavior
      @ requires a != null && b != null && a.value <= b.value;
      @ ensures \result != null;
      @ ensures \result.value >= a.value * a.value && \result.value >= b.value * b.value;
      @ ensures (\forall \bigint x; a.value <= x && x <= b.value ==> \result.value >= x * x);
      @ assignable \nothing;
      @*/
    static BigInteger greatestSquare(BigInteger a, BigInteger b) {
        return a.multiply(a).max(b.multiply(b));
    }

    /** A lower bound of x/y for every x from a upwards and every y of the positive interval [c, d]. */
    /*@ normal_behavior
      @ requires a != null && c != null && d != null && 0 < c.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value * c.value <= a.value && \result.value * d.value <= a.value;
      @ ensures a.value >= 0 ==> \result.value >= 0;
      @ ensures (\forall \bigint x; (\forall \bigint y; a.value <= x && c.value <= y && y <= d.value
      @             ==> \result.value * y <= x));
      @ assignable \nothing;
      @*/
    static BigInteger floorQuotient(BigInteger a, BigInteger c, BigInteger d) {
        return Rounding.floorDivide(a, a.signum() >= 0 ? d : c);
    }

    /** An upper bound of x/y for every x from b downwards and every y of the positive interval [c, d]. */
    /*@ normal_behavior
      @ requires b != null && c != null && d != null && 0 < c.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value * c.value >= b.value && \result.value * d.value >= b.value;
      @ ensures (\forall \bigint x; (\forall \bigint y; x <= b.value && c.value <= y && y <= d.value
      @             ==> \result.value * y >= x));
      @ assignable \nothing;
      @*/
    static BigInteger ceilQuotient(BigInteger b, BigInteger c, BigInteger d) {
        return Rounding.ceilDivide(b, b.signum() >= 0 ? c : d);
    }

    /** n times 2^bits, n itself for negative bits. */
    /*@ normal_behavior
      @ requires n != null && -3 * Dyadic.MAX_SCALE <= bits && bits <= 3 * Dyadic.MAX_SCALE;
      @ ensures \result != null && (n.value > 0 ==> \result.value > 0) && (n.value < 0 ==> \result.value < 0);
      @*/
    //-KEY@ ensures \result.value == n.value * BigInteger.pow2(bits);
    //@ assignable \nothing;
    static BigInteger raised(BigInteger n, int bits) {
        return bits <= 0 ? n : n.shiftLeft(bits);
    }

    /** The order of a / 2^s and b / 2^t: negative, 0 or positive as the first is less, equal or greater. */
    /*@ normal_behavior
      @ requires a != null && b != null && 0 <= s && s <= Dyadic.MAX_SCALE && 0 <= t && t <= Dyadic.MAX_SCALE;
      @*/
    //-KEY@ ensures \result < 0 <==> a.value * BigInteger.pow2(t - s) < b.value * BigInteger.pow2(s - t);
    //-KEY@ ensures \result > 0 <==> a.value * BigInteger.pow2(t - s) > b.value * BigInteger.pow2(s - t);
    //@ assignable \nothing;
    static int order(BigInteger a, int s, BigInteger b, int t) {
        return s >= t ? a.compareTo(b.shiftLeft(s - t)) : a.shiftLeft(t - s).compareTo(b);
    }
}
