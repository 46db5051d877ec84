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

    /** The least of the products of an end point of [a, b] with an end point of [c, d]. */
    /*@ normal_behavior
      @ requires a != null && b != null && c != null && d != null && a.value <= b.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value <= a.value * c.value && \result.value <= a.value * d.value;
      @ ensures \result.value <= b.value * c.value && \result.value <= b.value * d.value;
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

    /** A lower bound of x/y for every x from a upwards and every y of the positive interval [c, d]. */
    /*@ normal_behavior
      @ requires a != null && c != null && d != null && 0 < c.value && c.value <= d.value;
      @ ensures \result != null;
      @ ensures \result.value * c.value <= a.value && \result.value * d.value <= a.value;
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
      @ assignable \nothing;
      @*/
    static BigInteger ceilQuotient(BigInteger b, BigInteger c, BigInteger d) {
        return Rounding.ceilDivide(b, b.signum() >= 0 ? c : d);
    }
}
