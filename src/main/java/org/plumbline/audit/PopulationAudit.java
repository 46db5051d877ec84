package org.plumbline.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.plumbline.laws.ContrastPlan;
import org.plumbline.laws.ContrastRun;
import org.plumbline.laws.PopulationRun;
import org.plumbline.laws.RowCheckpoint;
import org.plumbline.laws.RowConfig;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowState;
import org.plumbline.report.Figure;
import org.plumbline.run.Config;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.run.Workers;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Claim;

/**
 * MAE and CL trained on the population at one size, with a verdict on each claim judged there. MAE: one cluster,
 * a local and a global row, every mask counted (lem:lumping), in enclosures. CL: K clusters of the same shape, one row
 * for every query, by sums over all masks in double precision or by independent replicas on fresh batches.
 *
 * @param config what decided it
 * @param rows MAE's local row and its global one; none if MAE is not trained
 * @param contrast CL, if it is trained
 * @param judgements one a claim, in the order of the registry
 */
public record PopulationAudit(PopulationConfig config, List<PopulationRun> rows, Optional<ContrastRun> contrast,
        List<Judgement> judgements) implements Judged {

    /** What no registry speaks of: here one row of numbers is trained for every query. */
    private static final Claim.Hypothesis ROWS = new Claim.Hypothesis("rows-apart", "a row of its own for each query; "
            + "on the population one stands for all");

    private static final Claim.Hypothesis PROBES = new Claim.Hypothesis("fixed-probes", "a loss on fixed probes; here "
            + "each is that of a batch drawn anew");

    private static final Claim.Hypothesis MAE = new Claim.Hypothesis("mae-trained", "MAE is trained");

    private static final Dyadic QUARTER = DyadicText.parse("1/4");

    /** Who hears of an audit's progress. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A part is done: a row of MAE, or CL.
         *
         * @param done how many are
         * @param all how many there are
         */
        void done(int done, int all);
    }

    /**
     * Runs an audit.
     *
     * @param config the configuration
     * @param threads how many threads compute; no result depends on it
     * @param progress hears of every part
     * @return the audit
     */
    public static PopulationAudit run(PopulationConfig config, int threads, Progress progress) {
        List<Boolean> kinds = config.sizes().descent().isPresent() ? List.of(false, true) : List.of();
        int all = kinds.size() + (config.contrast().isPresent() ? 1 : 0);
        int[] done = {0};
        List<PopulationRun> rows;
        try (Workers workers = new Workers(threads)) {
            rows = workers.map(kinds, global -> {
                PopulationRun run = row(config.sizes(), global).run(step -> {});
                synchronized (done) {
                    progress.done(++done[0], all);
                }
                return run;
            });
        }
        Optional<ContrastRun> contrast = config.contrast().map(plan -> plan.run(threads, step -> {}));
        contrast.ifPresent(run -> progress.done(all, all));
        return new PopulationAudit(config, List.copyOf(rows), contrast, judge(config, rows, contrast));
    }

    private static RowConfig row(RowConfig sizes, boolean global) {
        return new RowConfig(global, sizes.positions(), sizes.kc(), sizes.ks(), sizes.globalSize(), sizes.localSize(),
                sizes.maskedPart(), sizes.latent(), sizes.descent());
    }

    private static List<Judgement> judge(PopulationConfig config, List<PopulationRun> rows,
            Optional<ContrastRun> contrast) {
        Map<String, Enclosure> measured = PopulationMeasures.of(config, rows, contrast);
        Map<Objective, Hypotheses> hypotheses = new EnumMap<>(Objective.class);
        for (Objective objective : Objective.values()) {
            hypotheses.put(objective, new Hypotheses(asConfig(config, objective)));
        }
        List<Judgement> judgements = new ArrayList<>();
        for (Claim claim : FiniteForms.claims()) {
            Map<String, Enclosure> thresholds = new LinkedHashMap<>();
            for (Claim.Measure measure : claim.measures()) {
                String key = claim.id() + "." + measure.quantity();
                thresholds.put(key, config.thresholds().getOrDefault(key,
                        DyadicText.enclose(measure.threshold(), Interval.SCALE)));
            }
            judgements.add(Judgement.of(claim, unmet(config, rows, contrast, hypotheses, claim), measured, thresholds,
                    Optional.ofNullable(config.expected().get(claim.id()))));
        }
        return List.copyOf(judgements);
    }

    private static List<Claim.Hypothesis> unmet(PopulationConfig config, List<PopulationRun> rows,
            Optional<ContrastRun> contrast, Map<Objective, Hypotheses> hypotheses, Claim claim) {
        boolean ofContrast = claim.hypotheses().stream().map(Claim.Hypothesis::key)
                .anyMatch(each -> each.equals("cl-trained") || each.equals("both-objectives"));
        List<Claim.Hypothesis> unmet =
                new ArrayList<>(hypotheses.get(ofContrast ? Objective.CL : Objective.MAE).unmet(claim,
                        key -> key.equals("small-step") && smallStep(rows)));
        if (claim.id().equals("lem:cl-identical-rows")) {
            unmet.add(ROWS);
        }
        if (claim.id().equals("thm:cl-loss") && config.contrast().filter(PopulationAudit::sampled).isPresent()) {
            unmet.add(PROBES);
        }
        boolean lacking = rows.isEmpty() || contrast.isEmpty();
        if (rows.isEmpty() && !ofContrast && unmet.stream().noneMatch(each -> each.key().equals(MAE.key()))
                || lacking && claim.id().equals("thm:diversity")) {
            unmet.add(MAE);
        }
        return unmet;
    }

    private static boolean sampled(ContrastPlan plan) {
        return plan.level() == ContrastPlan.Level.SAMPLED;
    }

    /** Whether the first step moves each Phi of the local row by a quarter at most: a choice. */
    private static boolean smallStep(List<PopulationRun> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        List<RowCheckpoint> kept = rows.get(0).course().orElseThrow().checkpoints();
        return kept.size() < 2 || List.of(RowState.PHI_OWN, RowState.PHI_GLOBAL, RowState.PHI_OTHER).stream()
                .map(kept.get(1).state()::get)
                .allMatch(moved -> moved.compareTo(QUARTER) <= 0 && moved.negate().compareTo(QUARTER) <= 0);
    }

    /** The same sizes as a configuration of batches, of which hypotheses speak: K = 1 for MAE, nothing else for CL. */
    private static Config asConfig(PopulationConfig config, Objective objective) {
        Population population = config.sizes().population();
        List<Integer> sizes = new ArrayList<>(List.of(population.globalSize()));
        for (int left = population.positions() - population.globalSize(); left > 0; left -= population.localSize()) {
            sizes.add(population.localSize());
        }
        boolean trained = objective == Objective.MAE ? config.sizes().descent().isPresent()
                : config.contrast().isPresent();
        int clusters = objective == Objective.MAE ? 1 : config.contrast().map(ContrastPlan::clusters).orElse(1);
        List<List<Integer>> all = new ArrayList<>();
        for (int k = 0; k < clusters; k++) {
            all.add(sizes);
        }
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        if (trained) {
            training.put(objective, new Config.Training(1, 1, true, Dyadic.ONE, 64, 1, Dyadic.ONE));
        }
        return new Config(config.name(), 0, 20, LevelName.COORDINATES,
                new Config.Data(population.positions(), all,
                        new LatentLaw(config.sizes().latent(), config.sizes().latent()), 0),
                population.masked(), training,
                new Config.Audit(1, 0, 0, Map.of(), config.expected(), config.ignored()), config.about(), Dyadic.ZERO);
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public String about() {
        return config.about();
    }

    @Override
    public Set<String> ignored() {
        return config.ignored();
    }

    @Override
    public String setting() {
        Population population = config.sizes().population();
        List<String> words = new ArrayList<>();
        words.add("P = " + population.positions() + ", C_1 = " + population.globalSize() + ", C = "
                + population.localSize() + ", m = " + population.masked() + ", z = " + config.sizes().latent() + ".");
        if (!rows.isEmpty()) {
            words.add("MAE: one cluster, the exact population; a local and a global row, each until A_own = 0.99 ("
                    + rows.stream().map(each -> Long.toString(each.course().orElseThrow().last().step()))
                            .collect(Collectors.joining(" and "))
                    + " steps of eta = " + config.sizes().descent().orElseThrow().eta()
                    + "). Numbers lie within their intervals; what is read off at a crossover lies between two steps.");
        }
        contrast.ifPresent(run -> words.add(words(run)));
        return String.join(" ", words);
    }

    private static String words(ContrastRun run) {
        ContrastPlan plan = run.plan();
        String head = "CL: K = " + plan.clusters() + ", N_s = " + plan.negatives() + ", tau = " + plan.tau() + ", ";
        if (!sampled(plan)) {
            return head + "the exact population by sums over all masks in double precision, whose rounding is not "
                    + "bounded; " + run.courses().get(0).steps() + " steps.";
        }
        return head + plan.sampling().replicas() + " trainings on fresh batches of " + plan.sampling().batch()
                + " (seeds from " + plan.sampling().seed() + "), up to "
                + run.courses().stream().mapToLong(each -> each.steps()).max().orElseThrow()
                + " steps. Its intervals are no guarantees: mean ± " + PopulationMeasures.ERRORS
                + " standard errors.";
    }

    @Override
    public List<Figure> figures() {
        return PopulationPictures.of(this);
    }
}
