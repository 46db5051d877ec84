package org.plumbline.audit;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import org.plumbline.laws.AttentionPattern;
import org.plumbline.laws.ContrastCourse;
import org.plumbline.laws.ContrastRun;
import org.plumbline.laws.Estimate;
import org.plumbline.laws.Law;
import org.plumbline.laws.Laws;
import org.plumbline.laws.Milestone;
import org.plumbline.laws.PopulationRun;
import org.plumbline.laws.RowCheckpoint;
import org.plumbline.laws.RowCourse;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowCounts;
import org.plumbline.reference.population.RowPass;
import org.plumbline.reference.population.RowState;

/**
 * The quantities that claims are judged by on the population, by {@code claim.quantity}: those of
 * {@link Measurements} where expectations take the place of batches and probes, and those of {@link FiniteForms}.
 */
final class PopulationMeasures {

    /** So many standard errors to both sides of a mean of replicas. */
    static final int ERRORS = 4;

    /** What double precision may be off by where sums of positive numbers are taken. */
    private static final double DOUBLES = 1e-12;

    private static final Enclosure ONE = Enclosure.of(1);

    private final Map<String, Enclosure> values = new LinkedHashMap<>();
    private final Population population;
    private final Enclosure logP;

    private PopulationMeasures(Population population) {
        this.population = population;
        this.logP = Interval.log(Enclosure.of(population.positions()));
    }

    /**
     * Measures what can be measured.
     *
     * @param config the sizes
     * @param rows MAE's local row and its global one, or none
     * @param contrast CL, if it is trained
     * @return quantities by {@code claim.quantity}
     */
    static Map<String, Enclosure> of(PopulationConfig config, List<PopulationRun> rows,
            Optional<ContrastRun> contrast) {
        PopulationMeasures measured = new PopulationMeasures(config.sizes().population());
        if (!rows.isEmpty()) {
            RowCourse local = rows.get(0).course().orElseThrow();
            RowCourse global = rows.get(1).course().orElseThrow();
            measured.reconstruction(local, global);
            measured.correlations(local, global);
            measured.crossover(rows.get(0), local);
            measured.globalRow(global);
            measured.initialRates(local);
        }
        contrast.ifPresent(measured::collapse);
        if (!rows.isEmpty() && contrast.isPresent()) {
            measured.diversity(pattern(rows));
        }
        return measured.values;
    }

    private void reconstruction(RowCourse local, RowCourse global) {
        int ofGlobal = population.globalSize();
        Enclosure excess = global.last().excess().times(BigInteger.valueOf(ofGlobal)).plus(
                local.last().excess().times(BigInteger.valueOf(population.positions() - ofGlobal)));
        values.put("thm:mae-loss.excess", Interval.quotient(excess, Enclosure.of(population.masked())));
        values.put("thm:mae-attention.local-own-attention", local.last().own());
        values.put("thm:mae-attention.global-own-attention", global.last().own());
        Interval.least(List.of(local, global).stream().flatMap(each -> each.checkpoints().stream())
                .map(RowCheckpoint::excess).toList())
                .ifPresent(least -> values.put("lem:batch-floor.least-excess", least));
    }

    private void correlations(RowCourse local, RowCourse global) {
        values.put("thm:mae-negligible.features", perLogP(Interval.larger(largest(local, RowState.PHI_OTHER),
                largest(global, RowState.PHI_OTHER))));
        Enclosure positions = Interval.ZERO;
        for (int i = RowState.UPSILON_SELF; i < RowState.SIZE; i++) {
            positions = Interval.larger(positions, Interval.larger(largest(local, i), largest(global, i)));
        }
        values.put("thm:mae-negligible.positions", perLogP(positions));
        Enclosure growth = perLogP(Enclosure.of(local.last().state().get(RowState.PHI_OWN)));
        values.put("thm:mae-positive-gap.growth", growth);
        values.put("thm:mae-negative-gap.growth", growth);
        values.put("thm:mae-negative-gap.global", perLogP(largest(local, RowState.PHI_GLOBAL)));
    }

    private static Enclosure largest(RowCourse course, int number) {
        return Enclosure.of(course.largest(number));
    }

    /** What is read off where A_global^2 = A_own, between two steps. */
    private void crossover(PopulationRun run, RowCourse local) {
        Optional<Enclosure> global = run.global(Milestone.CROSSOVER);
        Optional<Enclosure> own = run.own(Milestone.CROSSOVER);
        if (global.isEmpty() || own.isEmpty()) {
            return;
        }
        Enclosure fall = global.get().negate();
        values.put("thm:mae-positive-gap.decoupling", perLogP(fall));
        if (Interval.ZERO.certainlyLess(fall)) {
            Enclosure change = Enclosure.of(local.last().state().get(RowState.PHI_GLOBAL)).plus(fall);
            values.put("thm:mae-positive-gap.separation", Interval.quotient(own.get(), fall));
            values.put("thm:mae-positive-gap.drift", Interval.quotient(Interval.absolute(change), fall));
        }
        Enclosure latent = Enclosure.of(local.kind().ownLatent());
        Enclosure half = Interval.quotient(Interval.log(powerOfGap()), latent.times(BigInteger.TWO));
        values.put("lem:mae-crossover.remainder", Interval.absolute(
                global.get().plus(half).minus(Interval.quotient(own.get(), Enclosure.of(2)))));
        for (Law law : Laws.at(run)) {
            law.exact().ifPresent(exact -> values.put("lem:mae-constants." + law.key(), fromOne(
                    Interval.quotient(exact, Interval.around(law.predicted(), DOUBLES)))));
        }
    }

