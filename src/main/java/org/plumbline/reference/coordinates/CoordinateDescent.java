package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Rounding;

/**
 * One step of gradient descent in coordinates, rounded to a grid (def:gd, def:rounded-descent).
 */
public final class CoordinateDescent {

    private CoordinateDescent() {
    }

    /**
     * The next checkpoint: every entry of {@code (Phi, Upsilon) + eta (alpha, beta)} rounded half-even to the grid
     * 2^-D.
     *
     * @param state the checkpoint after t steps
     * @param gradient the negative gradient, an interval for each entry of the state
     * @param eta the step size, positive
     * @return the checkpoint after t + 1 steps, or null if an interval cannot decide a rounding: compute the gradient
     *         at a finer scale
     */
    /*@ public normal_behavior
      @ requires state != null && gradient != null && gradient.length == state.rows;
      @ requires (\forall int p; 0 <= p && p < gradient.length;
      @             gradient[p] != null && gradient[p].length == state.columns);
      @ requires (\forall int p; 0 <= p && p < gradient.length;
      @             (\forall int c; 0 <= c && c < state.columns; gradient[p][c] != null));
      @ requires eta != null && eta.numerator.value > 0;
      @ ensures \result != null ==> \result.rows == state.rows && \result.columns == state.columns;
      @ ensures \result != null ==> \result.gridBits == state.gridBits && \fresh(\result);
      @ assignable \nothing;
      @*/
    public static /*@ nullable @*/ GridMatrix descend(GridMatrix state, Enclosure[][] gradient, Dyadic eta) {
        BigInteger[] next = new BigInteger[state.rows() * state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                Enclosure slope = gradient[p][c];
                BigInteger low = rounded(state, p, c, slope.lo(), slope.scale(), eta);
                BigInteger high = rounded(state, p, c, slope.hi(), slope.scale(), eta);
                // rounding does not decrease: equal ends round alike with everything between them
                if (!low.equals(high)) {
                    return null;
                }
                next[p * state.columns() + c] = low;
            }
        }
        return new GridMatrix(state.rows(), state.columns(), state.gridBits(), next);
    }

    /** The numerator over 2^D nearest to {@code state + eta slope / 2^scale}, ties to even. */
    private static BigInteger rounded(GridMatrix state, int p, int c, BigInteger slope, int scale, Dyadic eta) {
        int drop = scale + eta.scale() - state.gridBits();
        BigInteger step = eta.numerator().multiply(slope);
        if (drop <= 0) {
            return state.numerator(p, c).add(step.shiftLeft(-drop));
        }
        return Rounding.halfEvenShift(state.numerator(p, c).shiftLeft(drop).add(step), drop);
    }
}
