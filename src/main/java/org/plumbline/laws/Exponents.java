package org.plumbline.laws;

/**
 * What a scaling law depends on besides P.
 *
 * @param kc the exponent of the global area (def:scales)
 * @param ks the exponent of the local areas
 * @param latent z, the same for all areas
 * @param maskedPart gamma
 */
public record Exponents(double kc, double ks, double latent, double maskedPart) {

    /** By how much Delta must differ from 0, as in every audit. */
    private static final double MARGIN = 1.0 / 16;

    /**
     * The information gap.
     *
     * @return Delta = (1 - ks) - 2 (1 - kc) (def:gap)
     */
    public double gap() {
        return 1 - ks - 2 * (1 - kc);
    }

    /** Whether kc and ks are in the ranges of the theorems, and kc below 1, where the constants have a limit. */
    boolean inRange() {
        return 0.5005 <= kc && kc < 1 && 0.001 <= ks && ks <= 0.5 && 0 < maskedPart && maskedPart < 1;
    }

    boolean positive() {
        return inRange() && gap() >= MARGIN;
    }

    boolean negative() {
        return inRange() && ks < kc && -0.5 <= gap() && gap() <= -MARGIN;
    }
}
