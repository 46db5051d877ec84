package org.plumbline.tck;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Tolerance;
import org.plumbline.conformance.ConformanceReport;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.diagnosis.Diagnosis;
import org.plumbline.conformance.diagnosis.DiagnosisText;
import org.plumbline.run.OutputDirectory;

/**
 * Holds an {@link Implementation} against the vectors: extend it and say which.
 *
 * <pre>{@code
 * class MineTest extends ConformanceTest {
 *     protected Implementation implementation() {
 *         return new Mine();
 *     }
 * }
 * }</pre>
 *
 * <p>Each case of the vectors is a test whose name says to how many digits the implementation conforms; one that fails
 * says what {@code verify} says. The last test is about all of them: it prints the report of {@code verify}, names
 * the mistakes that explain what is outside, and leaves a page, JSON and JUnit XML in {@link #reports}. The cases with
 * a seed are left out: they are about draws, not about a transformer.
 */
public abstract class ConformanceTest {

    /**
     * What is held against the vectors. It is asked from one thread.
     *
     * @return an implementation
     */
    protected abstract Implementation implementation();

    /**
     * What the implementation computes in, which says how far its results may be off.
     *
     * @return float64, unless it is overridden
     */
    protected NumberFormat format() {
        return NumberFormat.FLOAT64;
    }

    /**
     * Whether a result that the implementation does not have is no fault.
     *
     * @return false, unless it is overridden
     */
    protected boolean allowMissing() {
        return false;
    }

    /**
     * Whether the implementation is asked about a topic; the names are those of the files of vectors.
     *
     * @param topic for example {@code "mae"}
     * @return true for every topic, unless it is overridden
     */
    protected boolean isAskedAbout(String topic) {
        return true;
    }

    /**
     * Where the report goes: index.html, report.json and junit.xml.
     *
     * @return a directory that is absent, empty or of an earlier run; a folder of target/ unless it is overridden
     */
    protected Path reports() {
        return Path.of("target", "plumbline", getClass().getName());
    }

    /**
     * The vectors.
     *
     * @return those that come with the library, unless it is overridden
     */
    protected Vectors vectors() {
        return Vectors.packaged();
    }

    @TestFactory
    Stream<DynamicNode> everyCaseConforms() {
        Vectors vectors = vectors();
        Implementation implementation = implementation();
        Tolerance tolerance = Tolerance.ofFormat(format());
        Map<String, Map<String, Candidate>> answers = new LinkedHashMap<>();
        Map<String, List<DynamicNode>> topics = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (PublishedCase published : vectors.cases()) {
            if (Answers.areAsked(published) && isAskedAbout(published.topic())) {
                answers.put(published.id(), Answers.of(implementation, published, vectors));
                List<Outcome> found = Comparison.of(published, answers.get(published.id()), tolerance);
                outcomes.addAll(found);
                topics.computeIfAbsent(published.topic(), topic -> new ArrayList<>())
                        .add(dynamicTest(name(published, found), () -> check(found)));
            }
        }
        List<DynamicNode> nodes = new ArrayList<>();
        topics.forEach((topic, tests) -> nodes.add(dynamicContainer(topic, tests)));
        ConformanceReport report = new ConformanceReport(vectors, outcomes, format().label(), format(),
                allowMissing());
        nodes.add(dynamicTest("all " + outcomes.size() + " results", () -> conclude(report, answers)));
        return nodes.stream();
    }

    private static String name(PublishedCase published, List<Outcome> outcomes) {
        int digits = outcomes.stream().filter(each -> each.status() != Status.MISSING).mapToInt(Outcome::digits).min()
                .orElse(0);
        return published.id() + ", to " + digits + " digits";
    }

    private void check(List<Outcome> outcomes) {
        List<String> faults = outcomes.stream().filter(each -> each.status() != Status.CONFORMS)
                .filter(each -> each.status() != Status.MISSING || !allowMissing())
                .map(each -> "  " + each.result() + "  " + ConformanceReport.words(each)).toList();
        if (!faults.isEmpty()) {
            fail(outcomes.get(0).caseId() + "\n" + String.join("\n", faults));
        }
        Assumptions.assumeTrue(outcomes.stream().anyMatch(each -> each.status() == Status.CONFORMS), "missing");
    }

    private void conclude(ConformanceReport report, Map<String, Map<String, Candidate>> answers) {
        Diagnosis diagnosis = Diagnosis.of(report.vectors(), answers, report.outcomes(),
                Diagnosis.digitsOf(report.format()));
        System.out.print(report.text(false));
        try (OutputDirectory output = OutputDirectory.atOnce(reports())) {
            report.publish(output, DiagnosisText.json(diagnosis));
        }
        if (!report.conforms()) {
            fail(report.summary() + DiagnosisText.of(diagnosis));
        }
    }
}
