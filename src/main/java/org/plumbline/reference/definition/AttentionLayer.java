package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/**
 * The one-layer, one-head softmax transformer with merged query-key matrix Q and identity values.
 *
 * <p>The query of a patch is its position encoding alone; values carry no position encoding. Errors of all results are
 * bounded by {@link ErrorBound}.
 */
public final class AttentionLayer {

    /*@ spec_public @*/ private final Precision precision;
    /*@ spec_public @*/ private final Embedding embedding;
    /*@ spec_public @*/ private final Matrix queries;

    //@ public invariant \invariant_for(embedding) && \invariant_for(queries) && precision == embedding.precision;
    /*@ public invariant 1 <= embedding.setting.partitions.length && embedding.setting.partitions[0] != null
      @     && queries.rows == embedding.setting.partitions[0].areaOf.length;
      @ public invariant queries.columns == embedding.vectors.columns;
      @*/

    /**
     * The layer with a given Q.
     *
     * @param embedding the features and positions
     * @param q the matrix Q, d x d, at working precision
     */
    /*@ public normal_behavior
      @ requires embedding != null && q != null && \invariant_for(embedding) && \invariant_for(q);
      @ requires q.rows == embedding.vectors.columns && q.columns == embedding.vectors.columns;
      @ ensures this.embedding == embedding && this.precision == embedding.precision;
      @ ensures this.queries.columns == q.columns;
      @ ensures this.queries.rows == embedding.setting.partitions[0].areaOf.length;
      @ assignable \nothing;
      @*/
    public AttentionLayer(Embedding embedding, Matrix q) {
        this.precision = embedding.precision();
        this.embedding = embedding;
        if (q.rows() != embedding.dimension() || q.columns() != embedding.dimension()) {
            throw new IllegalArgumentException("Q is " + q.rows() + " x " + q.columns() + ", expected d = "
                    + embedding.dimension());
        }
        Apfloat[][] query = new Apfloat[embedding.setting().positions()][];
        for (int p = 0; p < query.length; p++) {
            query[p] = timesFromLeft(precision, embedding.position(p), q);
        }
        this.queries = Matrix.ofRows(query);
    }

    /** The row vector x^T Q. */
    private static Apfloat[] timesFromLeft(Precision precision, Apfloat[] x, Matrix q) {
        Apfloat[] product = Vectors.zero(q.columns());
        for (int i = 0; i < q.rows(); i++) {
            product = Vectors.sum(precision, product, Vectors.scaled(precision, x[i], q.row(i)));
        }
        return product;
    }

    /**
     * The features and positions.
     *
     * @return the embedding
     */
    /*@ public normal_behavior
      @ ensures \result == embedding;
      @ assignable \nothing;
      @*/
    public Embedding embedding() {
        return embedding;
    }

    /**
     * The score of a key for a query: {@code s_{p->q} = e_p^T Q (M(X)_q + e_q)} (def:score).
     *
     * @param p the query's position
     * @param q the key's position
     * @param x the masked image
     * @return the score
     */
    /*@ public normal_behavior
      @ requires x != null && \invariant_for(x) && x.keys.columns == queries.columns;
      @ requires 0 <= p && p < queries.rows && 0 <= q && q < x.keys.rows;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Apfloat score(int p, int q, MaskedImage x) {
        return precision.inner(queries.row(p), x.key(q));
    }

    /**
     * The attention of a query: {@code exp(s_{p->q}) / sum_r exp(s_{p->r})}, r over ALL positions, masked ones too
     * (def:attention).
     *
     * @param p the query's position
     * @param x the masked image
     * @return P positive weights that sum to 1 up to rounding
     * @throws ArithmeticException if a score is 10^7 or more in absolute value
     */
    /*@ public behavior
      @ requires x != null && \invariant_for(x) && x.keys.columns == queries.columns && x.keys.rows == queries.rows;
      @ requires 0 <= p && p < queries.rows;
      @ ensures \fresh(\result) && \result.length == queries.rows;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @*/
    //+KEY@ ensures (\forall int i; 0 <= i && i < \result.length; \result[i].signum() > 0);
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public Apfloat[] attention(int p, MaskedImage x) {
        int positions = queries.rows();
        Apfloat[] weights = new Apfloat[positions];
        for (int q = 0; q < positions; q++) {
            weights[q] = precision.exp(score(p, q, x));
        }
        Apfloat total = precision.sum(weights);
        for (int q = 0; q < positions; q++) {
            weights[q] = precision.divide(weights[q], total);
        }
        return weights;
    }

    /**
     * The attention that each area receives on its UNMASKED positions, A_{p,j} (def:area-attention).
     *
     * @param attention a row of attention, P weights
     * @param partition the areas of the image's cluster
     * @param mask the masked positions
     * @return one weight an area; 1 minus their sum is wasted on masked positions
     */
    /*@ public normal_behavior
      @ requires attention != null && partition != null && mask != null;
      @ requires \invariant_for(partition) && \invariant_for(mask);
      @ requires attention.length == partition.areaOf.length && attention.length == mask.masked.length;
      @ requires (\forall int i; 0 <= i && i < attention.length; attention[i] != null);
      @ ensures \fresh(\result) && \result.length == partition.areas;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ ensures (\forall int j; 0 <= j && j < \result.length;
      @             (\forall int q; 0 <= q && q < attention.length; partition.areaOf[q] == j ==> mask.masked[q])
      @                 ==> \result[j] == Apfloat.ZERO);
      @ assignable \nothing;
      @*/
    public Apfloat[] areaAttention(Apfloat[] attention, Partition partition, Mask mask) {
        Apfloat[] areas = Vectors.zero(partition.areas());
        for (int q = 0; q < attention.length; q++) {
            if (!mask.isMasked(q)) {
                int j = partition.areaOf(q);
                areas[j] = precision.add(areas[j], attention[q]);
            }
        }
        return areas;
    }

    /**
     * The output at a position, {@code F_p = sum_q attn_{p->q} M(X)_q} (def:output).
     *
     * @param attention the attention of p, P weights
     * @param x the masked image
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires attention != null && x != null && \invariant_for(x) && attention.length == x.visible.rows;
      @ requires x.visible.columns == embedding.vectors.columns;
      @ requires (\forall int i; 0 <= i && i < attention.length; attention[i] != null);
      @ ensures \fresh(\result) && \result.length == embedding.vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] output(Apfloat[] attention, MaskedImage x) {
        Apfloat[] output = Vectors.zero(embedding.dimension());
        /*@ loop_invariant 0 <= q && q <= attention.length && output != null && \fresh(output);
          @ loop_invariant output.length == embedding.vectors.columns;
          @ loop_invariant (\forall int i; 0 <= i && i < output.length; output[i] != null);
          @ loop_modifies \nothing;
          @ decreases attention.length - q;
          @*/
        for (int q = 0; q < attention.length; q++) {
            output = Vectors.sum(precision, output, Vectors.scaled(precision, attention[q], x.visible(q)));
        }
        return output;
    }
}
