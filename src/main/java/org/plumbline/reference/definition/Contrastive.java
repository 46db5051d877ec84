package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.number.Precision;

/**
 * Contrastive learning (CL): two masked views of one image against masked negatives, with a stop gradient.
 *
 * <p>Losses and gradients here are those of one sample; the mean over a batch is {@link Batch}'s.
 */
public final class Contrastive {

    private Contrastive() {
    }

    /**
     * The two views X+ and X++ of one image (def:views).
     *
     * @param embedding the features and positions
     * @param image the image
     * @param first the mask of X+
     * @param second the mask of X++, drawn independently
     * @return X+ and X++, in this order
     */
    /*@ public normal_behavior
      @ requires embedding != null && image != null && first != null && second != null;
      @ requires \invariant_for(embedding) && \invariant_for(image);
      @ requires \invariant_for(first) && \invariant_for(second);
      @ requires 0 <= image.cluster && image.cluster < embedding.setting.partitions.length;
      @ requires image.latents.length == embedding.setting.partitions[image.cluster].areas;
      @ requires first.masked.length == embedding.setting.partitions[0].areaOf.length;
      @ requires second.masked.length == embedding.setting.partitions[0].areaOf.length;
      @ ensures \fresh(\result) && \result.length == 2;
      @ ensures \result[0] != null && \result[0].mask == first && \result[0].image == image;
      @ ensures \result[1] != null && \result[1].mask == second && \result[1].image == image;
      @ assignable \nothing;
      @*/
    public static MaskedImage[] views(Embedding embedding, Image image, Mask first, Mask second) {
        return new MaskedImage[] {new MaskedImage(embedding, image, first), new MaskedImage(embedding, image, second)};
    }

