package org.plumbline.run;

import java.math.BigInteger;

import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;

/**
 * Holds a step in coordinates against the same step by the definitions.
 *
 * <p>The state is expanded to the dense Q that it stands for, exactly, on a finer grid; the definitions take the step
 * from there, and the result is projected back, exactly. Both sides are then the exact next state up to one rounding
 * each, so they differ by hardly more than half a unit of the coarser grid.
 */
public final class LevelCheck {

    /**
     * Bits by which Q's grid is finer than the entries need: its roundings then hardly count, and an exact gradient of
     * short dyadic entries, such as the first one, lies on the grid and not half way between two of its points.
     */
    private static final int FINER_BITS = 128;

    private final Setting setting;
    private final Level definition;

    /**
     * A check of one objective.
     *
     * @param experiment the configuration, setting and draws
     * @param objective what is trained
     * @param workers who computes the images of a batch
     */
    public LevelCheck(Experiment experiment, Objective objective, Workers workers) {
        this.setting = experiment.setting();
        this.definition = new DefinitionLevel(experiment, objective, workers);
    }

    /**
     * Whether a step in coordinates agrees with the definitions.
     *
     * @param before the state before the step, in coordinates
     * @param taken the step
     * @return true if both losses overlap and no entry of the next state differs by more than the two roundings
     */
    public boolean agrees(Checkpoint before, Level.Step taken) {
        Level.Step step = definition.step(before.step(), dense(before.state()));
        GridMatrix expected = Projection.project(setting, step.next()).state();
        return taken.loss().overlaps(step.loss()) && taken.floor().overlaps(step.floor())
                && near(expected, taken.next(), step.next());
    }

    /** The dense Q of a state, exactly, on a finer grid. */
    private GridMatrix dense(GridMatrix state) {
        Enclosure[][] points = new Enclosure[state.rows()][state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                points[p][c] = Enclosure.of(state.numerator(p, c), state.numerator(p, c), state.gridBits());
            }
        }
        Enclosure[][] expanded = Projection.expand(setting, points);
        BigInteger[] numerators = new BigInteger[expanded.length * expanded.length];
        for (int i = 0; i < expanded.length; i++) {
            for (int l = 0; l < expanded.length; l++) {
                numerators[i * expanded.length + l] = expanded[i][l].lo().shiftLeft(FINER_BITS);
            }
        }
        return new GridMatrix(expanded.length, expanded.length, expanded[0][0].scale() + FINER_BITS, numerators);
    }

    /**
     * Rounding in coordinates moves an entry by at most 2^-(D+1), rounding Q on its finer grid 2^-G by at most
     * d 2^-(G+1) in any direction of length 1 (the Frobenius norm of the matrix of roundings).
     */
    private static boolean near(GridMatrix expected, GridMatrix actual, GridMatrix dense) {
        Dyadic ofCoordinates = Dyadic.of(BigInteger.ONE, actual.gridBits() + 1);
        Dyadic ofDense = Dyadic.of(BigInteger.valueOf(dense.rows()), dense.gridBits() + 1);
        Dyadic allowed = ofCoordinates.plus(ofDense);
        for (int p = 0; p < actual.rows(); p++) {
            for (int c = 0; c < actual.columns(); c++) {
                Dyadic difference = expected.get(p, c).minus(actual.get(p, c));
                if (difference.compareTo(allowed) > 0 || difference.negate().compareTo(allowed) > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
