package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.LaneSums;

/**
 * The mean over a batch that stands for the expectation in a loss, and the gradient by all coordinates.
 */
public final class CoordinateBatch {

    private CoordinateBatch() {
    }

    /**
     * The mean loss of a batch.
     *
     * @param math the arithmetic
     * @param losses the loss of each sample
     * @return an interval that contains their mean
     */
    /*@ public normal_behavior
      @ requires math != null && losses != null && losses.length >= 1;
      @ requires (\forall int b; 0 <= b && b < losses.length; losses[b] != null
      @             && losses[b].lo != null && losses[b].hi != null && losses[b].lo.value <= losses[b].hi.value
      @             && 0 <= losses[b].scale && losses[b].scale <= Dyadic.MAX_SCALE);
      @ ensures \result != null && \result.scale == math.scale;
      @ ensures (\forall int b; 0 <= b && b < losses.length; losses[b].lo.value >= 0) ==> \result.lo.value >= 0;
      @ assignable \nothing;
      @*/
    public static Enclosure loss(EnclosureMath math, Enclosure[] losses) {
        Enclosure sum = losses[0];
        /*@ loop_invariant 1 <= b && b <= losses.length && sum != null && \invariant_for(sum);
          @ loop_invariant (\forall int i; 0 <= i && i < losses.length; losses[i].lo.value >= 0) ==> sum.lo.value >= 0;
          @ decreases losses.length - b;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int b = 1; b < losses.length; b++) {
            sum = sum.plus(losses[b]);
        }
        return math.divide(sum, Enclosure.of(losses.length));
    }

    /**
     * The negative gradient of the mean loss of a batch in coordinates: alpha by Phi, beta by Upsilon
     * (lem:mae-gradient, lem:cl-gradient).
     *
     * @param layer the transformer, at a scale at least 30 below {@link Dyadic#MAX_SCALE}
     * @param samples the gradient of each sample
     * @return P rows of sum N_k + P columns, as in {@link Coordinates}
     */
    /*@ public normal_behavior
      @ requires layer != null && samples != null && samples.length >= 1;
      @ requires (\forall int b; 0 <= b && b < samples.length; samples[b] != null);
      @ requires samples[0].alpha.length == 1 || samples[0].alpha.length == layer.coordinates.state.rows;
      @ requires (\forall int b; 0 <= b && b < samples.length;
      @             samples[b].alpha.length == samples[0].alpha.length
      @                 && samples[b].view.shareOf.length == layer.coordinates.state.rows);
      @ requires layer.math.scale <= Dyadic.MAX_SCALE - 30;
      @ ensures \result != null && \fresh(\result) && \result.length == layer.coordinates.state.rows;
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             \result[p] != null && \result[p].length == layer.coordinates.state.columns);
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             (\forall int c; 0 <= c && c < layer.coordinates.state.columns; \result[p][c] != null));
      @ assignable \nothing;
      @*/
    public static Enclosure[][] negativeGradient(CoordinateLayer layer, SampleGradient[] samples) {
        Enclosure[][] gradient = new Enclosure[layer.positions()][];
        for (int p = 0; p < gradient.length; p++) {
            boolean sameAsFirst = p > 0 && samples[0].rows() == 1;
            gradient[p] = sameAsFirst ? gradient[0].clone() : row(layer, samples, p);
        }
        return gradient;
    }

    private static Enclosure[] row(CoordinateLayer layer, SampleGradient[] samples, int p) {
        EnclosureMath math = layer.math();
        Setting setting = layer.coordinates().setting();
        Enclosure[] row = new Enclosure[Coordinates.columns(setting)];
        int features = setting.positionIndex(0);
        for (int c = 0; c < features; c++) {
            row[c] = AttentionRow.zero(math);
        }
        for (int b = 0; b < samples.length; b++) {
            if (samples[b].hasRow(p)) {
                addAlpha(setting, samples[b], p, row);
            }
        }
        Enclosure[] slopes = slopes(math, setting, samples, p);
        for (int q = 0; q < setting.positions(); q++) {
            // the factor e^Upsilon that all samples share
            row[features + q] = math.times(slopes[q], layer.positionFactor(p, q));
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = mean(math, row[c], samples.length);
        }
        return row;
    }

    private static void addAlpha(Setting setting, SampleGradient sample, int p, Enclosure[] row) {
        int first = setting.featureIndex(sample.view().sample().image().cluster(), 0);
        for (int j = 0; j < sample.view().areas(); j++) {
            if (sample.alpha(p, j) != null) {
                row[first + j] = row[first + j].plus(sample.alpha(p, j));
            }
        }
    }

    /**
     * For each q the sum of {@code beta_{p->q} / e^(Upsilon_{p->q})} over the samples: lower ends are added, and every
     * term is at most as wide as the widest.
     */
    private static Enclosure[] slopes(EnclosureMath math, Setting setting, SampleGradient[] samples, int p) {
        int bits = 0;
        int terms = 0;
        BigInteger widest = BigInteger.ZERO;
        for (int b = 0; b < samples.length; b++) {
            if (samples[b].hasRow(p)) {
                bits = Math.max(bits, samples[b].slopeBits(p));
                widest = widest.max(samples[b].slopeWidth(p));
                terms++;
            }
        }
        BigInteger[] low = lowSlopes(setting, samples, p, LaneSums.lanesFor(bits));
        BigInteger width = widest.multiply(BigInteger.valueOf(terms));
        Enclosure[] slopes = new Enclosure[setting.positions()];
        for (int q = 0; q < slopes.length; q++) {
            slopes[q] = Enclosure.of(low[q], low[q].add(width), math.scale());
        }
        return slopes;
    }

    /** For each q the sum of the lower ends of the slopes. */
    private static BigInteger[] lowSlopes(Setting setting, SampleGradient[] samples, int p, int lanes) {
        LaneSums sums = new LaneSums(setting.positions(), lanes);
        BigInteger total = BigInteger.ZERO;
        for (int b = 0; b < samples.length; b++) {
            if (samples[b].hasRow(p)) {
                addSlopes(samples[b], p, sums, lanes);
                total = total.add(samples[b].lowTotal(p));
            }
        }
        return sums.values(total);
    }

    private static void addSlopes(SampleGradient sample, int p, LaneSums sums, int lanes) {
        Shares view = sample.view();
        long[] slopes = new long[(view.areas() + 1) * lanes];
        for (int i = 0; i <= view.areas(); i++) {
            if (sample.slope(p, i) != null) {
                LaneSums.split(sample.slope(p, i).lo(), slopes, i * lanes, lanes);
            }
        }
        for (int q = 0; q < view.positions(); q++) {
            sums.add(q, slopes, view.shareOf(q) * lanes);
        }
    }

    /** The n-th part of a number: exactly, over another power of two, if n is one. */
    private static Enclosure mean(EnclosureMath math, Enclosure a, int n) {
        int log = Integer.numberOfTrailingZeros(n);
        return 1 << log == n ? Enclosure.of(a.lo(), a.hi(), a.scale() + log) : math.divide(a, Enclosure.of(n));
    }
}
