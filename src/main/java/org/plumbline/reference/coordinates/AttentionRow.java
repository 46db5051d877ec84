package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;

/**
 * The attention of one query on one masked image (def:attention, def:area-attention), one exponential an area.
 *
 * <p>Each share i has a factor {@code e^(x_i - m)}, x_i = z_j Phi_{p->v_{k,j}} for the unmasked positions of an area j
 * and 0 for the masked ones. With {@code weight_i = factor_i sum_{q in i} e^(Upsilon_{p->q})} and the total of all
 * weights, {@code A_{p,j} = weight_j / total} and {@code attn_{p->q} = (factor_i / total) e^(Upsilon_{p->q})}. The
 * shift m is the largest exponent that occurs, so every exponential is at most 1.
 */
public final class AttentionRow {

    /*@ spec_public @*/ private final CoordinateLayer layer;
    /*@ spec_public @*/ private final int query;
    /*@ spec_public @*/ private final Shares view;
    /*@ spec_public nullable @*/ private final Enclosure[] factors;
    /*@ spec_public nullable @*/ private final Enclosure[] weights;
    /*@ spec_public @*/ private final Enclosure inverse;
    /*@ spec_public @*/ private final Enclosure[] areas;

    /*@ public invariant factors != null && weights != null && factors.length == weights.length;
      @ public invariant factors.length == view.areas + 1 && \invariant_for(layer) && \invariant_for(view);
      @ public invariant (\forall int i; 0 <= i && i < factors.length;
      @             (factors[i] != null <==> view.sizes[i] > 0) && (weights[i] != null <==> view.sizes[i] > 0));
      @ public invariant (\forall int i; 0 <= i && i < factors.length && factors[i] != null;
      @             factors[i].lo != null && factors[i].hi != null && factors[i].lo.value <= factors[i].hi.value
      @             && factors[i].scale == layer.math.scale && 0 <= factors[i].lo.value);
      @ public invariant 0 <= inverse.lo.value && areas.length == view.areas;
      @ public invariant 0 <= query && query < layer.coordinates.state.rows;
      @ public invariant view.shareOf.length == layer.coordinates.state.rows;
      @ public invariant (\forall int j; 0 <= j && j < areas.length; areas[j] != null
      @             && areas[j].lo != null && areas[j].hi != null && areas[j].lo.value <= areas[j].hi.value
      @             && areas[j].scale == layer.math.scale && 0 <= areas[j].lo.value);
      @ public invariant (\forall int j; 0 <= j && j < areas.length;
      @             factors[j] == null ==> areas[j].lo.value == 0 && areas[j].hi.value == 0);
      @*/

