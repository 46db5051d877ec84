package org.plumbline.laws;

import java.util.function.LongConsumer;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * Contrastive learning on fresh batches in double precision, one row for all queries (lem:cl-identical-rows): P + K N_k
 * numbers and P operations a view, so that P may be 10^4. The draws are those of a training in coordinates of the same
 * seed, and so are the numbers, up to the rounding of doubles.
 */
final class SampledContrast {

    private final Partition[] partitions;
    private final Sampler sampler;
    private final LatentLaw law;
    private final int masked;
    private final int negatives;
    private final double tau;
    private final double[][] phi;
    private final double[] upsilon;

    /** What a step saw: means over the batch. */
    private record Seen(double attention, double loss, double[][] phiGradient, double[] upsilonGradient) {
    }

    /** One view: its cluster, z_j and A_j by area, and what e^Upsilon is multiplied by and divided by in each area. */
    private record View(int cluster, double[] latents, double[] attention, double[] factor, double total) {

        /** F_j = z_j A_j: rows are equal, so that the mean over queries is any of them (def:cl-representation). */
        double feature(int j) {
            return latents[j] * attention[j];
        }
    }

    /**
     * A training at Q = 0.
     *
     * @param partitions one a cluster
     * @param sampler draws images and masks
     * @param law the law of the latents
     * @param masked m
     * @param negatives N_s
     * @param tau the temperature
     */
    SampledContrast(Partition[] partitions, Sampler sampler, LatentLaw law, int masked, int negatives, double tau) {
        this.partitions = partitions;
        this.sampler = sampler;
        this.law = law;
        this.masked = masked;
        this.negatives = negatives;
        this.tau = tau;
        this.phi = new double[partitions.length][];
        for (int k = 0; k < phi.length; k++) {
            phi[k] = new double[partitions[k].areas()];
        }
        this.upsilon = new double[partitions[0].positions()];
    }

    /** Phi to a feature, of every query. */
    double phi(int k, int j) {
        return phi[k][j];
    }

    /** Upsilon to a position, of every query. */
    double upsilon(int q) {
        return upsilon[q];
    }

    /** Sets Phi to global and local features, Upsilon to the global area of cluster 0 and to other positions. */
    void set(ContrastState state) {
        for (double[] ofCluster : phi) {
            java.util.Arrays.fill(ofCluster, state.phiLocal());
            ofCluster[Partition.GLOBAL] = state.phiGlobal();
        }
        for (int q = 0; q < upsilon.length; q++) {
            upsilon[q] = partitions[0].areaOf(q) == Partition.GLOBAL ? state.upsilonGlobal() : state.upsilonLocal();
        }
    }

    /**
     * Trains from the present state until a batch shows A_global = 0.99.
     *
     * @param eta the step size
     * @param batch B
     * @param maxSteps after how many steps it ends in any case
     * @param stepped told the number of every step
     */
    ContrastCourse run(double eta, int batch, long maxSteps, LongConsumer stepped) {
        ContrastCourse course = new ContrastCourse();
        double largestLocal = 0;
        double largestPosition = 0;
        for (long step = 0;; step++) {
            Seen seen = see(step, batch);
            largestLocal = Math.max(largestLocal, largestLocal());
            largestPosition = Math.max(largestPosition, largest(upsilon, 0));
            course.add(new ContrastPoint(step * eta, seen.attention(), meanGlobal(), leastGlobal(), meanLocal(),
                    largestLocal,
                    largestPosition, seen.loss()));
            if (course.ended() || step == maxSteps) {
                return course;
            }
            stepped.accept(step + 1);
            descend(seen, eta);
        }
    }

    /** One step on the batch of its number. */
    void step(long step, int batch, double eta) {
        descend(see(step, batch), eta);
    }

    private void descend(Seen seen, double eta) {
        for (int k = 0; k < phi.length; k++) {
            for (int j = 0; j < phi[k].length; j++) {
                phi[k][j] += eta * seen.phiGradient()[k][j];
            }
        }
        for (int q = 0; q < upsilon.length; q++) {
            upsilon[q] += eta * seen.upsilonGradient()[q];
        }
    }

    private double meanGlobal() {
        double sum = 0;
        for (double[] ofCluster : phi) {
            sum += ofCluster[Partition.GLOBAL];
        }
        return sum / phi.length;
    }

    private double leastGlobal() {
        double least = phi[0][Partition.GLOBAL];
        for (double[] ofCluster : phi) {
            least = Math.min(least, ofCluster[Partition.GLOBAL]);
        }
        return least;
    }

    private double meanLocal() {
        double sum = 0;
        int count = 0;
        for (double[] ofCluster : phi) {
            for (int j = 1; j < ofCluster.length; j++) {
                sum += ofCluster[j];
                count++;
            }
        }
        return sum / count;
    }

