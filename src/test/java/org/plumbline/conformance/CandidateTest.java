package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;

/** The vectors pass a right implementation in float64 and no wrong one. */
class CandidateTest {

    private static final Vectors VECTORS = Vectors.packaged();

    private static List<Outcome> outcomes(Mistake mistake, int digits) {
        byte[] file = DoubleCandidate.resultsFile(VECTORS, mistake).getBytes(StandardCharsets.UTF_8);
        return Comparison.of(VECTORS, ResultsReader.read("candidate.json", file, VECTORS), digits);
    }

    private static Set<String> wrong(Mistake mistake) {
        Set<String> wrong = new TreeSet<>();
        for (Outcome outcome : outcomes(mistake, Comparison.FLOAT64_DIGITS)) {
            if (outcome.status() != Status.CONFORMS) {
                wrong.add(outcome.caseId());
            }
        }
        return wrong;
    }

    @Test
    void aRightImplementationInFloat64ConformsToTwelveDigits() {
        List<Outcome> outcomes = outcomes(Mistake.NONE, Comparison.FLOAT64_DIGITS);
        assertEquals(40, outcomes.size());
        assertEquals(List.of(), outcomes.stream().filter(o -> o.status() != Status.CONFORMS).toList());
        assertTrue(new ConformanceReport(outcomes, Comparison.FLOAT64_DIGITS, false).conforms());
    }

    @Test
    void float64DoesNotReachTwentyDigits() {
        assertFalse(new ConformanceReport(outcomes(Mistake.NONE, 20), 20, false).conforms());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyMistakeIsCaughtInTheFirstDigits(Mistake mistake) {
        List<Outcome> outcomes = outcomes(mistake, Comparison.FLOAT64_DIGITS);
        List<Outcome> outside = outcomes.stream().filter(o -> o.status() == Status.OUTSIDE).toList();
        assertFalse(outside.isEmpty());
        // right to three digits could be a matter of rounding, not of a formula
        outside.forEach(outcome -> assertTrue(outcome.digits() <= 2, outcome::toString));
        assertFalse(new ConformanceReport(outcomes, Comparison.FLOAT64_DIGITS, false).conforms());
    }

    @Test
    void theNotesOfTheCasesAreTrue() {
        assertTrue(wrong(Mistake.SOFTMAX_OVER_UNMASKED).contains("attention-standard-basis"));
        assertTrue(wrong(Mistake.TRANSPOSED_Q).contains("attention-reflected-basis"));
        assertTrue(wrong(Mistake.QUERY_HOLDS_PATCH).contains("attention-reflected-basis"));
        assertTrue(wrong(Mistake.AREA_COUNTS_MASKED).contains("area-attention-wholly-masked"));
        assertTrue(wrong(Mistake.FEATURE_OF_FIRST_CLUSTER).contains("area-attention-two-clusters"));
        assertTrue(wrong(Mistake.CONTIGUOUS_AREAS).contains("area-attention-two-clusters"));
        assertTrue(wrong(Mistake.NO_HALF).containsAll(Set.of("mae-one-image", "descent-mae-step")));
        assertTrue(wrong(Mistake.NO_MEAN_OVER_BATCH).contains("mae-batch"));
        assertFalse(wrong(Mistake.NO_MEAN_OVER_BATCH).contains("mae-one-image"));
        assertTrue(wrong(Mistake.NO_STOP_GRADIENT).containsAll(
                Set.of("cl-one-cluster", "cl-two-clusters", "descent-cl-step")));
        assertEquals(Set.of("cl-two-clusters"), wrong(Mistake.NO_FACTOR_TAU));
        assertTrue(wrong(Mistake.POSITIVE_NOT_IN_DENOMINATOR).contains("cl-two-clusters"));
        assertTrue(wrong(Mistake.GRADIENT_SIGN).containsAll(Set.of("descent-mae-step", "descent-cl-step")));
    }
}
