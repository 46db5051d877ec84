package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Rounding;

/**
 * One step of gradient descent of a row, rounded to a grid (def:gd, def:rounded-descent).
 */
public final class RowDescent {

    private RowDescent() {
    }

    /**
     * The next checkpoint: each number plus eta times its negative gradient, rounded half-even to the grid 2^-D.
     *
     * @param state the state after t steps
     * @param gradient the negative gradient there
     * @param eta the step size, positive
     * @return the state after t + 1 steps, exactly; null if an interval is too wide to decide a rounding
     */
    /*@ public normal_behavior
      @ requires state != null && eta != null && eta.numerator.value > 0;
      @ requires gradient != null && gradient.length == RowState.SIZE;
      @ requires (\forall int i; 0 <= i && i < gradient.length; gradient[i] != null);
      @ ensures \result != null ==> \result.gridBits == state.gridBits;
      @ assignable \nothing;
      @*/
    public static /*@ nullable @*/ RowState descend(RowState state, Enclosure[] gradient, Dyadic eta) {
        BigInteger[] next = new BigInteger[RowState.SIZE];
        for (int i = 0; i < RowState.SIZE; i++) {
            int drop = gradient[i].scale() + eta.scale() - state.gridBits();
            BigInteger low = rounded(state.numerator(i), eta.numerator().multiply(gradient[i].lo()), drop);
            BigInteger high = rounded(state.numerator(i), eta.numerator().multiply(gradient[i].hi()), drop);
            // rounding does not decrease: equal ends round alike with everything between them
            if (!low.equals(high)) {
                return null;
            }
            next[i] = low;
        }
        return new RowState(state.gridBits(), next);
    }

    /** The integer nearest to {@code at + step / 2^drop}, ties to even. */
    private static BigInteger rounded(BigInteger at, BigInteger step, int drop) {
        if (drop <= 0) {
            return at.add(step.shiftLeft(-drop));
        }
        return Rounding.halfEvenShift(at.shiftLeft(drop).add(step), drop);
    }
}
