package org.plumbline.run;

import java.math.BigInteger;

import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler;

/**
 * Where descent starts: from Q(0) = 0 (def:gd), or from small random correlations, the same for both objectives.
 */
final class Start {

    private Start() {
    }

    /** By how many bits a grid must be finer than the scale, so that Q(0) lies on it. */
    static int bits(LevelName level, Config.Data data) {
        // Q on a basis after R rounds of reflections has products of two entries of whole numbers over 2^R
        return Sampler.START_BITS + (level == LevelName.DEFINITION ? 2 * data.reflections() : 0);
    }

    /** The correlations (Phi, Upsilon) of every position, exactly. */
    static GridMatrix coordinates(Experiment experiment, int gridBits) {
        Setting setting = experiment.setting();
        int columns = setting.positionIndex(0) + setting.positions();
        BigInteger[] numerators = new BigInteger[setting.positions() * columns];
        for (int p = 0; p < setting.positions(); p++) {
            Dyadic[] row = experiment.startOf(p, columns);
            for (int c = 0; c < columns; c++) {
                numerators[p * columns + c] = row[c].numerator().shiftLeft(gridBits - row[c].scale());
            }
        }
        return new GridMatrix(setting.positions(), columns, gridBits, numerators);
    }

    /** The dense Q of these correlations, exactly. */
    static GridMatrix dense(Experiment experiment, int gridBits) {
        GridMatrix state = coordinates(experiment, gridBits);
        Enclosure[][] points = new Enclosure[state.rows()][state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                points[p][c] = Enclosure.of(state.numerator(p, c), state.numerator(p, c), gridBits);
            }
        }
        Enclosure[][] expanded = Projection.expand(experiment.setting(), points);
        int side = expanded.length;
        BigInteger[] numerators = new BigInteger[side * side];
        for (int i = 0; i < side; i++) {
            for (int l = 0; l < side; l++) {
                // exact: the reader of configurations asks for a grid that is fine enough
                numerators[i * side + l] = expanded[i][l].lo().shiftRight(expanded[i][l].scale() - gridBits);
            }
        }
        return new GridMatrix(side, side, gridBits, numerators);
    }
}
