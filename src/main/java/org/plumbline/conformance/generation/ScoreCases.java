package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.reference.number.GridMatrix;

/**
 * Cases of scores, Phi and Upsilon.
 */
final class ScoreCases {

    private ScoreCases() {
    }

    static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>();
        for (Shape shape : Shape.USUAL) {
            for (int rounds = 0; rounds <= 1; rounds++) {
                Sketch sketch = Sketch.of("scores", shape, rounds);
                all.add(of(sketch, sketch.dense(), "Scores under a dense Q. The query is the position alone, on the "
                        + "left of Q; the key is the visible patch plus its position."));
            }
        }
        for (Shape shape : List.of(Shape.P4K1, Shape.P4K2, Shape.P6K3)) {
            for (int rounds = 0; rounds <= 2; rounds += 2) {
                Sketch sketch = Sketch.of("scores-in-span", shape, rounds);
                all.add(of(sketch, sketch.span(), "A Q that training from 0 could reach. Scores are z Phi + Upsilon, "
                        + "and nothing of Q lies outside its coordinates."));
            }
        }
        edges(all);
        return all;
    }

    private static void edges(List<VectorCase> all) {
        for (int size : new int[] {0, 1, 5, 6}) {
            Sketch sketch = Sketch.of("scores-mask-" + size, Shape.P6K3, 1).masked(size);
            all.add(of(sketch, sketch.dense(), "Masks of extreme size. The score of a masked key is Upsilon alone."));
        }
        for (String[] ends : new String[][] {{"1/1048576", "1/1048576"}, {"1024", "1024"}, {"1/1024", "1024"}}) {
            Sketch sketch =
                    Sketch.of("scores-latents-" + ends[0].replace("/", "-") + "-to-" + ends[1].replace("/", "-"),
                            Shape.P5K1, 0).latents(ends[0], ends[1]);
            all.add(of(sketch, sketch.dense(), "Latents at an end of their range. A latent enters a score once, and "
                    + "only where the key is seen."));
        }
        for (int power : new int[] {-10, 10, -40}) {
            Sketch sketch = Sketch.of("scores-scale-" + (power < 0 ? "m" : "") + Math.abs(power), Shape.P4K2, 1);
            all.add(of(sketch, scaled(sketch.dense(), power), "A Q of another size. All entries are multiplied by 2^"
                    + power + "; there is no division by the root of d."));
        }
        Sketch zero = Sketch.of("scores-zero", Shape.P5K1, 0);
        all.add(of(zero, zero.zero(), "Q = 0, where training starts. Every score is 0."));
        Sketch one = Sketch.of("scores-one-area", Shape.ONE_AREA, 0);
        all.add(of(one, one.dense(), "One area holds every position. All visible patches are alike."));
        Sketch single = Sketch.of("scores-single", Shape.SINGLE, 0);
        all.add(of(single, single.dense(), "Every area holds one position. No two patches are alike."));
        for (Shape shape : List.of(Shape.P25K1, Shape.P36K2)) {
            Sketch large = Sketch.of("scores-large", shape, 0);
            all.add(of(large, large.dense(), "Many positions. Sums of d terms show how rounding adds up."));
        }
    }

    private static GridMatrix scaled(GridMatrix q, int power) {
        BigInteger[] numerators = new BigInteger[q.rows() * q.columns()];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = q.numerator(i / q.columns(), i % q.columns()).shiftLeft(Math.max(power, 0));
        }
        return new GridMatrix(q.rows(), q.columns(), q.gridBits() + Math.max(-power, 0), numerators);
    }

    private static VectorCase of(Sketch sketch, GridMatrix q, String note) {
        return sketch.is(Topic.SCORES, note, new Forward(sketch.setting(), q, sketch.image(0)));
    }
}
