package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.laws.LawsConfig;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.run.Presets;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/**
 * Every claim is checked by something that runs; those of which a run can say something get a verdict in a preset, and
 * a theory that is wrong there is refuted. Wrong laws in P are planted in LawsAuditTest, wrong code in mistakes.yaml.
 */
class ClaimVerdictsTest {

    private static final Claims CLAIMS = Claims.load();

    /** P = 12 with two clusters, trained to the end in a second, and the same with one. */
    private static Audit two;
    private static Audit one;

    @BeforeAll
    static void train() {
        two = Audit.run(config(2), 2, (objective, step, steps) -> {});
        one = Audit.run(config(1), 2, (objective, step, steps) -> {});
    }

    private static Config config(int clusters) {
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        training.put(Objective.MAE, new Config.Training(50, 8, true, Dyadic.of(12), 48, 0, Dyadic.ONE));
        training.put(Objective.CL, new Config.Training(40, 6, true, Dyadic.of(120), 48, 3, Dyadic.ONE));
        List<List<Integer>> sizes = List.of(List.of(6, 2, 2, 2), List.of(6, 2, 2, 2)).subList(0, clusters);
        return new Config("claims", 7, 20, LevelName.COORDINATES,
                new Config.Data(12, sizes, new LatentLaw(Dyadic.ONE, Dyadic.ONE), 0), 6, training,
                new Config.Audit(8, 0, 0, Map.of(), Map.of()));
    }

    private static Map<String, Enclosure> measured(Audit audit) {
        return Measurements.of(audit.experiment().config(), audit.courses());
    }

    private static Verdict judge(String id, Map<String, Enclosure> measured) {
        Claim claim = CLAIMS.find(id).orElseThrow();
        Map<String, Enclosure> thresholds = new LinkedHashMap<>();
        claim.measures().forEach(each -> thresholds.put(id + "." + each.quantity(),
                DyadicText.enclose(each.threshold(), Interval.SCALE)));
        return Judgement.of(claim, List.of(), measured, thresholds, Optional.empty()).verdict();
    }

    /** A claim as the theory has it holds; with one quantity as a wrong theory would have it, it does not. */
    private static void refutes(Audit audit, String id, String quantity, Enclosure wrong) {
        Map<String, Enclosure> measured = new HashMap<>(measured(audit));
        assertEquals(Verdict.HOLDS, judge(id, measured), () -> id + " " + measured);
        measured.put(id + "." + quantity, wrong);
        assertEquals(Verdict.REFUTED, judge(id, measured), () -> id + "." + quantity + " " + measured);
    }

    private static Enclosure perLogP(Enclosure value) {
        return Interval.quotient(value, Interval.log(Enclosure.of(12)));
    }

    /** The floor of a batch counts each patch once, not 1.05 times. */
    @Test
    void aFloorThatIsFivePerCentTooHighIsRefuted() {
        Course mae = two.courses().get(Objective.MAE);
        List<Enclosure> excesses = new ArrayList<>();
        for (int t = 0; t < mae.losses().size(); t++) {
            Enclosure twenty = mae.losses().get(t).minus(mae.floors().get(t)).times(BigInteger.valueOf(20));
            excesses.add(twenty.minus(mae.floors().get(t)));
        }
        refutes(two, "lem:batch-floor", "least-excess", Interval.least(excesses).orElseThrow());
    }

    /** The symmetry is CL's: MAE's rows do not stay equal. */
    @Test
    void equalRowsOfTheOtherObjectiveAreRefuted() {
        Enclosure difference = Interval.largest(two.courses().get(Objective.MAE).statistics().stream()
                .map(Statistics::rowDifference).toList()).orElseThrow();
        refutes(two, "lem:cl-identical-rows", "row-difference", difference);
    }

    /** A loss that tends to 0 instead of L*. */
    @Test
    void aLossWithoutItsFloorIsRefuted() {
        Enclosure loss = two.courses().get(Objective.MAE).end().loss();
        refutes(two, "thm:mae-loss", "excess", Interval.quotient(loss, Enclosure.of(6)));
    }

    /** Local queries that attend to the global area, and not to their own. */
    @Test
    void attentionToTheOtherAreaIsRefuted() {
        Statistics end = two.courses().get(Objective.MAE).end();
        refutes(two, "thm:mae-attention", "local-own-attention", end.attention().get(Kind.LOCAL).globalOfAll());
    }

