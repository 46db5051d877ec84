package org.plumbline.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

/** Every mistake of the catalogue is named when a candidate makes it, and nothing else that is not the same there. */
class DiagnosisTest {

    static final Vectors VECTORS = Vectors.packaged();

    /** The cases that candidates answer here: forward differentiation is for few entries of Q. */
    static final List<PublishedCase> CASES = small();

    private static final int MOST_POSITIONS = 6;

    private static final int MOST_STEPS = 10;

    private static final int MOST_CASES = 4;

    private static final int DIGITS = Comparison.FLOAT64_DIGITS;

    /** Candidates are slow: one a mistake is enough. */
    private static final Map<Mistake, Map<String, Map<String, Candidate>>> SINGLE = new EnumMap<>(Mistake.class);

    /** Of each topic the first cases with few positions and few steps. */
    private static List<PublishedCase> small() {
        Map<String, Integer> taken = new HashMap<>();
        return VECTORS.cases().stream().filter(published -> {
            JsonNode inputs = published.json().get("inputs");
            int steps = inputs.path("steps").asInt(1);
            for (JsonNode checkpoint : inputs.path("checkpoints")) {
                steps = Math.max(steps, checkpoint.intValue());
            }
            return inputs.has("positions") && inputs.get("positions").size() <= MOST_POSITIONS && steps <= MOST_STEPS
                    && taken.merge(published.topic(), 1, Integer::sum) <= MOST_CASES;
        }).toList();
    }

    static Diagnosis diagnosis(Map<String, Map<String, Candidate>> candidate, int digits) {
        return Diagnosis.of(VECTORS, candidate, Comparison.of(VECTORS, candidate, digits), digits);
    }

    private static Map<String, Map<String, Candidate>> candidate(Mistake mistake) {
        return SINGLE.computeIfAbsent(mistake, one -> DualCandidate.results(CASES, EnumSet.of(one)));
    }

