package org.plumbline.sampling;

import java.math.BigInteger;
import java.util.Arrays;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.Streams.Purpose;

/**
 * Draws settings, images, masks and samples from a seed (spec/sampling.md).
 */
public final class Sampler {

    /** How often a partition is drawn before it is given up. */
    public static final int ATTEMPTS = 1000;

    /** The number of equal steps between 0 and the scale of a start, as a power of two. */
    public static final int START_BITS = 19;

    private final long seed;

    /**
     * A sampler.
     *
     * @param seed the run's seed
     */
    public Sampler(long seed) {
        this.seed = seed;
    }

    /** An image and one mask: what MAE sees. */
    public record MaskedDraw(Image image, Mask mask) {
    }

    /** What one term of the CL loss sees: an image with two masks, and masked negatives. */
    public record ContrastiveDraw(Image image, Mask first, Mask second, MaskedDraw[] negatives) {
    }

    /**
     * Draws the partition of each cluster: area j of cluster k takes the next {@code sizes[k][j]} positions of a
     * uniform order, which is drawn again while an earlier cluster has the same partition (def:partition).
     *
     * @param sizes for each cluster the size of each area, the global one first
     * @return one partition a cluster, no two alike
     * @throws IllegalArgumentException if no different partition was found in {@link #ATTEMPTS} draws
     */
    public Partition[] partitions(int[][] sizes) {
        Partition[] partitions = new Partition[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            Stream stream = stream(Purpose.SETTING, 0, 1 + k);
            for (int attempt = 0; partitions[k] == null; attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalArgumentException(
                            "no partition of cluster " + k + " differs from those of the clusters before it");
                }
                Partition candidate = partition(stream, sizes[k]);
                if (Arrays.stream(partitions, 0, k).allMatch(candidate::differsFrom)) {
                    partitions[k] = candidate;
                }
            }
        }
        return partitions;
    }

    private static Partition partition(Stream stream, int[] sizes) {
        int positions = Arrays.stream(sizes).sum();
        int[] order = stream.shuffle(positions, positions);
        int[] areaOf = new int[positions];
        int next = 0;
        for (int j = 0; j < sizes.length; j++) {
            for (int i = 0; i < sizes[j]; i++) {
                areaOf[order[next]] = j;
                next++;
            }
        }
        return new Partition(areaOf, sizes.length);
    }

    /**
     * Draws an orthonormal family: for each round d signs, then an order of the coordinates.
     *
     * @param dimension the dimension d, a multiple of 4 unless {@code rounds} is 0
     * @param rounds the number of reflections; 0 gives the standard basis
     * @return d orthonormal vectors
     */
    public OrthonormalFamily family(int dimension, int rounds) {
        if (rounds == 0) {
            return OrthonormalFamily.standard(dimension);
        }
        Stream stream = stream(Purpose.SETTING, 0, 0);
        int[][] signs = new int[rounds][dimension];
        int[][] orders = new int[rounds][];
        for (int r = 0; r < rounds; r++) {
            for (int l = 0; l < dimension; l++) {
                signs[r][l] = stream.below(2) == 0 ? 1 : -1;
            }
            orders[r] = stream.shuffle(dimension, dimension);
        }
        return OrthonormalFamily.reflected(signs, orders);
    }

    /**
     * Draws an image and its mask, in this order: the cluster, its latents, the mask.
     *
     * @param purpose what the stream is for
     * @param step the step of training
     * @param index the place in the batch
     * @param setting the partitions
     * @param law the law of the latents
     * @param maskSize the number m of masked positions
     * @return the image and its mask
     */
    public MaskedDraw masked(Purpose purpose, long step, int index, Setting setting, LatentLaw law, int maskSize) {
        return masked(stream(purpose, step, index), partitions(setting), law, maskSize);
    }

    /**
     * Draws a contrastive sample, in this order: the image, the mask of X+, the mask of X++, then each negative as an
     * image and its mask. On the stream of a masked draw its image and its X+ are that draw's.
     *
     * @param purpose what the stream is for
     * @param step the step of training
     * @param index the place in the batch
     * @param setting the partitions
     * @param law the law of the latents
     * @param maskSize the number m of masked positions
     * @param negatives the number N_s of negatives
     * @return the sample
     */
    public ContrastiveDraw contrastive(Purpose purpose, long step, int index, Setting setting, LatentLaw law,
            int maskSize, int negatives) {
        return contrastive(purpose, step, index, partitions(setting), law, maskSize, negatives);
    }

    /**
     * The same draws where there are no features: of P they need the partitions only.
     *
     * @param purpose what the stream is for
     * @param step the step of training
     * @param index the place in the batch
     * @param partitions one a cluster
     * @param law the law of the latents
     * @param maskSize the number m of masked positions
     * @param negatives the number N_s of negatives
     * @return the sample
     */
    public ContrastiveDraw contrastive(Purpose purpose, long step, int index, Partition[] partitions, LatentLaw law,
            int maskSize, int negatives) {
        Stream stream = stream(purpose, step, index);
        int positions = partitions[0].positions();
        Image image = image(stream, partitions, law);
        Mask first = mask(stream, positions, maskSize);
        Mask second = mask(stream, positions, maskSize);
        MaskedDraw[] others = new MaskedDraw[negatives];
        for (int s = 0; s < negatives; s++) {
            others[s] = masked(stream, partitions, law, maskSize);
        }
        return new ContrastiveDraw(image, first, second, others);
    }

    private static Partition[] partitions(Setting setting) {
        Partition[] partitions = new Partition[setting.clusters()];
        Arrays.setAll(partitions, setting::partition);
        return partitions;
    }

    /**
     * Draws one row of correlations before the first step: each entry is uniform on the 2^20 + 1 points
     * {@code scale (i / 2^19 - 1)}.
     *
     * @param position the position p
     * @param columns the number of entries of the row
     * @param scale the largest absolute value; nothing is drawn if it is 0
     * @return Phi to each feature, cluster after cluster, then Upsilon to each position
     */
    public Dyadic[] start(int position, int columns, Dyadic scale) {
        Dyadic[] row = new Dyadic[columns];
        Stream stream = stream(Purpose.START, 0, position);
        for (int c = 0; c < columns; c++) {
            row[c] = scale.signum() == 0 ? Dyadic.ZERO
                    : scale.times(Dyadic.of(BigInteger.valueOf(stream.below((2 << START_BITS) + 1)), START_BITS)
                            .minus(Dyadic.ONE));
        }
        return row;
    }

    private static MaskedDraw masked(Stream stream, Partition[] partitions, LatentLaw law, int maskSize) {
        Image image = image(stream, partitions, law);
        return new MaskedDraw(image, mask(stream, partitions[0].positions(), maskSize));
    }

    private static Image image(Stream stream, Partition[] partitions, LatentLaw law) {
        int cluster = stream.below(partitions.length);
        Dyadic[] latents = new Dyadic[partitions[cluster].areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[j] = law.draw(stream);
        }
        return new Image(cluster, latents);
    }

    private static Mask mask(Stream stream, int positions, int size) {
        int[] order = stream.shuffle(positions, size);
        // the mask of the first ones, without the counting that Mask.ofFirst is proved by
        boolean[] masked = new boolean[positions];
        for (int i = 0; i < size; i++) {
            masked[order[i]] = true;
        }
        return new Mask(masked);
    }

    private Stream stream(Purpose purpose, long step, int index) {
        return new Stream(seed, Streams.number(purpose, step, index));
    }
}
