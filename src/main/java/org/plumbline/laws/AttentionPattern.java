package org.plumbline.laws;

/**
 * The area attention of all queries of one cluster in the mean field, where queries of one area agree: how much it
 * depends on the query (thm:diversity), by the measures of an audit's page. Sizes need not be whole.
 *
 * @param positions P
 * @param globalSize C_1
 * @param localSize C
 * @param ofGlobal what a query of the global area puts on that area, and on all local areas together
 * @param ofLocal what a query of a local area puts on its own area, on the global one, and on all others together
 */
public record AttentionPattern(double positions, double globalSize, double localSize, double[] ofGlobal,
        double[] ofLocal) {

    private double localAreas() {
        return (positions - globalSize) / localSize;
    }

    /** What a query of the global area puts on one local area. */
    private double globalToLocal() {
        return ofGlobal[1] / localAreas();
    }

    /** What a query of a local area puts on one other local area. */
    private double localToOther() {
        return localAreas() > 1 ? ofLocal[2] / (localAreas() - 1) : 0;
    }

    /**
     * How far rows lie apart.
     *
     * @return the mean over pairs of different queries of {@code 1/2 sum_j |A_{p,j} - A_{p',j}|}
     */
    public double distance() {
        double outside = positions - globalSize;
        double kinds = (Math.abs(ofGlobal[0] - ofLocal[1]) + Math.abs(globalToLocal() - ofLocal[0])
                + (localAreas() - 1) * Math.abs(globalToLocal() - localToOther())) / 2;
        double locals = Math.abs(ofLocal[0] - localToOther());
        return (2 * globalSize * outside * kinds + outside * (outside - localSize) * locals)
                / (positions * (positions - 1));
    }

    /**
     * The mutual information of query area and key area in nats, the query uniform, the key drawn from its row,
     * normalised over unmasked keys.
     *
     * @return 0 or more
     */
    public double information() {
        double part = globalSize / positions;
        double areas = localAreas();
        double first = ofGlobal[0] / (ofGlobal[0] + ofGlobal[1]);
        double total = ofLocal[0] + ofLocal[1] + ofLocal[2];
        double mean = part * first + (1 - part) * ofLocal[1] / total;
        return entropy(mean, 1) + entropy(1 - mean, areas) - part * (entropy(first, 1) + entropy(1 - first, areas))
                - (1 - part) * (entropy(ofLocal[0] / total, 1) + entropy(ofLocal[1] / total, 1)
                        + entropy(ofLocal[2] / total, areas - 1));
    }

    /** {@code -sum x log x} of a probability that is shared equally by so many. */
    private static double entropy(double together, double many) {
        return together > 0 ? -together * StrictMath.log(together / many) : 0;
    }

    /**
     * The effective rank of the P rows: the exponential of the entropy of the singular values over their sum.
     * Differences of local areas have one singular value, {@code N - 1} times; what is left is a matrix of two rows and
     * columns, global and all local.
     *
     * @return 1 or more
     */
    public double rank() {
        double areas = localAreas();
        double difference = StrictMath.sqrt(localSize) * Math.abs(ofLocal[0] - localToOther());
        double a = StrictMath.sqrt(globalSize) * ofGlobal[0];
        double b = StrictMath.sqrt(globalSize * areas) * globalToLocal();
        double c = StrictMath.sqrt(localSize * areas) * ofLocal[1];
        double d = StrictMath.sqrt(localSize) * (ofLocal[0] + (areas - 1) * localToOther());
        double squares = a * a + b * b + c * c + d * d;
        double product = Math.abs(a * d - b * c);
        // the sum and the difference of the two singular values
        double sum = StrictMath.sqrt(squares + 2 * product);
        double apart = StrictMath.sqrt(Math.max(0, squares - 2 * product));
        double all = sum + (areas - 1) * difference;
        return StrictMath.exp(entropy((sum + apart) / 2 / all, 1) + entropy(Math.max(0, sum - apart) / 2 / all, 1)
                + entropy((areas - 1) * difference / all, areas - 1));
    }
}