    private double largestLocal() {
        double largest = 0;
        for (double[] ofCluster : phi) {
            largest = Math.max(largest, largest(ofCluster, 1));
        }
        return largest;
    }

    private static double largest(double[] values, int from) {
        double largest = 0;
        for (int i = from; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    private Seen see(long step, int batch) {
        double[] base = new double[upsilon.length];
        for (int q = 0; q < base.length; q++) {
            base[q] = StrictMath.exp(upsilon[q]);
        }
        double[][] toPhi = new double[phi.length][];
        for (int k = 0; k < phi.length; k++) {
            toPhi[k] = new double[phi[k].length];
        }
        double[] toUpsilon = new double[base.length];
        double attention = 0;
        double loss = 0;
        for (int b = 0; b < batch; b++) {
            ContrastiveDraw draw = sampler.contrastive(Purpose.CL, step, b, partitions, law, masked, negatives);
            View anchor = view(draw.image(), draw.first(), base);
            View[] stopped = new View[1 + negatives];
            stopped[0] = view(draw.image(), draw.second(), base);
            attention += anchor.attention()[Partition.GLOBAL] + stopped[0].attention()[Partition.GLOBAL];
            for (int s = 0; s < negatives; s++) {
                MaskedDraw negative = draw.negatives()[s];
                stopped[1 + s] = view(negative.image(), negative.mask(), base);
                attention += stopped[1 + s].attention()[Partition.GLOBAL];
            }
            double[] worth = new double[anchor.attention().length];
            loss += pull(anchor, stopped, worth);
            add(anchor, worth, draw.first(), base, toPhi[anchor.cluster()], toUpsilon, 1.0 / batch);
        }
        return new Seen(attention / (batch * (2.0 + negatives)), loss / batch, toPhi, toUpsilon);
    }

    private View view(Image image, Mask mask, double[] base) {
        int k = image.cluster();
        double[] latents = new double[phi[k].length];
        double[] factor = new double[latents.length];
        double constant = law.constant() ? PopulationRun.number(law.low()) : 0;
        for (int j = 0; j < latents.length; j++) {
            latents[j] = law.constant() ? constant : PopulationRun.number(image.latent(j));
            factor[j] = StrictMath.exp(latents[j] * phi[k][j]);
        }
        double[] attention = new double[latents.length];
        double total = 0;
        for (int q = 0; q < base.length; q++) {
            if (mask.isMasked(q)) {
                total += base[q];
            } else {
                attention[partitions[k].areaOf(q)] += base[q];
            }
        }
        for (int j = 0; j < attention.length; j++) {
            attention[j] *= factor[j];
            total += attention[j];
        }
        for (int j = 0; j < attention.length; j++) {
            attention[j] /= total;
        }
        return new View(k, latents, attention, factor, total);
    }

    /** Writes h_j = z_j G_j of the anchor's areas (lem:cl-gradient), and returns the loss. */
    private double pull(View anchor, View[] stopped, double[] worth) {
        double[] weights = new double[stopped.length];
        double largest = 0;
        for (int i = 0; i < stopped.length; i++) {
            for (int j = 0; stopped[i].cluster() == anchor.cluster() && j < worth.length; j++) {
                weights[i] += anchor.feature(j) * stopped[i].feature(j);
            }
            largest = Math.max(largest, weights[i]);
        }
        double similarity = weights[0];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.exp((weights[i] - largest) / tau);
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            double share = (i == 0 ? 1 : 0) - weights[i] / total;
            for (int j = 0; stopped[i].cluster() == anchor.cluster() && j < worth.length; j++) {
                worth[j] += anchor.latents()[j] * share * stopped[i].feature(j);
            }
        }
        return tau * StrictMath.log(total) + largest - similarity;
    }

    /** Adds a sample's part of the negative gradient. */
    private void add(View anchor, double[] worth, Mask mask, double[] base, double[] toPhi, double[] toUpsilon,
            double part) {
        double mean = 0;
        for (int j = 0; j < worth.length; j++) {
            mean += anchor.attention()[j] * worth[j];
        }
        double each = part / base.length;
        for (int j = 0; j < worth.length; j++) {
            toPhi[j] += each * anchor.latents()[j] * anchor.attention()[j] * (worth[j] - mean);
        }
        for (int q = 0; q < base.length; q++) {
            double attention = base[q] / anchor.total();
            int j = partitions[anchor.cluster()].areaOf(q);
            toUpsilon[q] += each * (mask.isMasked(q) ? -attention * mean
                    : attention * anchor.factor()[j] * (worth[j] - mean));
        }
    }
}
