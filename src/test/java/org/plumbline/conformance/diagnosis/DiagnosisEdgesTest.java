package org.plumbline.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.conformance.diagnosis.DiagnosisTest.CASES;
import static org.plumbline.conformance.diagnosis.DiagnosisTest.VECTORS;
import static org.plumbline.conformance.diagnosis.DiagnosisTest.diagnosis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.PublishedCase;

/** What is not a mistake of the catalogue, or only in part. */
class DiagnosisEdgesTest {

    private static final int DIGITS = Comparison.FLOAT64_DIGITS;

    private static final Map<String, Map<String, Candidate>> NO_TAU = DualCandidate.results(CASES,
            EnumSet.of(Mistake.NO_FACTOR_TAU));

    private static final Map<String, Map<String, Candidate>> COSINE = DualCandidate.results(CASES,
            EnumSet.of(Mistake.COSINE_SIMILARITY));

    /** Forty right digits: the middle of every interval. */
    private static Map<String, Map<String, Candidate>> right() {
        Map<String, Map<String, Candidate>> right = new LinkedHashMap<>();
        for (PublishedCase published : CASES) {
            Map<String, Candidate> results = new LinkedHashMap<>();
            published.results().forEach((name, result) -> results.put(name,
                    new Numbers(result.entries().stream().map(DiagnosisEdgesTest::middle).toList())));
            right.put(published.id(), results);
        }
        return right;
    }

    private static BigDecimal middle(Interval interval) {
        return interval.lo().add(interval.hi()).divide(BigDecimal.valueOf(2));
    }

    private static Numbers mapped(Candidate candidate, UnaryOperator<BigDecimal> function) {
        return new Numbers(((Numbers) candidate).entries().stream().map(function).toList());
    }

    private static Numbers noisy(Candidate candidate, Random random) {
        return mapped(candidate, x -> x.add(new BigDecimal(0.1 * random.nextGaussian())));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noiseIsNoKnownMistake(long seed) {
        Random random = new Random(seed);
        Map<String, Map<String, Candidate>> candidate = right();
        candidate.values().forEach(results -> results.replaceAll((name, numbers) -> noisy(numbers, random)));
        Diagnosis diagnosis = diagnosis(candidate, DIGITS);
        assertEquals(Set.of(), diagnosis.named());
        diagnosis.findings().forEach(finding -> assertEquals(List.of(), finding.explanations()));
        assertTrue(DiagnosisText.of(diagnosis).contains("no known mistake explains these results ("));
    }

    private static boolean takesSeveralSteps(String id) {
        JsonNode inputs = VECTORS.find(id).json().get("inputs");
        return inputs.has("checkpoints") || inputs.path("steps").asInt(1) > 1;
    }

    @Test
    void howQIsRoundedShowsInMoreDigitsThanFloat64Has() {
        Map<String, Map<String, Candidate>> unrounded = right();
        Map<String, Map<String, Candidate>> down = right();
        // from the second step on Q is another after it was rounded otherwise, and right results contradict that
        for (Map<String, Map<String, Candidate>> candidate : List.of(unrounded, down)) {
            candidate.keySet().removeIf(DiagnosisEdgesTest::takesSeveralSteps);
        }
        for (PublishedCase published : CASES) {
            JsonNode inputs = published.json().get("inputs");
            if (published.results().containsKey("nextQ") && !takesSeveralSteps(published.id())) {
                Candidate moved = unrounded.get(published.id()).get("unroundedQ");
                BigDecimal grid = BigDecimal.valueOf(2).pow(inputs.get("gridBits").intValue());
                unrounded.get(published.id()).put("nextQ", moved);
                down.get(published.id()).put("nextQ",
                        mapped(moved, x -> x.multiply(grid).setScale(0, RoundingMode.FLOOR).divide(grid)));
            }
        }
        assertEquals(Set.of(Mistake.NOT_ROUNDED), diagnosis(unrounded, 20).named());
        assertEquals(Set.of(Mistake.ROUNDED_DOWN), diagnosis(down, 20).named());
        assertEquals(List.of(), diagnosis(right(), 40).findings());
    }

    @Test
    void aMistakeInOneResultOfATopicIsNamedForIt() {
        Map<String, Map<String, Candidate>> candidate = right();
        NO_TAU.forEach((id, results) -> {
            if (VECTORS.find(id).topic().equals("cl")) {
                candidate.get(id).put("loss", results.get("loss"));
            }
        });
        Finding finding = diagnosis(candidate, DIGITS).findings().get(0);
        assertEquals("cl", finding.topic());
        assertEquals("loss", finding.result());
        assertTrue(finding.explanations().contains(Set.of(Mistake.NO_FACTOR_TAU)));
        assertTrue(finding.whole());
    }

    @Test
    void whatExplainsSomeCasesOnlyIsToldAsThat() {
        Map<String, Map<String, Candidate>> candidate = new LinkedHashMap<>();
        List<String> contrasts = new ArrayList<>();
        COSINE.forEach((id, results) -> {
            if (VECTORS.find(id).topic().equals("cl")) {
                candidate.put(id, new LinkedHashMap<>(results));
                contrasts.add(id);
            }
        });
        candidate.get(contrasts.get(0)).replaceAll((name, numbers) -> noisy(numbers, new Random(4)));
        Diagnosis diagnosis = diagnosis(candidate, DIGITS);
        Finding finding = diagnosis.findings().get(0);
        assertEquals(List.of(Set.of(Mistake.COSINE_SIMILARITY)), finding.explanations());
        assertEquals(contrasts.size(), finding.failing());
        assertEquals(contrasts.size() - 1, finding.explained());
        assertEquals(Set.of(), diagnosis.named());
        assertTrue(DiagnosisText.of(diagnosis).startsWith("Diagnosis of cl: some results are those of an "));
    }

    /** What is right to the digits of float64 speaks in no case for float32, though none speaks against it. */
    @Test
    void float64IsNotTakenForFloat32WhereMoreDigitsAreAskedFor() {
        Map<String, Map<String, Candidate>> candidate = right();
        candidate.keySet().removeIf(id -> !VECTORS.find(id).topic().equals("attention"));
        candidate.values().forEach(results -> results
                .replaceAll((name, numbers) -> mapped(numbers, x -> new BigDecimal(x.doubleValue()))));
        Diagnosis diagnosis = diagnosis(candidate, 20);
        assertTrue(diagnosis.findings().get(0).failing() > 0);
        diagnosis.findings().forEach(finding -> assertEquals(List.of(), finding.explanations()));
    }

    /** Two thousand pairs of mistakes come near any number; this one they would explain. */
    @Test
    void oneNumberOfFewDigitsIsNotExplainedByAPair() {
        Random random = new Random(6);
        Map<String, Candidate> results = new LinkedHashMap<>(right().get("mae-dense-p4k1"));
        results.replaceAll((name, numbers) -> noisy(numbers, random));
        diagnosis(Map.of("mae-dense-p4k1", results), 5).findings()
                .forEach(finding -> assertEquals(List.of(), finding.explanations()));
    }

    /** As mistakes.md says: what takes many steps is not evaluated for every pair of mistakes. */
    @Test
    void pairsAreNotLookedForWhereEvenTheSmallestCaseIsLarge() {
        Set<Mistake> pair = EnumSet.of(Mistake.NO_HALF, Mistake.ETA_SIGN);
        List<PublishedCase> one = List.of(VECTORS.find("descent-1-mae-p4k1"));
        assertTrue(diagnosis(DualCandidate.results(one, pair), DIGITS).findings().get(0).explanations().contains(pair));
        List<PublishedCase> forty = List.of(VECTORS.find("trajectory-fixed-mae-p4k1"));
        assertEquals(List.of(), diagnosis(DualCandidate.results(forty, pair), DIGITS).findings().get(0).explanations());
    }

    @Test
    void aConformingCaseContradictsAMistake() {
        Map<String, Map<String, Candidate>> candidate = new LinkedHashMap<>(COSINE);
        candidate.put("cl-one-cluster", right().get("cl-one-cluster"));
        assertEquals(List.of(), whole("cl", diagnosis(candidate, DIGITS)));
        assertEquals(List.of(Set.of(Mistake.COSINE_SIMILARITY)), whole("descent", diagnosis(candidate, DIGITS)));
    }

    /** What explains all of a topic. */
    private static List<Set<Mistake>> whole(String topic, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.whole() && List.of(finding.topic().split(", ")).contains(topic))
                .flatMap(finding -> finding.explanations().stream()).toList();
    }

