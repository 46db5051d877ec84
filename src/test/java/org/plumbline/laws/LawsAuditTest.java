package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.run.BadInput;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/** The audit of the scaling laws on a small grid, and what it says of a theory that is wrong. */
class LawsAuditTest {

    private static final String SMALL = """
            name: small
            mean-field: {from: "10000", factor: "1000000", rungs: 9}
            positive-gap: {kc: ["0.85"], ks: ["0.25"], latent: ["3/2"], masked-part: ["0.3"]}
            negative-gap: {kc: ["0.6"], ks: ["0.4"], latent: ["3/4"], masked-part: ["0.6"]}
            exact:
              positions: [64, 144, 324, 729]
              points: [{kc: "0.9", ks: "0.5", latent: "1", masked-part: "0.5"}]
              eta: "16"
              grid-bits: 32
            tolerance: {relative: "1/50", absolute: "1/100"}
            map: {positions: ["10000"], kc: ["0.6", "0.9"], ks: ["0.2", "0.4"]}
            """;

    private static LawsAudit audit;

    @BeforeAll
    static void runOnce() {
        audit = LawsAudit.run(config(SMALL), ScalingLaw::predicted, 2, (done, all) -> {});
    }

    private static LawsConfig config(String text) {
        return LawsConfig.read("small.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void everyLawHolds(ScalingLaw law) {
        assertEquals(Verdict.HOLDS, audit.verdict(law), () -> audit.worst(law).toString());
    }

    /** A constant, an exponent or a slope that is off by five per cent, in either direction. */
    @ParameterizedTest
    @EnumSource
    void whatIsOffByFivePerCentIsRefuted(ScalingLaw law) {
        for (double factor : new double[] {1.05, 1 / 1.05}) {
            LawsAudit wrong = audit.under((each, at) -> each == law ? shifted(law.predicted(at), factor)
                    : each.predicted(at));
            assertEquals(Verdict.REFUTED, wrong.verdict(law), () -> wrong.worst(law).toString());
            assertEquals(Verdict.REFUTED, wrong.verdicts().get(law.claim()));
            long refuted = wrong.verdicts().values().stream().filter(each -> each == Verdict.REFUTED).count();
            assertEquals(1, refuted, "no other claim is touched");
        }
    }

    private static double shifted(double predicted, double factor) {
        return predicted == 0 ? Math.log(factor) / 2 : predicted * factor;
    }

    /** The other order of the phases: the query turns to its own area first, and from the global one afterwards. */
    @Test
    void aSwappedOrderIsRefuted() {
        LawsAudit swapped = audit.under((law, at) -> switch (law) {
            case SLOPE_OF_OWN -> at.gap() / (2 * at.latent());
            case DECOUPLING -> 0;
            case STAYS_PUT -> at.gap() / (2 * at.latent());
            default -> law.predicted(at);
        });
        for (ScalingLaw law : EnumSet.of(ScalingLaw.SLOPE_OF_OWN, ScalingLaw.DECOUPLING, ScalingLaw.STAYS_PUT)) {
            assertEquals(Verdict.REFUTED, swapped.verdict(law), law.key());
        }
        assertEquals(Verdict.REFUTED, swapped.verdicts().get("thm:mae-positive-gap"));
        assertEquals(Verdict.HOLDS, swapped.verdicts().get("lem:mae-constants"));
    }

    /** Times that grow with the exponent of the global area, or with a logarithm. */
    @Test
    void aWrongExponentIsRefuted() {
        LawsAudit wrong = audit.under((law, at) -> law == ScalingLaw.GROWTH_EXPONENT ? at.kc() - at.ks()
                : law == ScalingLaw.GLOBAL_EXPONENT ? at.kc() - 1 : law.predicted(at));
        assertEquals(Set.of("lem:mae-constants", "thm:mae-negative-gap"), Set.copyOf(wrong.verdicts().entrySet()
                .stream().filter(each -> each.getValue() == Verdict.REFUTED).map(Map.Entry::getKey).toList()));
    }

    @Test
    void whereHypothesesFailNothingIsSaid() {
        LawsAudit none = audit.under(ScalingLaw::predicted);
        Finding outside = Finding.of(ScalingLaw.SLOPE_OF_GLOBAL, new Exponents(0.85, 0.65, 1, 0.5), -0.025,
                new double[] {1, 1, 1, 1, 1}, 0, 0.1);
        assertEquals(Verdict.NOT_APPLICABLE, outside.verdict(), "Delta = 0.05 is within the margin");
        assertEquals(Verdict.NOT_APPLICABLE, Finding.of(ScalingLaw.GROWTH_BELOW, new Exponents(0.85, 0.25, 1, 0.5), 1,
                new double[] {1, 1, 1, 1, 1}, 0, 0.1).verdict());
        assertEquals(audit.verdicts(), none.verdicts());
    }

    /** Too few rungs, or values that move away: no limit, so no verdict on it. */
    @Test
    void whatDoesNotSettleIsUndecided() {
        Exponents at = new Exponents(0.85, 0.25, 1, 0.5);
        assertEquals(Optional.empty(), Finding.of(ScalingLaw.GROWTH_TIME, at, 1, new double[] {1, 2, 4, 8, 16}, 0, 0.1)
                .limit());
        Finding wide = Finding.of(ScalingLaw.GROWTH_TIME, at, 1, new double[] {2, 1.5, 1.2, 1.09}, 0, 0.02);
        assertEquals(Verdict.UNDECIDED, wide.verdict(), wide.toString());
        double[] settled = {1.001, 1.001, 1.001, 1.001};
        assertEquals(Verdict.HOLDS, Finding.of(ScalingLaw.GROWTH_TIME, at, 1, settled, 0.01, 0.02).verdict());
        assertEquals(Verdict.UNDECIDED, Finding.of(ScalingLaw.GROWTH_TIME, at, 1, settled, 0.1, 0.02).verdict(),
                "the steps of descent lie too far apart to tell");
    }

    /** What the exact population says at each P lies on both sides of no more than a step, and near the mean field. */
    @Test
    void theMeanFieldIsNearTheExactPopulation() {
        ExactLadder ladder = audit.exact().get(0);
        double[] field = ladder.meanField(ScalingLaw.GROWTH);
        double error = 1;
        for (int i = 0; i < field.length; i++) {
            double[] exact = ladder.values(ScalingLaw.GROWTH).get(i);
            assertTrue(exact[0] < exact[1]);
            assertTrue(field[i] / exact[0] - 1 < error, "the error falls from P to P");
            error = field[i] / exact[0] - 1;
        }
        assertTrue(error > 0 && error < 0.1, "error " + error);
        double before = 1;
        for (double[] each : ladder.values(ScalingLaw.UPSILON)) {
            double distance = Math.abs(1 - each[0]);
            assertTrue(distance < before, "it tends to 1");
            before = distance;
        }
    }

    @Test
    void thePageTextAndDocumentAgreeOnTheVerdicts() {
        String text = LawsWords.of(audit);
        String page = LawsPage.of(audit, "the command");
        String json = LawsAuditJson.of(audit);
        audit.verdicts().forEach((claim, verdict) -> {
            assertTrue(Claims.load().find(claim).isPresent(), claim);
            assertTrue(text.contains(claim) && page.contains(claim) && json.contains("\"" + claim + "\""), claim);
        });
        assertTrue(text.endsWith("8 claims: 8 hold; none against expectation.\n"), text);
        assertTrue(page.contains("What this audit does not show") && page.contains("the command"), "sections");
        int headline = page.indexOf("at the end of training, over imbalance");
        assertTrue(0 < headline && headline < page.indexOf("Measured over predicted."), "MAE against CL comes first");
        assertTrue(json.contains("\"cl-from-apart\""), json);
        assertTrue(page.contains("MAE at P = 10000: the picture is there at"), "the map");
        assertEquals(0, audit.exitCode());
    }

    @Test
    void anotherVerdictThanTheExpectedOneIsAFailure() {
        LawsConfig strict = config(SMALL + "expected: {lem:mae-crossover: {verdict: refuted, why: a try}}\n");
        LawsAudit unexpected = new LawsAudit(strict, audit.findings(), audit.exact());
        assertEquals(1, unexpected.exitCode());
        assertTrue(LawsWords.of(unexpected).contains("EXPECTED: refuted"));
    }

    @Test
    void thePresetIsReadAndEveryExpectationNamesAClaimItJudges() {
        LawsConfig preset = LawsConfig.packaged();
        assertEquals(81, preset.positive().size());
        assertTrue(preset.positive().stream().allMatch(Exponents::positive));
        assertTrue(preset.negative().stream().allMatch(Exponents::negative));
        assertEquals(audit.verdicts().keySet(), preset.expected().keySet());
        assertEquals(1e60, preset.ladder().get(14), 1e47);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"rungs: 9 | rungs: 4 | mean-field.rungs: got 4", "\"3/2\" | \"x\" | got \"x\"",
            "rungs: 9 | rungs: 30 | expected P that grow", "144 | 32 | exact.positions[1]: got 32",
            "\"16\" | \"0.3\" | "
                    + "exact.eta",
            "name | nome | nome: got an unknown key"})
    void whatIsNoConfigurationIsOneLine(String from, String to, String words) {
        BadInput refused = assertThrows(BadInput.class, () -> config(SMALL.replace(from, to)));
        assertTrue(refused.getMessage().startsWith("small.yaml: ") && refused.getMessage().contains(words),
                refused.getMessage());
    }
}
