package org.plumbline.reference.definition;

import java.math.BigInteger;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;
import org.plumbline.reference.number.Rounding;

/**
 * One step of gradient descent, rounded to a grid (def:gd, def:rounded-descent).
 */
public final class Descent {

    /** Bits in which the interval of an entry is held before it is rounded, beyond the grid's and the digits'. */
    /*@ spec_public @*/ private static final int GUARD_BITS = 64;

    private Descent() {
    }

    /**
     * {@code Q(t+1)}: every entry of {@code Q(t) + eta G} rounded half-even to the grid 2^-D, where the exact G is
     * known to lie within an error of the given one.
     *
     * @param precision the arithmetic that computed the gradient
     * @param q the checkpoint Q(t)
     * @param gradient the negative gradient G
     * @param error a bound on the distance of each of its entries to the exact one
     * @param eta the step size, positive
     * @return the checkpoint Q(t+1), or null if an interval cannot decide a rounding: compute G with more digits
     */
    /*@ public normal_behavior
      @ requires precision != null && q != null && gradient != null && error != null && eta != null;
      @ requires \invariant_for(precision) && \invariant_for(gradient) && eta.numerator.value > 0;
      @ requires q.gridBits + 4 * precision.digits + GUARD_BITS + eta.scale <= Dyadic.MAX_SCALE;
      @ requires gradient.rows == q.rows && gradient.columns == q.columns;
      @*/
    //+KEY@ requires error.signum() >= 0;
    /*@ ensures \result != null ==> \fresh(\result) && \result.rows == q.rows && \result.columns == q.columns;
      @ ensures \result != null ==> \result.gridBits == q.gridBits;
      @ assignable \nothing;
      @*/
    public static /*@ nullable @*/ GridMatrix descend(Precision precision, GridMatrix q, Matrix gradient,
            Apfloat error, Dyadic eta) {
        BigInteger[] next = new BigInteger[q.rows() * q.columns()];
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                BigInteger entry = entry(precision, q, gradient.get(i, j), error, eta, i, j);
                if (entry == null) {
                    return null;
                }
                next[i * q.columns() + j] = entry;
            }
        }
        return new GridMatrix(q.rows(), q.columns(), q.gridBits(), next);
    }

    private static /*@ nullable @*/ BigInteger entry(Precision precision, GridMatrix q, Apfloat slope, Apfloat error,
            Dyadic eta, int i,
            int j) {
        Enclosure exact = precision.enclose(slope, error, q.gridBits() + 4 * precision.digits() + GUARD_BITS);
        BigInteger low = rounded(q.get(i, j).plus(eta.times(exact.lower())), q.gridBits());
        BigInteger high = rounded(q.get(i, j).plus(eta.times(exact.upper())), q.gridBits());
        return low.equals(high) ? low : null;
    }

    /** The numerator over 2^bits nearest to an exact number, ties to even. */
    private static BigInteger rounded(Dyadic value, int bits) {
        int scale = Math.max(value.scale(), bits);
        return Rounding.halfEvenDivide(value.numeratorAt(scale), BigInteger.ONE.shiftLeft(scale - bits));
    }
}
