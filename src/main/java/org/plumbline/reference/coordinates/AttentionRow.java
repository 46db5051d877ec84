package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The attention of one query on one masked image (def:attention, def:area-attention), one exponential an area.
 *
 * <p>With the shares {@code share_j = e^(z_j Phi_{p->v_{k,j}} - m) / total} of the areas and
 * {@code share_masked = e^(0 - m) / total}, both up to the common shift of e^Upsilon,
 * {@code attn_{p->q} = share e^(Upsilon_{p->q})}. The shift m is the largest exponent that occurs, so every exponential
 * is at most 1.
 */
public final class AttentionRow {

    private final CoordinateLayer layer;
    private final int query;
    private final int[] shareOf;
    private final Enclosure[] shares;
    private final Enclosure[] sums;

    /**
     * The attention of a query.
     *
     * @param layer the transformer
     * @param query the position p
     * @param x the masked image
     */
    public AttentionRow(CoordinateLayer layer, int query, MaskedSample x) {
        this.layer = layer;
        this.query = query;
        Partition partition = layer.coordinates().setting().partition(x.image().cluster());
        this.shareOf = shareOf(partition, x);
        this.sums = factorSums(layer, query, shareOf, partition.areas() + 1);
        this.shares = shares(layer, exponents(layer, query, x, sums), sums);
    }

    /** For each position the index of its share: its area if it is unmasked, else the one after all areas. */
    private static int[] shareOf(Partition partition, MaskedSample x) {
        int[] shareOf = new int[partition.positions()];
        for (int q = 0; q < shareOf.length; q++) {
            shareOf[q] = x.mask().isMasked(q) ? partition.areas() : partition.areaOf(q);
        }
        return shareOf;
    }

    /** For each share the sum of e^Upsilon over its positions, null for none. */
    private static Enclosure[] factorSums(CoordinateLayer layer, int p, int[] shareOf, int shares) {
        Enclosure[] sums = new Enclosure[shares];
        for (int q = 0; q < shareOf.length; q++) {
            Enclosure factor = layer.positionFactor(p, q);
            int i = shareOf[q];
            sums[i] = sums[i] == null ? factor : sums[i].plus(factor);
        }
        return sums;
    }

    /** For each share that occurs the exponent {@code z_j Phi}, 0 for masked positions. */
    private static Dyadic[] exponents(CoordinateLayer layer, int p, MaskedSample x, Enclosure[] sums) {
        Dyadic[] exponents = new Dyadic[sums.length];
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != null) {
                exponents[i] = i == sums.length - 1 ? Dyadic.ZERO : layer.featureScore(p, i, x);
            }
        }
        return exponents;
    }

    private static Enclosure[] shares(CoordinateLayer layer, Dyadic[] exponents, Enclosure[] sums) {
        EnclosureMath math = layer.math();
        Dyadic largest = null;
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] != null) {
                largest = largest == null ? exponents[i] : CoordinateLayer.larger(largest, exponents[i]);
            }
        }
        Enclosure[] shares = new Enclosure[exponents.length];
        Enclosure total = zero(math);
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] != null) {
                shares[i] = math.exp(Enclosure.of(exponents[i].minus(largest)));
                total = total.plus(math.times(shares[i], sums[i]));
            }
        }
        // one division a row
        Enclosure inverse = math.divide(Enclosure.of(1), total);
        for (int i = 0; i < exponents.length; i++) {
            shares[i] = exponents[i] == null ? null : math.times(shares[i], inverse);
        }
        return shares;
    }

    /** The number 0 at the working scale. */
    static Enclosure zero(EnclosureMath math) {
        return Enclosure.of(BigInteger.ZERO, BigInteger.ZERO, math.scale());
    }

    /**
     * The attention on a position, attn_{p->q} (def:attention).
     *
     * @param q a position
     * @return an interval that contains the weight
     */
    public Enclosure attention(int q) {
        return layer.math().times(shares[shareOf[q]], layer.positionFactor(query, q));
    }

    /**
     * The attention on the UNMASKED positions of an area, A_{p,j} (def:area-attention).
     *
     * @param j an area of the image's cluster
     * @return an interval that contains the sum of the weights; the point 0 if the area has no unmasked position
     */
    public Enclosure areaAttention(int j) {
        return shares[j] == null ? zero(layer.math()) : layer.math().times(shares[j], sums[j]);
    }

    /**
     * The attention of all areas.
     *
     * @return A_{p,j} for each area j of the image's cluster
     */
    public Enclosure[] areaAttention() {
        Enclosure[] areas = new Enclosure[shares.length - 1];
        for (int j = 0; j < areas.length; j++) {
            areas[j] = areaAttention(j);
        }
        return areas;
    }

    /**
     * The share of an area, {@code attn_{p->q} / e^(Upsilon_{p->q})} for every unmasked q in it.
     *
     * @param j an area of the image's cluster
     * @return the share, null if the area has no unmasked position
     */
    Enclosure share(int j) {
        return shares[j];
    }

    /**
     * The share of the masked positions.
     *
     * @return the share, null if no position is masked
     */
    Enclosure maskedShare() {
        return shares[shares.length - 1];
    }
}
