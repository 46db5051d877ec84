package org.plumbline.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.report.Figure;
import org.plumbline.run.Config;
import org.plumbline.run.Experiment;
import org.plumbline.run.Objective;
import org.plumbline.run.Workers;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/**
 * Both objectives of a configuration trained and measured, and a verdict on every audited claim.
 *
 * @param experiment the configuration, setting and draws
 * @param courses the training of each objective of the configuration
 * @param judgements one an audited claim, in the order of the registry
 */
public record Audit(Experiment experiment, Map<Objective, Course> courses, List<Judgement> judgements)
        implements Judged {

    /** Who hears of an audit's progress. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A step was taken and measured.
         *
         * @param objective of whose training
         * @param step its number, from 1
         * @param steps how many there are
         */
        void stepped(Objective objective, int step, int steps);
    }

    /**
     * Runs an audit.
     *
     * @param config the configuration
     * @param threads how many threads compute; no result depends on it
     * @param progress hears of every step
     * @return the audit
     */
    public static Audit run(Config config, int threads, Progress progress) {
        Experiment experiment = Experiment.of(config);
        Map<Objective, Course> courses = new EnumMap<>(Objective.class);
        try (Workers workers = new Workers(threads)) {
            for (Objective objective : config.training().keySet()) {
                int steps = config.training().get(objective).steps();
                courses.put(objective,
                        Course.run(experiment, objective, workers,
                                step -> progress.stepped(objective, step, steps)));
            }
        }
        return new Audit(experiment, courses, judge(config, courses));
    }

    private static List<Judgement> judge(Config config, Map<Objective, Course> courses) {
        Hypotheses hypotheses = new Hypotheses(config);
        Map<String, Enclosure> measured = Measurements.of(config, courses);
        List<Judgement> judgements = new ArrayList<>();
        for (Claim claim : Claims.load().all()) {
            if (claim.audited()) {
                judgements.add(Judgement.of(claim, hypotheses.unmet(claim), measured, thresholds(config, claim),
                        Optional.ofNullable(config.audit().expected().get(claim.id()))));
            }
        }
        return List.copyOf(judgements);
    }

    /** The thresholds of the registry, unless the configuration gives others. */
    private static Map<String, Enclosure> thresholds(Config config, Claim claim) {
        Map<String, Enclosure> thresholds = new LinkedHashMap<>();
        for (Claim.Measure measure : claim.measures()) {
            String key = claim.id() + "." + measure.quantity();
            Dyadic own = config.audit().thresholds().get(key);
            thresholds.put(key, own != null ? Enclosure.of(own)
                    : DyadicText.enclose(measure.threshold(), Interval.SCALE));
        }
        return thresholds;
    }

    @Override
    public String name() {
        return experiment.config().name();
    }

    @Override
    public String about() {
        return experiment.config().about();
    }

    @Override
    public Set<String> ignored() {
        return experiment.config().audit().ignored();
    }

    @Override
    public String setting() {
        Config config = experiment.config();
        return "P = " + config.data().positions() + ", K = " + config.data().areaSizes().size() + ", m = "
                + config.maskSize() + ", on batches; the seed is " + config.seed() + ".";
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }
}
