package org.plumbline.reference.definition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;

/**
 * Everything that the definitions take, small: a setting, a dense Q, two samples of each objective, a temperature.
 *
 * @param setting P from 4 to 9 positions, K from 1 to 3 clusters, a standard or reflected basis with vectors to spare
 * @param q dense, so that it also acts off the span of features and positions
 * @param maskSize m
 * @param masked the samples of MAE
 * @param contrasts the samples of CL
 * @param tau the temperature
 */
public record SmallCase(Setting setting, GridMatrix q, int maskSize, List<Masked> masked, List<Contrast> contrasts,
        Dyadic tau) {

    /** The grid of Q. */
    public static final int GRID_BITS = 48;

    /** An image with its mask. */
    public record Masked(Image image, Mask mask) {
    }

    /** A sample of CL. */
    public record Contrast(Image image, Mask first, Mask second, List<Masked> negatives) {

        /** Everything behind the stop gradient: X++ first, then the negatives. */
        public List<Masked> stopped() {
            List<Masked> stopped = new ArrayList<>();
            stopped.add(new Masked(image, second));
            stopped.addAll(negatives);
            return stopped;
        }
    }

    /** Random cases; a case does not shrink, it is small already. */
    public static Arbitrary<SmallCase> arbitrary() {
        return Arbitraries.longs().withoutEdgeCases().dontShrink().map(SmallCase::random);
    }

    /** The case of a seed, from P = 4 to 9. */
    public static SmallCase random(long seed) {
        Random random = new Random(seed);
        // small sizes more often: they are as sharp and much quicker
        int positions = 4 + Math.min(random.nextInt(6), random.nextInt(6));
        return random(random, positions, 1 + random.nextInt(3), random.nextInt(3));
    }

    /** A random case of given sizes. */
    public static SmallCase random(Random random, int positions, int clusters, int reflections) {
        Partition[] partitions = new Partition[clusters];
        int vectors = positions;
        for (int k = 0; k < clusters; k++) {
            partitions[k] = partition(random, positions, Arrays.copyOf(partitions, k));
            vectors += partitions[k].areas();
        }
        int dimension = 4 * (vectors / 4 + 1);
        Setting setting = new Setting(partitions, family(random, dimension, reflections));
        int maskSize = 1 + random.nextInt(positions - 1);
        List<Masked> masked = new ArrayList<>();
        List<Contrast> contrasts = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            masked.add(masked(random, setting, maskSize));
            Masked view = masked(random, setting, maskSize);
            // one negative at least from the positive's cluster, or the similarities would often be 0
            Image alike = image(random, setting, view.image().cluster());
            Masked near = new Masked(alike, mask(random, positions, maskSize));
            contrasts.add(new Contrast(view.image(), view.mask(), mask(random, positions, maskSize),
                    List.of(masked(random, setting, maskSize), near)));
        }
        Dyadic tau = Dyadic.of(BigInteger.ONE.shiftLeft(random.nextInt(4)), 2);
        return new SmallCase(setting, dense(random, dimension), maskSize, masked, contrasts, tau);
    }

    private static Partition partition(Random random, int positions, Partition[] taken) {
        while (true) {
            int areas = 2 + random.nextInt(3);
            int[] areaOf = new int[positions];
            for (int p = 0; p < positions; p++) {
                areaOf[p] = p < areas ? p : random.nextInt(areas);
            }
            shuffle(random, areaOf);
            Partition candidate = new Partition(areaOf, areas);
            if (Arrays.stream(taken).allMatch(candidate::differsFrom)) {
                return candidate;
            }
        }
    }

    static OrthonormalFamily family(Random random, int dimension, int reflections) {
        int[][] signs = new int[reflections][dimension];
        int[][] orders = new int[reflections][dimension];
        for (int r = 0; r < reflections; r++) {
            for (int l = 0; l < dimension; l++) {
                signs[r][l] = random.nextBoolean() ? 1 : -1;
                orders[r][l] = l;
            }
            shuffle(random, orders[r]);
        }
        return reflections == 0 ? OrthonormalFamily.standard(dimension) : OrthonormalFamily.reflected(signs, orders);
    }

    /** Entries between -1 and 1 that use the whole grid: 48 decimals, more than most precisions here hold. */
    private static GridMatrix dense(Random random, int side) {
        BigInteger[] numerators = new BigInteger[side * side];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = new BigInteger(GRID_BITS + 1, random).subtract(BigInteger.ONE.shiftLeft(GRID_BITS));
        }
        return new GridMatrix(side, side, GRID_BITS, numerators);
    }

    private static Masked masked(Random random, Setting setting, int maskSize) {
        Image image = image(random, setting, random.nextInt(setting.clusters()));
        return new Masked(image, mask(random, setting.positions(), maskSize));
    }

    private static Image image(Random random, Setting setting, int cluster) {
        Dyadic[] latents = new Dyadic[setting.partition(cluster).areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[j] = Dyadic.of(BigInteger.valueOf(2 + random.nextInt(15)), 3);
        }
        return new Image(cluster, latents);
    }

    private static Mask mask(Random random, int positions, int size) {
        int[] order = new int[positions];
        Arrays.setAll(order, p -> p);
        shuffle(random, order);
        return Mask.ofFirst(order, size, positions);
    }

    static void shuffle(Random random, int[] entries) {
        List<Integer> list = new ArrayList<>(Arrays.stream(entries).boxed().toList());
        Collections.shuffle(list, random);
        Arrays.setAll(entries, list::get);
    }

    /** The largest latent of any image of the case: U. */
    public Dyadic largestLatent() {
        Dyadic largest = Dyadic.ZERO;
        List<Image> images = new ArrayList<>();
        masked.forEach(x -> images.add(x.image()));
        contrasts.forEach(sample -> sample.stopped().forEach(x -> images.add(x.image())));
        for (Image image : images) {
            for (int j = 0; j < image.areas(); j++) {
                largest = largest.compareTo(image.latent(j)) < 0 ? image.latent(j) : largest;
            }
        }
        return largest;
    }

    /** N_s. */
    public int negatives() {
        return contrasts.get(0).negatives().size();
    }

    /** The same case with another Q. */
    public SmallCase withQ(GridMatrix other) {
        return new SmallCase(setting, other, maskSize, masked, contrasts, tau);
    }

    @Override
    public String toString() {
        return "P = " + setting.positions() + ", K = " + setting.clusters() + ", d = " + q.rows() + ", m = " + maskSize
                + ", basis scale " + setting.family().scale() + ", tau = " + tau;
    }
}
