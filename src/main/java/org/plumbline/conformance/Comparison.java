package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;

/**
 * Holds results against vectors, exactly.
 *
 * <p>The digits of an entry x of a result are the largest whole n with {@code distance * 10^n <= scale}: distance is
 * how far x lies from its interval [lo, hi], scale the largest certain magnitude in the array
 * ({@link BoundedArray#scale}). So n = floor(-log10(distance / scale)), computed without rounding. An entry within its
 * interval has all the digits that the vectors guarantee, and no entry is said to have more. The digits of a result
 * are those of its worst entry.
 */
public final class Comparison {

    /** Digits that most results of a correct float64 implementation have; what each must have is its budget. */
    public static final int FLOAT64_DIGITS = 12;

    private Comparison() {
    }

    /** How a result stands. */
    public enum Status {
        /** It has the wanted digits. */
        CONFORMS,
        /** It has numbers in the right shape, but too far from the vectors. */
        OUTSIDE,
        /** The file says nothing about it. */
        MISSING,
        /** It is not numbers in the right shape. */
        MALFORMED
    }

    /**
     * The worst entry of a result.
     *
     * @param place for example {@code "[2][0]"}; empty for a single number
     * @param got what the results file says
     * @param expected the interval of the vectors
     */
    public record Worst(String place, BigDecimal got, Interval expected) {
    }

    /**
     * How one result of one case stands.
     *
     * @param caseId the case
     * @param result the name of the result
     * @param status how it stands
     * @param digits how many digits it has; 0 if it is missing or malformed
     * @param worst the worst entry, null unless the result is numbers that are not all within their intervals
     * @param fault what is malformed, null otherwise
     * @param error how far the worst entry is off, relative to the scale of the array; 0 if nothing was compared
     * @param allowed how far an entry may be off, relative to the scale; 1 means that nothing is asked
     */
    public record Outcome(String caseId, String result, Status status, int digits, Worst worst, String fault,
            BigDecimal error, BigDecimal allowed) {
    }

    /** How far the entries of a result may be off. */
    @FunctionalInterface
    public interface Tolerance {

        /**
         * The tolerance of a result, relative to {@link BoundedArray#scale}.
         *
         * @param published a case
         * @param result the name of one of its results
         * @return a number from 0 to 1
         */
        BigDecimal of(PublishedCase published, String result);

        /**
         * The same for every result: some digits.
         *
         * @param digits how many, from 1 to {@link BoundedArray#GUARANTEED_DIGITS}
         * @return {@code 10^-digits}
         */
        static Tolerance ofDigits(int digits) {
            BigDecimal allowed = BigDecimal.ONE.movePointLeft(digits);
            return (published, result) -> allowed;
        }

        /**
         * The budgets of the vectors.
         *
         * @param format what the implementation computes in
         * @return what a correct one may be off
         */
        static Tolerance ofFormat(NumberFormat format) {
            return (published, result) -> published.budgets().get(result).get(format);
        }
    }

    /**
     * Compares every result of the vectors.
     *
     * @param vectors what is expected
     * @param candidates what a results file says
     * @param digits how many digits are wanted, from 1 to {@link BoundedArray#GUARANTEED_DIGITS}
     * @return one outcome a result, in the order of the vectors
     */
    public static List<Outcome> of(Vectors vectors, Map<String, Map<String, Candidate>> candidates, int digits) {
        return of(vectors, candidates, Tolerance.ofDigits(digits));
    }

    /**
     * Compares every result of the vectors.
     *
     * @param vectors what is expected
     * @param candidates what a results file says
     * @param tolerance how far entries may be off
     * @return one outcome a result, in the order of the vectors
     */
    public static List<Outcome> of(Vectors vectors, Map<String, Map<String, Candidate>> candidates,
            Tolerance tolerance) {
        List<Outcome> outcomes = new ArrayList<>();
        for (PublishedCase published : vectors.cases()) {
            outcomes.addAll(of(published, candidates.getOrDefault(published.id(), Map.of()), tolerance));
        }
        return outcomes;
    }

    /**
     * Compares every result of a case.
     *
     * @param published what is expected
     * @param named by the name of the result, what a candidate says
     * @param tolerance how far entries may be off
     * @return one outcome a result, in the order of the case
     */
    public static List<Outcome> of(PublishedCase published, Map<String, Candidate> named, Tolerance tolerance) {
        List<Outcome> outcomes = new ArrayList<>();
        published.results().forEach((name, expected) -> outcomes
                .add(outcome(published.id(), expected, named.get(name), tolerance.of(published, name))));
        return outcomes;
    }

    private static Outcome outcome(String id, BoundedArray expected, Candidate candidate, BigDecimal allowed) {
        if (candidate instanceof Numbers numbers) {
            return compared(id, expected, numbers.entries(), allowed);
        }
        String fault = candidate instanceof Malformed malformed ? malformed.fault().strip() : null;
        return new Outcome(id, expected.name(), fault == null ? Status.MISSING : Status.MALFORMED, 0, null, fault,
                BigDecimal.ZERO, allowed);
    }

    private static Outcome compared(String id, BoundedArray expected, List<BigDecimal> entries, BigDecimal allowed) {
        BigDecimal largest = BigDecimal.ZERO;
        int worst = -1;
        for (int i = 0; i < entries.size(); i++) {
            BigDecimal distance = expected.entries().get(i).distance(entries.get(i));
            if (distance.compareTo(largest) > 0) {
                largest = distance;
                worst = i;
            }
        }
        BigDecimal scale = expected.scale();
        boolean conforms = largest.compareTo(allowed.multiply(scale)) <= 0 || allowed.compareTo(BigDecimal.ONE) == 0;
        Worst entry = worst < 0 ? null
                : new Worst(expected.place(worst), entries.get(worst), expected.entries().get(worst));
        return new Outcome(id, expected.name(), conforms ? Status.CONFORMS : Status.OUTSIDE, digits(largest, scale),
                entry, null, largest.divide(scale, MathContext.DECIMAL32), allowed);
    }

    /** The largest n from 0 to the guaranteed digits with {@code distance * 10^n <= scale}. */
    static int digits(BigDecimal distance, BigDecimal scale) {
        int digits = 0;
        while (digits < BoundedArray.GUARANTEED_DIGITS
                && distance.movePointRight(digits + 1).compareTo(scale) <= 0) {
            digits++;
        }
        return digits;
    }
}
