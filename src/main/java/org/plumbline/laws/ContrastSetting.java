package org.plumbline.laws;

/**
 * Contrastive learning on clusters of one shape: a global area, equal local areas, one constant latent.
 *
 * @param positions P
 * @param masked m
 * @param globalSize C_1
 * @param localSize C, a divisor of P - C_1
 * @param clusters K
 * @param negatives N_s
 * @param latent z, the same for all areas
 * @param tau the temperature
 */
public record ContrastSetting(int positions, int masked, int globalSize, int localSize, int clusters, int negatives,
        double latent, double tau) {

    /** Checks that the areas fill P and that the numbers are in range. */
    public ContrastSetting {
        require(positions >= 2 && masked >= 1 && masked < positions, "m = " + masked + " of P = " + positions
                + " masked: expected 1 to P - 1");
        require(globalSize >= 1 && localSize >= 1 && globalSize < positions
                && (positions - globalSize) % localSize == 0,
                "areas of " + globalSize + " and " + localSize
                        + ": expected a global area and equal local ones that fill P = " + positions);
        require(clusters >= 1 && negatives >= 1, "K = " + clusters + ", N_s = " + negatives + ": expected 1 or more");
        require(latent > 0 && tau > 0, "z = " + latent + ", tau = " + tau + ": expected positive numbers");
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** The number of local areas of a cluster. */
    int localAreas() {
        return (positions - globalSize) / localSize;
    }

    /** The number of unmasked positions of a view. */
    int unmasked() {
        return positions - masked;
    }

    /**
     * The sizes for the mean-field limit; where the query lies does not matter.
     *
     * @return the row
     */
    public MeanFieldRow meanField() {
        return new MeanFieldRow(positions, (double) masked / positions, globalSize, localSize, latent, false);
    }
}
