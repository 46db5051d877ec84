package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Enclosure;

/**
 * A step of rounded descent with the loss that was seen on the way (def:rounded-descent).
 */
public final class DescentStep {

    /*@ spec_public @*/ private final Coordinates next;
    /*@ spec_public @*/ private final Enclosure loss;

    /**
     * A step.
     *
     * @param next the state after it
     * @param loss the mean loss of the batch before it
     */
    /*@ public normal_behavior
      @ requires next != null && loss != null;
      @ ensures this.next == next && this.loss == loss;
      @ assignable \nothing;
      @*/
    public DescentStep(Coordinates next, Enclosure loss) {
        this.next = next;
        this.loss = loss;
    }

    /**
     * The state after the step.
     *
     * @return exact numbers
     */
    /*@ public normal_behavior
      @ ensures \result == next;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Coordinates next() {
        return next;
    }

    /**
     * The mean loss of the batch before the step.
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
}
