package org.plumbline.conformance;

import java.math.BigDecimal;
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

    /**
     * Digits that a correct float64 implementation reaches on every case.
     *
     * <p>A float64 has 15.9 digits; the sums of a few dozen terms in the cases of v1 leave 14 to 16 (measured). Twelve
     * leaves room for other orders of summation and fused or fast exponentials, and is far above what any mistake in a
     * formula reaches (0 to 2 digits), or float32 (6 to 7).
     */
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
     */
    public record Outcome(String caseId, String result, Status status, int digits, Worst worst, String fault) {
    }

    /**
     * Compares every result of the vectors.
     *
     * @param vectors what is expected
     * @param candidates what a results file says
     * @param digits how many digits are wanted, from 1 to {@link Evaluation#GUARANTEED_DIGITS}
     * @return one outcome a result, in the order of the vectors
     */
    public static List<Outcome> of(Vectors vectors, Map<String, Map<String, Candidate>> candidates, int digits) {
        List<Outcome> outcomes = new ArrayList<>();
        for (PublishedCase published : vectors.cases()) {
            Map<String, Candidate> named = candidates.getOrDefault(published.id(), Map.of());
            published.results().forEach(
                    (name, expected) -> outcomes.add(outcome(published.id(), expected, named.get(name), digits)));
        }
        return outcomes;
    }

    private static Outcome outcome(String id, BoundedArray expected, Candidate candidate, int digits) {
        if (candidate instanceof Numbers numbers) {
            return compared(id, expected, numbers.entries(), digits);
        }
        if (candidate instanceof Malformed malformed) {
            return new Outcome(id, expected.name(), Status.MALFORMED, 0, null, malformed.fault().strip());
        }
        return new Outcome(id, expected.name(), Status.MISSING, 0, null, null);
    }

    private static Outcome compared(String id, BoundedArray expected, List<BigDecimal> entries, int wanted) {
        BigDecimal largest = BigDecimal.ZERO;
        int worst = -1;
        for (int i = 0; i < entries.size(); i++) {
            BigDecimal distance = expected.entries().get(i).distance(entries.get(i));
            if (distance.compareTo(largest) > 0) {
                largest = distance;
                worst = i;
            }
        }
        int digits = digits(largest, expected.scale());
        Status status = digits >= wanted ? Status.CONFORMS : Status.OUTSIDE;
        Worst entry = worst < 0 ? null
                : new Worst(expected.place(worst), entries.get(worst), expected.entries().get(worst));
        return new Outcome(id, expected.name(), status, digits, entry, null);
    }

    /** The largest n from 0 to the guaranteed digits with {@code distance * 10^n <= scale}. */
    static int digits(BigDecimal distance, BigDecimal scale) {
        int digits = 0;
        while (digits < Evaluation.GUARANTEED_DIGITS
                && distance.movePointRight(digits + 1).compareTo(scale) <= 0) {
            digits++;
        }
        return digits;
    }
}
