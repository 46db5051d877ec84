package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.plumbline.run.Config;
import org.plumbline.run.Config.Expectation;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/** A whole audit at a size that takes a second. */
class AuditTest {

    private static Audit run(Config config, int threads) {
        return Audit.run(config, threads, (objective, step, steps) -> {});
    }

    private static Config expecting(String claim, Verdict verdict) {
        Config small = TestRuns.small();
        return new Config(small.name(), small.seed(), small.digits(), small.level(), small.data(), small.maskSize(),
                small.training(),
                new Config.Audit(5, 1, 0, Map.of(), Map.of(claim, new Expectation(verdict, "for this test"))));
    }

    @Test
    void bytesDoNotDependOnThreads() {
        Audit one = run(TestRuns.small(), 1);
        for (int threads : new int[] {2, 5}) {
            Audit many = run(TestRuns.small(), threads);
            assertEquals(AuditJson.of(one), AuditJson.of(many));
            assertEquals(AuditPage.of(one, "", ""), AuditPage.of(many, "", ""));
        }
    }

    @Test
    void everyAuditedClaimGetsAVerdictAndEveryMeasureOfAnApplicableOneAThreshold() {
        Audit audit = run(TestRuns.small(), 2);
        assertEquals(Claims.load().all().stream().filter(Claim::audited).map(Claim::id).toList(),
                audit.judgements().stream().map(each -> each.claim().id()).toList());
        for (Judgement judgement : audit.judgements()) {
            if (judgement.unmet().isEmpty()) {
                assertEquals(judgement.claim().measures().size(), judgement.comparisons().size());
            }
        }
    }

    @Test
    void exitCodes() {
        // three steps are too few for Phi to grow to the order of log P
        assertEquals(1, run(expecting("thm:mae-global-row", Verdict.HOLDS), 2).exitCode(false));
        Audit expected = run(expecting("thm:mae-global-row", Verdict.REFUTED), 2);
        assertEquals(0, expected.exitCode(false));
        assertEquals(1, expected.exitCode(true));
    }

    @Test
    void theTextNamesEveryClaimAndTheUnexpectedVerdict() {
        String text = AuditText.of(run(expecting("thm:mae-global-row", Verdict.HOLDS), 2));
        Claims.load().all().stream().filter(Claim::audited).forEach(each -> assertTrue(text.contains(each.id())));
        assertTrue(text.contains("refuted (EXPECTED: holds)"), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 112), text);
        assertFalse(text.contains("\t"));
    }
}
