package org.plumbline.run;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;

/**
 * A level of the reference as a run sees it: a state that gradient descent moves from checkpoint to checkpoint, and
 * that can be looked at. One level is made for one objective.
 */
public interface Level {

    /**
     * The state before the first step, {@code Q(0) = 0} (def:gd) unless the configuration says otherwise.
     *
     * @return the state, exactly
     */
    GridMatrix start();

    /**
     * One step of descent on the batch of that step (def:rounded-descent).
     *
     * @param step the number t of the step, from 0
     * @param state the state after t steps
     * @return the state after t + 1 steps, exactly, with the loss that was seen on the way
     */
    Step step(long step, GridMatrix state);

    /**
     * The same step without its loss.
     *
     * @param step the number t of the step, from 0
     * @param state the state after t steps
     * @return the state after t + 1 steps, exactly
     */
    default GridMatrix next(long step, GridMatrix state) {
        return step(step, state).next();
    }

    /**
     * What a state looks like on the probes.
     *
     * @param state a state
     * @return its correlations, attention and loss
     */
    Observation observe(GridMatrix state);

    /**
     * A step of descent.
     *
     * @param next the state after it
     * @param loss the mean loss of the batch before it
     * @param floor the loss that no Q can beat on this batch (lem:batch-floor); 0 for CL
     */
    record Step(GridMatrix next, Enclosure loss, Enclosure floor) {
    }
}
