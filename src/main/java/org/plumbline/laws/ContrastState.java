package org.plumbline.laws;

/**
 * The common row of contrastive learning on the exact population: every query has it, and by symmetry it is the same
 * for all clusters, local areas and positions of a kind.
 *
 * @param phiGlobal Phi to the global feature of each cluster
 * @param phiLocal Phi to each local feature
 * @param upsilonGlobal Upsilon to each position of the global area
 * @param upsilonLocal Upsilon to each other position
 */
public record ContrastState(double phiGlobal, double phiLocal, double upsilonGlobal, double upsilonLocal) {

    static final ContrastState ZERO = new ContrastState(0, 0, 0, 0);

    /** A step from here, or a speed added. */
    ContrastState plus(ContrastState speed, double eta) {
        return new ContrastState(phiGlobal + eta * speed.phiGlobal, phiLocal + eta * speed.phiLocal,
                upsilonGlobal + eta * speed.upsilonGlobal, upsilonLocal + eta * speed.upsilonLocal);
    }
}
