package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.plumbline.run.Config;
import org.plumbline.theory.Verdict;

/** Several audits on one page. */
class SuitePageTest {

    private static final List<Audit> AUDITS = Stream
            .of(TestRuns.edge("one", "0"), TestRuns.edge("two", "1/8", "zero-start"), TestRuns.edge("three", "1/8"))
            .map(SuitePageTest::run).toList();

    private static final String PAGE = SuitePage.of("tries", AUDITS, "the command");

    private static Audit run(Config config) {
        return Audit.run(config, 2, (objective, step, steps) -> {});
    }

    private static long count(String pattern) {
        return Pattern.compile(pattern).matcher(PAGE).results().count();
    }

    /** Rows that start apart stay apart: the lemma says nothing there, and is false where it is asked all the same. */
    @Test
    void beyondAHypothesisAClaimIsJudgedOnlyWhereThatIsWanted() {
        assertEquals(List.of(Verdict.HOLDS, Verdict.REFUTED, Verdict.NOT_APPLICABLE), AUDITS.stream()
                .map(each -> each.judgement("lem:cl-identical-rows").orElseThrow().verdict()).toList());
    }

    @Test
    void theMapsHaveASquareForEachVerdict() {
        long verdicts = AUDITS.stream().mapToLong(each -> each.judgements().size()).sum();
        long legends = Stream.of("MAE", "CL").mapToLong(side -> AUDITS.stream()
                .flatMap(each -> each.judgements().stream())
                .filter(each -> side.equals("CL") == (each.claim().id().contains(":cl")
                        || each.claim().id().equals("thm:diversity")))
                .map(Judgement::verdict).distinct().count()).sum();
        assertEquals(verdicts + legends, count("<rect class=\"verdict "));
    }

    @Test
    void everyAuditHasItsSectionAndWhatItSetsAside() {
        for (Audit audit : AUDITS) {
            assertTrue(PAGE.contains("<h2 id=\"" + audit.experiment().config().name() + "-title\">"));
        }
        assertEquals(1, count(">zero-start</td>"));
        assertEquals(2, count(">none</td>"));
        assertTrue(PAGE.contains("the command"));
    }
}
