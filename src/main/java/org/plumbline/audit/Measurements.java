package org.plumbline.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.plumbline.reference.number.Enclosure;

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
     * @param positions the number of positions P
     * @param mae the course of MAE, or null if it was not trained
     * @param cl the course of CL, or null if it was not trained
     * @return quantities by {@code claim.quantity}
     */
    static Map<String, Enclosure> of(int positions, Course mae, Course cl) {
        Measurements measured = new Measurements(positions);
        if (mae != null) {
            measured.mae(mae);
            measured.positiveGap(mae);
            measured.globalRow(mae);
        }
        if (cl != null) {
            measured.cl(cl);
            measured.clLoss(cl);
        }
        if (mae != null && cl != null) {
            measured.diversity(mae.diversity(), cl.diversity());
        }
        return measured.values;
    }

    private void mae(Course mae) {
        Statistics end = mae.end();
        values.put("thm:mae-loss.excess", end.loss().minus(end.floor()));
        values.put("thm:mae-attention.local-own-attention", end.attention().get(Kind.LOCAL).own());
        values.put("thm:mae-attention.global-own-attention", end.attention().get(Kind.GLOBAL).own());
        values.put("thm:mae-negligible.features", perLogP(largest(mae, Statistics::otherFeatures)));
        values.put("thm:mae-negligible.positions", perLogP(largest(mae, Statistics::positions)));
        Enclosure growth = perLogP(end.correlations().get(Kind.LOCAL).own());
        values.put("thm:mae-positive-gap.growth", growth);
        values.put("thm:mae-negative-gap.growth", growth);
        values.put("thm:mae-negative-gap.global", perLogP(
                largest(mae, each -> Interval.absolute(each.correlations().get(Kind.LOCAL).global()))));
        List<Enclosure> excesses = new ArrayList<>();
        mae.statistics().forEach(each -> excesses.add(each.loss().minus(each.floor())));
        for (int t = 0; t < mae.losses().size(); t++) {
            excesses.add(mae.losses().get(t).minus(mae.floors().get(t)));
        }
        values.put("lem:batch-floor.least-excess", Interval.least(excesses));
    }

    private void positiveGap(Course mae) {
        int step = mae.crossover();
        if (step < 0) {
            return;
        }
        Statistics.Correlation there = mae.statistics().get(step).correlations().get(Kind.LOCAL);
        Enclosure fall = there.global().negate();
        values.put("thm:mae-positive-gap.decoupling", perLogP(fall));
        if (Interval.ZERO.certainlyLess(fall)) {
            Enclosure end = mae.end().correlations().get(Kind.LOCAL).global();
            values.put("thm:mae-positive-gap.separation", Interval.quotient(there.own(), fall));
            values.put("thm:mae-positive-gap.drift",
                    Interval.quotient(Interval.absolute(end.minus(there.global())), fall));
        }
    }

    private void globalRow(Course mae) {
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
        values.put("thm:mae-global-row.least-increase", Interval.least(each));
        Enclosure largest = Interval.largest(means);
        if (Interval.ZERO.certainlyLess(largest)) {
            values.put("thm:mae-global-row.first-rate", Interval.quotient(means.get(0), largest));
        }
        values.put("thm:mae-global-row.growth", perLogP(mae.end().correlations().get(Kind.GLOBAL).own()));
    }

    private void cl(Course cl) {
        Statistics end = cl.end();
        values.put("thm:cl-collapse.global-attention", Interval.least(end.globalAttention()));
        values.put("thm:cl-collapse.growth",
                perLogP(Interval.least(List.of(end.correlations().get(Kind.LOCAL).leastGlobal(),
                        end.correlations().get(Kind.GLOBAL).leastGlobal()))));
        values.put("thm:cl-collapse.local", perLogP(largest(cl, Statistics::localFeatures)));
        values.put("lem:cl-identical-rows.row-difference", largest(cl, Statistics::rowDifference));
    }

    private void clLoss(Course cl) {
        int steps = cl.losses().size();
        Enclosure fall = cl.statistics().get(0).loss().minus(cl.end().loss());
        values.put("thm:cl-loss.fall", fall);
        if (Interval.ZERO.certainlyLess(fall)) {
            Enclosure late = cl.statistics().get(steps - steps / 4).loss();
            values.put("thm:cl-loss.unrest",
                    Interval.quotient(Interval.absolute(cl.end().loss().minus(late)), fall));
        }
    }

    private void diversity(Diversity mae, Diversity cl) {
        values.put("thm:diversity.mae-distance", mae.distance());
        values.put("thm:diversity.cl-distance", cl.distance());
        values.put("thm:diversity.information", mae.information().minus(cl.information()));
    }

    private Enclosure perLogP(Enclosure value) {
        return Interval.quotient(value, logP);
    }

    private static Enclosure largest(Course course, Function<Statistics, Enclosure> value) {
        return Interval.largest(course.statistics().stream().map(value).toList());
    }
}
