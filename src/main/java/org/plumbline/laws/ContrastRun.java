package org.plumbline.laws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Contrastive learning trained at one P.
 *
 * @param plan what decided it
 * @param row the sizes, for the mean-field limit
 * @param courses one of the exact population, one a replica of the sampled one, none in the mean field alone
 * @param field where the mean field passes each level
 * @param fieldRate alpha_global at Q = 0 in the mean field
 */
public record ContrastRun(ContrastPlan plan, MeanFieldRow row, List<ContrastCourse> courses,
        Map<Milestone, ContrastPoint> field, double fieldRate) {

    boolean sampled() {
        return plan.level() == ContrastPlan.Level.SAMPLED;
    }

    /** The only course of the exact population. */
    Optional<ContrastCourse> exact() {
        return plan.level() == ContrastPlan.Level.EXACT ? Optional.of(courses.get(0)) : Optional.empty();
    }

    /**
     * Something of all replicas.
     *
     * @param value what is read off each
     * @return its mean with its standard error
     */
    public Estimate estimate(ToDoubleFunction<ContrastCourse> value) {
        return Estimate.of(courses.stream().mapToDouble(value).toArray());
    }

    /** Something of all replicas where a level is first seen; empty if one of them does not get there. */
    Optional<Estimate> estimate(Milestone level, ToDoubleFunction<ContrastPoint> value) {
        return courses.stream().allMatch(each -> each.passage(level).isPresent())
                ? Optional.of(estimate(each -> value.applyAsDouble(each.passage(level).orElseThrow().after())))
                : Optional.empty();
    }
}
