package org.plumbline.laws;

import java.util.Map;
import java.util.Optional;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowState;

/**
 * One kind of row at one P: its training on the exact population, if that was asked for, and its mean-field limit.
 *
 * @param row the sizes, for the mean-field limit
 * @param flow its milestones in the mean-field limit
 * @param course its training on the exact population
 */
public record PopulationRun(MeanFieldRow row, Map<Milestone, MeanFieldFlow.Point> flow, Optional<RowCourse> course) {

    /**
     * A row in the mean-field limit alone.
     *
     * @param row the row
     * @return the run
     */
    public static PopulationRun ofMeanField(MeanFieldRow row) {
        return new PopulationRun(row, MeanFieldFlow.of(row), Optional.empty());
    }

    /**
     * A row on the exact population, with its mean-field limit.
     *
     * @param course its training
     * @return the run
     */
    public static PopulationRun of(RowCourse course) {
        Population population = course.kind().population();
        MeanFieldRow row = new MeanFieldRow(population.positions(),
                (double) population.masked() / population.positions(), population.globalSize(),
                population.localSize(), number(course.kind().ownLatent()), course.kind().isGlobal());
        return new PopulationRun(row, MeanFieldFlow.of(row), Optional.of(course));
    }

    /**
     * A dyadic number as a double.
     *
     * @param value a number
     * @return the nearest double, or one next to it
     */
    public static double number(Dyadic value) {
        return value.numerator().doubleValue() / StrictMath.pow(2, value.scale());
    }

    /**
     * Between which times t eta a milestone was passed on the exact population.
     *
     * @param milestone a milestone
     * @return the times of two steps; empty if it was not passed or nothing was trained
     */
    public Optional<Enclosure> time(Milestone milestone) {
        return course.flatMap(each -> each.passage(milestone)
                .map(passage -> Bounds.between(each.eta().times(Dyadic.of(passage.before().step())),
                        each.eta().times(Dyadic.of(passage.after().step())))));
    }

    /**
     * Between which values a number of the row was when a milestone was passed on the exact population.
     *
     * @param milestone a milestone
     * @param i which of the seven numbers, as in {@link RowState}
     * @return its values at two steps; empty if it was not passed or nothing was trained
     */
    public Optional<Enclosure> number(Milestone milestone, int i) {
        return course.flatMap(each -> each.passage(milestone)
                .map(passage -> Bounds.between(passage.before().state().get(i), passage.after().state().get(i))));
    }

    /**
     * Phi_{p->own} where a milestone was passed on the exact population.
     *
     * @param milestone a milestone
     * @return its values at two steps; empty if it was not passed or nothing was trained
     */
    public Optional<Enclosure> own(Milestone milestone) {
        return number(milestone, RowState.PHI_OWN);
    }

    /**
     * Phi_{p->global} where a milestone was passed on the exact population.
     *
     * @param milestone a milestone
     * @return its values at two steps; empty if it was not passed or nothing was trained
     */
    public Optional<Enclosure> global(Milestone milestone) {
        return number(milestone, RowState.PHI_GLOBAL);
    }

    /** Whether there is a Phase I: a local row whose A_global^2 exceeds A_own at the start. */
    boolean hasPhases() {
        MeanFieldFlow.Point crossover = flow.get(Milestone.CROSSOVER);
        return crossover != null && crossover.time() > 0 && flow.containsKey(Milestone.NINE_TENTHS);
    }
}