    /** Local queries in the place of global ones: their Phi to the global area falls. */
    @Test
    void aGlobalRowThatBehavesLikeALocalOneIsRefuted() {
        Statistics end = two.courses().get(Objective.MAE).end();
        refutes(two, "thm:mae-global-row", "growth", perLogP(end.correlations().get(Kind.LOCAL).global()));
    }

    /** Collapse onto the own area. */
    @Test
    void aCollapseOntoAnotherAreaIsRefuted() {
        Course cl = two.courses().get(Objective.CL);
        refutes(two, "thm:cl-collapse", "global-attention",
                cl.end().attention().get(Kind.LOCAL).own().orElseThrow());
        refutes(two, "thm:cl-collapse", "local",
                perLogP(Interval.absolute(cl.end().correlations().get(Kind.LOCAL).global())));
    }

    /** A loss that has not settled before it is 0. */
    @Test
    void aContrastiveLossThatTendsToZeroIsRefuted() {
        Course cl = two.courses().get(Objective.CL);
        Enclosure fall = cl.statistics().get(0).loss().minus(cl.end().loss());
        refutes(two, "thm:cl-loss", "unrest", Interval.quotient(cl.end().loss(), fall));
    }

    /** MAE collapsed and CL diverse. */
    @Test
    void theSwappedObjectivesAreRefuted() {
        Map<String, Enclosure> right = measured(two);
        for (String[] swapped : new String[][] {{"mae-distance", "cl-distance"}, {"cl-distance", "mae-distance"}}) {
            refutes(two, "thm:diversity", swapped[0], right.get("thm:diversity." + swapped[1]));
        }
        refutes(two, "thm:diversity", "information", right.get("thm:diversity.information").negate());
    }

    /** A collapse whatever the number of clusters; and none whatever it is. */
    @Test
    void oneClusterThatCollapsesOrTwoThatDoNotAreRefuted() {
        assertEquals(Verdict.HOLDS, judge("hyp:clusters", measured(one)), () -> measured(one).toString());
        assertEquals(Verdict.REFUTED, judge("thm:cl-collapse", measured(one)));
        assertEquals(Verdict.REFUTED, judge("hyp:clusters", measured(two)));
        assertEquals(Verdict.NOT_APPLICABLE, two.judgement("hyp:clusters").orElseThrow().verdict());
        assertEquals(Verdict.NOT_APPLICABLE, one.judgement("thm:cl-collapse").orElseThrow().verdict());
    }

    /** Each audited claim is judged by a configuration of paper that meets its hypotheses, or by a law. */
    @Test
    void everyTheoremAndHypothesisHasAnExpectedVerdictInPaperOrLaws() {
        Set<String> judged = new HashSet<>(LawsConfig.packaged().expected().keySet());
        for (Config each : Presets.suite("paper")) {
            each.audit().expected().forEach((id, expected) -> {
                if (expected.verdict() != Verdict.NOT_APPLICABLE) {
                    judged.add(id);
                    assertTrue(expected.why().length() > 20, id);
                }
            });
        }
        for (Claim claim : CLAIMS.all()) {
            boolean ofRuns = claim.audited() || claim.id().startsWith("thm:") || claim.id().startsWith("hyp:")
                    || claim.id().startsWith("lem:mae-c") || claim.id().equals("lem:mae-initial-rates");
            assertTrue(!ofRuns || judged.contains(claim.id()), claim.id());
        }
    }

    /**
     * Each claim has a test that is known to notice a planted mistake of the code, or of the theory (this test and
     * LawsAuditTest).
     */
    @Test
    void everyClaimHasATestThatNoticesAMistake() throws IOException {
        Set<String> noticing = new HashSet<>(Set.of("org.plumbline.laws.LawsAuditTest", getClass().getName()));
        JsonNode mistakes = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(Path.of("src/test/resources/mistakes/mistakes.yaml")));
        for (JsonNode name : mistakes.findValues("test")) {
            noticing.add("org.plumbline." + name.asText().replaceAll("#.*", ""));
        }
        for (Claim claim : CLAIMS.all()) {
            assertTrue(claim.checkedBy().stream().anyMatch(check -> noticing.contains(check.name())), claim.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hyp:clusters", "thm:cl-collapse", "thm:mae-loss", "thm:cl-loss", "lem:batch-floor"})
    void thisTestIsNamedByTheClaimsThatItPlantsMistakesIn(String id) {
        assertTrue(CLAIMS.find(id).orElseThrow().checkedBy().stream()
                .anyMatch(check -> check.name().equals(getClass().getName())));
    }
}