    /** Whether two candidates say the same about every case. */
    private static boolean same(Map<String, Map<String, Candidate>> one, Map<String, Map<String, Candidate>> other) {
        for (String id : one.keySet()) {
            for (String result : one.get(id).keySet()) {
                List<BigDecimal> a = ((Numbers) one.get(id).get(result)).entries();
                List<BigDecimal> b = ((Numbers) other.get(id).get(result)).entries();
                double size = 1e-3;
                double distance = 0;
                for (int i = 0; i < a.size(); i++) {
                    size = Math.max(size, a.get(i).abs().doubleValue());
                    distance = Math.max(distance, a.get(i).subtract(b.get(i)).abs().doubleValue());
                }
                if (distance > 1e-9 * size) {
                    return false;
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NOT_ROUNDED", "ROUNDED_DOWN", "SINGLE_PRECISION"})
    void theMistakeOfACandidateIsNamedAndNoOtherThatIsNotTheSame(Mistake mistake) {
        Diagnosis diagnosis = diagnosis(candidate(mistake), DIGITS);
        assertEquals(1, diagnosis.findings().size(), () -> DiagnosisText.of(diagnosis));
        Finding finding = diagnosis.findings().get(0);
        assertTrue(finding.whole());
        assertTrue(finding.explanations().contains(Set.of(mistake)), () -> DiagnosisText.of(diagnosis));
        for (Set<Mistake> explanation : finding.explanations()) {
            assertEquals(1, explanation.size());
            Mistake other = explanation.iterator().next();
            assertTrue(same(candidate(mistake), candidate(other)), mistake + " is not " + other);
        }
        assertTrue(finding.digits() >= DIGITS, () -> DiagnosisText.of(diagnosis));
        assertExample(finding, finding.example());
    }

    private static void assertExample(Finding finding, Finding.Example example) {
        assertNotNull(example);
        double got = example.got().doubleValue();
        assertEquals(got, example.mistaken().doubleValue(), 1e-10 * Math.max(1, Math.abs(got)));
        assertTrue(example.expected().distance(example.got()).doubleValue() > 1e-10, () -> finding.toString());
    }

    @Test
    void theTestOfEquivalenceCanFail() {
        assertTrue(same(candidate(Mistake.NO_HALF), candidate(Mistake.NO_HALF)));
        assertTrue(!same(candidate(Mistake.NO_HALF), candidate(Mistake.MEAN_OVER_MASKED)));
    }

    static List<Set<Mistake>> pairs() {
        return List.of(EnumSet.of(Mistake.NO_HALF, Mistake.GRADIENT_HALVED),
                EnumSet.of(Mistake.SOFTMAX_OVER_UNMASKED, Mistake.NO_STOP_GRADIENT),
                EnumSet.of(Mistake.TRANSPOSED_Q, Mistake.ETA_SIGN),
                EnumSet.of(Mistake.VALUE_HOLDS_POSITION, Mistake.POOLED_BY_SUM),
                EnumSet.of(Mistake.LOSS_OVER_ALL_POSITIONS, Mistake.SUM_OVER_BATCH),
                EnumSet.of(Mistake.QUERY_HOLDS_PATCH, Mistake.GRADIENT_TRANSPOSED),
                EnumSet.of(Mistake.COSINE_SIMILARITY, Mistake.NO_FACTOR_TAU),
                EnumSet.of(Mistake.MASK_TOKEN_OF_ONES, Mistake.RESIDUAL_OUTPUT),
                EnumSet.of(Mistake.SCALED_SCORES, Mistake.SINGLE_PRECISION));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoMistakesAtOnceAreNamed(Set<Mistake> pair) {
        Map<String, Map<String, Candidate>> candidate = DualCandidate.results(CASES, pair);
        Diagnosis diagnosis = diagnosis(candidate, DIGITS);
        assertEquals(1, diagnosis.findings().size(), () -> DiagnosisText.of(diagnosis));
        Finding finding = diagnosis.findings().get(0);
        assertTrue(finding.whole());
        assertTrue(finding.explanations().contains(pair), () -> DiagnosisText.of(diagnosis));
        for (Set<Mistake> explanation : finding.explanations()) {
            assertEquals(2, explanation.size());
            assertTrue(explanation.equals(pair) || same(candidate, DualCandidate.results(CASES, explanation)),
                    pair + " is not " + explanation);
        }
    }

    @Test
    void threeMistakesAreNamedTopicByTopic() {
        Set<Mistake> three = EnumSet.of(Mistake.AREA_COUNTS_MASKED, Mistake.NO_HALF, Mistake.COSINE_SIMILARITY);
        Diagnosis diagnosis = diagnosis(DualCandidate.results(CASES, three), DIGITS);
        diagnosis.findings().forEach(finding -> assertTrue(finding.whole() && !finding.topic().isEmpty()));
        for (Mistake mistake : three) {
            assertTrue(diagnosis.findings().stream()
                    .anyMatch(finding -> finding.explanations().equals(List.of(Set.of(mistake)))), mistake.label());
        }
    }

    @Test
    void aRightCandidateHasNoDiagnosis() {
        Diagnosis diagnosis = diagnosis(DualCandidate.results(CASES, Set.of()), DIGITS);
        assertEquals(List.of(), diagnosis.findings());
        assertEquals("", DiagnosisText.of(diagnosis));
        assertEquals(0, DiagnosisText.json(diagnosis).size());
    }

    @Test
    void aRightCandidateInFloat32HasNoDiagnosisAtItsOwnDigits() {
        assertEquals(List.of(), diagnosis(candidate(Mistake.SINGLE_PRECISION), 5).findings());
    }

    @Test
    void float32IsNamedWhereFloat64IsAskedFor() {
        Finding finding = diagnosis(candidate(Mistake.SINGLE_PRECISION), DIGITS).findings().get(0);
        assertEquals(List.of(Set.of(Mistake.SINGLE_PRECISION)), finding.explanations());
        assertTrue(finding.whole());
    }

    @Test
    void aMistakeInFloat32IsNamedAtItsOwnDigits() {
        Diagnosis diagnosis = diagnosis(
                DualCandidate.results(CASES, EnumSet.of(Mistake.NO_STOP_GRADIENT, Mistake.SINGLE_PRECISION)), 5);
        assertEquals(Set.of(Mistake.NO_STOP_GRADIENT), diagnosis.named());
    }
}
