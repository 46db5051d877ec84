package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.conformance.diagnosis.Diagnosis;
import org.plumbline.conformance.diagnosis.DiagnosisText;

/**
 * The candidates of {@link CandidateTest}, whose gradients are formulas written by hand, are diagnosed too: what they
 * do wrong is what the catalogue says they do.
 */
class CandidatesDiagnosedTest {

    private static final Vectors VECTORS = Vectors.packaged();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFormulaWrittenByHandIsDiagnosed(Mistake mistake) {
        byte[] file = DoubleCandidate.resultsFile(VECTORS, mistake, Doubles.FLOAT64, CandidateTest::quick)
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Map<String, Candidate>> candidate = ResultsReader.read("candidate.json", file, VECTORS);
        Diagnosis diagnosis = Diagnosis.of(VECTORS, candidate,
                Comparison.of(VECTORS, candidate, Comparison.FLOAT64_DIGITS), Comparison.FLOAT64_DIGITS);
        String text = DiagnosisText.of(diagnosis);
        assertTrue(diagnosis.findings().get(0).whole(), text);
        assertTrue(diagnosis.findings().get(0).explanations().stream().anyMatch(
                explanation -> explanation.size() == 1 && explanation.iterator().next().name().equals(
                        expected(mistake))),
                text);
        // with Q transposed on the way in, a step may start from the transpose: that is not in the catalogue
        assertTrue(diagnosis.findings().size() == 1 || mistake == Mistake.TRANSPOSED_Q, text);
    }

    private static String expected(Mistake mistake) {
        return switch (mistake) {
            case FEATURE_OF_FIRST_CLUSTER -> "FEATURES_OF_FIRST_CLUSTER";
            case NO_MEAN_OVER_BATCH -> "SUM_OVER_BATCH";
            case NO_MEAN_OVER_POSITIONS -> "POOLED_BY_SUM";
            default -> mistake.name();
        };
    }
}
