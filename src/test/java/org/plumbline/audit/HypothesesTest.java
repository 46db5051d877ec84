package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/** Which claims apply to which configuration. */
class HypothesesTest {

    private static List<String> unmet(String claim, int positions, List<List<Integer>> sizes) {
        return new Hypotheses(TestRuns.config(positions, sizes, "1", "1"))
                .unmet(Claims.load().find(claim).orElseThrow()).stream().map(Claim.Hypothesis::key).toList();
    }

    private static final List<Integer> POSITIVE = List.of(8, 2, 2, 2, 2);
    private static final List<Integer> NEGATIVE = List.of(4, 4, 4, 4);

    @Test
    void exponentsAndGapOfPowersOfTwo() {
        Hypotheses hypotheses = new Hypotheses(TestRuns.config(16, List.of(POSITIVE, POSITIVE), "1", "1"));
        hypotheses.globalExponents().forEach(kc -> assertTrue(kc.contains(DyadicText.parse("3/4"))));
        hypotheses.localExponents().forEach(ks -> assertTrue(ks.contains(DyadicText.parse("1/4"))));
        assertEquals(8, hypotheses.gaps().size());
        for (Enclosure gap : hypotheses.gaps()) {
            assertTrue(gap.contains(DyadicText.parse("1/4")) && gap.width().compareTo(DyadicText.parse("1p-100")) < 0);
        }
    }

    @Test
    void theSignOfTheGapDecidesWhichTheoremApplies() {
        assertEquals(List.of(), unmet("thm:mae-positive-gap", 16, List.of(POSITIVE, POSITIVE)));
        assertEquals(List.of("negative-gap"), unmet("thm:mae-negative-gap", 16, List.of(POSITIVE, POSITIVE)));
        // kc = ks = 1/2: kc is below its range, the gap is -1/2
        assertEquals(List.of("scales-in-range", "positive-gap"),
                unmet("thm:mae-positive-gap", 16, List.of(NEGATIVE, NEGATIVE)));
        assertEquals(List.of("scales-in-range"), unmet("thm:mae-negative-gap", 16, List.of(NEGATIVE, NEGATIVE)));
    }

    @Test
    void oneClusterIsTheCounterexampleOfCollapse() {
        assertEquals(List.of("at-least-two-clusters"), unmet("thm:cl-collapse", 16, List.of(POSITIVE)));
    }

    @Test
    void collapseNeedsAnAreaLargerThanTheOthers() {
        List<Integer> equal = List.of(4, 4, 4, 4);
        assertTrue(unmet("thm:cl-collapse", 16, List.of(equal, equal)).contains("imbalance"));
        assertEquals(List.of(), unmet("thm:cl-collapse", 16, List.of(POSITIVE, POSITIVE)));
    }

    @Test
    void areasOfOnePatchAreOutsideTheTheorem() {
        List<Integer> single = List.of(8, 2, 2, 2, 1, 1);
        assertEquals(List.of("scales-in-range", "local-areas-of-two"),
                unmet("thm:mae-attention", 16, List.of(single, single)));
    }

    @Test
    void aRandomStartIsNoneFromZeroUnlessThatIsNotAskedFor() {
        Claim rows = Claims.load().find("lem:cl-identical-rows").orElseThrow();
        assertEquals(List.of("zero-start"), new Hypotheses(TestRuns.edge("edge", "1/8")).unmet(rows).stream()
                .map(Claim.Hypothesis::key).toList());
        assertEquals(List.of(), new Hypotheses(TestRuns.edge("edge", "1/8", "zero-start")).unmet(rows));
        assertEquals(List.of(), new Hypotheses(TestRuns.edge("edge", "0")).unmet(rows));
    }

    @Test
    void everyHypothesisOfAnAuditedClaimCanBeTested() {
        Hypotheses hypotheses = new Hypotheses(TestRuns.small());
        Claims.load().all().stream().filter(Claim::audited).forEach(hypotheses::unmet);
    }
}
