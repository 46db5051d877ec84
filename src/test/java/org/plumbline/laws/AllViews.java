package org.plumbline.laws;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.plumbline.reference.coordinates.ContrastiveBatch;
import org.plumbline.reference.coordinates.ContrastiveSample;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.GridMatrix;

/**
 * Contrastive learning on the population by enumeration: the batch of all clusters, of all masks of both views, and of
 * all clusters and masks of every negative, for level 2. Clusters share the global area and differ in their local ones.
 */
final class AllViews {

    static final int GRID = 12;

    private final ContrastSetting setting;

    AllViews(ContrastSetting setting) {
        this.setting = setting;
    }

    /** Cluster k takes its local areas along the positions, shifted by k. */
    Partition[] partitions() {
        int outside = setting.positions() - setting.globalSize();
        Partition[] partitions = new Partition[setting.clusters()];
        for (int k = 0; k < partitions.length; k++) {
            int[] areaOf = new int[setting.positions()];
            for (int i = 0; i < outside; i++) {
                areaOf[setting.globalSize() + (i + k) % outside] = 1 + i / setting.localSize();
            }
            partitions[k] = new Partition(areaOf, 1 + setting.localAreas());
        }
        return partitions;
    }

    private List<Mask> masks() {
        List<Mask> masks = new ArrayList<>();
        for (int bits = 0; bits < 1 << setting.positions(); bits++) {
            if (Integer.bitCount(bits) == setting.masked()) {
                boolean[] masked = new boolean[setting.positions()];
                for (int p = 0; p < masked.length; p++) {
                    masked[p] = (bits >> p & 1) == 1;
                }
                masks.add(new Mask(masked));
            }
        }
        return masks;
    }

    ContrastiveBatch batch() {
        List<MaskedSample> all = new ArrayList<>();
        for (int k = 0; k < setting.clusters(); k++) {
            for (Mask mask : masks()) {
                all.add(new MaskedSample(image(k), mask));
            }
        }
        List<MaskedSample[]> negatives = new ArrayList<>();
        negatives.add(new MaskedSample[0]);
        for (int s = 0; s < setting.negatives(); s++) {
            List<MaskedSample[]> longer = new ArrayList<>();
            for (MaskedSample[] some : negatives) {
                for (MaskedSample one : all) {
                    MaskedSample[] more = java.util.Arrays.copyOf(some, some.length + 1);
                    more[some.length] = one;
                    longer.add(more);
                }
            }
            negatives = longer;
        }
        List<ContrastiveSample> samples = new ArrayList<>();
        for (int k = 0; k < setting.clusters(); k++) {
            for (Mask first : masks()) {
                for (Mask second : masks()) {
                    for (MaskedSample[] some : negatives) {
                        samples.add(new ContrastiveSample(image(k), first, second, some));
                    }
                }
            }
        }
        return new ContrastiveBatch(samples.toArray(new ContrastiveSample[0]), Bounds.dyadic(setting.tau()));
    }

    private Image image(int cluster) {
        org.plumbline.reference.number.Dyadic[] latents =
                new org.plumbline.reference.number.Dyadic[1 + setting.localAreas()];
        java.util.Arrays.fill(latents, Bounds.dyadic(setting.latent()));
        return new Image(cluster, latents);
    }

    /** All rows equal, the four numbers multiples of 2^-GRID. */
    Coordinates coordinates(ContrastState state) {
        int features = setting.clusters() * (1 + setting.localAreas());
        int columns = features + setting.positions();
        BigInteger[] numerators = new BigInteger[setting.positions() * columns];
        for (int i = 0; i < numerators.length; i++) {
            int c = i % columns;
            double value = c < features
                    ? c % (1 + setting.localAreas()) == 0 ? state.phiGlobal() : state.phiLocal()
                    : c - features < setting.globalSize() ? state.upsilonGlobal() : state.upsilonLocal();
            numerators[i] = BigInteger.valueOf(Math.round(value * (1 << GRID)));
        }
        return new Coordinates(new Setting(partitions(), OrthonormalFamily.standard(columns)),
                new GridMatrix(setting.positions(), columns, GRID, numerators));
    }

    /** The kind of a column: Phi to a global or a local feature, Upsilon to a global or another position. */
    int kind(int column) {
        int areas = 1 + setting.localAreas();
        int features = setting.clusters() * areas;
        return column < features ? column % areas == 0 ? 0 : 1 : column - features < setting.globalSize() ? 2 : 3;
    }
}
