package org.plumbline.laws;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.plumbline.theory.Verdict;

/**
 * What one law came to at one point of the grid.
 *
 * @param law the law
 * @param at the point
 * @param predicted the limit that the theory predicts
 * @param values what was measured, from the smallest P to the largest; a slope has one value less than there are P
 * @param between how far the last value may be off: it lies between two steps on the exact population; 0 in the mean
 *        field
 * @param limit what the values tend to; empty if they do not settle
 * @param tolerance how near the limit must come to the prediction
 * @param verdict whether it does, for every point of the limit's uncertainty
 */
public record Finding(ScalingLaw law, Exponents at, double predicted, List<Double> values, double between,
        Optional<Extrapolation> limit, double tolerance, Verdict verdict) {

    static Finding of(ScalingLaw law, Exponents at, double predicted, double[] values, double between,
            double tolerance) {
        List<Double> all = DoubleStream.of(values).boxed().toList();
        if (!law.applies(at)) {
            return new Finding(law, at, predicted, all, between, Optional.empty(), tolerance, Verdict.NOT_APPLICABLE);
        }
        Optional<Extrapolation> limit = limit(values, tolerance)
                .map(each -> new Extrapolation(each.limit(), each.uncertainty() + between));
        Verdict verdict = limit.map(each -> judge(Math.abs(each.limit() - predicted), each.uncertainty(), tolerance))
                .orElse(Verdict.UNDECIDED);
        return new Finding(law, at, predicted, all, between, limit, tolerance, verdict);
    }

    private static Verdict judge(double distance, double uncertainty, double tolerance) {
        if (distance + uncertainty <= tolerance) {
            return Verdict.HOLDS;
        }
        return distance - uncertainty > tolerance ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    /** Extrapolated; where the values have settled but for rounding, the last of them. */
    private static Optional<Extrapolation> limit(double[] values, double tolerance) {
        int n = values.length;
        double moved = 0;
        for (int i = Math.max(1, n - 3); i < n; i++) {
            moved = Math.max(moved, Math.abs(values[i] - values[i - 1]));
        }
        if (n > 3 && moved < tolerance / 100) {
            return Optional.of(new Extrapolation(values[n - 1], moved));
        }
        return Extrapolation.of(values).filter(each -> Double.isFinite(each.limit()));
    }

    /** How far the limit is from its prediction, in tolerances; infinite if there is none. */
    double distance() {
        return limit.map(each -> (Math.abs(each.limit() - predicted) + each.uncertainty()) / tolerance)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
