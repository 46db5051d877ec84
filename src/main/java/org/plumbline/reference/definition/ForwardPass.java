package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * A transformer applied to one masked image: the attention that its loss, gradient and statistics share.
 */
public final class ForwardPass {

    private final AttentionLayer layer;
    private final MaskedImage x;
    private final Apfloat[][] attention;

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
     */
    public static ForwardPass ofAll(AttentionLayer layer, MaskedImage x) {
        return new ForwardPass(layer, x, false);
    }

    /**
     * The attention of the masked queries, the only ones in MAE's loss.
     *
     * @param layer the transformer
     * @param x the masked image
     * @return the pass
     */
    public static ForwardPass ofMasked(AttentionLayer layer, MaskedImage x) {
        return new ForwardPass(layer, x, true);
    }

    /**
     * The transformer's features and positions.
     *
     * @return the embedding
     */
    public Embedding embedding() {
        return layer.embedding();
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the precision
     */
    public Precision precision() {
        return layer.embedding().precision();
    }

    /**
     * What the transformer was applied to.
     *
     * @return the masked image
     */
    public MaskedImage input() {
        return x;
    }

    /**
     * The attention of a query (def:attention).
     *
     * @param p a position that this pass holds
     * @return P weights
     */
    public Apfloat[] attention(int p) {
        if (attention[p] == null) {
            throw new IllegalArgumentException(
                    "position " + p + " is unmasked and this pass holds masked queries only");
        }
        return attention[p].clone();
    }

    /**
     * The attention of a query on the unmasked positions of each area (def:area-attention).
     *
     * @param p a position that this pass holds
     * @return one weight an area of the image's cluster
     */
    public Apfloat[] areaAttention(int p) {
        return layer.areaAttention(attention(p), x.partition(), x.mask());
    }

    /**
     * The output at a position (def:output).
     *
     * @param p a position that this pass holds
     * @return d entries
     */
    public Apfloat[] output(int p) {
        return layer.output(attention(p), x);
    }
}
