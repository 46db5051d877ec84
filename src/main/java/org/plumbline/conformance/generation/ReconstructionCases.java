package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * Cases of masked reconstruction.
 */
final class ReconstructionCases {

    private ReconstructionCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        int samples = 1;
        for (Shape shape : Shape.USUAL) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("mae-dense", shape, rounds);
                all.add(of(sketch, sketch.dense(), 1 + samples++ % 4, "Loss and gradient under a dense Q. Masked "
                        + "positions count and no others; the gradient of a row of Q that no query reads is 0."));
            }
        }
        for (Shape shape : Shape.FEW) {
            Sketch span = Sketch.of("mae-in-span", shape, 0);
            all.add(of(span, span.span(), 2, "A Q that training from 0 could reach. The gradient stays in the span of "
                    + "its coordinates."));
            Sketch zero = Sketch.of("mae-zero", shape, 1);
            all.add(of(zero, zero.zero(), 3, "The first step of training. At Q = 0 all attention is 1/P."));
            Sketch one = Sketch.of("mae-all-but-one", shape, 0).masked(shape.positions() - 1);
            all.add(of(one, one.dense(), 1, "A single patch is seen. Most areas are wholly masked, so that the floor "
                    + "is most of the loss."));
            Sketch single = Sketch.of("mae-one-masked", shape, 1).masked(1);
            all.add(of(single, single.dense(), 2, "One position is masked. One row of (Phi, Upsilon) moves for each "
                    + "image."));
        }
        edges(all);
        return all;
    }

    private static void edges(List<VectorCase> all) {
        Sketch nothing = Sketch.of("mae-all-masked", Shape.P6K3, 0).masked(6);
        all.add(of(nothing, nothing.dense(), 2,
                "Everything is masked. The loss is its floor and the gradient is exactly "
                        + "0."));
        Sketch apart = Sketch.of("mae-single", Shape.SINGLE, 0);
        all.add(of(apart, apart.dense(), 2, "Every area holds one position. Each masked patch is lost."));
        Sketch alike = Sketch.of("mae-one-area", Shape.ONE_AREA, 1);
        all.add(of(alike, alike.dense(), 2, "One area holds every position. Any visible patch would do."));
        for (int area = 0; area < 3; area++) {
            Sketch covered = Sketch.of("mae-covered-" + area, Shape.P8K2, area % 2);
            all.add(covered.is(Topic.MAE,
                    "An area that nobody can see. The loss has a floor above 0, the sum of z^2 / 2 "
                            + "over that area.",
                    new Reconstruction(covered.setting(), covered.dense(), List.of(covered.covering(area)))));
        }
        for (int gap : new int[] {20, 40, 90, 300, 800}) {
            Sketch sketch = Sketch.of("mae-saturated-" + gap, Shape.P8K2, 0);
            int features = sketch.setting().positionIndex(0);
            all.add(of(sketch, sketch.ofCoordinates(0, (p, c) -> c < features ? ahead(sketch, p, c) * gap : 0), 2,
                    "Training is over. Each query looks at its own area only, so that the loss is near its floor and "
                            + "what is left of the gradient comes from cancellation. Phi to the own area is " + gap
                            + "."));
        }
        latents(all);
        for (Shape shape : Shape.LARGE) {
            Sketch sketch = Sketch.of("mae-large", shape, 0);
            all.add(of(sketch, sketch.span(), shape == Shape.P64K2 ? 1 : 2,
                    "Many positions. Loss and gradient are long "
                            + "sums."));
        }
    }

    /** 1 if feature c is that of the area of p in its cluster. */
    private static int ahead(Sketch sketch, int p, int c) {
        for (int k = 0; k < sketch.shape().clusters(); k++) {
            if (sketch.setting().featureIndex(k, sketch.setting().partition(k).areaOf(p)) == c) {
                return 1;
            }
        }
        return 0;
    }

    private static void latents(List<VectorCase> all) {
        for (String[] ends : new String[][] {{"1/1024", "1/1024"}, {"16", "16"}, {"1/64", "16"}, {"1", "1"}}) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("mae-latents-" + ends[0].replace("/", "-") + "-to-"
                        + ends[1].replace("/", "-"), Shape.P5K1, rounds).latents(ends[0], ends[1]);
                all.add(of(sketch, sketch.span(), 2, "Latents at an end of their range. The loss is quadratic in them, "
                        + "the gradient cubic and more."));
            }
        }
    }

    private static VectorCase of(Sketch sketch, GridMatrix q, int samples, String note) {
        List<MaskedDraw> batch = sketch.images(samples);
        return sketch.is(Topic.MAE, note + " B = " + samples + ".", new Reconstruction(sketch.setting(), q, batch));
    }
}
