package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Draw;
import org.plumbline.conformance.generation.CaseInputs.Look;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * Cases of data: draws from seeds, patches and masks.
 */
final class DataCases {

    private DataCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        looks(all);
        edges(all);
        draws(all);
        return all;
    }

    private static VectorCase look(Sketch sketch, String note) {
        return sketch.is(Topic.DATA, note, new Look(sketch.setting(), sketch.image(0)));
    }

    private static void looks(List<VectorCase> all) {
        for (Shape shape : Shape.USUAL) {
            all.add(look(Sketch.of("data-image", shape, 0), "Patches of one image. Each area of the image's own "
                    + "cluster has one latent and one feature; a masked patch is the zero vector, not a token."));
        }
        for (Shape shape : Shape.FEW) {
            all.add(look(Sketch.of("data-image", shape, 1), "Patches in a basis of dense vectors. A feature looked up "
                    + "in the wrong cluster or transposed shows in every entry."));
        }
        all.add(look(Sketch.of("data-image", Shape.P9K2, 3), "Features with denominators of 8. All are exact."));
    }

    private static void edges(List<VectorCase> all) {
        all.add(look(Sketch.of("data-one-area", Shape.ONE_AREA, 0),
                "All patches are alike. One area holds every position."));
        all.add(look(Sketch.of("data-single", Shape.SINGLE, 0),
                "No two patches are alike. Every area holds one position."));
        for (int size : new int[] {0, 8, 9}) {
            all.add(look(Sketch.of("data-mask-" + size, Shape.P9K2, 0).masked(size),
                    "A mask of extreme size. Nothing, all but one, or everything is hidden."));
        }
        all.add(look(Sketch.of("data-latents-low", Shape.P6K3, 0).latents("1/1048576", "1/1048576"),
                "All latents are at the lower end. They are tiny and equal."));
        all.add(look(Sketch.of("data-latents-high", Shape.P6K3, 0).latents("1024", "1024"),
                "All latents are at the upper end. They are large and equal."));
        all.add(look(Sketch.of("data-latents-wide", Shape.P6K3, 1).latents("1/1024", "1024"),
                "Latents of very different size. Each is L + (U - L) k / 2^20 exactly."));
    }

    private static VectorCase draw(String id, String note, Draw draw) {
        return new VectorCase(id, Topic.DATA, note, draw);
    }

    private static void draws(List<VectorCase> all) {
        long[] seeds = {0, 1, -1, 7, 2026, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32};
        Shape[] shapes = {Shape.P4K1, Shape.P4K2, Shape.P5K1, Shape.P6K3, Shape.P8K2, Shape.P9K2, Shape.P12K4,
                Shape.P16K2};
        for (int i = 0; i < seeds.length; i++) {
            all.add(draw("draw-mae-seed-" + i, "From a seed to a masked image. Seed " + seeds[i] + ": its sign and its "
                    + "high bits count; the image's stream is that of step " + 3 * i + " and index " + i + ".",
                    of(seeds[i], Purpose.MAE, 3L * i, i, shapes[i].sizes(), 0, law(i), 2, 0)));
            all.add(draw("draw-cl-seed-" + i, "From a seed to a contrastive sample. Seed " + seeds[i] + ": image, "
                    + "mask of X+, mask of X++, then each negative and its mask, all from one stream.",
                    of(seeds[i], Purpose.CL, i, 2 * i, EQUAL[i % EQUAL.length], 0, law(i + 1), 2, 1 + i % 4)));
        }
        for (int rounds = 1; rounds <= 4; rounds++) {
            all.add(draw("draw-family-" + rounds, "Reflections drawn from a seed. " + rounds + " rounds of signs and "
                    + "orders in blocks of four coordinates.",
                    of(100 + rounds, Purpose.PROBE, 0, rounds, Shape.P6K3.sizes(), rounds, law(1), 3, 0)));
            all.add(draw("draw-partition-" + rounds, "Partitions drawn until they differ. Clusters of the same sizes "
                    + "on few positions often repeat an earlier one; the stream then goes on.",
                    of(200 + rounds, Purpose.PROBE, 0, rounds, new int[][] {{2, 2}, {2, 2}, {2, 2}}, 0, law(2), 1,
                            0)));
            all.add(draw("draw-mask-" + rounds, "Masks of extreme size. A shuffle of P numbers draws at most P - 1.",
                    of(300 + rounds, Purpose.MAE, 9, 0, Shape.P5K1.sizes(), 0, law(0),
                            new int[] {0, 1, 4, 5}[rounds - 1], 0)));
        }
        all.add(draw("draw-stream-far", "The largest step and index. The number of the stream needs all 64 bits.",
                of(5, Purpose.CL, (1L << 32) - 1, (1 << 24) - 1, EQUAL[0], 0, law(1), 3, 2)));
    }

    /** Clusters with as many areas as each other, so that the latents of negatives make a matrix. */
    private static final int[][][] EQUAL = {{{2, 2, 2}, {3, 2, 1}}, {{4, 2}}, {{2, 2}, {3, 1}, {1, 3}},
            {{4, 2, 2}, {4, 2, 2}}};

    private static LatentLaw law(int i) {
        return i % 3 == 0 ? Sketch.law("1", "1") : i % 3 == 1 ? Sketch.law("1/2", "3/2") : Sketch.law("1/8", "8");
    }

    private static Draw of(long seed, Purpose purpose, long step, int index, int[][] sizes, int rounds, LatentLaw law,
            int maskSize, int negatives) {
        int vectors = new Shape("", sizes).vectors();
        int dimension = rounds == 0 ? vectors : (vectors + 3) / 4 * 4;
        return Draw.of(seed, purpose, step, index, sizes, dimension, rounds, law, maskSize, negatives);
    }
}
