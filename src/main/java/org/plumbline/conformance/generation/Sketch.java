package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

import org.plumbline.conformance.Interval;
import org.plumbline.conformance.Topic;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Stream;
import org.plumbline.sampling.Streams.Purpose;

/**
 * A case whose inputs are drawn from a seed that its id gives.
 *
 * @param id the id of the case
 * @param shape the areas
 * @param rounds the number of reflections; 0 for the standard basis
 * @param law the law of the latents
 * @param maskSize m
 */
record Sketch(String id, Shape shape, int rounds, LatentLaw law, int maskSize) {

    /** Latents that are neither tiny nor large. */
    private static final LatentLaw USUAL = law("1/2", "3/2");

    /** A sketch with half the positions masked. */
    static Sketch of(String variety, Shape shape, int rounds) {
        String basis = rounds == 0 ? "" : rounds == 1 ? "-reflected" : "-reflected-" + rounds;
        return new Sketch(variety + "-" + shape.tag() + basis, shape, rounds, USUAL, shape.positions() / 2);
    }

    static LatentLaw law(String low, String high) {
        return new LatentLaw(DyadicText.parse(low), DyadicText.parse(high));
    }

    Sketch latents(String low, String high) {
        return new Sketch(id, shape, rounds, law(low, high), maskSize);
    }

    Sketch masked(int size) {
        return new Sketch(id, shape, rounds, law, size);
    }

    /** The case, its note ended by what it is made of. */
    VectorCase is(Topic topic, String note, CaseInputs inputs) {
        String basis = rounds == 0 ? "standard basis" : rounds == 1 ? "one reflection" : rounds + " reflections";
        String size = " P = " + shape.positions() + ", K = " + shape.clusters() + ", " + maskSize + " masked, latents "
                + Interval.decimal(law.low()).toPlainString() + " to " + Interval.decimal(law.high()).toPlainString()
                + ", " + basis + ".";
        return new VectorCase(id, topic, note + size, inputs);
    }

    private long seed() {
        return id.hashCode();
    }

    private Sampler sampler() {
        return new Sampler(seed());
    }

    int positions() {
        return shape.positions();
    }

    Setting setting() {
        int vectors = shape.vectors();
        int dimension = rounds == 0 ? vectors : (vectors + 3) / 4 * 4;
        return new Setting(sampler().partitions(shape.sizes()), sampler().family(dimension, rounds));
    }

    /** Masked image number i of the case. */
    MaskedDraw image(int i) {
        return sampler().masked(Purpose.PROBE, 0, i, setting(), law, maskSize);
    }

    /** A masked image of a cluster; i tells several apart. */
    MaskedDraw image(int cluster, int i) {
        for (int n = 1000 * (i + 1);; n++) {
            MaskedDraw draw = image(n);
            if (draw.image().cluster() == cluster) {
                return draw;
            }
        }
    }

    List<MaskedDraw> images(int count) {
        List<MaskedDraw> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(image(i));
        }
        return images;
    }

    /** A contrastive sample with negatives of the given clusters; i tells several apart. */
    ContrastiveDraw contrast(int i, int cluster, int... negatives) {
        MaskedDraw anchor = image(cluster, 100 * i);
        Mask second = image(cluster, 100 * i + 1).mask();
        MaskedDraw[] others = new MaskedDraw[negatives.length];
        for (int s = 0; s < others.length; s++) {
            others[s] = image(negatives[s], 100 * i + 2 + s);
        }
        return new ContrastiveDraw(anchor.image(), anchor.mask(), second, others);
    }

    /** Contrastive samples as spec/sampling.md draws them. */
    List<ContrastiveDraw> contrasts(int count, int negatives) {
        List<ContrastiveDraw> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sampler().contrastive(Purpose.PROBE, 0, i, setting(), law, maskSize, negatives));
        }
        return samples;
    }

    /** An image of cluster 0 whose mask holds all of one area, and more from the front. */
    MaskedDraw covering(int area) {
        Partition partition = setting().partition(0);
        List<Integer> order = new ArrayList<>();
        for (int p = 0; p < positions(); p++) {
            order.add(partition.areaOf(p) == area ? 0 : order.size(), p);
        }
        int size = Math.max(maskSize, partition.size(area));
        int[] first = order.stream().mapToInt(Integer::intValue).toArray();
        return new MaskedDraw(image(0, 0).image(), Mask.ofFirst(first, size, positions()));
    }

    /** A Q with all entries drawn, k/16 from -1 to 1 but not 0. */
    GridMatrix dense() {
        return CaseParts.denseQ(setting(), seed());
    }

    /** The same on a finer grid. */
    GridMatrix dense(int gridBits) {
        return CaseParts.denseQ(setting(), gridBits, seed());
    }

    /** The Q whose coordinates are drawn, k/16 from -1 to 1. */
    GridMatrix span() {
        Stream stream = new Stream(seed(), 1);
        return ofCoordinates(4, (p, c) -> stream.below(33) - 16);
    }

    /** The Q of given Phi and Upsilon: numerators over 2^bits by position and feature, then position. */
    GridMatrix ofCoordinates(int bits, IntBinaryOperator numerator) {
        Setting setting = setting();
        int columns = setting.positionIndex(0) + setting.positions();
        BigInteger[] numerators = new BigInteger[setting.positions() * columns];
        for (int p = 0; p < setting.positions(); p++) {
            for (int c = 0; c < columns; c++) {
                numerators[p * columns + c] = BigInteger.valueOf(numerator.applyAsInt(p, c));
            }
        }
        GridMatrix state = new GridMatrix(setting.positions(), columns, bits, numerators);
        return Results.dense(new Coordinates(setting, state));
    }

    /** As {@link #ofCoordinates} with no Phi: numerators over 2^bits by query and key. */
    GridMatrix ofPositions(int bits, IntBinaryOperator numerator) {
        int features = setting().positionIndex(0);
        return ofCoordinates(bits, (p, c) -> c < features ? 0 : numerator.applyAsInt(p, c - features));
    }

    /** A small number for each pair, k/16 with k from -16 to 16, so that nothing else ties. */
    IntBinaryOperator noise() {
        Stream stream = new Stream(seed(), 2);
        return (p, q) -> stream.below(33) - 16;
    }

    GridMatrix zero() {
        return zero(0);
    }

    GridMatrix zero(int gridBits) {
        return GridMatrix.zero(setting().family().dimension(), gridBits);
    }
}
