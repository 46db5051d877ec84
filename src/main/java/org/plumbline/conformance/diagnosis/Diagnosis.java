package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

/**
 * Which known mistakes explain the results of a candidate that does not conform.
 *
 * <p>First one explanation is looked for that covers all topics; failing that one a topic; failing that one a result of
 * a topic; and last the mistake that explains most cases of a topic.
 */
public final class Diagnosis {

    /** No diagnosis. */
    public static final Diagnosis NONE = new Diagnosis(1);

    /** The digits of a float64. */
    private static final int FLOAT64_DIGITS = 15;

    /** The digits of a float32. */
    private static final int FLOAT32_DIGITS = 7;

    /** Another order of operations may lose this many times what one order loses. */
    static final double ROUNDINGS = 64;

    /** The unit roundoff of float32 in units of that of float64. */
    static final double SINGLE_TO_DOUBLE = 0x1p29;

    /** What the evaluation of mistakes is good for, and no comparison goes beyond it. */
    static final int MOST_DIGITS = 26;

    private final List<Finding> findings = new ArrayList<>();
    private final double tolerance;
    private final double roundoff;
    private int unreached;

    private Diagnosis(int digits) {
        this.tolerance = Math.pow(10, -Math.min(digits, MOST_DIGITS));
        // who asks for more digits than float64 has computes in more; who asks for few computes in float32
        this.roundoff =
                digits > FLOAT64_DIGITS ? 0 : digits > FLOAT32_DIGITS ? ROUNDINGS : ROUNDINGS * SINGLE_TO_DOUBLE;
    }

    /**
     * Digits in which results of a format must agree with those of a mistake.
     *
     * @param format what a candidate computes in
     * @return three quarters of the format's digits, at least two
     */
    public static int digitsOf(NumberFormat format) {
        return Math.max(2, (int) (3 * format.digits() / 4));
    }

    /**
     * Diagnoses a candidate.
     *
     * @param vectors what was expected
     * @param candidates what the results file says
     * @param outcomes how each result stands
     * @param digits how many digits of a result must be those of an explanation
     * @return nothing found if no result is outside
     */
    public static Diagnosis of(Vectors vectors, Map<String, Map<String, Candidate>> candidates,
            List<Outcome> outcomes, int digits) {
        Diagnosis diagnosis = new Diagnosis(digits);
        Map<String, Map<String, Double>> outside = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.status() == Status.OUTSIDE) {
                outside.computeIfAbsent(outcome.caseId(), id -> new TreeMap<>()).put(outcome.result(),
                        outcome.error().doubleValue());
            }
        }
        if (!outside.isEmpty()) {
            diagnosis.search(diagnosis.answers(vectors, candidates, outside));
        }
        return diagnosis;
    }

    private List<Answer> answers(Vectors vectors, Map<String, Map<String, Candidate>> candidates,
            Map<String, Map<String, Double>> outside) {
        List<Answer> answers = new ArrayList<>();
        for (PublishedCase published : vectors.cases()) {
            Map<String, List<BigDecimal>> given = new LinkedHashMap<>();
            candidates.getOrDefault(published.id(), Map.of()).forEach((name, candidate) -> {
                if (candidate instanceof Numbers numbers) {
                    given.put(name, numbers.entries());
                }
            });
            Map<String, Double> failing = outside.getOrDefault(published.id(), Map.of());
            Optional<CaseData> data = given.isEmpty() ? Optional.empty() : CaseData.of(published);
            if (data.isPresent()) {
                answers.add(new Answer(published, data.get(), given, failing));
            } else if (!failing.isEmpty()) {
                unreached++;
            }
        }
        return answers;
    }

    private void search(List<Answer> answers) {
        Search all = new Search(answers, results(answers), tolerance, roundoff);
        if (all.failing() == 0) {
            return;
        }
        List<Set<Mistake>> explanations = all.explanations();
        if (!explanations.isEmpty()) {
            findings.add(finding("", "", all, explanations));
            return;
        }
        Map<String, List<Answer>> topics = new LinkedHashMap<>();
        answers.forEach(answer -> topics.computeIfAbsent(answer.topic(), topic -> new ArrayList<>()).add(answer));
        topics.forEach(this::topic);
        merge();
    }

    /** Topics with the same explanations are told together, in the place of the first. */
    private void merge() {
        Map<List<Object>, Finding> merged = new LinkedHashMap<>();
        findings.forEach(finding -> merged.merge(
                List.of(finding.result(), finding.explanations(), finding.whole()), finding, Finding::and));
        findings.clear();
        findings.addAll(merged.values());
    }

    private static Set<String> results(List<Answer> answers) {
        Set<String> results = new LinkedHashSet<>();
        answers.forEach(answer -> results.addAll(answer.results()));
        return results;
    }

    private void topic(String topic, List<Answer> answers) {
        Search search = new Search(answers, results(answers), tolerance, roundoff);
        if (search.failing() == 0) {
            return;
        }
        List<Set<Mistake>> explanations = search.explanations();
        if (!explanations.isEmpty()) {
            findings.add(finding(topic, "", search, explanations));
            return;
        }
        List<Finding> found = new ArrayList<>();
        for (String result : results(answers)) {
            Search one = new Search(answers, Set.of(result), tolerance, roundoff);
            if (one.failing() > 0) {
                found.add(finding(topic, result, one, one.explanations()));
            }
        }
        if (found.stream().anyMatch(Finding::whole)) {
            findings.addAll(found);
        } else {
            findings.add(finding(topic, "", search, search.partial()));
        }
    }

    private static Finding finding(String topic, String result, Search search, List<Set<Mistake>> explanations) {
        if (explanations.isEmpty()) {
            return new Finding(topic, result, List.of(), search.failing(), 0, search.conforming(), 0, 0, null);
        }
        Set<Mistake> first = explanations.get(0);
        return new Finding(topic, result, explanations, search.failing(), search.explained(first),
                search.conforming(), search.agreeing(first), search.digits(first), search.example(first));
    }

    /**
     * What was found.
     *
     * @return empty if nothing is outside
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * The mistakes that explain everything which a finding is about.
     *
     * @return all of them, of every finding
     */
    public Set<Mistake> named() {
        Set<Mistake> named = new HashSet<>();
        findings.stream().filter(Finding::whole).forEach(finding -> finding.explanations().forEach(named::addAll));
        return named;
    }

    /**
     * Failing cases whose inputs are not those of a topic that mistakes can be put into.
     *
     * @return how many
     */
    public int unreached() {
        return unreached;
    }
}
