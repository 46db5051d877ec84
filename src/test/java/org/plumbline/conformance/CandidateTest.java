package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Tolerance;

/** The vectors pass a right implementation in float64 and no wrong one. */
class CandidateTest {

    private static final Vectors VECTORS = Vectors.packaged();

    private static final Tolerance FLOAT64 = Tolerance.ofFormat(NumberFormat.FLOAT64);

    private static final Tolerance FLOAT32 = Tolerance.ofFormat(NumberFormat.FLOAT32);

    private static List<Outcome> outcomes(Mistake mistake, Tolerance tolerance) {
        byte[] file = DoubleCandidate
                .resultsFile(VECTORS, mistake, Doubles.FLOAT64, each -> mistake == Mistake.NONE || quick(each))
                .getBytes(StandardCharsets.UTF_8);
        return Comparison.of(VECTORS, ResultsReader.read("candidate.json", file, VECTORS), tolerance);
    }

    /** What shows a mistake as well as any larger case does. */
    static boolean quick(PublishedCase published) {
        JsonNode inputs = published.json().get("inputs");
        return inputs.path("P").asInt() <= 6
                && inputs.path("steps").asInt() <= 1 && !inputs.has("checkpoints");
    }

    private static Set<String> wrong(Mistake mistake) {
        Set<String> wrong = new TreeSet<>();
        for (Outcome outcome : outcomes(mistake, FLOAT64)) {
            if (outcome.status() == Status.OUTSIDE) {
                wrong.add(outcome.caseId());
            }
        }
        return wrong;
    }

    private static Set<String> flags(String id) {
        Set<String> flags = new TreeSet<>();
        VECTORS.find(id).json().get("flags").forEach(flag -> flags.add(flag.textValue()));
        return flags;
    }

    /** The promise: no false alarm in any format, on any case. */
    @ParameterizedTest
    @EnumSource
    void aRightImplementationConformsInItsFormat(Doubles num) {
        NumberFormat format = NumberFormat.valueOf(num.name());
        byte[] file = DoubleCandidate.resultsFile(VECTORS, Mistake.NONE, num, each -> true)
                .getBytes(StandardCharsets.UTF_8);
        List<Outcome> outcomes = Comparison.of(VECTORS, ResultsReader.read("candidate.json", file, VECTORS),
                Tolerance.ofFormat(format));
        assertTrue(outcomes.size() > 800);
        assertEquals(List.of(), outcomes.stream().filter(o -> o.status() != Status.CONFORMS).toList());
    }

    @Test
    void aFormatIsNotTakenForAWiderOne() {
        for (Doubles num : List.of(Doubles.FLOAT32, Doubles.BFLOAT16)) {
            byte[] file = DoubleCandidate.resultsFile(VECTORS, Mistake.NONE, num, CandidateTest::quick)
                    .getBytes(StandardCharsets.UTF_8);
            NumberFormat wider = num == Doubles.FLOAT32 ? NumberFormat.FLOAT64 : NumberFormat.FLOAT32;
            List<Outcome> outcomes = Comparison.of(VECTORS, ResultsReader.read("candidate.json", file, VECTORS),
                    Tolerance.ofFormat(wider));
            assertTrue(outcomes.stream().filter(o -> o.status() == Status.OUTSIDE).count() > 200);
        }
    }

    @Test
    void float64DoesNotReachTwentyDigits() {
        assertTrue(outcomes(Mistake.NONE, Tolerance.ofDigits(20)).stream()
                .anyMatch(outcome -> outcome.status() == Status.OUTSIDE));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyMistakeIsCaughtInTheFirstDigitsInFloat32Too(Mistake mistake) {
        assertTrue(outcomes(mistake, FLOAT32).stream().anyMatch(outcome -> outcome.status() == Status.OUTSIDE));
        List<Outcome> outcomes = outcomes(mistake, FLOAT64);
        List<Outcome> outside = outcomes.stream().filter(o -> o.status() == Status.OUTSIDE).toList();
        assertFalse(outside.isEmpty());
        // right to three digits could be a matter of rounding, not of a formula
        assertTrue(outside.stream().anyMatch(outcome -> outcome.digits() <= 2));
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
        assertTrue(wrong(Mistake.NO_FACTOR_TAU).contains("cl-two-clusters"));
        wrong(Mistake.NO_FACTOR_TAU).forEach(id -> assertTrue(flags(id).contains("temperature"), id));
        assertTrue(wrong(Mistake.POSITIVE_NOT_IN_DENOMINATOR).contains("cl-two-clusters"));
        assertTrue(wrong(Mistake.GRADIENT_SIGN).containsAll(Set.of("descent-mae-step", "descent-cl-step")));
    }
}
