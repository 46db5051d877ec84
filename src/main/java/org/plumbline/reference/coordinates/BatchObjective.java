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
     * @param layer the transformer, with at most {@link Guaranteed#MAX_BITS}
     * @return an interval that contains the loss
     * @throws ArithmeticException if the working scale is too coarse
     */
    /*@ public behavior
      @ requires layer != null && \invariant_for(layer) && layer.math.scale <= Guaranteed.MAX_BITS;
      @ ensures \result != null;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    Enclosure loss(CoordinateLayer layer);

    /**
     * The negative gradient of the mean loss in coordinates.
     *
     * @param layer the transformer, with at most {@link Guaranteed#MAX_BITS}
     * @return P rows of sum N_k + P columns, as in {@link Coordinates}
     * @throws ArithmeticException if the working scale is too coarse
     */
    /*@ public behavior
      @ requires layer != null && \invariant_for(layer) && layer.math.scale <= Guaranteed.MAX_BITS;
      @ ensures \result != null && \result.length == layer.coordinates.state.rows;
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             \result[p] != null && \result[p].length == layer.coordinates.state.columns);
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             (\forall int c; 0 <= c && c < layer.coordinates.state.columns; \result[p][c] != null));
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    Enclosure[][] negativeGradient(CoordinateLayer layer);

    /**
     * Both at once, which share the attention.
     *
     * @param layer the transformer, with at most {@link Guaranteed#MAX_BITS}
     * @return what {@link #loss} and {@link #negativeGradient} give
     * @throws ArithmeticException if the working scale is too coarse
     */
    /*@ public behavior
      @ requires layer != null && \invariant_for(layer) && layer.math.scale <= Guaranteed.MAX_BITS;
      @ ensures \result != null && \result.negativeGradient.length == layer.coordinates.state.rows;
      @ ensures (\forall int p; 0 <= p && p < \result.negativeGradient.length; \result.negativeGradient[p] != null
      @             && \result.negativeGradient[p].length == layer.coordinates.state.columns);
      @ ensures (\forall int p; 0 <= p && p < \result.negativeGradient.length;
      @             (\forall int c; 0 <= c && c < layer.coordinates.state.columns;
      @                 \result.negativeGradient[p][c] != null));
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    LossAndGradient lossAndGradient(CoordinateLayer layer);

    /**
     * The largest latent of any image of the batch.
     *
     * @return an upper bound U of all latents
     */
    /*@ public normal_behavior
      @ ensures \result != null && \result.numerator.value > 0;
      @ assignable \nothing;
      @*/
    Dyadic largestLatent();
}
