package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Matrix;

/**
 * What the theory follows through training: the correlations Phi and Upsilon (def:correlations).
 */
public final class Correlations {

    private Correlations() {
    }

    /**
     * The feature-position correlation {@code Phi_{p->v_{k,j}} = e_p^T Q v_{k,j}}.
     *
     * @param embedding the features and positions
     * @param q the matrix Q, d x d; a gradient in its place gives the alpha of lem:mae-gradient
     * @param p a position
     * @param k a cluster
     * @param j one of its areas
     * @return Phi
     */
    /*@ public normal_behavior
      @ requires embedding != null && q != null && \invariant_for(embedding) && \invariant_for(q);
      @ requires q.rows == embedding.vectors.columns && q.columns == embedding.vectors.columns;
      @ requires 0 <= p && p < embedding.setting.partitions[0].areaOf.length;
      @ requires 0 <= k && k < embedding.setting.partitions.length;
      @ requires 0 <= j && j < embedding.setting.partitions[k].areas;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static Apfloat featurePosition(Embedding embedding, Matrix q, int p, int k, int j) {
        return between(embedding, q, embedding.position(p), embedding.feature(k, j));
    }

    /**
     * The position-position correlation {@code Upsilon_{p->r} = e_p^T Q e_r}.
     *
     * @param embedding the features and positions
     * @param q the matrix Q, d x d; a gradient in its place gives the beta of lem:mae-gradient
     * @param p a position
     * @param r a position
     * @return Upsilon
     */
    /*@ public normal_behavior
      @ requires embedding != null && q != null && \invariant_for(embedding) && \invariant_for(q);
      @ requires q.rows == embedding.vectors.columns && q.columns == embedding.vectors.columns;
      @ requires 0 <= p && p < embedding.setting.partitions[0].areaOf.length;
      @ requires 0 <= r && r < embedding.setting.partitions[0].areaOf.length;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static Apfloat positionPosition(Embedding embedding, Matrix q, int p, int r) {
        return between(embedding, q, embedding.position(p), embedding.position(r));
    }

    /*@ private normal_behavior
      @ requires embedding != null && q != null && \invariant_for(embedding) && \invariant_for(q);
      @ requires left != null && right != null && left.length == q.rows && right.length == q.columns;
      @ requires (\forall int i; 0 <= i && i < left.length; left[i] != null);
      @ requires (\forall int i; 0 <= i && i < right.length; right[i] != null);
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    private static Apfloat between(Embedding embedding, Matrix q, Apfloat[] left, Apfloat[] right) {
        Apfloat[] image = new Apfloat[q.rows()];
        /*@ loop_invariant 0 <= i && i <= image.length;
          @ loop_invariant (\forall int l; 0 <= l && l < i; image[l] != null);
          @ loop_invariant (\forall int l; 0 <= l && l < left.length; left[l] != null);
          @ loop_invariant (\forall int l; 0 <= l && l < right.length; right[l] != null);
          @ loop_modifies image[*];
          @ decreases image.length - i;
          @*/
        //-KEY@ loop_invariant \fresh(image) && \invariant_for(embedding) && \invariant_for(q);
        for (int i = 0; i < q.rows(); i++) {
            image[i] = embedding.precision().inner(q.row(i), right);
        }
        return embedding.precision().inner(left, image);
    }
}
