package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * Cases of attention and area attention.
 */
final class AttentionCases {

    private AttentionCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        for (Topic topic : List.of(Topic.ATTENTION, Topic.AREA_ATTENTION)) {
            usual(topic, all);
            ties(topic, all);
            gaps(topic, all);
            masks(topic, all);
        }
        return all;
    }

    private static VectorCase of(Topic topic, Sketch sketch, GridMatrix q, MaskedDraw image, String note) {
        return sketch.is(topic, note, new Forward(sketch.setting(), q, image));
    }

    private static VectorCase of(Topic topic, Sketch sketch, GridMatrix q, String note) {
        return of(topic, sketch, q, sketch.image(0), note);
    }

    private static void usual(Topic topic, List<VectorCase> all) {
        for (Shape shape : Shape.USUAL) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of(topic.label() + "-dense", shape, rounds);
                all.add(of(topic, sketch, sketch.dense(), "The softmax under a dense Q. It runs over all positions: a "
                        + "masked key takes attention too, that of its position."));
            }
        }
        for (Shape shape : Shape.LARGE) {
            Sketch sketch = Sketch.of(topic.label() + "-large", shape, 0);
            all.add(of(topic, sketch, sketch.span(), "Many positions. The weights are small, their sum is 1."));
        }
    }

    private static void ties(Topic topic, List<VectorCase> all) {
        for (Shape shape : Shape.FEW) {
            Sketch zero = Sketch.of(topic.label() + "-tie-zero", shape, 0);
            all.add(of(topic, zero, zero.zero(), "All keys tie. At Q = 0 every weight is 1/P, whether masked or not."));
            Sketch pairs = Sketch.of(topic.label() + "-tie-pairs", shape, 1);
            all.add(of(topic, pairs, pairs.ofPositions(0, (p, q) -> 3 * ((q + p) / 2 % 2)),
                    "Keys tie in pairs at the top. An argmax in place of a softmax, or a maximum subtracted from one "
                            + "key only, shows."));
        }
        Sketch content = Sketch.of(topic.label() + "-tie-area", Shape.P8K2, 0);
        int features = content.setting().positionIndex(0);
        all.add(of(topic, content, content.ofCoordinates(2, (p, c) -> c < features ? c + p : 0),
                "Keys of an area tie. Only what is seen tells keys apart, and masked keys tie with each other."));
    }

    private static void gaps(Topic topic, List<VectorCase> all) {
        int[] gaps = topic == Topic.ATTENTION ? new int[] {20, 40, 90, 300, 700, 750, 1000, 5000}
                : new int[] {40, 90, 750};
        for (int gap : gaps) {
            gap(topic, all, "ahead", gap,
                    "One key is far ahead. Its weight is 1 less almost nothing; naive exponentials "
                            + "overflow from a gap of 89 in float32 and 710 in float64.",
                    (p, q) -> q == (p + 1) % 6 ? 1 : 0);
            gap(topic, all, "behind", gap, "One key is far behind. Its weight is almost nothing, or underflows to 0.",
                    (p, q) -> q == (p + 1) % 6 ? -1 : 0);
        }
        for (int shift : topic == Topic.ATTENTION ? new int[] {80, 720, 2000} : new int[] {720}) {
            gap(topic, all, "above", shift, "All scores are far above 0. A common shift changes no weight, but naive "
                    + "exponentials overflow.", (p, q) -> 1);
            gap(topic, all, "below", shift, "All scores are far below 0. A common shift changes no weight, but naive "
                    + "exponentials are all 0, and 0/0 is no number.", (p, q) -> -1);
        }
        for (int gap : new int[] {30, 400}) {
            Sketch sketch = Sketch.of(topic.label() + "-gap-content-" + gap, Shape.P6K3, 0);
            int features = sketch.setting().positionIndex(0);
            IntBinaryOperator noise = sketch.noise();
            all.add(of(topic, sketch, sketch.ofCoordinates(4,
                    (p, c) -> noise.applyAsInt(p, c) + (c < features && c % 2 == 0 ? 16 * gap : 0)),
                    "One area is far ahead. Its unmasked keys share all attention; its masked ones get next to none."));
        }
    }

    private static void gap(Topic topic, List<VectorCase> all, String kind, int gap, String note,
            IntBinaryOperator sign) {
        Sketch sketch = Sketch.of(topic.label() + "-gap-" + kind + "-" + gap, Shape.P6K3, 0);
        IntBinaryOperator noise = sketch.noise();
        all.add(of(topic, sketch, sketch.ofPositions(4,
                (p, q) -> noise.applyAsInt(p, q) + 16 * gap * sign.applyAsInt(p, q)),
                note + " The gap is " + gap
                        + "."));
    }

    private static void masks(Topic topic, List<VectorCase> all) {
        for (Shape shape : Shape.FEW) {
            int positions = shape.positions();
            Sketch one = Sketch.of(topic.label() + "-all-but-one", shape, 1).masked(positions - 1);
            all.add(of(topic, one, one.dense(), "A single patch is seen. All other keys are their positions alone and "
                    + "still take attention."));
            Sketch none = Sketch.of(topic.label() + "-none-masked", shape, 0).masked(0);
            all.add(of(topic, none, none.dense(), "Nothing is masked. Every patch counts, and area attention sums to "
                    + "1."));
        }
        Sketch everything = Sketch.of(topic.label() + "-all-masked", Shape.P6K3, 1).masked(6);
        all.add(of(topic, everything, everything.dense(), "Everything is masked. The weights are those of Upsilon, and "
                + "all area attention is 0."));
        for (int area = 0; area < 3; area++) {
            Sketch covered = Sketch.of(topic.label() + "-covered-" + area, Shape.P8K2, area % 2);
            all.add(of(topic, covered, covered.dense(), covered.covering(area),
                    "An area that nobody can see. Its area attention is exactly 0, its positions take attention."));
        }
        for (String[] ends : new String[][] {{"1/1024", "1/1024"}, {"16", "16"}, {"1/64", "16"}}) {
            Sketch sketch = Sketch.of(topic.label() + "-latents-" + ends[0].replace("/", "-") + "-to-"
                    + ends[1].replace("/", "-"), Shape.P9K2, 0).latents(ends[0], ends[1]);
            all.add(of(topic, sketch, sketch.span(), "Latents at an end of their range. They scale what is seen and "
                    + "nothing else."));
        }
    }
}
