package org.plumbline.laws;

/**
 * A row in the mean-field limit: the numbers of unmasked patches are replaced by their means, and Upsilon by 0, so that
 * three numbers are left, Phi to the own, the global and any other area. Sizes need not be whole: any P will do.
 *
 * <p>An approximation in double precision, not a guaranteed number: how far it is from the exact population is measured
 * (proofs-notes/lem-mae-constants.md).
 *
 * @param positions P
 * @param maskedPart gamma
 * @param globalSize C_1
 * @param localSize C
 * @param latent z, the same for all areas
 * @param global whether the query lies in the global area
 */
public record MeanFieldRow(double positions, double maskedPart, double globalSize, double localSize, double latent,
        boolean global) {

    /** Phi_{p->own}, Phi_{p->global} and Phi to any other area, in that order. */
    public static final int SIZE = 3;

    /**
     * A row whose areas have the sizes P^kc and P^ks (def:scales).
     *
     * @param positions P
     * @param maskedPart gamma
     * @param kc the exponent of the global area
     * @param ks the exponent of a local area
     * @param latent z
     * @param global whether the query lies in the global area
     * @return the row
     */
    public static MeanFieldRow ofExponents(double positions, double maskedPart, double kc, double ks, double latent,
            boolean global) {
        return new MeanFieldRow(positions, maskedPart, StrictMath.pow(positions, kc), StrictMath.pow(positions, ks),
                latent,
                global);
    }

    /**
     * The information gap.
     *
     * @return Delta = (1 - ks) - 2 (1 - kc) (def:gap)
     */
    public double informationGap() {
        return (-StrictMath.log(localSize / positions) + 2 * StrictMath.log(globalSize / positions))
                / StrictMath.log(positions);
    }

    /** The other positions of the own, the global and the other areas; they are not all whole at large P. */
    private double[] sizes() {
        double own = (global ? globalSize : localSize) - 1;
        return new double[] {own, global ? 0 : globalSize, positions - globalSize - (global ? 0 : localSize)};
    }

    /** The attention on own, global and all other areas, and last r, that of one other position. */
    double[] attention(double[] phi) {
        double[] sizes = sizes();
        double unmaskedPart = (1 - maskedPart) * positions / (positions - 1);
        double[] attention = new double[SIZE + 1];
        double total = 1;
        for (int i = 0; i < SIZE; i++) {
            double factor = StrictMath.exp(latent * phi[i]);
            attention[i] = unmaskedPart * sizes[i] * factor;
            total += attention[i] + (1 - unmaskedPart) * sizes[i];
            attention[SIZE] = factor;
        }
        for (int i = 0; i <= SIZE; i++) {
            attention[i] /= total;
        }
        return attention;
    }

    /**
     * The attention on the own area.
     *
     * @param phi the three numbers
     * @return A_own
     */
    public double ownAttention(double[] phi) {
        return attention(phi)[0];
    }

    /**
     * The attention on the global area, 0 in a global row.
     *
     * @param phi the three numbers
     * @return A_global
     */
    public double globalAttention(double[] phi) {
        return attention(phi)[1];
    }

    /**
     * The speed of the gradient flow, the mean-field form of alpha (lem:mae-gradient, lem:lumping).
     *
     * @param phi the three numbers
     * @return their derivatives by t
     */
    public double[] speed(double[] phi) {
        double[] a = attention(phi);
        double others = sizes()[2];
        double square = latent * latent;
        // the sum of the squared attention of the single other areas, each of localSize patches
        double squares = others > 0 ? a[2] * a[2] * localSize / others : 0;
        double mean = square * ((1 - a[0]) * a[0] - a[1] * a[1] - squares);
        double factor = maskedPart * latent;
        return new double[] {factor * a[0] * (square * (1 - a[0]) - mean),
                -factor * a[1] * (square * a[1] + mean),
                others > 0 ? -factor * (square * squares + a[2] * mean) * localSize / others : 0};
    }
}
