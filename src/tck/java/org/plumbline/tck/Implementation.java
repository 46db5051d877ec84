package org.plumbline.tck;

/**
 * An implementation of the theory in float64, or in float32 or less behind arrays of float64, as the vectors ask it.
 *
 * <p>All indices count from 0. P is the number of positions, d the dimension of features and positions, N the number
 * of areas of an image's cluster, B the size of a batch. Matrices are arrays of rows. Q is d x d, and the query is on
 * its left: the score of query p and key r is {@code e_p^T Q (M(X)_r + e_r)}. {@code positions} is P x d, the encoding
 * e_p a row. Numbers have no unit; the theory has none.
 *
 * <p>Arguments are to be read only. A topic that an implementation does not have may be refused by an
 * UnsupportedOperationException: its results count as missing. The last three methods have a body made of the others;
 * override them where your training has its own.
 */
public interface Implementation extends ForwardPass {

    /**
     * The loss of masked reconstruction, def:mae-loss: half the squared error of the masked patches, meant over the
     * batch.
     *
     * @param q d x d
     * @param positions P x d
     * @param batch B images, at least one
     * @return a number that is not negative
     */
    /*@ public behavior
      @ requires q != null && positions != null && batch != null && 0 < q.length && 0 < batch.length;
      @ requires (\forall int b; 0 <= b && b < batch.length; batch[b] != null && \invariant_for(batch[b])
      @     && batch[b].features[0].length == q.length && batch[b].areaOf.length == positions.length);
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures \result >= 0;
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double maeLoss(double[][] q, double[][] positions, MaskedImage[] batch);

    /**
     * What no Q takes the loss of a batch below, lem:batch-floor.
     *
     * @param batch B images, at least one
     * @return a number that is not negative
     */
    /*@ public behavior
      @ requires batch != null && 0 < batch.length;
      @ requires (\forall int b; 0 <= b && b < batch.length; batch[b] != null && \invariant_for(batch[b]));
      @ ensures \result >= 0;
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double maeLossFloor(MaskedImage[] batch);

    /**
     * The direction of descent of {@link #maeLoss}, lem:mae-gradient.
     *
     * @param q d x d
     * @param positions P x d
     * @param batch B images, at least one
     * @return -dL/dQ, d x d
     */
    /*@ public behavior
      @ requires q != null && positions != null && batch != null && 0 < q.length && 0 < batch.length;
      @ requires (\forall int b; 0 <= b && b < batch.length; batch[b] != null && \invariant_for(batch[b])
      @     && batch[b].features[0].length == q.length && batch[b].areaOf.length == positions.length);
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, q.length, q.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] maeNegativeGradient(double[][] q, double[][] positions, MaskedImage[] batch);

    /**
     * The similarities of a sample, def:similarity.
     *
     * @param q d x d
     * @param positions P x d
     * @param sample a sample
     * @return the similarity of X+ to X++, then to each negative
     */
    /*@ public behavior
      @ requires q != null && positions != null && sample != null && \invariant_for(sample) && 0 < q.length;
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures \result != null && \result.length == 1 + sample.negatives.length;
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[] similarities(double[][] q, double[][] positions, Sample sample);

    /**
     * The loss of contrastive learning, def:cl-loss: tau times the negative logarithm of X++'s part of the softmax over
     * X++ and the negatives, meant over the batch.
     *
     * @param q d x d
     * @param positions P x d
     * @param batch B samples, at least one
     * @param tau the temperature, positive
     * @return a number; up to rounding it is not negative
     */
    /*@ public behavior
      @ requires q != null && positions != null && batch != null && 0 < q.length && 0 < batch.length && 0 < tau;
      @ requires (\forall int b; 0 <= b && b < batch.length; batch[b] != null && \invariant_for(batch[b]));
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double clLoss(double[][] q, double[][] positions, Sample[] batch, double tau);

    /**
     * The direction of descent of {@link #clLoss} by the first argument of the similarity only, lem:cl-gradient.
     *
     * @param q d x d
     * @param positions P x d
     * @param batch B samples, at least one
     * @param tau the temperature, positive
     * @return -dL/dQ, d x d
     */
    /*@ public behavior
      @ requires q != null && positions != null && batch != null && 0 < q.length && 0 < batch.length && 0 < tau;
      @ requires (\forall int b; 0 <= b && b < batch.length; batch[b] != null && \invariant_for(batch[b]));
      @ requires Shapes.isMatrix(q, q.length, q.length);
      @ requires Shapes.isMatrix(positions, positions.length, q.length);
      @ ensures Shapes.isMatrix(\result, q.length, q.length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    double[][] clNegativeGradient(double[][] q, double[][] positions, Sample[] batch, double tau);

    /**
     * A step of descent before it is rounded, def:gd.
     *
     * @param from where the step starts: Q, or its coordinates
     * @param negativeGradient the direction, of the same shape
     * @param eta the size of the step
     * @return {@code from + eta * negativeGradient}
     */
    /*@ public behavior
      @ requires from != null && negativeGradient != null && 0 < from.length && from[0] != null;
      @ requires Shapes.isMatrix(from, from.length, from[0].length);
      @ requires Shapes.isMatrix(negativeGradient, from.length, from[0].length);
      @ ensures Shapes.isMatrix(\result, from.length, from[0].length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    default double[][] step(double[][] from, double[][] negativeGradient, double eta) {
        double[][] next = new double[from.length][from[0].length];
        for (int i = 0; i < next.length; i++) {
            for (int j = 0; j < next[i].length; j++) {
                next[i][j] = from[i][j] + eta * negativeGradient[i][j];
            }
        }
        return next;
    }

    /**
     * Rounding after a step, def:rounded-descent.
     *
     * @param matrix rows of equal length
     * @param gridBits the grid is 2^-gridBits
     * @return every entry rounded to the nearest multiple, ties to the even one
     */
    /*@ public behavior
      @ requires matrix != null && 0 < matrix.length && matrix[0] != null;
      @ requires Shapes.isMatrix(matrix, matrix.length, matrix[0].length);
      @ ensures Shapes.isMatrix(\result, matrix.length, matrix[0].length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    default double[][] rounded(double[][] matrix, int gridBits) {
        double[][] rounded = new double[matrix.length][matrix[0].length];
        for (int i = 0; i < rounded.length; i++) {
            for (int j = 0; j < rounded[i].length; j++) {
                rounded[i][j] = Math.scalb(Math.rint(Math.scalb(matrix[i][j], gridBits)), -gridBits);
            }
        }
        return rounded;
    }

    /**
     * The Q of given coordinates, lem:coordinates.
     *
     * @param phi P x the number of features
     * @param upsilon P x P
     * @param positions P x d
     * @param features the features of all clusters, a row each
     * @return {@code sum_p e_p (sum_v Phi_pv v + sum_r Upsilon_pr e_r)^T}, d x d
     */
    /*@ public behavior
      @ requires phi != null && upsilon != null && positions != null && features != null;
      @ requires 0 < positions.length && positions[0] != null;
      @ requires Shapes.isMatrix(phi, positions.length, features.length);
      @ requires Shapes.isMatrix(upsilon, positions.length, positions.length);
      @ requires Shapes.isMatrix(positions, positions.length, positions[0].length);
      @ requires Shapes.isMatrix(features, features.length, positions[0].length);
      @ ensures Shapes.isMatrix(\result, positions[0].length, positions[0].length);
      @ signals_only UnsupportedOperationException;
      @ assignable \nothing;
      @*/
    default double[][] fromCoordinates(double[][] phi, double[][] upsilon, double[][] positions,
            double[][] features) {
        int d = positions[0].length;
        double[][] q = new double[d][d];
        for (int p = 0; p < positions.length; p++) {
            double[] row = new double[d];
            for (int j = 0; j < d; j++) {
                for (int v = 0; v < features.length; v++) {
                    row[j] += phi[p][v] * features[v][j];
                }
                for (int r = 0; r < positions.length; r++) {
                    row[j] += upsilon[p][r] * positions[r][j];
                }
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    q[i][j] += positions[p][i] * row[j];
                }
            }
        }
        return q;
    }
}
