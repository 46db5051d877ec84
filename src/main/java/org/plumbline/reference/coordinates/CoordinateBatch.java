package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

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
    public static Enclosure loss(EnclosureMath math, Enclosure[] losses) {
        Enclosure sum = losses[0];
        for (int b = 1; b < losses.length; b++) {
            sum = sum.plus(losses[b]);
        }
        return math.divide(sum, Enclosure.of(losses.length));
    }

    /**
     * The negative gradient of the mean loss of a batch in coordinates: alpha by Phi, beta by Upsilon
     * (lem:mae-gradient, lem:cl-gradient).
     *
     * @param layer the transformer
     * @param samples the gradient of each sample
     * @return P rows of sum N_k + P columns, as in {@link Coordinates}
     */
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
        for (int c = 0; c < row.length; c++) {
            row[c] = AttentionRow.zero(math);
        }
        for (int b = 0; b < samples.length; b++) {
            if (samples[b].hasRow(p)) {
                addAlpha(setting, samples[b], p, row);
                addSlopes(setting, samples[b], p, row);
            }
        }
        Enclosure size = Enclosure.of(samples.length);
        for (int q = 0; q < setting.positions(); q++) {
            // the factor e^Upsilon that all samples share
            int c = setting.positionIndex(q);
            row[c] = math.times(row[c], layer.positionFactor(p, q));
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = math.divide(row[c], size);
        }
        return row;
    }

    private static void addAlpha(Setting setting, SampleGradient sample, int p, Enclosure[] row) {
        int k = sample.input().image().cluster();
        for (int j = 0; j < setting.partition(k).areas(); j++) {
            if (sample.alpha(p, j) != null) {
                int c = setting.featureIndex(k, j);
                row[c] = row[c].plus(sample.alpha(p, j));
            }
        }
    }

    private static void addSlopes(Setting setting, SampleGradient sample, int p, Enclosure[] row) {
        Partition partition = setting.partition(sample.input().image().cluster());
        for (int q = 0; q < setting.positions(); q++) {
            int share = sample.input().mask().isMasked(q) ? partition.areas() : partition.areaOf(q);
            int c = setting.positionIndex(q);
            row[c] = row[c].plus(sample.slope(p, share));
        }
    }
}
