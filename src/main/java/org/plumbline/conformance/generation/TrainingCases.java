package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;

/**
 * Cases of rounded descent, of Q and of (Phi, Upsilon).
 */
final class TrainingCases {

    private TrainingCases() {
    }

    /** Grid of all cases: every entry below 16 in absolute value is then exact in float64. */
    private static final int BITS = 48;

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        for (Shape shape : List.of(Shape.P4K1, Shape.P4K2, Shape.P6K3)) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                for (boolean mae : new boolean[] {true, false}) {
                    oneStep(all, shape, rounds, mae);
                    if (shape != Shape.P6K3) {
                        descents(all, shape, rounds, mae);
                    }
                    trajectories(all, shape, rounds, mae);
                }
            }
        }
        return all;
    }

    private static void oneStep(List<VectorCase> all, Shape shape, int rounds, boolean mae) {
        Sketch sketch = Sketch.of("descent-1-" + word(mae), shape, rounds);
        all.add(of(Topic.DESCENT, sketch, mae, sketch.dense(BITS), 1, "4", List.of(1), "One step from a dense Q. Rows "
                + "that belong to features do not move; the sign of the step shows."));
    }

    private static void descents(List<VectorCase> all, Shape shape, int rounds, boolean mae) {
        Sketch ten = Sketch.of("descent-10-" + word(mae), shape, rounds);
        all.add(of(Topic.DESCENT, ten, mae, ten.dense(BITS), 3, "1", List.of(10), "Ten steps on three batches in turn. "
                + "Each step is rounded to the grid before the next one starts."));
        Sketch hundred = Sketch.of("descent-100-" + word(mae), shape, rounds);
        all.add(of(Topic.DESCENT, hundred, mae, hundred.zero(BITS), 2, "1/4", List.of(100),
                "A hundred steps from Q = 0 "
                        + "on two batches in turn. A wrong step early on is seen at the end."));
    }

    private static void trajectories(List<VectorCase> all, Shape shape, int rounds, boolean mae) {
        Sketch sketch = Sketch.of("trajectory-" + word(mae), shape, rounds);
        all.add(of(Topic.TRAJECTORY, sketch, mae, sketch.zero(BITS), 2, "1", List.of(1, 2, 5, 10),
                "Phi and Upsilon from Q = 0. Each entry is rounded to the grid after each step, in coordinates and not "
                        + "in Q."));
        if (shape != Shape.P6K3) {
            Sketch fixed = Sketch.of("trajectory-fixed-" + word(mae), shape, rounds);
            all.add(of(Topic.TRAJECTORY, fixed, mae, fixed.zero(BITS), 1, "1/2", List.of(1, 10, 40),
                    "Phi and Upsilon on one batch. From equal rows, CL keeps all rows equal; MAE does not."));
        }
    }

    private static String word(boolean mae) {
        return mae ? "mae" : "cl";
    }

    private static VectorCase of(Topic topic, Sketch sketch, boolean mae, GridMatrix q, int batches, String eta,
            List<Integer> checkpoints, String note) {
        List<Batch> all = new ArrayList<>();
        for (int t = 0; t < batches; t++) {
            all.add(mae ? new Reconstruction(sketch.setting(), q, List.of(sketch.image(2 * t), sketch.image(2 * t + 1)))
                    : new Contrast(sketch.setting(), q,
                            List.of(sketch.contrast(t, 0, 0, sketch.shape().clusters() - 1)),
                            Dyadic.of(BigInteger.ONE, 1)));
        }
        return sketch.is(topic, note + " eta = " + eta + ".",
                new Training(all, DyadicText.parse(eta), checkpoints, topic == Topic.TRAJECTORY));
    }
}