    /**
     * The attention of a query.
     *
     * @param layer the transformer
     * @param query the position p
     * @param view the shares of the masked image, whose latents have scales that with the bits of the grid add up to
     *            at most {@link Dyadic#MAX_SCALE}
     * @throws ArithmeticException if the working scale is so coarse that the total of the row may be 0
     */
    /*@ public behavior
      @ requires layer != null && view != null && \invariant_for(layer) && \invariant_for(view) && 0 <= query;
      @ requires query < layer.coordinates.setting.partitions[0].areaOf.length;
      @ requires view.shareOf.length == layer.coordinates.state.rows;
      @ requires 0 <= view.sample.image.cluster;
      @ requires view.sample.image.cluster < layer.coordinates.setting.partitions.length;
      @ requires view.areas == layer.coordinates.setting.partitions[view.sample.image.cluster].areas;
      @ requires layer.coordinates.state.gridBits + view.latentScale <= Dyadic.MAX_SCALE;
      @ ensures this.layer == layer && this.query == query && this.view == view;
      @ ensures factors.length == view.areas + 1;
      @ ensures (\forall int i; 0 <= i && i <= view.areas; factors[i] != null <==> view.sizes[i] > 0);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public AttentionRow(CoordinateLayer layer, int query, Shares view) {
        this.layer = layer;
        this.query = query;
        this.view = view;
        int scale = layer.coordinates().state().gridBits() + view.latentScale();
        this.factors = factors(layer, exponents(layer, query, view), scale);
        this.weights = weights(layer.math(), factors, layer.positionFactorSums(query, view));
        // one division a row
        this.inverse = layer.math().divide(Enclosure.of(1), total(layer.math(), weights));
        // loss and gradient both need them
        this.areas = areas(layer.math(), weights, inverse);
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

    /** For each share that occurs {@code e^(x - m)}, x its exponent and m the largest one. */
    private static Enclosure[] factors(CoordinateLayer layer, BigInteger[] exponents, int scale) {
        BigInteger largest = largest(exponents);
        Enclosure[] factors = new Enclosure[exponents.length];
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] != null) {
                factors[i] = layer.exponentials().exp(exponents[i].subtract(largest), scale);
            }
        }
        return factors;
    }

    private static Enclosure[] weights(EnclosureMath math, Enclosure[] factors, Enclosure[] sums) {
        Enclosure[] weights = new Enclosure[factors.length];
        for (int i = 0; i < factors.length; i++) {
            weights[i] = factors[i] == null ? null : math.times(factors[i], sums[i]);
        }
        return weights;
    }

    private static Enclosure[] areas(EnclosureMath math, Enclosure[] weights, Enclosure inverse) {
        Enclosure[] areas = new Enclosure[weights.length - 1];
        for (int j = 0; j < areas.length; j++) {
            areas[j] = weights[j] == null ? zero(math) : math.times(weights[j], inverse);
        }
        return areas;
    }

    private static Enclosure total(EnclosureMath math, Enclosure[] weights) {
        Enclosure total = zero(math);
        for (int i = 0; i < weights.length; i++) {
            total = weights[i] == null ? total : total.plus(weights[i]);
        }
        return total;
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
    /*@ normal_behavior
      @ requires math != null;
      @ ensures \result != null && \result.scale == math.scale;
      @ ensures \result.lo.value == 0 && \result.hi.value == 0;
      @ assignable \nothing;
      @*/
    static Enclosure zero(EnclosureMath math) {
        return Enclosure.of(BigInteger.ZERO, BigInteger.ZERO, math.scale());
    }

    /**
     * The attention on a position, attn_{p->q} (def:attention).
     *
     * @param q a position
     * @return an interval that contains the weight
     */
    /*@ public normal_behavior
      @ requires 0 <= q && q < view.shareOf.length;
      @ ensures \result != null && \result.scale == layer.math.scale && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    public Enclosure attention(int q) {
        return layer.math().times(share(view.shareOf(q)), layer.positionFactor(query, q));
    }

    /**
     * The attention on the UNMASKED positions of an area, A_{p,j} (def:area-attention).
     *
     * @param j an area of the image's cluster
     * @return an interval that contains the sum of the weights; the point 0 if the area has no unmasked position
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < view.areas;
      @ ensures \result != null && \result.scale == layer.math.scale && 0 <= \result.lo.value;
      @ ensures factors[j] == null ==> \result.lo.value == 0 && \result.hi.value == 0;
      @ assignable \nothing;
      @*/
    public Enclosure areaAttention(int j) {
        return areas[j];
    }

    /**
     * The attention of all areas.
     *
     * @return A_{p,j} for each area j of the image's cluster
     */
    /*@ public normal_behavior
      @ ensures \result != null && \fresh(\result) && \result.length == view.areas;
      @ ensures (\forall int j; 0 <= j && j < \result.length;
      @             \result[j] != null && \result[j].scale == layer.math.scale && 0 <= \result[j].lo.value);
      @ assignable \nothing;
      @*/
    public Enclosure[] areaAttention() {
        return areas.clone();
    }

    /**
     * What the attention on every position of a share has in common, {@code attn_{p->q} / e^(Upsilon_{p->q})}, up to
     * the shift of {@link CoordinateLayer#positionFactor}.
     *
     * @param share an area for its unmasked positions, or the number of areas for the masked ones
     * @return factor / total, null if there is no such position
     */
    /*@ normal_behavior
      @ requires 0 <= share && share <= view.areas;
      @ ensures \result == null <==> view.sizes[share] == 0;
      @ ensures \result != null ==> \result.scale == layer.math.scale && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    /*@ nullable @*/ Enclosure share(int share) {
        return factors[share] == null ? null : layer.math().times(factors[share], inverse);
    }
}
