package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Enclosure;

/**
 * The loss and the negative gradient of a batch at one state, computed from the same attention.
 */
public final class LossAndGradient {

    /*@ spec_public @*/ private final Enclosure loss;
    /*@ spec_public @*/ private final Enclosure[][] negativeGradient;

    /**
     * A loss and a gradient; the rows are not copied.
     *
     * @param loss the mean loss
     * @param negativeGradient its negative gradient, as in {@link Coordinates}
     */
    /*@ public normal_behavior
      @ requires loss != null && negativeGradient != null;
      @ ensures this.loss == loss && this.negativeGradient == negativeGradient;
      @ assignable \nothing;
      @*/
    public LossAndGradient(Enclosure loss, Enclosure[][] negativeGradient) {
        this.loss = loss;
        this.negativeGradient = negativeGradient;
    }

    /**
     * The mean loss.
     *
     * @return an interval that contains it
     */
    /*@ public normal_behavior
      @ ensures \result == loss;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Enclosure loss() {
        return loss;
    }

    /**
     * The negative gradient.
     *
     * @return P rows of sum N_k + P columns
     */
    /*@ public normal_behavior
      @ ensures \result == negativeGradient;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Enclosure[][] negativeGradient() {
        return negativeGradient;
    }
}
