package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/**
 * The mean over a batch that stands for the expectation in a loss, and the gradient by the whole of Q.
 *
 * <p>Terms are added in the order of the batch, so that a result does not depend on who computed them when.
 */
public final class Batch {

    private Batch() {
    }

    /**
     * The mean loss of a batch.
     *
     * @param precision the arithmetic
     * @param losses the loss of each sample
     * @return their mean
     */
    /*@ public normal_behavior
      @ requires precision != null && \invariant_for(precision) && losses != null && losses.length >= 1;
      @ requires (\forall int i; 0 <= i && i < losses.length; losses[i] != null);
      @ ensures \result != null;
      @ ensures (\forall int i; 0 <= i && i < losses.length; losses[i].signum() >= 0) ==> \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    public static Apfloat loss(Precision precision, Apfloat[] losses) {
        return precision.divide(precision.sum(losses), precision.of(losses.length));
    }

    /**
     * The negative gradient of the mean loss of a batch, {@code -grad_Q L = mean sum_p e_p row_p^T} (lem:mae-gradient,
     * lem:cl-gradient).
     *
     * @param embedding the features and positions
     * @param rows for each sample its P gradient rows of d entries
     * @return the matrix, d x d
     */
    /*@ public normal_behavior
      @ requires embedding != null && \invariant_for(embedding) && rows != null && rows.length >= 1;
      @ requires (\forall int i; 0 <= i && i < rows.length;
      @             rows[i] != null && rows[i].length == embedding.setting.partitions[0].areaOf.length);
      @ requires (\forall int i; 0 <= i && i < rows.length; (\forall int p; 0 <= p && p < rows[i].length;
      @             rows[i][p] != null && rows[i][p].length == embedding.vectors.columns));
      @ ensures \fresh(\result);
      @ ensures \result.rows == embedding.vectors.columns && \result.columns == embedding.vectors.columns;
      @ assignable \nothing;
      @*/
    public static Matrix negativeGradient(Embedding embedding, Apfloat[][][] rows) {
        Precision precision = embedding.precision();
        int dimension = embedding.dimension();
        Apfloat share = precision.divide(precision.of(1), precision.of(rows.length));
        Apfloat[][] gradient = new Apfloat[dimension][];
        for (int i = 0; i < dimension; i++) {
            gradient[i] = Vectors.zero(dimension);
        }
        for (int p = 0; p < embedding.setting().positions(); p++) {
            Apfloat[] mean = Vectors.zero(dimension);
            for (int b = 0; b < rows.length; b++) {
                mean = Vectors.sum(precision, mean, rows[b][p]);
            }
            mean = Vectors.scaled(precision, share, mean);
            Apfloat[] position = embedding.position(p);
            for (int i = 0; i < dimension; i++) {
                gradient[i] = Vectors.sum(precision, gradient[i], Vectors.scaled(precision, position[i], mean));
            }
        }
        return Matrix.ofRows(gradient);
    }
}
