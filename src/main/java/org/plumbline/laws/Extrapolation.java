package org.plumbline.laws;

import java.util.Optional;

/**
 * The limit of a sequence whose error shrinks by about the same factor from one entry to the next, as an error like
 * P^-c does where P grows by the same factor (Aitken's delta-squared process, in this case Richardson's extrapolation
 * with an unknown exponent).
 *
 * @param limit the extrapolated limit
 * @param uncertainty by how much it changed when the last entry was added: an indication, not a bound
 */
public record Extrapolation(double limit, double uncertainty) {

    /** Extrapolation takes three entries, its uncertainty one more. */
    public static final int LEAST = 4;

    /**
     * Extrapolates the last four entries.
     *
     * @param values the sequence
     * @return the limit; empty if there are fewer than four entries or their differences do not shrink
     */
    public static Optional<Extrapolation> of(double... values) {
        int n = values.length;
        if (n < LEAST || !shrinks(values[n - 4], values[n - 3], values[n - 2])
                || !shrinks(values[n - 3], values[n - 2], values[n - 1])) {
            return Optional.empty();
        }
        double before = limit(values[n - 4], values[n - 3], values[n - 2]);
        double limit = limit(values[n - 3], values[n - 2], values[n - 1]);
        return Optional.of(new Extrapolation(limit, Math.abs(limit - before)));
    }

    private static boolean shrinks(double a, double b, double c) {
        return a != b && Math.abs((c - b) / (b - a)) < 0.95;
    }

    private static double limit(double a, double b, double c) {
        return c - (c - b) * (c - b) / (c - b - (b - a));
    }
}
