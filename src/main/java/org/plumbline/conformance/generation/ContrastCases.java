package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;

/**
 * Cases of contrastive learning.
 */
final class ContrastCases {

    private ContrastCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        int n = 0;
        for (Shape shape : Shape.USUAL) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("cl-dense", shape, rounds);
                all.add(of(sketch, sketch.dense(), sketch.contrasts(1 + n % 2, 1 + n % 4), Dyadic.ONE,
                        "Loss and gradient under a dense Q. Every position is a query; gradients flow through F(X+) "
                                + "alone."));
                n++;
            }
        }
        clusters(all);
        temperatures(all);
        states(all);
        edges(all);
        return all;
    }

    private static void clusters(List<VectorCase> all) {
        for (Shape shape : List.of(Shape.P4K2, Shape.P6K3, Shape.P12K4)) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch other = Sketch.of("cl-no-same-cluster", shape, rounds);
                int last = shape.clusters() - 1;
                all.add(of(other, other.dense(), List.of(other.contrast(0, 0, last, 1, last)), Dyadic.ONE,
                        "No negative of the same cluster. Each similarity to one is exactly 0 and still weighs e^0."));
                Sketch same = Sketch.of("cl-all-same-cluster", shape, rounds);
                all.add(of(same, same.dense(), List.of(same.contrast(0, 1, 1, 1, 1), same.contrast(1, 0, 0, 0, 0)),
                        Dyadic.ONE, "All negatives are of the anchor's cluster. They differ from X++ in latents and "
                                + "mask only."));
            }
        }
        for (Shape shape : List.of(Shape.P4K1, Shape.P5K1, Shape.ONE_AREA)) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("cl-one-cluster", shape, rounds).latents("1", "1");
                all.add(of(sketch, sketch.dense(), sketch.contrasts(2, 2), Dyadic.ONE,
                        "K = 1 and constant latents. The "
                                + "view X++ and the negatives are then exchangeable (`hyp:clusters`)."));
            }
        }
    }

    private static void temperatures(List<VectorCase> all) {
        for (String tau : List.of("1/1024", "1/64", "1/16", "1/4", "2", "16", "1024")) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("cl-tau-" + tau.replace("/", "-"), Shape.P6K3, rounds);
                all.add(of(sketch, sketch.dense(), List.of(sketch.contrast(0, 1, 1, 0, 1, 2)), DyadicText.parse(tau),
                        "Another temperature. It divides the similarities and multiplies the logarithm, so that no "
                                + "1/tau is left before the gradient; at a small tau naive exponentials overflow."));
            }
        }
    }

    private static void states(List<VectorCase> all) {
        for (Shape shape : Shape.FEW) {
            Sketch zero = Sketch.of("cl-zero", shape, 0);
            all.add(of(zero, zero.zero(), zero.contrasts(2, 2), Dyadic.ONE, "The first step of training. All rows of "
                    + "the gradient in coordinates are equal (`lem:cl-identical-rows`)."));
            Sketch span = Sketch.of("cl-in-span", shape, 1);
            all.add(of(span, span.span(), span.contrasts(1, 3), half(1), "A Q that training from 0 could reach. The "
                    + "gradient stays in the span of its coordinates."));
        }
        for (int gap : new int[] {10, 40, 300}) {
            Sketch sketch = Sketch.of("cl-collapsed-" + gap, Shape.P8K2, 0);
            int local = sketch.setting().featureIndex(1, 0);
            all.add(of(sketch, sketch.ofCoordinates(0, (p, c) -> c == 0 || c == local ? gap : 0),
                    List.of(sketch.contrast(0, 0, 1, 0), sketch.contrast(1, 1, 1, 0)), half(2),
                    "Training is over. Every query looks at the global area, Phi to it is " + gap + "; the gradient is "
                            + "what cancellation leaves."));
        }
    }

    private static void edges(List<VectorCase> all) {
        for (Shape shape : List.of(Shape.P4K2, Shape.P6K3)) {
            Sketch one = Sketch.of("cl-all-but-one", shape, 1).masked(shape.positions() - 1);
            all.add(of(one, one.dense(), one.contrasts(2, 2), Dyadic.ONE, "A single patch is seen. Views often share "
                    + "no area, so that even the positive has similarity 0."));
            Sketch whole = Sketch.of("cl-none-masked", shape, 0).masked(0);
            all.add(of(whole, whole.dense(), whole.contrasts(1, 2), Dyadic.ONE, "Nothing is masked. Both views are the "
                    + "same image."));
        }
        Sketch hidden = Sketch.of("cl-all-masked", Shape.P4K2, 0).masked(4);
        all.add(of(hidden, hidden.dense(), hidden.contrasts(1, 3), half(1), "Everything is masked. The loss is "
                + "tau log 4 and the gradient exactly 0."));
        Sketch many = Sketch.of("cl-many-negatives", Shape.P6K3, 0);
        all.add(of(many, many.dense(), List.of(many.contrast(0, 1, IntStream.range(0, 16).map(i -> i % 3).toArray())),
                half(1), "Sixteen negatives. The sum in the denominator has seventeen terms."));
        for (String[] ends : new String[][] {{"1/1024", "1/1024"}, {"16", "16"}, {"1/64", "16"}, {"1", "1"}}) {
            Sketch sketch = Sketch.of("cl-latents-" + ends[0].replace("/", "-") + "-to-"
                    + ends[1].replace("/", "-"), Shape.P4K2, 1).latents(ends[0], ends[1]);
            all.add(of(sketch, sketch.span(), sketch.contrasts(2, 2), Dyadic.ONE, "Latents at an end of their range. "
                    + "Similarities are quadratic in them."));
        }
        for (Shape shape : Shape.LARGE) {
            Sketch sketch = Sketch.of("cl-large", shape, 0);
            int last = shape.clusters() - 1;
            all.add(of(sketch, sketch.span(), List.of(sketch.contrast(0, 0, 0, last)), half(1),
                    "Many positions. The representation is a mean of many outputs."));
        }
    }

    private static Dyadic half(int power) {
        return Dyadic.of(BigInteger.ONE, power);
    }

    private static VectorCase of(Sketch sketch, GridMatrix q, List<ContrastiveDraw> batch, Dyadic tau, String note) {
        int[] negatives = batch.stream().mapToInt(sample -> sample.negatives().length).distinct().toArray();
        return sketch.is(Topic.CL, note + " B = " + batch.size() + ", N_s = "
                + Arrays.toString(negatives).replaceAll("[\\[\\]]", "") + ", tau = " + tau + ".",
                new Contrast(sketch.setting(), q, batch, tau));
    }
}
