package org.plumbline.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config;
import org.plumbline.run.Objective;

/**
 * The quantities that claims are judged by (the measures of the registry), by {@code claim.quantity}. One that has no
 * meaning in a run, such as what happens at a crossover that never came, is absent.
 */
final class Measurements {

    private final Map<String, Enclosure> values = new LinkedHashMap<>();
    private final Enclosure logP;

    private Measurements(int positions) {
        this.logP = Interval.log(Enclosure.of(positions));
    }

    /**
     * Measures what can be measured.
     *
     * @param config the configuration: P and the grids
     * @param courses the training of each objective
     * @return quantities by {@code claim.quantity}
     */
    static Map<String, Enclosure> of(Config config, Map<Objective, Course> courses) {
        Measurements measured = new Measurements(config.data().positions());
        Optional<Course> mae = Optional.ofNullable(courses.get(Objective.MAE));
        Optional<Course> cl = Optional.ofNullable(courses.get(Objective.CL));
        mae.ifPresent(course -> {
            measured.reconstruction(course, config.maskSize());
            measured.correlations(course);
            measured.positiveGap(course);
            measured.globalRow(course, config.training().get(Objective.MAE).gridBits());
        });
        cl.ifPresent(course -> {
            measured.collapse(course);
            measured.contrastiveLoss(course);
        });
        if (mae.isPresent() && cl.isPresent()) {
            measured.diversity(mae.get().diversity(), cl.get().diversity());
        }
        return measured.values;
    }

    private void put(String key, Optional<Enclosure> value) {
        value.ifPresent(each -> values.put(key, each));
    }

    private void reconstruction(Course mae, int maskSize) {
        Statistics end = mae.end();
        values.put("thm:mae-loss.excess",
                Interval.quotient(end.loss().minus(end.floor()), Enclosure.of(maskSize)));
        put("thm:mae-attention.local-own-attention", attention(end, Kind.LOCAL));
        put("thm:mae-attention.global-own-attention", attention(end, Kind.GLOBAL));
        List<Enclosure> excesses = new ArrayList<>();
        mae.statistics().forEach(each -> excesses.add(each.loss().minus(each.floor())));
        for (int t = 0; t < mae.losses().size(); t++) {
            excesses.add(mae.losses().get(t).minus(mae.floors().get(t)));
        }
        put("lem:batch-floor.least-excess", Interval.least(excesses));
    }

    private static Optional<Enclosure> attention(Statistics statistics, Kind kind) {
        return Optional.ofNullable(statistics.attention().get(kind)).flatMap(Statistics.Attention::own);
    }

    private void correlations(Course mae) {
        values.put("thm:mae-negligible.features", perLogP(largest(mae, Statistics::otherFeatures)));
        values.put("thm:mae-negligible.positions", perLogP(largest(mae, Statistics::positions)));
        if (mae.end().correlations().containsKey(Kind.LOCAL)) {
            Enclosure growth = perLogP(local(mae.end()).own());
            values.put("thm:mae-positive-gap.growth", growth);
            values.put("thm:mae-negative-gap.growth", growth);
            values.put("thm:mae-negative-gap.global",
                    perLogP(largest(mae, each -> Interval.absolute(local(each).global()))));
        }
    }

    private static Statistics.Correlation local(Statistics statistics) {
        return statistics.correlations().get(Kind.LOCAL);
    }

    private void positiveGap(Course mae) {
        if (mae.crossover().isEmpty()) {
            return;
        }
        Statistics.Correlation there = local(mae.statistics().get(mae.crossover().getAsInt()));
        Enclosure fall = there.global().negate();
        values.put("thm:mae-positive-gap.decoupling", perLogP(fall));
        if (Interval.ZERO.certainlyLess(fall)) {
            Enclosure change = local(mae.end()).global().minus(there.global());
            values.put("thm:mae-positive-gap.separation", Interval.quotient(there.own(), fall));
            values.put("thm:mae-positive-gap.drift", Interval.quotient(Interval.absolute(change), fall));
        }
    }

    private void globalRow(Course mae, int gridBits) {
        List<Enclosure> each = new ArrayList<>();
        List<Enclosure> means = new ArrayList<>();
        for (int t = 1; t < mae.statistics().size(); t++) {
            Statistics.Correlation before = mae.statistics().get(t - 1).correlations().get(Kind.GLOBAL);
            Statistics.Correlation after = mae.statistics().get(t).correlations().get(Kind.GLOBAL);
            means.add(after.own().minus(before.own()));
            for (int i = 0; i < after.ownOfEach().size(); i++) {
                each.add(after.ownOfEach().get(i).minus(before.ownOfEach().get(i)));
            }
        }
        BigInteger unitsOfTheGrid = BigInteger.ONE.shiftLeft(gridBits);
        put("thm:mae-global-row.least-increase", Interval.least(each).map(least -> least.times(unitsOfTheGrid)));
        put("thm:mae-global-row.first-rate", Interval.largest(means).filter(Interval.ZERO::certainlyLess)
                .map(fastest -> Interval.quotient(means.get(0), fastest)));
        values.put("thm:mae-global-row.growth", perLogP(mae.end().correlations().get(Kind.GLOBAL).own()));
    }

    private void collapse(Course cl) {
        Statistics end = cl.end();
        put("thm:cl-collapse.global-attention", Interval.least(end.globalAttention()));
        put("hyp:clusters.global-attention", Interval.largest(end.globalAttention()));
        List<Enclosure> least = end.correlations().values().stream().map(Statistics.Correlation::leastGlobal).toList();
        put("thm:cl-collapse.growth", Interval.least(least).map(this::perLogP));
        values.put("thm:cl-collapse.local", perLogP(largest(cl, Statistics::localFeatures)));
        values.put("lem:cl-identical-rows.row-difference", largest(cl, Statistics::rowDifference));
    }

    private void contrastiveLoss(Course cl) {
        int steps = cl.losses().size();
        Enclosure fall = cl.statistics().get(0).loss().minus(cl.end().loss());
        values.put("thm:cl-loss.fall", fall);
        // a last quarter of no step would say that any loss has settled
        if (steps >= 4 && Interval.ZERO.certainlyLess(fall)) {
            Enclosure late = cl.statistics().get(steps - steps / 4).loss();
            values.put("thm:cl-loss.unrest",
                    Interval.quotient(Interval.absolute(cl.end().loss().minus(late)), fall));
        }
    }

    private void diversity(Diversity mae, Diversity cl) {
        put("thm:diversity.mae-distance", mae.distance());
        put("thm:diversity.cl-distance", cl.distance());
        if (mae.information().isPresent() && cl.information().isPresent()) {
            values.put("thm:diversity.information", mae.information().get().minus(cl.information().get()));
        }
    }

    private Enclosure perLogP(Enclosure value) {
        return Interval.quotient(value, logP);
    }

    private static Enclosure largest(Course course, Function<Statistics, Enclosure> value) {
        return Interval.largest(course.statistics().stream().map(value).toList()).orElseThrow();
    }
}
