package org.plumbline.laws;

import java.util.EnumMap;
import java.util.Map;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The gradient flow of contrastive learning in the mean-field limit, in time: counts are replaced by their means, and
 * Upsilon by 0. The path is that of {@link ContrastFlow}; how fast it is followed depends on K, N_s and tau. An
 * approximation in double precision.
 */
final class ContrastMeanField {

    private static final double STEP = 1.0 / 16;
    private static final double LONGEST = 1000;
    private static final double TOLERANCE = 1e-11;

    /** Below this distance two Phi are the same. */
    private static final double NEAR = 1e-10;

    private final MeanFieldRow row;
    private final int clusters;
    private final int negatives;
    private final double tau;

    private ContrastMeanField(MeanFieldRow row, int clusters, int negatives, double tau) {
        this.row = row;
        this.clusters = clusters;
        this.negatives = negatives;
        this.tau = tau;
    }

    /**
     * Where A_global passes each level.
     *
     * @return a point for each of {@link ContrastCourse#LEVELS} that is reached; none if K = 1, where nothing moves, or
     *         if the global area is no larger than a local one
     */
    static Map<Milestone, ContrastPoint> of(MeanFieldRow row, int clusters, int negatives, double tau) {
        Map<Milestone, ContrastPoint> points = new EnumMap<>(Milestone.class);
        if (clusters == 1 || row.globalSize() <= row.localSize()) {
            return points;
        }
        ContrastMeanField flow = new ContrastMeanField(row, clusters, negatives, tau);
        ODEState state = new ODEState(0, new double[2]);
        double largest = 0;
        while (points.size() < ContrastCourse.LEVELS.size() && state.getTime() < LONGEST) {
            ODEState next = flow.to(state, state.getTime() + STEP);
            for (Milestone level : ContrastCourse.LEVELS) {
                if (!points.containsKey(level) && flow.attention(next) >= level.level()) {
                    ODEState at = flow.attention(state) >= level.level() ? state : flow.place(state, level.level());
                    points.put(level, flow.point(at, Math.max(largest, Math.abs(at.getPrimaryState()[0]))));
                }
            }
            state = next;
            largest = Math.max(largest, Math.abs(state.getPrimaryState()[0]));
        }
        return points;
    }

    /** alpha_global at Q = 0. */
    static double initialRate(MeanFieldRow row, int clusters, int negatives, double tau) {
        return new ContrastMeanField(row, clusters, negatives, tau).speed(ContrastFlow.Attention.of(row, 0, 0));
    }

    private ODEState to(ODEState from, double global) {
        return global - from.getTime() < NEAR ? from
                : new DormandPrince853Integrator(1e-14, STEP,
                        // the time is at least of the order of K P
                        new double[] {TOLERANCE, TOLERANCE * clusters * row.positions()},
                        new double[] {TOLERANCE, TOLERANCE})
                        .integrate(equations(), from, global);
    }

    /** The state within a step where a level is reached, by halving. */
    private ODEState place(ODEState from, double level) {
        double low = from.getTime();
        double high = low + STEP;
        while (high - low > NEAR) {
            double middle = (low + high) / 2;
            if (attention(to(from, middle)) >= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return to(from, high);
    }

    private double attention(ODEState state) {
        return ContrastFlow.Attention.of(row, state.getTime(), state.getPrimaryState()[0]).global();
    }

    private ContrastPoint point(ODEState state, double largest) {
        return new ContrastPoint(state.getPrimaryState()[1], attention(state), state.getTime(), state.getTime(),
                state.getPrimaryState()[0], largest, 0, Double.NaN);
    }

    /** Phi_local and the time, by Phi_global, which only rises. */
    private OrdinaryDifferentialEquation equations() {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public double[] computeDerivatives(double global, double[] state) {
                ContrastFlow.Attention a = ContrastFlow.Attention.of(row, global, state[0]);
                return new double[] {
                        a.local() * (a.local() - a.squares()) / (a.global() * (a.global() - a.squares())),
                        1 / speed(a)};
            }
        };
    }

    /** dPhi_global/dt = c z^3 / (K P) A_1 (A_1 - sum A^2) (proofs-notes/scaling-laws.md). */
    private double speed(ContrastFlow.Attention a) {
        return signal(a.squares()) * StrictMath.pow(row.latent(), 3) / (clusters * row.positions()) * a.global()
                * (a.global() - a.squares());
    }

    /** c: the mean of 1 - (1+n) l over n, the number of negatives of the anchor's cluster. */
    private double signal(double squares) {
        double weight = StrictMath.exp(-row.latent() * row.latent() * squares / tau);
        double same = 1.0 / clusters;
        double probability = StrictMath.pow(1 - same, negatives);
        double sum = 0;
        for (int n = 0; n <= negatives; n++) {
            double others = (negatives - n) * weight;
            sum += probability * others / (1 + n + others);
            probability *= (negatives - n) / (n + 1.0) * same / (1 - same);
        }
        return sum;
    }
}
