package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.laws.Estimate;
import org.plumbline.laws.ImbalanceFigure;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.BadInput;
import org.plumbline.run.LevelName;
import org.plumbline.run.Presets;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/** Audits on the population at small P, held against sums over every mask and every query. */
class PopulationAuditTest {

    private static final String SIZES = "name: small\nabout: A small one.\n"
            + "population: {positions: 24, global-size: 12, local-size: 3}\n";

    private static final String TRAINED = SIZES + "mae: {eta: \"4\", grid-bits: 40, max-steps: 60}\n"
            + "cl: {level: sampled, clusters: 2, negatives: 2, tau: \"1\", max-steps: 6, batch: 2, replicas: 3, "
            + "seed: 5}\nignored: [both-objectives]\n";

    private static PopulationAudit trained;

    @BeforeAll
    static void train() {
        trained = run(TRAINED);
    }

    private static PopulationConfig config(String text) {
        return PopulationConfig.read("small.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static PopulationAudit run(String text) {
        return PopulationAudit.run(config(text), 2, (done, all) -> {});
    }

    private static Enclosure value(PopulationAudit audit, String id, String quantity) {
        return audit.judgement(id).orElseThrow().comparisons().stream()
                .filter(each -> each.measure().quantity().equals(quantity)).findFirst().flatMap(each -> each.value())
                .orElseThrow(() -> new AssertionError(id + "." + quantity + " is not measured"));
    }

    private static Verdict verdict(PopulationAudit audit, String id) {
        return audit.judgement(id).orElseThrow().verdict();
    }

    /** What a state near Q = 0 is like, where attention is uniform: every mask and query counted. */
    private static final class AtZero {
        private static final int P = 9;
        private static final int MASKED = 4;
        private static final int[] AREA = {0, 0, 0, 0, 0, 1, 1, 2, 2};

        private double excess;
        private final double[] alpha = new double[2];
        private final double[] ownOf = new double[2];
        private final double[] judged = new double[2];
        private final double[][] rows = new double[P][3];

        AtZero() {
            int masks = 0;
            int[] times = new int[P];
            for (int mask = 0; mask < 1 << P; mask++) {
                if (Integer.bitCount(mask) == MASKED) {
                    masks++;
                    double[] attention = new double[3];
                    for (int q = 0; q < P; q++) {
                        attention[AREA[q]] += (mask >> q & 1) == 0 ? 1.0 / P : 0;
                    }
                    for (int p = 0; p < P; p++) {
                        if ((mask >> p & 1) == 1) {
                            times[p]++;
                            see(p, attention);
                        }
                    }
                }
            }
            excess /= masks * (double) MASKED;
            for (int p = 0; p < P; p++) {
                for (int j = 0; j < 3; j++) {
                    rows[p][j] /= times[p];
                }
            }
        }

        private void see(int p, double[] attention) {
            int own = AREA[p];
            double squares = 0;
            double others = 0;
            for (int j = 0; j < 3; j++) {
                rows[p][j] += attention[j];
                squares += attention[j] * attention[j];
                others += j == own ? 0 : attention[j] * attention[j];
            }
            int kind = own == 0 ? 0 : 1;
            excess += ((1 - attention[own]) * (1 - attention[own]) + others - (attention[own] == 0 ? 1 : 0)) / 2;
            judged[kind] += attention[own] > 0 ? 1 : 0;
            ownOf[kind] += attention[own];
            if (kind == 1) {
                // lem:mae-gradient with z = 1
                double a = attention[own];
                double g = attention[0];
                alpha[0] += a * ((1 - a) * (1 - a) + others);
                alpha[1] += g * (squares - a * a - g * g - (1 - a) * a - (1 - g) * g);
            }
        }

        double ratioError() {
            double power = 25.0 / (P * 2.0);
            return Math.abs(-alpha[1] / alpha[0] / ((P - MASKED) / (double) P * power) - 1);
        }

        double distance() {
            double sum = 0;
            for (double[] a : rows) {
                for (double[] b : rows) {
                    for (int j = 0; j < 3; j++) {
                        sum += Math.abs(a[j] - b[j]) / 2;
                    }
                }
            }
            return sum / (P * (P - 1));
        }

        double information() {
            double[][] joint = new double[3][3];
            for (int p = 0; p < P; p++) {
                double total = rows[p][0] + rows[p][1] + rows[p][2];
                for (int j = 0; j < 3; j++) {
                    joint[AREA[p]][j] += rows[p][j] / total / P;
                }
            }
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double row = joint[i][0] + joint[i][1] + joint[i][2];
                    double column = joint[0][j] + joint[1][j] + joint[2][j];
                    sum += joint[i][j] * Math.log(joint[i][j] / row / column);
                }
            }
            return sum;
        }
    }

    /** One step so small that the state stays at 0 to nine digits. */
    @Test
    void whatIsMeasuredIsTheSumOverEveryMask() {
        PopulationAudit audit = run("""
                name: zero
                about: One small step.
                population: {positions: 9, global-size: 5, local-size: 2, masked-part: "0.4444444"}
                mae: {eta: "1p-40", grid-bits: 90, max-steps: 1}
                cl: {level: exact, clusters: 2, negatives: 1, tau: "1", eta: "1", max-steps: 1}
                ignored: [both-objectives, scales-in-range, gap-away-from-zero, positive-gap, imbalance]
                """);
        AtZero zero = new AtZero();
        near(zero.excess, value(audit, "thm:mae-loss", "excess"));
        near(zero.ownOf[1] / zero.judged[1], value(audit, "thm:mae-attention", "local-own-attention"));
        near(zero.ownOf[0] / zero.judged[0], value(audit, "thm:mae-attention", "global-own-attention"));
        near(zero.ratioError(), value(audit, "lem:mae-initial-rates", "ratio-error"));
        near(zero.distance(), value(audit, "thm:diversity", "mae-distance"));
        near(zero.information(), value(audit, "thm:diversity", "information"));
    }

    private static void near(double wanted, Enclosure measured) {
        assertEquals(wanted, Interval.middle(measured), 1e-9);
    }

    /** A hull over two steps, divided: nothing that a step before or after the crossover shows lies outside. */
    @Test
    void theCrossoverLiesBetweenTwoSteps() {
        var local = trained.rows().get(0).course().orElseThrow();
        double logP = Math.log(24);
        var steps = local.checkpoints();
        int after = 0;
        while (Interval.middle(steps.get(after).meanOwn()) < Math
                .pow(Interval.middle(steps.get(after).meanGlobal()), 2)) {
            after++;
        }
        assertTrue(0 < after && after < 20, "among the first steps, of which each is kept: " + after);
        Enclosure decoupling = value(trained, "thm:mae-positive-gap", "decoupling");
        for (int t : new int[] {after - 1, after}) {
            double fall = -Interval.middle(Enclosure.of(steps.get(t).state().get(1))) / logP;
            assertTrue(Interval.decimal(decoupling.lower()).doubleValue() <= fall + 1e-15
                    && fall - 1e-15 <= Interval.decimal(decoupling.upper()).doubleValue(), t + " " + fall);
        }
        // Phi_global = -(Delta/2) log P + Phi_own/2 + O(1), at the later of the two
        double half = Math.log(12.0 * 12 / (24 * 3)) / 2;
        double remainder = Math.abs(-Interval.middle(decoupling) * logP + half
                - Interval.middle(Enclosure.of(steps.get(after).state().get(0))) / 2);
        assertEquals(remainder, Interval.middle(value(trained, "lem:mae-crossover", "remainder")), 0.1);
    }

    @Test
    void replicasAreAMeanAndFourStandardErrors() {
        Estimate estimate = trained.contrast().orElseThrow().estimate(each -> each.last().attention());
        Enclosure interval = value(trained, "thm:cl-collapse", "global-attention");
        assertEquals(estimate.mean() - 4 * estimate.error(), Interval.decimal(interval.lower()).doubleValue(), 1e-12);
        assertEquals(estimate.mean() + 4 * estimate.error(), Interval.decimal(interval.upper()).doubleValue(), 1e-12);
        assertTrue(estimate.error() > 0);
        assertTrue(trained.setting().contains("mean ± 4 standard errors"), trained.setting());
    }

    /** Every mask counted, one cluster more is all the difference. */
    @Test
    void oneClusterDoesNotCollapseAndTwoDo() {
        String text = """
                name: clusters
                about: CL at P = 12.
                population: {positions: 12, global-size: 6, local-size: 2}
                cl: {level: exact, clusters: %d, negatives: 2, tau: "1", eta: "64", max-steps: 400}
                ignored: [at-least-two-clusters]
                """;
        PopulationAudit one = run(text.formatted(1));
        PopulationAudit two = run(text.formatted(2));
        assertEquals(Verdict.HOLDS, verdict(one, "hyp:clusters"));
        assertEquals(Verdict.REFUTED, verdict(one, "thm:cl-collapse"));
        assertEquals(Verdict.NOT_APPLICABLE, verdict(two, "hyp:clusters"));
        assertEquals(Verdict.HOLDS, verdict(two, "thm:cl-collapse"));
        assertEquals(Verdict.HOLDS, verdict(two, "thm:cl-loss"));
        assertEquals(Verdict.NOT_APPLICABLE, verdict(two, "thm:mae-loss"));
        assertEquals(Verdict.NOT_APPLICABLE, verdict(two, "lem:mae-initial-rates"));
        assertEquals(Verdict.NOT_APPLICABLE, verdict(two, "thm:diversity"));
    }

    /** What does not hold by the thresholds of the registry, or of the configuration, is told. */
    @Test
    void aThresholdOfTheConfigurationDecides() {
        assertEquals(Verdict.HOLDS, verdict(trained, "lem:mae-crossover"));
        PopulationAudit strict = run(TRAINED + "thresholds: {\"lem:mae-crossover\": {remainder: \"0.001\"}}\n"
                + "expected: {\"lem:mae-crossover\": {verdict: holds, why: It was so before.}}\n");
        assertEquals(Verdict.REFUTED, verdict(strict, "lem:mae-crossover"));
        assertEquals(1, strict.exitCode(false));
        assertTrue(AuditText.of(strict).contains("refuted (EXPECTED: holds)"));
    }

    /** Not the same data, unless that is set aside; large steps are not a flow. */
    @Test
    void hypothesesAreAskedFor() {
        assertFalse(verdict(trained, "thm:diversity") == Verdict.NOT_APPLICABLE);
        PopulationAudit asked = run(TRAINED.replace("ignored: [both-objectives]\n", "").replace("\"4\"", "\"32\"")
                .replace("max-steps: 60", "max-steps: 3"));
        assertEquals(List.of("both-objectives"), asked.judgement("thm:diversity").orElseThrow().unmet().stream()
                .map(Claim.Hypothesis::key).toList());
        assertEquals(List.of("small-step"), asked.judgement("lem:mae-constants").orElseThrow().unmet().stream()
                .map(Claim.Hypothesis::key).toList());
        assertEquals(List.of(), trained.judgement("lem:mae-constants").orElseThrow().unmet());
    }

    @Test
    void aSuiteOfBothKindsIsOnePage() {
        Audit batches = Audit.run(TestRuns.edge("batches", "0").withLevel(LevelName.COORDINATES), 2,
                (objective, step, steps) -> {});
        String page = SuitePage.of("both", List.of(batches, trained), List.of(ImbalanceFigure.packaged()),
                "the command");
        for (String id : new String[] {"lem:mae-crossover", "thm:cl-collapse", "thm:mae-loss", "thm:diversity"}) {
            assertTrue(page.contains("<code>" + id + "</code> "), id);
        }
        assertTrue(page.contains("MAE on the exact population.") && page.contains("CL on fresh batches."));
        int headline = page.indexOf("How different the queries");
        assertTrue(0 < headline && headline < page.indexOf("id=\"at-a-glance\""), "MAE against CL comes first");
        assertTrue(page.contains("no guarantee") && page.contains("<h2 id=\"small-title\">"));
        assertFalse(SuitePage.of("one", List.of(batches), "the command").contains("exact population"));
    }

    @Test
    void presetsAreThoseOfTheFolderAndExpectAVerdictOnEachClaim() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("spec/populations"))) {
            assertEquals(Set.copyOf(PopulationConfig.names()), files
                    .map(file -> file.getFileName().toString().replace(".yaml", "")).collect(Collectors.toSet()));
        }
        List<PopulationConfig> paper = PopulationConfig.suite("paper");
        assertEquals(PopulationConfig.names(), paper.stream().map(PopulationConfig::name).toList());
        assertEquals(10000, paper.get(paper.size() - 1).sizes().positions().intValue());
        Set<String> judged = FiniteForms.claims().stream().map(Claim::id).collect(Collectors.toSet());
        for (PopulationConfig each : paper) {
            assertEquals(judged, each.expected().keySet(), each.name());
            assertFalse(Presets.names().contains(each.name()), "no name twice");
            each.expected().values().forEach(why -> assertTrue(why.why().length() > 15, why.why()));
            assertEquals(each, PopulationConfig.read("again", each.text().getBytes(StandardCharsets.UTF_8)));
            boolean draws = each.document().path("cl").has("seed");
            assertEquals(!draws, each.withSeed(12).equals(each), each.name());
        }
        assertEquals(Map.of(), config(TRAINED).expected());
        assertEquals(Optional.of(6L), config(TRAINED).contrast().map(each -> each.maxSteps()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "local-size: 3 | local-size: 5 | do not make a partition of 24 positions",
            "max-steps: 60 | max-step: 60 | mae.max-step: got an unknown key",
            "clusters: 2 | clusters: 0 | cl.clusters: got 0",
            "tau: \"1\" | tau: \"one\" | cl.tau: got",
            "both-objectives | both | ignored: got both, expected one of at-least-two-clusters",
            ", replicas: 3 | '' | cl.replicas: got nothing",
            "about: A small one. | 'thresholds: {\"thm:mae-loss\": {exces: \"1\"}}' | about: got nothing"})
    void whatIsWrongIsOneLine(String right, String wrong, String complaint) {
        String text = TRAINED.replace(right, wrong);
        assertFalse(text.equals(TRAINED));
        String message = assertThrows(BadInput.class, () -> config(text)).getMessage();
        assertTrue(message.startsWith("small.yaml: ") && message.contains(complaint), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "thresholds: {\"thm:mae-loss\": {exces: \"1\"}} | thresholds.thm:mae-loss.exces: got an unknown quantity, "
                    + "expected one of excess",
            "expected: {\"def:gap\": {verdict: holds, why: No.}} | expected.def:gap: got a claim that is not judged"})
    void whatIsNotJudgedIsRefused(String more, String complaint) {
        String message = assertThrows(BadInput.class, () -> config(TRAINED + more + "\n")).getMessage();
        assertTrue(message.contains(complaint), message);
    }
}
