package org.plumbline.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.plumbline.report.Figure;
import org.plumbline.theory.Verdict;

/**
 * Something that was trained and measured at one size, with a verdict on each claim: on batches ({@link Audit}) or on
 * the population ({@link PopulationAudit}).
 */
public interface Judged {

    /**
     * What it is called.
     *
     * @return the configuration's name
     */
    String name();

    /**
     * What it is for.
     *
     * @return a sentence, or nothing
     */
    String about();

    /**
     * Hypotheses that are not asked for.
     *
     * @return their keys
     */
    Set<String> ignored();

    /**
     * Sizes, and how expectations are taken.
     *
     * @return a sentence or more
     */
    String setting();

    /**
     * The verdicts.
     *
     * @return one a claim, in the order of the registry
     */
    List<Judgement> judgements();

    /**
     * Pictures of the training for the page of a suite.
     *
     * @return none if it has a page of its own
     */
    List<Figure> figures();

    /**
     * The verdict that a claim got.
     *
     * @param id the claim
     * @return its judgement, if it is judged
     */
    default Optional<Judgement> judgement(String id) {
        return judgements().stream().filter(each -> each.claim().id().equals(id)).findFirst();
    }

    /**
     * The exit code that it gives: 0 if every verdict is the expected one, 1 if another was expected, 3 if one is
     * undecided that should not be.
     *
     * @param failOnRefuted whether a refuted claim counts as a failure even where it is expected
     * @return 0, 1 or 3
     */
    default int exitCode(boolean failOnRefuted) {
        if (judgements().stream().anyMatch(each -> each.verdict() != Verdict.UNDECIDED && each.unexpected())) {
            return 1;
        }
        if (failOnRefuted && judgements().stream().anyMatch(each -> each.verdict() == Verdict.REFUTED)) {
            return 1;
        }
        boolean open = judgements().stream().anyMatch(each -> each.verdict() == Verdict.UNDECIDED
                && (each.expected().isEmpty() || each.unexpected()));
        return open ? 3 : 0;
    }
}