    /**
     * The representation {@code F(X) = (1/P) sum_p F_p}, over all P positions (def:cl-representation).
     *
     * @param pass the transformer on a view, all queries
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass);
      @ requires (\forall int i; 0 <= i && i < pass.attention.length; pass.attention[i] != null);
      @ ensures \fresh(\result) && \result.length == pass.layer.embedding.vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public static Apfloat[] clRepresentation(ForwardPass pass) {
        Precision precision = pass.precision();
        int positions = pass.input().mask().positions();
        Apfloat[] sum = Vectors.zero(pass.embedding().dimension());
        for (int p = 0; p < positions; p++) {
            sum = Vectors.sum(precision, sum, pass.output(p));
        }
        return Vectors.scaled(precision, precision.divide(precision.of(1), precision.of(positions)), sum);
    }

    /**
     * The similarity {@code <F(X), SG(F(X'))>} (def:similarity). The stop gradient is in the types of this class: what
     * stands second is a finished vector, so no gradient can flow through it.
     *
     * @param precision the arithmetic
     * @param first F(X)
     * @param stopped F(X'), a constant for every gradient
     * @return their inner product
     */
    /*@ public normal_behavior
      @ requires precision != null && \invariant_for(precision) && first != null && stopped != null;
      @ requires first.length == stopped.length;
      @ requires (\forall int i; 0 <= i && i < first.length; first[i] != null);
      @ requires (\forall int i; 0 <= i && i < stopped.length; stopped[i] != null);
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static Apfloat similarity(Precision precision, Apfloat[] first, Apfloat[] stopped) {
        return precision.inner(first, stopped);
    }

    /**
     * The loss of one sample, {@code -tau log(e^{Sim(X+,X++)/tau} / sum e^{Sim(X+,X')/tau})}, X' over X++ and the
     * negatives (def:cl-loss).
     *
     * @param precision the arithmetic
     * @param anchor F(X+)
     * @param stopped F(X++) first, then F of each negative
     * @param tau the temperature, positive
     * @return the loss, at least 0 up to rounding
     * @throws ArithmeticException if a similarity over tau is 10^7 or more in absolute value, or the sum of the
     *             powers is not in (10^-300, 10^300)
     */
    /*@ public behavior
      @ requires precision != null && \invariant_for(precision) && tau != null;
      @ requires anchor != null && stopped != null && stopped.length >= 1;
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             stopped[s] != null && stopped[s].length == anchor.length);
      @ requires (\forall int i; 0 <= i && i < anchor.length; anchor[i] != null);
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             (\forall int i; 0 <= i && i < stopped[s].length; stopped[s][i] != null));
      @ requires tau.signum() > 0;
      @ ensures \result != null;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Apfloat clLoss(Precision precision, Apfloat[] anchor, Apfloat[][] stopped, Apfloat tau) {
        Apfloat total = Apfloat.ZERO;
        /*@ loop_invariant 0 <= s && s <= stopped.length && total != null;
          @ loop_modifies \nothing;
          @ decreases stopped.length - s;
          @*/
        for (int s = 0; s < stopped.length; s++) {
            Apfloat similarity = similarity(precision, anchor, stopped[s]);
            total = precision.add(total, precision.exp(precision.divide(similarity, tau)));
        }
        Apfloat positive = similarity(precision, anchor, stopped[0]);
        return precision.subtract(precision.multiply(tau, precision.log(total)), positive);
    }

    /**
     * What the representation is pulled towards, {@code G = (1 - l_+) F(X++) - sum_s l_s F(X-_s)}, with the softmax
     * weights l of the similarities (lem:cl-gradient).
     *
     * @param precision the arithmetic
     * @param anchor F(X+)
     * @param stopped F(X++) first, then F of each negative; only read
     * @param tau the temperature, positive
     * @return the negative gradient of the loss by F(X+), d entries
     * @throws ArithmeticException if a similarity over tau is 10^7 or more in absolute value
     */
    /*@ public behavior
      @ requires precision != null && \invariant_for(precision) && tau != null;
      @ requires anchor != null && stopped != null && stopped.length >= 1;
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             stopped[s] != null && stopped[s].length == anchor.length);
      @ requires (\forall int i; 0 <= i && i < anchor.length; anchor[i] != null);
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             (\forall int i; 0 <= i && i < stopped[s].length; stopped[s][i] != null));
      @ requires tau.signum() > 0;
      @ ensures \fresh(\result) && \result.length == anchor.length;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Apfloat[] clPull(Precision precision, Apfloat[] anchor, Apfloat[][] stopped, Apfloat tau) {
        Apfloat[] weights = new Apfloat[stopped.length];
        /*@ loop_invariant 0 <= s && s <= stopped.length;
          @ loop_invariant (\forall int i; 0 <= i && i < s; weights[i] != null);
          @ loop_invariant (\forall int k; 0 <= k && k < stopped.length;
          @             (\forall int i; 0 <= i && i < stopped[k].length; stopped[k][i] != null));
          @ loop_modifies weights[*];
          @ decreases stopped.length - s;
          @*/
        for (int s = 0; s < stopped.length; s++) {
            Apfloat similarity = similarity(precision, anchor, stopped[s]);
            weights[s] = precision.exp(precision.divide(similarity, tau));
        }
        Apfloat total = precision.sum(weights);
        Apfloat[] pull = stopped[0];
        /*@ loop_invariant 0 <= i && i <= stopped.length && pull != null;
          @ loop_invariant (i == 0 ==> pull == stopped[0]) && (i > 0 ==> \fresh(pull));
          @ loop_invariant pull.length == anchor.length;
          @ loop_invariant (\forall int l; 0 <= l && l < pull.length; pull[l] != null);
          @ loop_modifies \nothing;
          @ decreases stopped.length - i;
          @*/
        for (int i = 0; i < stopped.length; i++) {
            Apfloat share = precision.divide(weights[i], total);
            pull = Vectors.difference(precision, pull, Vectors.scaled(precision, share, stopped[i]));
        }
        return pull;
    }

    /**
     * The negative gradient of the loss of one sample by the queries (lem:cl-gradient):
     * row p is {@code sum_q delta_{p->q} (M(X+)_q + e_q)} with
     * {@code delta_{p->q} = (1/P) attn_{p->q} (<G, M(X+)_q> - sum_r attn_{p->r} <G, M(X+)_r>)}, for EVERY p.
     *
     * @param anchor the transformer on the view X+, all queries
     * @param stopped F(X++) first, then F of each negative: constants behind the stop gradient
     * @param tau the temperature, positive
     * @return P rows of d entries
     * @throws ArithmeticException if a similarity over tau is 10^7 or more in absolute value
     */
    /*@ public behavior
      @ requires anchor != null && \invariant_for(anchor) && stopped != null && stopped.length >= 1 && tau != null;
      @ requires (\forall int p; 0 <= p && p < anchor.attention.length; anchor.attention[p] != null);
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             stopped[s] != null && stopped[s].length == anchor.layer.embedding.vectors.columns);
      @ requires (\forall int s; 0 <= s && s < stopped.length;
      @             (\forall int i; 0 <= i && i < stopped[s].length; stopped[s][i] != null));
      @ requires tau.signum() > 0;
      @ ensures \fresh(\result) && \result.length == anchor.attention.length;
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             \result[p] != null && \result[p].length == anchor.layer.embedding.vectors.columns);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Apfloat[][] clNegativeGradient(ForwardPass anchor, Apfloat[][] stopped, Apfloat tau) {
        Precision precision = anchor.precision();
        int positions = anchor.input().mask().positions();
        Apfloat[] pull = clPull(precision, clRepresentation(anchor), stopped, tau);
        Apfloat[] worth = new Apfloat[positions];
        for (int q = 0; q < positions; q++) {
            worth[q] = precision.inner(pull, anchor.input().visible(q));
        }
        Apfloat[][] rows = new Apfloat[positions][];
        for (int p = 0; p < positions; p++) {
            Apfloat[] delta = clScoreGradient(precision, anchor.attention(p), worth);
            rows[p] = MaskedReconstruction.keysWeighted(anchor, delta);
        }
        return rows;
    }

    /** The entries {@code (1/P) attn_q (worth_q - sum_r attn_r worth_r)}. */
    /*@ private normal_behavior
      @ requires precision != null && \invariant_for(precision) && attention != null && worth != null;
      @ requires 1 <= attention.length && worth.length == attention.length;
      @ requires (\forall int i; 0 <= i && i < attention.length; attention[i] != null && worth[i] != null);
      @ ensures \fresh(\result) && \result.length == attention.length;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    private static Apfloat[] clScoreGradient(Precision precision, Apfloat[] attention, Apfloat[] worth) {
        Apfloat mean = precision.inner(attention, worth);
        Apfloat positions = precision.of(attention.length);
        Apfloat[] delta = new Apfloat[attention.length];
        /*@ loop_invariant 0 <= q && q <= delta.length && positions.signum() != 0;
          @ loop_invariant (\forall int i; 0 <= i && i < q; delta[i] != null);
          @ loop_modifies delta[*];
          @ decreases delta.length - q;
          @*/
        for (int q = 0; q < delta.length; q++) {
            Apfloat share = precision.divide(attention[q], positions);
            delta[q] = precision.multiply(share, precision.subtract(worth[q], mean));
        }
        return delta;
    }
}
