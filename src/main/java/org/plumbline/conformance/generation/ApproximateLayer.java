package org.plumbline.conformance.generation;

import java.math.BigInteger;

import org.plumbline.conformance.Interval;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * The forward pass, with a bound on what a floating-point format does to each number.
 */
final class ApproximateLayer {

    private final NumberFormat format;
    private final Setting setting;
    private final Approximate positions;
    private final Approximate q;

    ApproximateLayer(NumberFormat format, Setting setting, Approximate q) {
        this.format = format;
        this.setting = setting;
        this.q = q;
        this.positions = vectors(setting.positionIndex(0), setting.positions());
    }

    /** What is seen of an image: its patches, those that are visible, and its keys. */
    record View(MaskedDraw draw, Approximate patches, Approximate visible, Approximate keys) {
    }

    static double doubleOf(Dyadic value) {
        return Interval.decimal(value).doubleValue();
    }

    static double[][] doubles(GridMatrix matrix) {
        double[][] doubles = new double[matrix.rows()][matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                doubles[i][j] = doubleOf(matrix.get(i, j));
            }
        }
        return doubles;
    }

    private Approximate vectors(int first, int count) {
        OrthonormalFamily family = setting.family();
        double[][] rows = new double[count][family.dimension()];
        for (int i = 0; i < count; i++) {
            for (int l = 0; l < family.dimension(); l++) {
                BigInteger numerator = BigInteger.valueOf(family.numerator(first + i, l));
                rows[i][l] = doubleOf(Dyadic.of(numerator, family.scale()));
            }
        }
        return Approximate.of(format, rows);
    }

    Approximate positions() {
        return positions;
    }

    /** The features of cluster 0, of cluster 1, ... */
    Approximate features() {
        return vectors(0, setting.positionIndex(0));
    }

    View view(MaskedDraw draw) {
        Partition partition = setting.partition(draw.image().cluster());
        Approximate features = vectors(setting.featureIndex(draw.image().cluster(), 0), partition.areas());
        double[][] latents = new double[setting.positions()][partition.areas()];
        for (int p = 0; p < latents.length; p++) {
            latents[p][partition.areaOf(p)] = doubleOf(draw.image().latent(partition.areaOf(p)));
        }
        Approximate patches = Approximate.of(format, latents).times(features);
        Approximate visible = patches.where(p -> !draw.mask().isMasked(p));
        return new View(draw, patches, visible, visible.plus(positions, 1));
    }

    /** 1 where a key is an unmasked position of an area. */
    Approximate areas(MaskedDraw draw) {
        Partition partition = setting.partition(draw.image().cluster());
        double[][] areas = new double[setting.positions()][partition.areas()];
        for (int p = 0; p < areas.length; p++) {
            areas[p][partition.areaOf(p)] = draw.mask().isMasked(p) ? 0 : 1;
        }
        return Approximate.of(format, areas);
    }

    Approximate scores(View view) {
        return positions.times(q).times(view.keys().transposed());
    }

    Approximate correlations(Approximate vectors) {
        return positions.times(q).times(vectors.transposed());
    }

    Approximate attention(View view) {
        return scores(view).softmax();
    }

    Approximate outputs(View view) {
        return attention(view).times(view.visible());
    }

    /** One row: the mean of all outputs. */
    Approximate representation(View view) {
        Approximate outputs = outputs(view);
        return outputs.ones(1, outputs.rows()).times(outputs).times(1.0 / outputs.rows());
    }

    /** What outputs pulled by the rows of {@code pull} pull Q to: {@code sum_p e_p (sum_q delta_pq key_q)^T}. */
    Approximate backward(View view, Approximate pull) {
        Approximate attention = attention(view);
        Approximate worth = pull.times(view.visible().transposed());
        Approximate weighted = attention.timesEach(worth);
        Approximate mean = weighted.times(weighted.ones(weighted.columns(), 1)).repeated(weighted.columns());
        Approximate delta = attention.timesEach(worth.plus(mean, -1));
        return positions.transposed().times(delta).times(view.keys());
    }
}
