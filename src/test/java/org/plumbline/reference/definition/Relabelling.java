package org.plumbline.reference.definition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;

/**
 * The same case said otherwise: positions, clusters and areas under other numbers with everything attached to them, or
 * all of R^d rotated, or images scaled.
 */
final class Relabelling {

    /** The new number of each old position, cluster, and area by old cluster. */
    final int[] positions;
    final int[] clusters;
    final int[][] areas;
    private final SmallCase old;

    private Relabelling(SmallCase old, int[] positions, int[] clusters, int[][] areas) {
        this.old = old;
        this.positions = positions;
        this.clusters = clusters;
        this.areas = areas;
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static int[] order(Random random, int n) {
        int[] order = identity(n);
        SmallCase.shuffle(random, order);
        return order;
    }

    static Relabelling ofPositions(SmallCase small, Random random) {
        Setting setting = small.setting();
        int[][] areas = new int[setting.clusters()][];
        Arrays.setAll(areas, k -> identity(setting.partition(k).areas()));
        return new Relabelling(small, order(random, setting.positions()), identity(setting.clusters()), areas);
    }

    static Relabelling ofClustersAndAreas(SmallCase small, Random random) {
        Setting setting = small.setting();
        int[][] areas = new int[setting.clusters()][];
        Arrays.setAll(areas, k -> order(random, setting.partition(k).areas()));
        return new Relabelling(small, identity(setting.positions()), order(random, setting.clusters()), areas);
    }

    SmallCase applied() {
        List<Masked> masked = old.masked().stream().map(this::masked).toList();
        List<Contrast> contrasts = new ArrayList<>();
        for (Contrast sample : old.contrasts()) {
            contrasts.add(new Contrast(image(sample.image()), mask(sample.first()), mask(sample.second()),
                    sample.negatives().stream().map(this::masked).toList()));
        }
        return new SmallCase(setting(), old.q(), old.maskSize(), masked, contrasts, old.tau());
    }

    private Setting setting() {
        Partition[] partitions = new Partition[clusters.length];
        for (int k = 0; k < clusters.length; k++) {
            Partition was = old.setting().partition(k);
            int[] areaOf = new int[positions.length];
            for (int p = 0; p < positions.length; p++) {
                areaOf[positions[p]] = areas[k][was.areaOf(p)];
            }
            partitions[clusters[k]] = new Partition(areaOf, was.areas());
        }
        int[][] rows = rows(old.setting().family());
        Setting bare = new Setting(partitions, old.setting().family());
        int[][] moved = rows.clone();
        for (int k = 0; k < clusters.length; k++) {
            for (int j = 0; j < areas[k].length; j++) {
                moved[bare.featureIndex(clusters[k], areas[k][j])] = rows[old.setting().featureIndex(k, j)];
            }
        }
        for (int p = 0; p < positions.length; p++) {
            moved[bare.positionIndex(positions[p])] = rows[old.setting().positionIndex(p)];
        }
        return new Setting(partitions, new OrthonormalFamily(moved, old.setting().family().scale()));
    }

    private static int[][] rows(OrthonormalFamily family) {
        int[][] rows = new int[family.vectors()][family.dimension()];
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < rows[i].length; l++) {
                rows[i][l] = family.numerator(i, l);
            }
        }
        return rows;
    }

    private Masked masked(Masked x) {
        return new Masked(image(x.image()), mask(x.mask()));
    }

    private Image image(Image image) {
        Dyadic[] latents = new Dyadic[image.areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[areas[image.cluster()][j]] = image.latent(j);
        }
        return new Image(clusters[image.cluster()], latents);
    }

    private Mask mask(Mask mask) {
        boolean[] masked = new boolean[positions.length];
        for (int p = 0; p < masked.length; p++) {
            masked[positions[p]] = mask.isMasked(p);
        }
        return new Mask(masked);
    }

    /** Every vector x becomes x R for an orthonormal R, and Q becomes R^T Q R. */
    static SmallCase rotated(SmallCase small, OrthonormalFamily rotation) {
        int[][] by = rows(rotation);
        int[][] rows = rows(small.setting().family());
        int[][] turned = new int[rows.length][by.length];
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < by.length; l++) {
                for (int c = 0; c < by.length; c++) {
                    turned[i][l] += rows[i][c] * by[c][l];
                }
            }
        }
        int scale = small.setting().family().scale() + rotation.scale();
        Partition[] partitions = new Partition[small.setting().clusters()];
        Arrays.setAll(partitions, small.setting()::partition);
        Setting setting = new Setting(partitions, new OrthonormalFamily(turned, scale));
        int bits = small.q().gridBits() + 2 * rotation.scale();
        BigInteger[] q = conjugated(small.q(), by);
        return new SmallCase(setting, new GridMatrix(by.length, by.length, bits, q), small.maskSize(), small.masked(),
                small.contrasts(), small.tau());
    }

    /** The numerators of R^T Q R, row by row. */
    private static BigInteger[] conjugated(GridMatrix q, int[][] by) {
        int n = by.length;
        BigInteger[] result = new BigInteger[n * n];
        Arrays.fill(result, BigInteger.ZERO);
        for (int a = 0; a < n; a++) {
            for (int l = 0; l < n; l++) {
                BigInteger half = BigInteger.ZERO;
                for (int b = 0; b < n; b++) {
                    half = half.add(q.numerator(a, b).multiply(BigInteger.valueOf(by[b][l])));
                }
                for (int i = 0; i < n; i++) {
                    result[n * i + l] = result[n * i + l].add(half.multiply(BigInteger.valueOf(by[a][i])));
                }
            }
        }
        return result;
    }

    /** Latents doubled, Phi halved, the temperature fourfold: the same scores, losses four times as large. */
    static SmallCase doubled(SmallCase small) {
        List<Masked> masked = small.masked().stream().map(x -> new Masked(doubled(x.image()), x.mask())).toList();
        List<Contrast> contrasts = new ArrayList<>();
        for (Contrast sample : small.contrasts()) {
            contrasts.add(new Contrast(doubled(sample.image()), sample.first(), sample.second(), sample.negatives()
                    .stream().map(x -> new Masked(doubled(x.image()), x.mask())).toList()));
        }
        return new SmallCase(small.setting(), featuresHalved(small), small.maskSize(), masked, contrasts,
                small.tau().times(Dyadic.of(4)));
    }

    private static Image doubled(Image image) {
        Dyadic[] latents = new Dyadic[image.areas()];
        Arrays.setAll(latents, j -> image.latent(j).times(Dyadic.of(2)));
        return new Image(image.cluster(), latents);
    }

    /** Q minus half of Q v v^T for every feature v. */
    private static GridMatrix featuresHalved(SmallCase small) {
        int[][] rows = rows(small.setting().family());
        int scale = small.setting().family().scale();
        int n = small.q().rows();
        int features = small.setting().positionIndex(0);
        BigInteger[] halved = new BigInteger[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                BigInteger entry = small.q().numerator(i, j).shiftLeft(2 * scale + 1);
                for (int v = 0; v < features; v++) {
                    BigInteger along = BigInteger.ZERO;
                    for (int l = 0; l < n; l++) {
                        along = along.add(small.q().numerator(i, l).multiply(BigInteger.valueOf(rows[v][l])));
                    }
                    entry = entry.subtract(along.multiply(BigInteger.valueOf(rows[v][j])));
                }
                halved[n * i + j] = entry;
            }
        }
        return new GridMatrix(n, n, small.q().gridBits() + 2 * scale + 1, halved);
    }
}