    /** P^Delta = (C_1/P)^2 P/C. */
    private Enclosure powerOfGap() {
        long size = population.globalSize();
        return Interval.quotient(Enclosure.of(size * size),
                Enclosure.of((long) population.positions() * population.localSize()));
    }

    private static Enclosure fromOne(Enclosure ratio) {
        return Interval.absolute(ratio.minus(ONE));
    }

    private void globalRow(RowCourse global) {
        global.growth().ifPresent(growth -> {
            BigInteger unitsOfTheGrid = BigInteger.ONE.shiftLeft(global.last().state().gridBits());
            values.put("thm:mae-global-row.least-increase", Enclosure.of(growth.least()).times(unitsOfTheGrid));
            if (growth.most().compareTo(Dyadic.ZERO) > 0) {
                values.put("thm:mae-global-row.first-rate",
                        Interval.quotient(Enclosure.of(growth.first()), Enclosure.of(growth.most())));
            }
        });
        values.put("thm:mae-global-row.growth",
                perLogP(Enclosure.of(global.last().state().get(RowState.PHI_OWN))));
    }

    private void initialRates(RowCourse local) {
        RowState start = RowState.zero(local.last().state().gridBits());
        Enclosure[] rate = new RowPass(new RowCounts(local.kind(), RowPass.scale(local.kind(), start, Interval.SCALE)),
                start).negativeGradient();
        if (Interval.ZERO.certainlyLess(rate[RowState.PHI_OWN])) {
            Enclosure ratio = Interval.quotient(rate[RowState.PHI_GLOBAL].negate(), rate[RowState.PHI_OWN]);
            Enclosure unmasked = Interval.quotient(Enclosure.of(population.positions() - population.masked()),
                    Enclosure.of(population.positions()));
            values.put("lem:mae-initial-rates.ratio-error",
                    fromOne(Interval.quotient(ratio, Interval.product(unmasked, powerOfGap()))));
        }
    }

    private void collapse(ContrastRun run) {
        Enclosure attention = measured(run, each -> each.last().attention());
        values.put("thm:cl-collapse.global-attention", attention);
        values.put("hyp:clusters.global-attention", attention);
        values.put("thm:cl-collapse.growth", perLogP(measured(run, each -> each.last().leastGlobal())));
        values.put("thm:cl-collapse.local", perLogP(measured(run, each -> each.last().largestLocal())));
        Enclosure fall = measured(run, each -> each.first().loss() - each.last().loss());
        values.put("thm:cl-loss.fall", fall);
        if (run.courses().get(0).steps() >= 4 && Interval.ZERO.certainlyLess(fall)) {
            values.put("thm:cl-loss.unrest", Interval.quotient(Interval.absolute(
                    measured(run, each -> each.last().loss() - late(each))), fall));
        }
    }

    /** The loss before the last quarter of the steps. */
    private static double late(ContrastCourse course) {
        int steps = (int) course.steps();
        return course.points().get(steps - steps / 4).loss();
    }

    /** One training in double precision as it is; replicas as their mean and so many standard errors. */
    private static Enclosure measured(ContrastRun run, ToDoubleFunction<ContrastCourse> value) {
        if (run.courses().size() == 1) {
            return Interval.around(value.applyAsDouble(run.courses().get(0)), DOUBLES);
        }
        Estimate estimate = run.estimate(value);
        return Interval.around(estimate.mean(), ERRORS * estimate.error());
    }

    /**
     * The rows of area attention of the trained MAE, of all masked queries, each the mean over masks; in double
     * precision, which their intervals are far narrower than.
     */
    static AttentionPattern pattern(List<PopulationRun> rows) {
        RowCheckpoint local = rows.get(0).course().orElseThrow().last();
        RowCheckpoint global = rows.get(1).course().orElseThrow().last();
        Population population = rows.get(0).course().orElseThrow().kind().population();
        return new AttentionPattern(population.positions(), population.globalSize(), population.localSize(),
                new double[] {Interval.middle(global.meanOwn()), Interval.middle(global.meanOther())},
                new double[] {Interval.middle(local.meanOwn()), Interval.middle(local.meanGlobal()),
                        Interval.middle(local.meanOther())});
    }

    /** CL's rows are one and the same: their distance and information are 0. */
    private void diversity(AttentionPattern mae) {
        values.put("thm:diversity.mae-distance", Interval.around(mae.distance(), DOUBLES));
        values.put("thm:diversity.cl-distance", Interval.ZERO);
        values.put("thm:diversity.information", Interval.around(mae.information(), DOUBLES));
    }

    private Enclosure perLogP(Enclosure value) {
        return Interval.quotient(value, logP);
    }
}
