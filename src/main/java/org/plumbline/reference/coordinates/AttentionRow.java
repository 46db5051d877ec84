package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.ExpTable;
import org.plumbline.reference.number.GridMatrix;

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
    private final Shares view;
    private final Enclosure[] shares;
    private final Enclosure[] sums;

    /**
     * The attention of a query.
     *
     * @param layer the transformer
     * @param query the position p
     * @param view the shares of the masked image
     */
    public AttentionRow(CoordinateLayer layer, int query, Shares view) {
        this.layer = layer;
        this.query = query;
        this.view = view;
        this.sums = factorSums(layer, query, view);
        BigInteger[] exponents = exponents(layer, query, view);
        int scale = layer.coordinates().state().gridBits() + view.latentScale();
        this.shares = shares(layer, exponents, scale, sums);
    }

    /** For each share the sum of e^Upsilon over its positions, null for none. */
    private static Enclosure[] factorSums(CoordinateLayer layer, int p, Shares view) {
        BigInteger[] floors = layer.positionFloorSums(p, view);
        Enclosure[] sums = new Enclosure[floors.length];
        for (int i = 0; i < sums.length; i++) {
            if (view.size(i) > 0) {
                BigInteger width = BigInteger.valueOf((long) view.size(i) * ExpTable.WIDTH);
                sums[i] = Enclosure.of(floors[i], floors[i].add(width), layer.math().scale());
            }
        }
        return sums;
    }

    /** For each share that occurs the exponent {@code z_j Phi_{p->v_{k,j}}}, 0 for masked positions, at one scale. */
    private static BigInteger[] exponents(CoordinateLayer layer, int p, Shares view) {
        GridMatrix state = layer.coordinates().state();
        int first = layer.coordinates().setting().featureIndex(view.sample().image().cluster(), 0);
        BigInteger[] exponents = new BigInteger[view.areas() + 1];
        for (int j = 0; j < view.areas(); j++) {
            if (view.size(j) > 0) {
                exponents[j] = state.numerator(p, first + j).multiply(view.latent(j));
            }
        }
        if (view.size(view.areas()) > 0) {
            exponents[view.areas()] = BigInteger.ZERO;
        }
        return exponents;
    }

    /** For each share that occurs {@code e^(x - m) / total}, x its exponent and m the largest one. */
    private static Enclosure[] shares(CoordinateLayer layer, BigInteger[] exponents, int scale, Enclosure[] sums) {
        EnclosureMath math = layer.math();
        BigInteger largest = largest(exponents);
        Enclosure[] shares = new Enclosure[exponents.length];
        Enclosure total = zero(math);
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] != null) {
                shares[i] = layer.exponentials().exp(exponents[i].subtract(largest), scale);
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

    private static BigInteger largest(BigInteger[] exponents) {
        BigInteger largest = null;
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] != null) {
                largest = largest == null ? exponents[i] : largest.max(exponents[i]);
            }
        }
        return largest;
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
        return layer.math().times(shares[view.shareOf(q)], layer.positionFactor(query, q));
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

    /** The sum of e^Upsilon over the positions of a share, null if it has none. */
    Enclosure factorSum(int share) {
        return sums[share];
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
