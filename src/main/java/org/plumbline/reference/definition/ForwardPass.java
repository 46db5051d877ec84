package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * A transformer applied to one masked image: the attention that its loss, gradient and statistics share.
 */
public final class ForwardPass {

    /*@ spec_public @*/ private final AttentionLayer layer;
    /*@ spec_public @*/ private final MaskedImage x;
    /*@ spec_public nullable @*/ private final Apfloat[][] attention;

    /*@ public invariant \invariant_for(layer) && \invariant_for(x);
      @ public invariant x.keys.rows == layer.queries.rows && x.keys.columns == layer.queries.columns;
      @ public invariant attention != null && attention.length == x.mask.masked.length;
      @ public invariant (\forall int p; 0 <= p && p < attention.length;
      @             attention[p] != null ==> attention[p].length == attention.length);
      @ public invariant (\forall int p; 0 <= p && p < attention.length; attention[p] != null
      @             ==> (\forall int q; 0 <= q && q < attention.length; attention[p][q] != null));
      @*/

    private ForwardPass(AttentionLayer layer, MaskedImage x, boolean maskedOnly) {
        this.layer = layer;
        this.x = x;
        this.attention = new Apfloat[x.mask().positions()][];
        for (int p = 0; p < attention.length; p++) {
            if (!maskedOnly || x.mask().isMasked(p)) {
                attention[p] = layer.attention(p, x);
            }
        }
    }

    /**
     * The attention of every query, as CL needs it.
     *
     * @param layer the transformer
     * @param x the masked image
     * @return the pass
     * @throws ArithmeticException if a score is 10^7 or more in absolute value
     */
    /*@ public behavior
      @ requires layer != null && x != null && \invariant_for(layer) && \invariant_for(x);
      @ requires x.keys.rows == layer.queries.rows && x.keys.columns == layer.queries.columns;
      @ ensures \fresh(\result) && \result.layer == layer && \result.x == x;
      @ ensures \result.attention.length == x.mask.masked.length;
      @ ensures (\forall int p; 0 <= p && p < \result.attention.length; \result.attention[p] != null);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static ForwardPass ofAll(AttentionLayer layer, MaskedImage x) {
        return new ForwardPass(layer, x, false);
    }

    /**
     * The attention of the masked queries, the only ones in MAE's loss.
     *
     * @param layer the transformer
     * @param x the masked image
     * @return the pass
     * @throws ArithmeticException if a score is 10^7 or more in absolute value
     */
    /*@ public behavior
      @ requires layer != null && x != null && \invariant_for(layer) && \invariant_for(x);
      @ requires x.keys.rows == layer.queries.rows && x.keys.columns == layer.queries.columns;
      @ ensures \fresh(\result) && \result.layer == layer && \result.x == x;
      @ ensures \result.attention.length == x.mask.masked.length;
      @ ensures (\forall int p; 0 <= p && p < \result.attention.length;
      @             x.mask.masked[p] <==> \result.attention[p] != null);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static ForwardPass ofMasked(AttentionLayer layer, MaskedImage x) {
        return new ForwardPass(layer, x, true);
    }

    /**
     * The transformer's features and positions.
     *
     * @return the embedding
     */
    /*@ public normal_behavior
      @ ensures \result == layer.embedding;
      @ assignable \nothing;
      @*/
    public Embedding embedding() {
        return layer.embedding();
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the precision
     */
    /*@ public normal_behavior
      @ ensures \result == layer.embedding.precision;
      @ assignable \nothing;
      @*/
    public Precision precision() {
        return layer.embedding().precision();
    }

    /**
     * What the transformer was applied to.
     *
     * @return the masked image
     */
    /*@ public normal_behavior
      @ ensures \result == x;
      @ assignable \nothing;
      @*/
    public MaskedImage input() {
        return x;
    }

    /**
     * The attention of a query (def:attention).
     *
     * @param p a position that this pass holds
     * @return P weights
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < attention.length && attention[p] != null;
      @ ensures \fresh(\result) && \result.length == x.mask.masked.length;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] attention(int p) {
        if (attention[p] == null) {
            throw new IllegalArgumentException(
                    "position " + p + " is unmasked and this pass holds masked queries only");
        }
        return Vectors.copy(attention[p]);
    }

    /**
     * The attention of a query on the unmasked positions of each area (def:area-attention).
     *
     * @param p a position that this pass holds
     * @return one weight an area of the image's cluster
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < attention.length && attention[p] != null;
      @ ensures \fresh(\result) && \result.length == x.partition.areas;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] areaAttention(int p) {
        return layer.areaAttention(attention(p), x.partition(), x.mask());
    }

    /**
     * The output at a position (def:output).
     *
     * @param p a position that this pass holds
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < attention.length && attention[p] != null;
      @ ensures \fresh(\result) && \result.length == layer.embedding.vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] output(int p) {
        return layer.output(attention(p), x);
    }
}