    @Test
    void whatIsMissingMalformedOrHugeIsNoHindrance() {
        Map<String, Map<String, Candidate>> candidate = new LinkedHashMap<>();
        COSINE.forEach((id, results) -> candidate.put(id, new LinkedHashMap<>(results)));
        candidate.get("cl-one-cluster").remove("loss");
        candidate.get("cl-two-clusters").put("negativeGradient", new Malformed("not numbers"));
        assertEquals(Set.of(Mistake.COSINE_SIMILARITY), diagnosis(candidate, DIGITS).named());
        candidate.get("cl-two-clusters").put("loss", new Numbers(List.of(new BigDecimal("1e5000"))));
        Diagnosis huge = diagnosis(candidate, DIGITS);
        assertTrue(huge.findings().stream().noneMatch(finding -> finding.topic().equals("cl")
                && finding.result().equals("loss") && finding.whole()), () -> DiagnosisText.of(huge));
        assertEquals(List.of(), diagnosis(Map.of(), DIGITS).findings());
    }

    @Test
    void theTextNamesTheMistakeTheClaimAndTheEvidence() {
        String text = DiagnosisText.of(diagnosis(COSINE, DIGITS));
        assertTrue(text.startsWith("Diagnosis: results are those of an implementation that\n"
                + "  normalises the representations: its similarity is the cosine [cosine-similarity, "
                + "def:similarity]\n  "), text);
        assertTrue(text
                .matches("(?s).*\n  (\\d+) of \\1 failing cases, to 1\\d digits; (\\d+) of \\2 conforming cases agree\n"
                        + "  for example .*, .*: got .*, expected .*, so mistaken .*\n"),
                text);
        JsonNode json = DiagnosisText.json(diagnosis(COSINE, DIGITS)).get(0);
        assertEquals("cosine-similarity", json.get("explanations").get(0).get(0).get("id").textValue());
        assertEquals("def:similarity", json.get("explanations").get(0).get(0).get("claims").get(0).textValue());
        assertEquals(json.get("failing"), json.get("explained"));
    }
}
