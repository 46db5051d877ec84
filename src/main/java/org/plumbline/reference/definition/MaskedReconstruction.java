package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * Masked reconstruction (MAE): its loss, its negative gradient and the loss no Q can beat.
 *
 * <p>Losses and gradients here are those of one masked image; the mean over a batch is {@link Batch}'s.
 */
public final class MaskedReconstruction {

    private MaskedReconstruction() {
    }

    /**
     * The loss of one masked image, {@code 1/2 sum_{p in M} ||F_p - X_p||^2} (def:mae-loss).
     *
     * @param pass the transformer on the masked image
     * @return the loss, at least 0
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass);
      @ requires (\forall int p; 0 <= p && p < pass.attention.length;
      @             pass.x.mask.masked[p] ==> pass.attention[p] != null);
      @ ensures \result != null;
      @ ensures \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    public static Apfloat maeLoss(ForwardPass pass) {
        Precision precision = pass.precision();
        MaskedImage x = pass.input();
        Apfloat twice = Apfloat.ZERO;
        for (int p = 0; p < x.mask().positions(); p++) {
            if (x.mask().isMasked(p)) {
                Apfloat[] miss = Vectors.difference(precision, pass.output(p), x.patch(p));
                twice = precision.add(twice, Vectors.squaredLength(precision, miss));
            }
        }
        return precision.divide(twice, precision.of(2));
    }

    /**
     * The negative gradient of the loss of one masked image by the queries (lem:mae-gradient).
     *
     * <p>Row p is {@code sum_q delta_{p->q} (M(X)_q + e_q)} for a masked p and 0 for an unmasked one; then
     * {@code -grad_Q L = sum_p e_p row_p^T}, which {@link Batch#negativeGradient} forms.
     *
     * @param pass the transformer on the masked image
     * @return P rows of d entries
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass);
      @ requires (\forall int p; 0 <= p && p < pass.attention.length;
      @             pass.x.mask.masked[p] ==> pass.attention[p] != null);
      @ ensures \fresh(\result) && \result.length == pass.attention.length;
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             \result[p] != null && \result[p].length == pass.layer.embedding.vectors.columns);
      @ ensures (\forall int p; 0 <= p && p < \result.length; !pass.x.mask.masked[p]
      @             ==> (\forall int i; 0 <= i && i < \result[p].length; \result[p][i] == Apfloat.ZERO));
      @ assignable \nothing;
      @*/
    public static Apfloat[][] maeNegativeGradient(ForwardPass pass) {
        MaskedImage x = pass.input();
        Apfloat[][] rows = new Apfloat[x.mask().positions()][];
        for (int p = 0; p < rows.length; p++) {
            if (x.mask().isMasked(p)) {
                rows[p] = keysWeighted(pass, maeScoreGradient(pass, p));
            } else {
                rows[p] = Vectors.zero(pass.embedding().dimension());
            }
        }
        return rows;
    }

    /**
     * The negative gradient by the scores of a masked p,
     * {@code delta_{p->q} = attn_{p->q} ([q unmasked] g_{a(q)} - S)} with {@code g_n = z_n^2 (1 - A_n)} for p's own
     * area n, {@code g_j = -z_j^2 A_j} for the others and {@code S = sum_j g_j A_j} (lem:mae-gradient).
     *
     * @param pass the transformer on the masked image
     * @param p a masked position
     * @return P entries that sum to 0 up to rounding
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass) && 0 <= p && p < pass.attention.length;
      @ requires pass.attention[p] != null;
      @ ensures \fresh(\result) && \result.length == pass.attention.length;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public static Apfloat[] maeScoreGradient(ForwardPass pass, int p) {
        Precision precision = pass.precision();
        MaskedImage x = pass.input();
        Apfloat[] attention = pass.attention(p);
        Apfloat[] area = pass.areaAttention(p);
        int own = x.partition().areaOf(p);
        Apfloat[] pull = new Apfloat[area.length];
        for (int j = 0; j < area.length; j++) {
            Apfloat squared = precision.multiply(x.latent(j), x.latent(j));
            Apfloat gap = j == own ? precision.subtract(precision.of(1), area[j]) : area[j].negate();
            pull[j] = precision.multiply(squared, gap);
        }
        Apfloat mean = precision.inner(pull, area);
        Apfloat[] delta = new Apfloat[attention.length];
        for (int q = 0; q < delta.length; q++) {
            Apfloat seen = x.mask().isMasked(q) ? Apfloat.ZERO : pull[x.partition().areaOf(q)];
            delta[q] = precision.multiply(attention[q], precision.subtract(seen, mean));
        }
        return delta;
    }

    /** The vector {@code sum_q delta_q (M(X)_q + e_q)}. */
    /*@ normal_behavior
      @ requires pass != null && \invariant_for(pass) && delta != null && delta.length == pass.attention.length;
      @ requires (\forall int i; 0 <= i && i < delta.length; delta[i] != null);
      @ ensures \fresh(\result) && \result.length == pass.layer.embedding.vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] keysWeighted(ForwardPass pass, Apfloat[] delta) {
        Apfloat[] sum = Vectors.zero(pass.embedding().dimension());
        /*@ loop_invariant 0 <= q && q <= delta.length && sum != null && \fresh(sum);
          @ loop_invariant sum.length == pass.layer.embedding.vectors.columns;
          @ loop_invariant (\forall int i; 0 <= i && i < sum.length; sum[i] != null);
          @ loop_modifies \nothing;
          @ decreases delta.length - q;
          @*/
        for (int q = 0; q < delta.length; q++) {
            Apfloat[] term = Vectors.scaled(pass.precision(), delta[q], pass.input().key(q));
            sum = Vectors.sum(pass.precision(), sum, term);
        }
        return sum;
    }
}
