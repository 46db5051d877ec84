package org.plumbline.laws;

/**
 * Loss and negative gradient of contrastive learning on the exact population at one state: the expectation over the
 * masks of X+, X++ and all negatives and over the negatives' clusters, in double precision
 * (proofs-notes/lem-cl-identical-rows.md, "The exact population").
 *
 * <p>The masks of X+ are summed by classes. Given X+, the other views are independent, and the softmax couples them
 * through its denominator T only: {@code 1/T} is the integral of {@code e^(-s T)} over s > 0, in which they factor,
 * whatever N_s is. The integral over {@code s = e^x} is a trapezoidal sum that converges like {@code e^(-pi^2/h)}.
 */
final class ContrastPass {

    /** The step h in x. */
    private static final double STEP = 1.0 / 5;

    /** Where the sum starts; what lies left of it is a geometric series up to {@code e^(2 x)}. */
    private static final double FIRST = -18;

    /** What is smaller than e to the minus this is nothing. */
    private static final double NEGLIGIBLE = 42;

    private final ContrastSetting setting;
    private final ContrastState state;
    private final double seenGlobal;
    private final double hiddenGlobal;
    private final double seenLocal;
    private final double hiddenLocal;
    private final double square;
    private double loss;
    private double attention;
    private final double[] gradient = new double[4];

    private ContrastPass(ContrastSetting setting, ContrastState state) {
        this.setting = setting;
        this.state = state;
        this.hiddenGlobal = StrictMath.exp(state.upsilonGlobal());
        this.seenGlobal = hiddenGlobal * StrictMath.exp(setting.latent() * state.phiGlobal());
        this.hiddenLocal = StrictMath.exp(state.upsilonLocal());
        this.seenLocal = hiddenLocal * StrictMath.exp(setting.latent() * state.phiLocal());
        this.square = setting.latent() * setting.latent();
    }

    static ContrastPass of(ContrastCounts counts, ContrastState state) {
        ContrastPass pass = new ContrastPass(counts.setting(), state);
        double all = counts.masks().doubleValue();
        for (ContrastCounts.MaskClass each : counts.classes()) {
            pass.add(each, each.masks().doubleValue() / all);
        }
        return pass;
    }

    ContrastState state() {
        return state;
    }

    /** The expected loss. */
    double loss() {
        return loss;
    }

    /** The mean of A_global over all masks. */
    double attention() {
        return attention;
    }

    /** The expected negative gradient by one Phi or Upsilon of each kind. */
    ContrastState negativeGradient() {
        double positions = setting.positions();
        double clusters = setting.clusters();
        return new ContrastState(gradient[0] / (positions * clusters),
                gradient[1] / (positions * clusters * setting.localAreas()),
                gradient[2] / (positions * setting.globalSize()),
                gradient[3] / (positions * (positions - setting.globalSize())));
    }

    /** Z of a view with so many unmasked positions in the global area. */
    private double total(int global) {
        int local = setting.unmasked() - global;
        int outside = setting.positions() - setting.globalSize();
        return global * seenGlobal + (setting.globalSize() - global) * hiddenGlobal + local * seenLocal
                + (outside - local) * hiddenLocal;
    }

    private void add(ContrastCounts.MaskClass each, double probability) {
        double total = total(each.global());
        double first = each.global() * seenGlobal / total;
        double local = (setting.unmasked() - each.global()) * seenLocal / total;
        double[] pulls = pulls(each, first, total);
        // h_1 and sum over local areas of A_j h_j, then S = sum A_j h_j over all (lem:cl-gradient)
        double mean = first * pulls[0] + pulls[1];
        attention += probability * first;
        loss += probability * pulls[2];
        double toGlobal = first * (pulls[0] - mean);
        double toLocal = pulls[1] - local * mean;
        gradient[0] += probability * setting.latent() * toGlobal;
        gradient[1] += probability * setting.latent() * toLocal;
        gradient[2] += probability
                * (toGlobal - (setting.globalSize() - each.global()) * hiddenGlobal / total * mean);
        gradient[3] += probability * (toLocal - (1 - first - local
                - (setting.globalSize() - each.global()) * hiddenGlobal / total) * mean);
    }

    /** Given X+: the means of h_1, of the sum of A_j h_j over local areas, and of the loss. */
    private double[] pulls(ContrastCounts.MaskClass each, double first, double total) {
        int[] global = each.views().global();
        double[] probability = each.views().probability();
        double[] ofGlobal = new double[global.length];
        double[] ofLocal = new double[global.length];
        double[] weight = new double[global.length];
        double meanGlobal = 0;
        double meanLocal = 0;
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < global.length; i++) {
            double other = total(global[i]);
            ofGlobal[i] = square * global[i] * seenGlobal / other;
            ofLocal[i] = square * (seenLocal / total) * (seenLocal / other) * each.views().shared()[i];
            // the similarity, made a weight of the softmax below
            weight[i] = first * ofGlobal[i] + ofLocal[i];
            meanGlobal += probability[i] * ofGlobal[i];
            meanLocal += probability[i] * ofLocal[i];
            largest = Math.max(largest, weight[i]);
            smallest = Math.min(smallest, weight[i]);
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] = StrictMath.exp((weight[i] - largest) / setting.tau());
        }
        double least = StrictMath.exp((smallest - largest) / setting.tau());
        double[] softmax = softmax(probability, new double[][] {ofGlobal, ofLocal}, weight, least,
                StrictMath.exp(-largest / setting.tau()));
        double similarity = first * meanGlobal + meanLocal;
        return new double[] {meanGlobal - softmax[0], meanLocal - softmax[1],
                setting.tau() * softmax[2] + largest - similarity};
    }

    /**
     * The means of {@code sum_i l_i f_i} over X++ and all negatives, for each f, and of the logarithm of the
     * denominator T of the softmax.
     *
     * @param other the weight of a negative of another cluster, whose similarity is 0
     */
    private double[] softmax(double[] probability, double[][] f, double[] weight, double least, double other) {
        double[] means = new double[f.length + 1];
        double last = StrictMath.log(NEGLIGIBLE / least);
        double same = 1.0 / setting.clusters();
        int negatives = setting.negatives();
        for (int k = 0; FIRST + k * STEP <= last; k++) {
            double s = StrictMath.exp(FIRST + k * STEP);
            double mean = 0;
            double[] parts = new double[f.length];
            for (int i = 0; i < weight.length; i++) {
                double part = probability[i] * StrictMath.exp(-s * weight[i]);
                mean += part;
                for (int n = 0; n < f.length; n++) {
                    parts[n] += part * weight[i] * f[n][i];
                }
            }
            double negative = same * mean + (1 - same) * StrictMath.exp(-s * other);
            double power = StrictMath.pow(negative, negatives - 1);
            // left of the first place the terms fall like e^x
            double step = k == 0 ? STEP / (1 - StrictMath.exp(-STEP)) : STEP;
            for (int n = 0; n < f.length; n++) {
                means[n] += step * s * parts[n] * power * (negative + negatives * same * mean);
            }
            means[f.length] += step * (StrictMath.exp(-s) - mean * power * negative);
        }
        return means;
    }
}
