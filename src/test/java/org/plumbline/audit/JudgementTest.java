package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config.Expectation;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/** Verdicts from intervals and thresholds. */
class JudgementTest {

    /** Two measures, both "at least". */
    private static final Claim ATTENTION = Claims.load().find("thm:mae-attention").orElseThrow();

    /** One measure, "at most". */
    private static final Claim LOSS = Claims.load().find("thm:mae-loss").orElseThrow();

    /** The interval from a/8 to b/8. */
    private static Enclosure eighths(int a, int b) {
        return Enclosure.of(BigInteger.valueOf(a), BigInteger.valueOf(b), 3);
    }

    private static Judgement attention(Enclosure local, Enclosure global) {
        return Judgement.of(ATTENTION, List.of(),
                Map.of("thm:mae-attention.local-own-attention", local, "thm:mae-attention.global-own-attention",
                        global),
                Map.of("thm:mae-attention.local-own-attention", eighths(7, 7), "thm:mae-attention.global-own-attention",
                        eighths(7, 7)),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"7, 8, 8, 8, HOLDS", "7, 7, 7, 7, HOLDS", "6, 8, 8, 8, UNDECIDED", "6, 7, 8, 8, UNDECIDED",
            "5, 6, 8, 8, REFUTED", "8, 8, 5, 6, REFUTED", "6, 8, 5, 6, REFUTED"})
    void atLeast(int a, int b, int c, int d, Verdict verdict) {
        assertEquals(verdict, attention(eighths(a, b), eighths(c, d)).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, HOLDS", "2, 2, HOLDS", "1, 3, UNDECIDED", "2, 3, UNDECIDED", "3, 4, REFUTED"})
    void atMost(int a, int b, Verdict verdict) {
        assertEquals(verdict, Judgement.of(LOSS, List.of(), Map.of("thm:mae-loss.excess", eighths(a, b)),
                Map.of("thm:mae-loss.excess", eighths(2, 2)), Optional.empty()).verdict());
    }

    @Test
    void whatCannotBeMeasuredIsUndecided() {
        assertEquals(Verdict.UNDECIDED, Judgement.of(LOSS, List.of(), Map.of(),
                Map.of("thm:mae-loss.excess", eighths(2, 2)), Optional.empty()).verdict());
    }

    @Test
    void anUnmetHypothesisLeavesNothingToCompare() {
        Judgement judgement = Judgement.of(LOSS, LOSS.hypotheses(), Map.of("thm:mae-loss.excess", eighths(8, 8)),
                Map.of("thm:mae-loss.excess", eighths(2, 2)), Optional.empty());
        assertEquals(Verdict.NOT_APPLICABLE, judgement.verdict());
        assertEquals(List.of(), judgement.comparisons());
    }

    @Test
    void onlyAStatedExpectationCanBeDisappointed() {
        assertFalse(attention(eighths(5, 5), eighths(8, 8)).unexpected());
        Judgement loss = Judgement.of(LOSS, List.of(), Map.of("thm:mae-loss.excess", eighths(1, 1)),
                Map.of("thm:mae-loss.excess", eighths(2, 2)), Optional.of(new Expectation(Verdict.REFUTED, "a guess")));
        assertTrue(loss.unexpected());
    }

    @Test
    void theDecisiveComparisonsAreThoseOfTheVerdict() {
        Judgement judgement = attention(eighths(5, 5), eighths(8, 8));
        assertEquals(List.of("local-own-attention"),
                judgement.decisive().stream().map(each -> each.measure().quantity()).toList());
        assertEquals(2, attention(eighths(8, 8), eighths(8, 8)).decisive().size());
    }
}
