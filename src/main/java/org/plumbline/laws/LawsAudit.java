package org.plumbline.laws;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.plumbline.run.Config.Expectation;
import org.plumbline.run.Workers;
import org.plumbline.theory.Verdict;

/**
 * The scaling laws measured on their grid, and a verdict on each claim they belong to.
 *
 * @param config where and how near
 * @param findings of each law at each of its points
 * @param exact the exact population
 */
public record LawsAudit(LawsConfig config, Map<ScalingLaw, List<Finding>> findings, List<ExactLadder> exact) {

    /** What is held to be true; another one than {@link ScalingLaw#predicted} shows what the audit would say of it. */
    @FunctionalInterface
    public interface Theory {

        /**
         * A prediction.
         *
         * @param law a law
         * @param at what it depends on
         * @return the limit
         */
        double predicts(ScalingLaw law, Exponents at);
    }

    /** Who hears of an audit's progress. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A row is done.
         *
         * @param done how many are
         * @param all how many there are
         */
        void done(int done, int all);
    }

    /** One point in the mean field, or one P of the exact population. */
    private interface Job {
        Object run();
    }

    /** The readings of one row at all P of the ladder. */
    private record Ladder(Exponents at, boolean global, List<Reading> readings) {
    }

    /**
     * Runs the audit.
     *
     * @param config where and how near
     * @param theory what is held to be true
     * @param threads how many threads compute; no result depends on it
     * @param progress hears of every row
     * @return the audit
     */
    public static LawsAudit run(LawsConfig config, Theory theory, int threads, Progress progress) {
        List<Job> jobs = new ArrayList<>();
        // the costly ones first
        for (Exponents at : config.exact()) {
            for (int i = config.exactPositions().size() - 1; i >= 0; i--) {
                int positions = config.exactPositions().get(i);
                jobs.add(() -> exactRun(config, at, positions));
            }
        }
        for (List<Exponents> grid : List.of(config.positive(), config.negative())) {
            grid.forEach(at -> jobs.add(() -> ladder(config, at, false)));
            // a global row knows of ks only through what is negligible
            grid.stream().filter(at -> at.ks() == grid.get(0).ks())
                    .forEach(at -> jobs.add(() -> ladder(config, at, true)));
        }
        List<Object> results;
        int[] done = {0};
        try (Workers workers = new Workers(threads)) {
            results = workers.map(jobs, job -> {
                Object result = job.run();
                synchronized (done) {
                    progress.done(++done[0], jobs.size());
                }
                return result;
            });
        }
        List<ExactLadder> exact = new ArrayList<>();
        int next = 0;
        for (Exponents at : config.exact()) {
            List<PopulationRun> runs = new ArrayList<>();
            for (int i = 0; i < config.exactPositions().size(); i++) {
                runs.add(0, (PopulationRun) results.get(next++));
            }
            exact.add(ExactLadder.of(at, runs));
        }
        List<Ladder> ladders = results.stream().filter(Ladder.class::isInstance).map(Ladder.class::cast).toList();
        return new LawsAudit(config, findings(config, theory, ladders, exact), exact);
    }

    private static PopulationRun exactRun(LawsConfig config, Exponents at, int positions) {
        return new RowConfig(false, BigDecimal.valueOf(positions), BigDecimal.valueOf(at.kc()),
                BigDecimal.valueOf(at.ks()), Optional.empty(), Optional.empty(), BigDecimal.valueOf(at.maskedPart()),
                Bounds.dyadic(at.latent()), Optional.of(new RowConfig.Descent(config.eta(), config.gridBits(),
                        Long.MAX_VALUE)))
                .run(step -> {});
    }

    private static Ladder ladder(LawsConfig config, Exponents at, boolean global) {
        return new Ladder(at, global, config.ladder().stream().map(positions -> Reading.of(MeanFieldRow.ofExponents(
                positions, at.maskedPart(), at.kc(), at.ks(), at.latent(), global))).toList());
    }

    private static Map<ScalingLaw, List<Finding>> findings(LawsConfig config, Theory theory, List<Ladder> ladders,
            List<ExactLadder> exact) {
        Map<ScalingLaw, List<Finding>> findings = new EnumMap<>(ScalingLaw.class);
        for (ScalingLaw law : ScalingLaw.values()) {
            List<Finding> all = new ArrayList<>();
            if (law.rows() == ScalingLaw.Rows.EXACT) {
                for (ExactLadder each : exact) {
                    List<double[]> ends = each.values(law);
                    double[] middles = ends.stream().mapToDouble(v -> (v[0] + v[1]) / 2).toArray();
                    double[] last = ends.get(ends.size() - 1);
                    all.add(finding(config, theory, law, each.at(), middles, (last[1] - last[0]) / 2));
                }
            } else {
                for (Ladder ladder : ladders) {
                    if (speaksOf(law, ladder)) {
                        all.add(finding(config, theory, law, ladder.at(), values(law, ladder.readings()), 0));
                    }
                }
            }
            findings.put(law, List.copyOf(all));
        }
        return findings;
    }

    private static boolean speaksOf(ScalingLaw law, Ladder ladder) {
        boolean positive = ladder.at().gap() > 0;
        return switch (law.rows()) {
            case POSITIVE -> positive && !ladder.global();
            case NEGATIVE -> !positive && !ladder.global();
            case GLOBAL -> ladder.global();
            case EXACT -> false;
        };
    }

    /**
     * The same measurements, judged by another theory.
     *
     * @param theory what is held to be true
     * @return an audit with other predictions and verdicts
     */
    public LawsAudit under(Theory theory) {
        Map<ScalingLaw, List<Finding>> judged = new EnumMap<>(ScalingLaw.class);
        findings.forEach((law, all) -> judged.put(law, all.stream().map(each -> finding(config, theory, law, each.at(),
                each.values().stream().mapToDouble(Double::doubleValue).toArray(), each.between())).toList()));
        return new LawsAudit(config, judged, exact);
    }

    /** What a law reads at each P, or its slopes between them. */
    static double[] values(ScalingLaw law, List<Reading> readings) {
        double[] at = readings.stream().mapToDouble(law::value).toArray();
        if (!law.isSlope()) {
            return at;
        }
        double[] slopes = new double[at.length - 1];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (at[i + 1] - at[i])
                    / StrictMath.log(readings.get(i + 1).row().positions() / readings.get(i).row().positions());
        }
        return slopes;
    }

    private static Finding finding(LawsConfig config, Theory theory, ScalingLaw law, Exponents at, double[] values,
            double between) {
        double predicted = theory.predicts(law, at);
        double tolerance = predicted == 0 ? config.absolute() : config.relative() * Math.abs(predicted);
        return Finding.of(law, at, predicted, values, between, tolerance);
    }

    /**
     * The finding that is farthest from its prediction, in tolerances.
     *
     * @param law a law
     * @return one of its findings; empty if no point of the grid meets its hypotheses
     */
    public Optional<Finding> worst(ScalingLaw law) {
        return findings.get(law).stream().filter(each -> each.verdict() != Verdict.NOT_APPLICABLE)
                .max(Comparator.comparing(Finding::distance));
    }

    /**
     * The verdict on a law: refuted if it is so at one point, else undecided if it is so at one.
     *
     * @param law a law
     * @return the verdict
     */
    public Verdict verdict(ScalingLaw law) {
        return combined(findings.get(law).stream().map(Finding::verdict).toList());
    }

    private static Verdict combined(List<Verdict> verdicts) {
        for (Verdict each : List.of(Verdict.REFUTED, Verdict.UNDECIDED, Verdict.HOLDS)) {
            if (verdicts.contains(each)) {
                return each;
            }
        }
        return Verdict.NOT_APPLICABLE;
    }

    /**
     * The verdict on each claim: that on the worst of its laws.
     *
     * @return verdicts by id, in the order of the laws
     */
    public Map<String, Verdict> verdicts() {
        Map<String, List<Verdict>> byClaim = new LinkedHashMap<>();
        for (ScalingLaw law : ScalingLaw.values()) {
            byClaim.computeIfAbsent(law.claim(), claim -> new ArrayList<>()).add(verdict(law));
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        byClaim.forEach((claim, all) -> verdicts.put(claim, combined(all)));
        return verdicts;
    }

    /**
     * The exit code that this audit gives.
     *
     * @return 0 if every verdict is the expected one, 1 if another was expected, 3 if one is undecided that should not
     *         be
     */
    public int exitCode() {
        int code = 0;
        for (Map.Entry<String, Verdict> each : verdicts().entrySet()) {
            Expectation expected = config.expected().get(each.getKey());
            boolean open = each.getValue() == Verdict.UNDECIDED;
            if (expected != null && expected.verdict() != each.getValue() && !open) {
                return 1;
            }
            code = open && (expected == null || expected.verdict() != Verdict.UNDECIDED) ? 3 : code;
        }
        return code;
    }
}
