package org.plumbline.tck;

/**
 * The first half of an {@link Implementation}: one image under one Q, from its patches to its outputs. Shapes are
 * explained there.
 */
public interface ForwardPass {

    /**
     * The patches before masking, def:image.
     *
     * @param image an image
     * @return X, P x d, a patch a row
     */
    /*@ public behavior
      @ requires image != null && \invariant_for(image);
      @ ensures Shapes.isMatrix(\result, image.areaOf.length, image.features[0].length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] patches(MaskedImage image);

    /**
     * The patches as they are seen, def:mask.
     *
     * @param image an image
     * @return M(X), P x d, 0 in the rows of masked positions
     */
    /*@ public behavior
      @ requires image != null && \invariant_for(image);
      @ ensures Shapes.isMatrix(\result, image.areaOf.length, image.features[0].length);
      @ ensures (\forall int p; 0 <= p && p < image.areaOf.length && image.masked[p];
      @     (\forall int i; 0 <= i && i < image.features[0].length; \result[p][i] == 0));
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] visible(MaskedImage image);

    /**
     * The correlations of positions and features under Q, def:correlations.
     *
     * @param q d x d
     * @param positions P x d
     * @param features the features of all clusters, a row each
     * @return Phi, {@code e_p^T Q v} at row p, a column a feature
     */
    /*@ public behavior
      @ requires q != null && positions != null && features != null && 0 < q.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ requires Shapes.isMatrix(features, features.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, features.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] phi(double[][] q, double[][] positions, double[][] features);

    /**
     * The correlations of positions and positions under Q, def:correlations.
     *
     * @param q d x d
     * @param positions P x d
     * @return Upsilon, P x P, {@code e_p^T Q e_r} at [p][r]
     */
    /*@ public behavior
      @ requires q != null && positions != null && 0 < q.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, positions.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] upsilon(double[][] q, double[][] positions);

    /**
     * The scores before the softmax, def:score.
     *
     * @param q d x d
     * @param positions P x d
     * @param image an image of P positions and features of dimension d
     * @return P x P, a query a row
     */
    /*@ public behavior
      @ requires q != null && positions != null && image != null && \invariant_for(image);
      @ requires q.length == image.features[0].length && positions.length == image.areaOf.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, positions.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] scores(double[][] q, double[][] positions, MaskedImage image);

    /**
     * Attention, def:attention: the softmax over all positions, masked ones too.
     *
     * @param q d x d
     * @param positions P x d
     * @param image an image
     * @return P x P, a query a row; every entry lies in [0, 1], a row's sum is 1 up to rounding
     */
    /*@ public behavior
      @ requires q != null && positions != null && image != null && \invariant_for(image);
      @ requires q.length == image.features[0].length && positions.length == image.areaOf.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, positions.length);
      @ ensures Shapes.areWithin(\result, 0, 1);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] attention(double[][] q, double[][] positions, MaskedImage image);

    /**
     * Attention to the unmasked positions of each area, def:area-attention.
     *
     * @param q d x d
     * @param positions P x d
     * @param image an image
     * @return P x N, a query a row; no entry is negative
     */
    /*@ public behavior
      @ requires q != null && positions != null && image != null && \invariant_for(image);
      @ requires q.length == image.features[0].length && positions.length == image.areaOf.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, image.features.length);
      @ ensures Shapes.areWithin(\result, 0, Double.MAX_VALUE);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] areaAttention(double[][] q, double[][] positions, MaskedImage image);

    /**
     * The outputs, def:output: what each query sees, weighted by its attention.
     *
     * @param q d x d
     * @param positions P x d
     * @param image an image
     * @return F, P x d, a query a row
     */
    /*@ public behavior
      @ requires q != null && positions != null && image != null && \invariant_for(image);
      @ requires q.length == image.features[0].length && positions.length == image.areaOf.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, positions.length, q.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] outputs(double[][] q, double[][] positions, MaskedImage image);

    /**
     * The representation of an image, def:cl-representation: the mean of its outputs over all positions.
     *
     * @param q d x d
     * @param positions P x d
     * @param image an image
     * @return d numbers
     */
    /*@ public behavior
      @ requires q != null && positions != null && image != null && \invariant_for(image);
      @ requires q.length == image.features[0].length && positions.length == image.areaOf.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures \result != null && \result.length == q.length;
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[] representation(double[][] q, double[][] positions, MaskedImage image);
}
