package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * Cases of outputs and representations.
 */
final class OutputCases {

    private OutputCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        for (Shape shape : Shape.USUAL) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("output-dense", shape, rounds);
                all.add(of(sketch, sketch.dense(), "Outputs under a dense Q. The values are the visible patches alone, "
                        + "without their positions; the representation is the mean over all queries."));
            }
        }
        for (Shape shape : List.of(Shape.P25K1, Shape.P36K2)) {
            Sketch sketch = Sketch.of("output-large", shape, 0);
            all.add(of(sketch, sketch.span(), "Many positions. Outputs are sums of many small terms."));
        }
        edges(all);
        return all;
    }

    private static void edges(List<VectorCase> all) {
        for (Shape shape : Shape.FEW) {
            Sketch zero = Sketch.of("output-zero", shape, 1);
            all.add(of(zero, zero.zero(),
                    "Q is 0 and all keys weigh the same. Every output is the mean of the visible patches over all "
                            + "positions, the masked ones counted."));
            Sketch one = Sketch.of("output-all-but-one", shape, 0).masked(shape.positions() - 1);
            all.add(of(one, one.dense(), "A single patch is seen. Every output is a multiple of it."));
        }
        Sketch nothing = Sketch.of("output-all-masked", Shape.P6K3, 1).masked(6);
        all.add(of(nothing, nothing.dense(), "Everything is masked. Every output is exactly 0."));
        Sketch whole = Sketch.of("output-none-masked", Shape.P6K3, 1).masked(0);
        all.add(of(whole, whole.dense(), "Nothing is masked. Every output is a convex combination of patches."));
        for (int gap : new int[] {40, 720}) {
            Sketch sketch = Sketch.of("output-gap-" + gap, Shape.P6K3, 1);
            all.add(of(sketch, sketch.ofPositions(0, (p, q) -> q == p ? gap : (p + 2 * q) % 3),
                    "Each query looks at itself. A masked query then has next to no output."));
        }
        for (String[] ends : new String[][] {{"1/1024", "1/1024"}, {"16", "16"}, {"1/64", "16"}, {"1", "1"}}) {
            Sketch sketch = Sketch.of("output-latents-" + ends[0].replace("/", "-") + "-to-"
                    + ends[1].replace("/", "-"), Shape.P9K2, 0).latents(ends[0], ends[1]);
            all.add(of(sketch, sketch.span(), "Latents at an end of their range. They enter the score of a key and its "
                    + "value, once each."));
        }
    }

    private static VectorCase of(Sketch sketch, GridMatrix q, String note) {
        MaskedDraw image = sketch.image(0);
        return sketch.is(Topic.OUTPUT, note, new Forward(sketch.setting(), q, image));
    }
}
