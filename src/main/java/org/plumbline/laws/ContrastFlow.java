package org.plumbline.laws;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Contrastive learning in the mean-field limit, K >= 2 clusters of one shape and one latent z: the path of
 * (Phi_global, Phi_local) from 0 until A_global = 0.99, the same for every query (lem:cl-identical-rows). How fast it
 * is followed depends on K, N_s and tau, the path does not (proofs-notes/scaling-laws.md).
 *
 * @param attention A_global at the end
 * @param global Phi_global there
 * @param local Phi to a local area there
 * @param largestLocal the largest |Phi| to a local area on the way
 */
record ContrastFlow(double attention, double global, double local, double largestLocal) {

    private static final double LEVEL = 0.99;
    private static final double LONGEST = 1000;

    /** A_global, the attention on one local area, and the sum of the squared attention of all areas. */
    record Attention(double global, double local, double squares) {

        static Attention of(MeanFieldRow row, double global, double local) {
            double rho = 1 - row.maskedPart();
            double areas = (row.positions() - row.globalSize()) / row.localSize();
            double first = rho * row.globalSize() * StrictMath.exp(row.latent() * global);
            double other = rho * row.localSize() * StrictMath.exp(row.latent() * local);
            double total = first + areas * other + row.maskedPart() * row.positions();
            return new Attention(first / total, other / total,
                    (first * first + areas * other * other) / (total * total));
        }
    }

    /**
     * Follows the path, Phi_global being its parameter: it never turns, since A_global exceeds the sum of squares.
     *
     * @param row the sizes, gamma and z; the global area is larger than a local one
     */
    static ContrastFlow of(MeanFieldRow row) {
        if (row.globalSize() <= row.localSize()) {
            throw new IllegalArgumentException("the global area is no larger than a local one");
        }
        OrdinaryDifferentialEquation path = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public double[] computeDerivatives(double global, double[] local) {
                Attention a = Attention.of(row, global, local[0]);
                return new double[] {
                        a.local() * (a.local() - a.squares()) / (a.global() * (a.global() - a.squares()))};
            }
        };
        ODEState state = new ODEState(0, new double[] {0});
        double largest = 0;
        double step = 1.0 / 4;
        while (Attention.of(row, state.getTime(), state.getPrimaryState()[0]).global() < LEVEL
                && state.getTime() < LONGEST) {
            state = new DormandPrince853Integrator(1e-12, step, 1e-10, 1e-10).integrate(path, state,
                    state.getTime() + step);
            largest = Math.max(largest, Math.abs(state.getPrimaryState()[0]));
        }
        return new ContrastFlow(Attention.of(row, state.getTime(), state.getPrimaryState()[0]).global(),
                state.getTime(),
                state.getPrimaryState()[0], largest);
    }
}
