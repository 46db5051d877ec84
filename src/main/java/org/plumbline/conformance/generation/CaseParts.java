package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.Arrays;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Stream;

/**
 * Short words for the inputs of hand-made cases.
 */
final class CaseParts {

    /** Entries of Q are multiples of 2^-4, never 0 and at most 1 in absolute value. */
    private static final int Q_BITS = 4;

    private CaseParts() {
    }

    /** A setting on the standard basis of R^d, d as small as it can be. */
    static Setting standard(int[]... areaOf) {
        return new Setting(partitions(areaOf), OrthonormalFamily.standard(vectors(areaOf)));
    }

    /** A setting on a drawn product of reflections of R^d. */
    static Setting reflected(int dimension, int rounds, long seed, int[]... areaOf) {
        return new Setting(partitions(areaOf), new Sampler(seed).family(dimension, rounds));
    }

    private static Partition[] partitions(int[][] areaOf) {
        return Arrays.stream(areaOf).map(areas -> new Partition(areas, areas(areas))).toArray(Partition[]::new);
    }

    private static int vectors(int[][] areaOf) {
        return areaOf[0].length + Arrays.stream(areaOf).mapToInt(CaseParts::areas).sum();
    }

    private static int areas(int[] areaOf) {
        return Arrays.stream(areaOf).max().orElseThrow() + 1;
    }

    /** A cluster's partition: the area of each position. */
    static int[] areaOf(int... areas) {
        return areas;
    }

    /** The latents of an image, one an area. */
    static Dyadic[] latents(String... latents) {
        return Arrays.stream(latents).map(DyadicText::parse).toArray(Dyadic[]::new);
    }

    /** The mask that holds the given positions. */
    static Mask mask(int positions, int... masked) {
        return Mask.ofFirst(masked, masked.length, positions);
    }

    /** An image and its mask. */
    static MaskedDraw masked(int cluster, Dyadic[] latents, Mask mask) {
        return new MaskedDraw(new Image(cluster, latents), mask);
    }

    /** A contrastive sample: the anchor's image and mask, the mask of the second view, the negatives. */
    static ContrastiveDraw contrastive(MaskedDraw anchor, Mask second, MaskedDraw... negatives) {
        return new ContrastiveDraw(anchor.image(), anchor.mask(), second, negatives);
    }

    /** A dense Q on the grid 2^-gridBits, drawn from a seed of its own. */
    static GridMatrix denseQ(Setting setting, int gridBits, long seed) {
        Stream stream = new Stream(seed, 0);
        int side = setting.family().dimension();
        BigInteger[] numerators = new BigInteger[side * side];
        for (int i = 0; i < numerators.length; i++) {
            int k = stream.below(2 << Q_BITS) - (1 << Q_BITS);
            numerators[i] = BigInteger.valueOf(k < 0 ? k : k + 1).shiftLeft(gridBits - Q_BITS);
        }
        return new GridMatrix(side, side, gridBits, numerators);
    }

    /** A dense Q on the coarsest grid that holds it. */
    static GridMatrix denseQ(Setting setting, long seed) {
        return denseQ(setting, Q_BITS, seed);
    }
}
