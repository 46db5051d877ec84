package org.plumbline.laws;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The masks of contrastive learning by classes, as far as a common row tells them apart (lem:cl-identical-rows): the
 * numbers of unmasked positions of the areas of X+, whatever their order, and for each of these classes the joint law
 * of what another view of the cluster shares with it. Nothing here depends on the state, so that one table serves a
 * whole training.
 */
final class ContrastCounts {

    /** Above this a step would take more than some seconds. */
    static final long MOST_PAIRS = 600000;

    /** Beyond this hardly any shape has few enough classes. */
    static final int MOST_POSITIONS = 128;

    /** What is less likely than this is lost in the rounding of the sum. */
    private static final double NEGLIGIBLE = 1e-21;

    private final ContrastSetting setting;
    private final List<MaskClass> classes = new ArrayList<>();
    private final BigInteger[] ofGlobal;
    private final BigInteger[] ofLocal;
    private long pairs;

    /**
     * All masks of X+ with the same counts up to the order of local areas.
     *
     * @param masks how many they are
     * @param global how many positions of the global area are unmasked
     * @param local of each local area how many are unmasked, not increasing
     * @param views the law of another view
     */
    record MaskClass(BigInteger masks, int global, int[] local, Views views) {
    }

    /**
     * The law of another view of the same cluster, given a class.
     *
     * @param global of each case how many positions of the global area are unmasked
     * @param shared of each case {@code sum_j u_j v_j} over the local areas, u and v their unmasked positions in X+ and
     *            in the other view
     * @param probability of each case
     */
    record Views(int[] global, int[] shared, double[] probability) {
    }

    /**
     * The classes of a setting.
     *
     * @throws IllegalArgumentException if they are too many
     */
    ContrastCounts(ContrastSetting setting) {
        this.setting = setting;
        if (setting.positions() > MOST_POSITIONS) {
            throw tooMany();
        }
        this.ofGlobal = binomials(setting.globalSize());
        this.ofLocal = binomials(setting.localSize());
        int outside = setting.positions() - setting.globalSize();
        for (int g = Math.max(0, setting.unmasked() - outside); g <= Math.min(setting.globalSize(),
                setting.unmasked()); g++) {
            enumerate(g, new int[setting.localAreas()], 0, setting.localSize(), setting.unmasked() - g);
        }
    }

    private IllegalArgumentException tooMany() {
        return new IllegalArgumentException("positions: P = " + setting.positions() + " with "
                + setting.localAreas()
                + " local areas has too many classes of masks for exact sums, expected fewer, or --sampled");
    }

    ContrastSetting setting() {
        return setting;
    }

    List<MaskClass> classes() {
        return classes;
    }

    /** The number of all masks. */
    BigInteger masks() {
        return binomials(setting.positions())[setting.masked()];
    }

    /** All ways to give so many positions to the areas from one on, none more than the one before. */
    private void enumerate(int global, int[] local, int from, int most, int left) {
        if (from == local.length) {
            if (left == 0) {
                add(global, local.clone());
            }
            return;
        }
        for (int here = Math.min(most, left); here >= 0 && (long) here * (local.length - from) >= left; here--) {
            local[from] = here;
            enumerate(global, local, from + 1, here, left - here);
        }
    }

    private void add(int global, int[] local) {
        BigInteger masks = ofGlobal[global];
        int equal = 0;
        for (int j = 0; j < local.length; j++) {
            equal = j > 0 && local[j] == local[j - 1] ? equal + 1 : 1;
            // the orders of areas, factor by factor a whole number: (j+1)! over the factorials of the equal ones
            masks = masks.multiply(ofLocal[local[j]]).multiply(BigInteger.valueOf(j + 1L))
                    .divide(BigInteger.valueOf(equal));
        }
        Views views = views(local);
        pairs += views.global().length;
        if (pairs > MOST_PAIRS) {
            throw tooMany();
        }
        classes.add(new MaskClass(masks, global, local, views));
    }

    /** Area by area, how many choices of unmasked positions make so many in all and share so much. */
    private Views views(int[] local) {
        int outside = Math.min(setting.unmasked(), setting.positions() - setting.globalSize());
        int largest = setting.localSize() * IntStream.of(local).sum();
        double[][] ways = new double[outside + 1][largest + 1];
        ways[0][0] = 1;
        int sum = 0;
        int top = 0;
        for (int u : local) {
            double[][] next = new double[outside + 1][largest + 1];
            for (int v = 0; v <= setting.localSize(); v++) {
                double choices = ofLocal[v].doubleValue();
                for (int total = 0; total <= Math.min(sum, outside - v); total++) {
                    for (int shared = 0; shared <= Math.min(top, largest - u * v); shared++) {
                        next[total + v][shared + u * v] += choices * ways[total][shared];
                    }
                }
            }
            ways = next;
            sum = Math.min(outside, sum + setting.localSize());
            top = Math.min(largest, top + u * setting.localSize());
        }
        return views(ways);
    }

    private Views views(double[][] ways) {
        double all = masks().doubleValue();
        List<int[]> cases = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (int total = 0; total < ways.length; total++) {
            int global = setting.unmasked() - total;
            for (int shared = 0; global <= setting.globalSize() && shared < ways[total].length; shared++) {
                double probability = ofGlobal[global].doubleValue() * ways[total][shared] / all;
                if (probability > NEGLIGIBLE) {
                    cases.add(new int[] {global, shared});
                    probabilities.add(probability);
                }
            }
        }
        return new Views(cases.stream().mapToInt(each -> each[0]).toArray(),
                cases.stream().mapToInt(each -> each[1]).toArray(),
                probabilities.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static BigInteger[] binomials(int n) {
        BigInteger[] row = new BigInteger[n + 1];
        row[0] = BigInteger.ONE;
        for (int k = 1; k <= n; k++) {
            row[k] = row[k - 1].multiply(BigInteger.valueOf(n - k + 1L)).divide(BigInteger.valueOf(k));
        }
        return row;
    }
}
