package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * An objective on an explicit batch, as a function of the state that a layer holds.
 */
public interface BatchObjective {

    /**
     * The mean loss of the batch.
     *
     * @param layer the transformer
     * @return an interval that contains the loss
     */
    /*@ public normal_behavior
      @ requires layer != null;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    Enclosure loss(CoordinateLayer layer);

    /**
     * The negative gradient of the mean loss in coordinates.
     *
     * @param layer the transformer
     * @return P rows of sum N_k + P columns, as in {@link Coordinates}
     */
    /*@ public normal_behavior
      @ requires layer != null;
      @ ensures \result != null && \result.length == layer.coordinates.state.rows;
      @ assignable \nothing;
      @*/
    Enclosure[][] negativeGradient(CoordinateLayer layer);

    /**
     * Both at once, which share the attention.
     *
     * @param layer the transformer
     * @return what {@link #loss} and {@link #negativeGradient} give
     */
    /*@ public normal_behavior
      @ requires layer != null;
      @ ensures \result != null && \result.negativeGradient.length == layer.coordinates.state.rows;
      @ assignable \nothing;
      @*/
    LossAndGradient lossAndGradient(CoordinateLayer layer);

    /**
     * The largest latent of any image of the batch.
     *
     * @return an upper bound U of all latents
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    Dyadic largestLatent();
}
