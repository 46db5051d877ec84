package org.plumbline.laws;

import java.util.Map;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The attention of all queries at the end of training in the mean-field limit: MAE when every query has 0.99 of its
 * attention on its own area, CL when every query has 0.99 on the global one or, if rows began apart, on others.
 */
final class TrainedPatterns {

    private static final double LEVEL = 0.99;
    private static final double STEP = 1.0 / 4;
    private static final double LONGEST = 1000;

    /** Phi of a global row to own and other, of a local row to own, global and other. */
    private static final int NUMBERS = 5;

    private final MeanFieldRow row;

    private TrainedPatterns(MeanFieldRow row) {
        this.row = row;
    }

    /**
     * Masked reconstruction, a global and a local row each trained by itself.
     *
     * @param row sizes, gamma and z
     */
    static AttentionPattern reconstruction(MeanFieldRow row) {
        MeanFieldRow local = kind(row, false);
        MeanFieldRow global = kind(row, true);
        double[] ofLocal = local.attention(end(MeanFieldFlow.of(local)));
        double[] ofGlobal = global.attention(end(MeanFieldFlow.of(global)));
        return new AttentionPattern(row.positions(), row.globalSize(), row.localSize(),
                new double[] {ofGlobal[0], ofGlobal[2]}, new double[] {ofLocal[0], ofLocal[1], ofLocal[2]});
    }

    private static MeanFieldRow kind(MeanFieldRow row, boolean global) {
        return new MeanFieldRow(row.positions(), row.maskedPart(), row.globalSize(), row.localSize(), row.latent(),
                global);
    }

    private static double[] end(Map<Milestone, MeanFieldFlow.Point> flow) {
        MeanFieldFlow.Point end = flow.get(Milestone.END);
        return new double[] {end.own(), end.global(), end.other()};
    }

    /** Contrastive learning from rows that are equal, as they are at Q = 0 (lem:cl-identical-rows). */
    static AttentionPattern contrast(MeanFieldRow row) {
        return new TrainedPatterns(row).collapse(0);
    }

    /** Contrastive learning from rows that are not equal: each query begins with so much on its own area. */
    static AttentionPattern contrastFrom(MeanFieldRow row, double own) {
        return new TrainedPatterns(row).collapse(bias(row, own));
    }

    /** The rows from which {@link #contrastFrom} begins. */
    static AttentionPattern begun(MeanFieldRow row, double own) {
        TrainedPatterns patterns = new TrainedPatterns(row);
        return patterns.pattern(patterns.start(bias(row, own)));
    }

    /** Phi_own with which a local query has so much attention on its own area, all other Phi 0. */
    private static double bias(MeanFieldRow row, double own) {
        double size = (1 - row.maskedPart()) * row.localSize();
        return StrictMath.log(own / (1 - own) * (row.positions() - size) / size) / row.latent();
    }

    private double[] start(double bias) {
        return new double[] {0, 0, bias, 0, 0};
    }

    private AttentionPattern collapse(double bias) {
        ODEState state = new ODEState(0, start(bias));
        AttentionPattern pattern = pattern(state.getPrimaryState());
        while (!settled(pattern) && state.getTime() < LONGEST) {
            state = new DormandPrince853Integrator(1e-12, STEP, 1e-10, 1e-10).integrate(arc(), state,
                    state.getTime() + STEP);
            pattern = pattern(state.getPrimaryState());
        }
        return pattern;
    }

    /** Rows that begin apart may also settle where they began: on their own areas. */
    private static boolean settled(AttentionPattern pattern) {
        return Math.max(pattern.ofGlobal()[0], pattern.ofGlobal()[1]) >= LEVEL
                && Math.max(pattern.ofLocal()[0], pattern.ofLocal()[1]) >= LEVEL;
    }

    private AttentionPattern pattern(double[] phi) {
        double[] global = shares(new double[] {row.globalSize(), row.positions() - row.globalSize()}, phi, 0);
        double[] local = shares(new double[] {row.localSize(), row.globalSize(),
                row.positions() - row.globalSize() - row.localSize()}, phi, 2);
        return new AttentionPattern(row.positions(), row.globalSize(), row.localSize(), global, local);
    }

    /** The attention on groups of positions, the unmasked part of each. */
    private double[] shares(double[] sizes, double[] phi, int first) {
        double[] shares = new double[sizes.length];
        double total = row.maskedPart() * row.positions();
        for (int i = 0; i < sizes.length; i++) {
            shares[i] = (1 - row.maskedPart()) * sizes[i] * StrictMath.exp(row.latent() * phi[first + i]);
            total += shares[i];
        }
        for (int i = 0; i < sizes.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    /** {@code A_{p,j} (F_j - sum_a A_{p,a} F_a)}, F the mean of all rows (lem:cl-gradient), by the arc's length. */
    private OrdinaryDifferentialEquation arc() {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return NUMBERS;
            }

            @Override
            public double[] computeDerivatives(double arc, double[] phi) {
                double[] speed = speed(pattern(phi));
                double length = 0;
                for (double each : speed) {
                    length += Math.abs(each);
                }
                for (int i = 0; i < NUMBERS; i++) {
                    speed[i] /= length;
                }
                return speed;
            }
        };
    }

    private double[] speed(AttentionPattern pattern) {
        double part = row.globalSize() / row.positions();
        double areas = (row.positions() - row.globalSize()) / row.localSize();
        double[] global = pattern.ofGlobal();
        double[] local = pattern.ofLocal();
        double first = part * global[0] + (1 - part) * local[1];
        // of one local area: by symmetry an equal part of all that falls on local areas
        double other = (part * global[1] + (1 - part) * (local[0] + local[2])) / areas;
        double ofGlobal = global[0] * first + global[1] * other;
        double ofLocal = local[1] * first + (local[0] + local[2]) * other;
        return new double[] {global[0] * (first - ofGlobal), global[1] / areas * (other - ofGlobal),
                local[0] * (other - ofLocal), local[1] * (first - ofLocal),
                areas > 1 ? local[2] / (areas - 1) * (other - ofLocal) : 0};
    }
}
