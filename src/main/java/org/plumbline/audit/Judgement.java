package org.plumbline.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config.Expectation;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/**
 * What an audit says of one claim.
 *
 * @param claim the claim
 * @param verdict the verdict
 * @param unmet what the claim presupposes and the configuration does not meet; then nothing is compared
 * @param comparisons each measure of the claim with its threshold
 * @param expected the verdict that the configuration expects and why, empty if it states none
 */
public record Judgement(Claim claim, Verdict verdict, List<Claim.Hypothesis> unmet, List<Comparison> comparisons,
        Optional<Expectation> expected) {

    /**
     * A measured quantity and its threshold.
     *
     * @param measure what was measured
     * @param value its value, empty if it has no meaning in this run
     * @param threshold what it is held against
     * @param outcome whether the relation holds for every point of both intervals, for none, or neither
     */
    public record Comparison(Claim.Measure measure, Optional<Enclosure> value, Enclosure threshold, Verdict outcome) {

        static Comparison of(Claim.Measure measure, Enclosure value, Enclosure threshold) {
            return new Comparison(measure, Optional.ofNullable(value), threshold,
                    value == null ? Verdict.UNDECIDED : outcome(measure.relation(), value, threshold));
        }

        /** The value in words, empty if there is none; longer where a short form would read like the threshold. */
        Optional<String> valueWords() {
            return value.map(each -> {
                String words = Interval.words(each);
                return words.equals(thresholdWords()) && !each.isPoint() ? Interval.longWords(each) : words;
            });
        }

        /** The threshold in words. */
        String thresholdWords() {
            return Interval.words(threshold);
        }

        private static Verdict outcome(Claim.Relation relation, Enclosure value, Enclosure threshold) {
            boolean atLeast = relation == Claim.Relation.AT_LEAST;
            Enclosure less = atLeast ? threshold : value;
            Enclosure more = atLeast ? value : threshold;
            if (less.certainlyAtMost(more)) {
                return Verdict.HOLDS;
            }
            return more.certainlyLess(less) ? Verdict.REFUTED : Verdict.UNDECIDED;
        }
    }

    /** A claim holds if all its comparisons do, and is refuted if one of them is. */
    static Judgement of(Claim claim, List<Claim.Hypothesis> unmet, Map<String, Enclosure> measured,
            Map<String, Enclosure> thresholds, Optional<Expectation> expected) {
        if (!unmet.isEmpty()) {
            return new Judgement(claim, Verdict.NOT_APPLICABLE, unmet, List.of(), expected);
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Claim.Measure measure : claim.measures()) {
            String key = claim.id() + "." + measure.quantity();
            comparisons.add(Comparison.of(measure, measured.get(key), thresholds.get(key)));
        }
        return new Judgement(claim, verdict(comparisons), unmet, List.copyOf(comparisons), expected);
    }

    private static Verdict verdict(List<Comparison> comparisons) {
        if (comparisons.stream().anyMatch(each -> each.outcome() == Verdict.REFUTED)) {
            return Verdict.REFUTED;
        }
        boolean all = comparisons.stream().allMatch(each -> each.outcome() == Verdict.HOLDS);
        return all ? Verdict.HOLDS : Verdict.UNDECIDED;
    }

    /**
     * Whether the configuration expects another verdict.
     *
     * @return false also if it expects none
     */
    public boolean unexpected() {
        return expected.isPresent() && expected.get().verdict() != verdict;
    }

    /**
     * The comparisons that made the verdict: those that are refuted or undecided if there are any, else all.
     *
     * @return at least one, unless the claim is not applicable
     */
    public List<Comparison> decisive() {
        List<Comparison> against = comparisons.stream().filter(each -> each.outcome() == verdict).toList();
        return against.isEmpty() ? comparisons : against;
    }
}
