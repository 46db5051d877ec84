package org.plumbline.laws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Contrastive learning at one or several P as a table for people, which says of every number whether it is exact,
 * sampled or of the mean field.
 */
public final class ContrastText {

    private ContrastText() {
    }

    /**
     * The table.
     *
     * @param runs in the order of their P
     * @return lines
     */
    public static String of(List<ContrastRun> runs) {
        StringBuilder text = new StringBuilder();
        for (ContrastRun run : runs) {
            text.append(text.isEmpty() ? "" : "\n");
            head(text, run);
            levels(text, run);
            facts(text, run);
        }
        return text.toString();
    }

    private static void head(StringBuilder text, ContrastRun run) {
        MeanFieldRow row = run.row();
        ContrastPlan plan = run.plan();
        text.append("== CL, P = ").append(Bounds.words(row.positions())).append(": C_1 = ")
                .append(Bounds.words(row.globalSize())).append(", C = ").append(Bounds.words(row.localSize()))
                .append(", gamma = ").append(Bounds.words(row.maskedPart())).append(", z = ")
                .append(Bounds.words(row.latent())).append(", K = ").append(plan.clusters()).append(", N_s = ")
                .append(plan.negatives()).append(", tau = ").append(Bounds.words(PopulationRun.number(plan.tau())))
                .append("\n   One row for every query, which has the same attention whatever it asks "
                        + "(lem:cl-identical-rows).\n");
        run.exact().ifPresent(course -> text.append("""
                   exact: expectations over all masks of X+, X++ and the negatives and over the negatives' clusters,
                     as finite sums in double precision; nothing is drawn. Clusters share the global area and differ
                     in their local ones. A level lies between two steps of descent.
                """).append(steps(run, Long.toString(course.steps()))));
        if (run.sampled()) {
            ContrastPlan.Sampling sampling = plan.sampling();
            long most = run.courses().stream().mapToLong(ContrastCourse::steps).max().orElseThrow();
            text.append("   sampled: ").append(sampling.replicas()).append(" trainings on fresh batches of ")
                    .append(sampling.batch()).append(" (seeds ").append(sampling.seed()).append(" to ")
                    .append(sampling.seed() + sampling.replicas() - 1).append("), partitions drawn for each")
                    .append(sampling.sharedGlobal() ? ",\n     with one global area for all clusters" : "")
                    .append(".\n     Numbers are their mean ± its standard error; a level is reached at the first "
                            + "batch that shows it.\n")
                    .append(steps(run, "up to " + most));
        }
        text.append("   mean field: counts replaced by their means, Upsilon by 0, small steps: an approximation")
                .append(run.field().isEmpty() ? ",\n     in which nothing moves here (hyp:clusters).\n" : ".\n");
    }

    private static String steps(ContrastRun run, String steps) {
        return "     eta = " + Bounds.words(run.plan().step()) + ", " + steps + " steps.\n";
    }

    private static void levels(StringBuilder text, ContrastRun run) {
        line(text, "", "t eta", "Phi_global", "Phi_local");
        for (Milestone level : ContrastCourse.LEVELS) {
            String name = level.words().replace("A_own", "A_global");
            ContrastPoint field = run.field().get(level);
            if (run.courses().isEmpty()) {
                fieldLine(text, name, field);
            } else {
                line(text, name, measured(run, level, ContrastPoint::time),
                        measured(run, level, ContrastPoint::global), measured(run, level, ContrastPoint::local));
                fieldLine(text, "    mean field", field);
            }
        }
    }

    private static void fieldLine(StringBuilder text, String name, ContrastPoint field) {
        if (field != null) {
            line(text, name, Bounds.words(field.time()), Bounds.words(field.global()), Bounds.words(field.local()));
        }
    }

    /** What is known of a number where a level is passed. */
    private static String measured(ContrastRun run, Milestone level, ToDoubleFunction<ContrastPoint> value) {
        if (run.sampled()) {
            long reached = run.courses().stream().filter(each -> each.passage(level).isPresent()).count();
            return run.estimate(level, value).map(ContrastText::words)
                    .orElse("reached by " + reached + " of " + run.courses().size());
        }
        Optional<ContrastCourse.Passage> passage = run.courses().get(0).passage(level);
        return passage.map(each -> between(value.applyAsDouble(each.before()), value.applyAsDouble(each.after())))
                .orElse("not reached");
    }

    private static String between(double a, double b) {
        return Bounds.words(Bounds.between(Bounds.dyadic(a), Bounds.dyadic(b)));
    }

    /** The mean with as many digits as its error allows. */
    static String words(Estimate estimate) {
        if (!(estimate.error() > 0)) {
            return Bounds.words(estimate.mean()) + " ± " + Bounds.words(estimate.error());
        }
        BigDecimal error = new BigDecimal(estimate.error()).round(new MathContext(2, RoundingMode.UP));
        BigDecimal mean = new BigDecimal(estimate.mean()).setScale(error.scale(), RoundingMode.HALF_EVEN);
        return text(mean) + " ± " + text(error);
    }

    private static String text(BigDecimal number) {
        boolean plain = number.scale() >= -6 && number.scale() <= 8;
        return plain ? number.toPlainString() : number.toString().replace("E+", "e").replace("E", "e");
    }

    private static void facts(StringBuilder text, ContrastRun run) {
        text.append("\n");
        fact(text, "", run.sampled() ? "sampled" : run.courses().isEmpty() ? "" : "exact", "mean field");
        row(text, run, "alpha_global at Q = 0", ContrastCourse::initialRate, Bounds.words(run.fieldRate()));
        ContrastPoint end = run.field().get(Milestone.END);
        double log = StrictMath.log(run.row().positions());
        row(text, run, "A_global at Q = 0", each -> each.first().attention(),
                Bounds.words(ContrastFlow.Attention.of(run.row(), 0, 0).global()));
        row(text, run, "A_global at the end", each -> each.last().attention(), field(end, ContrastPoint::attention));
        row(text, run, "Phi_global / log P at the end", each -> each.last().global() / log,
                field(end, each -> each.global() / log));
        row(text, run, "largest |Phi| / log P to a local area, at any step", each -> each.last().largestLocal() / log,
                field(end, each -> each.largestLocal() / log));
        row(text, run, "largest |Upsilon| / log P, at any step", each -> each.last().largestPosition() / log, "-");
        row(text, run, "loss at Q = 0", each -> each.first().loss(), "-");
        row(text, run, "loss at the end", each -> each.last().loss(), "-");
    }

    private static String field(ContrastPoint end, ToDoubleFunction<ContrastPoint> value) {
        return end == null ? "-" : Bounds.words(value.applyAsDouble(end));
    }

    private static void row(StringBuilder text, ContrastRun run, String words, ToDoubleFunction<ContrastCourse> value,
            String field) {
        fact(text, words, run.courses().isEmpty() ? "-" : run.sampled() ? words(run.estimate(value))
                : Bounds.words(value.applyAsDouble(run.courses().get(0))), field);
    }

    private static void fact(StringBuilder text, String words, String measured, String field) {
        text.append(String.format(Locale.ROOT, "%-54s %26s %16s\n", words, measured, field));
    }

    private static void line(StringBuilder text, String first, String... others) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "   %-16s", first));
        for (String other : others) {
            line.append(String.format(Locale.ROOT, " %26s", other));
        }
        text.append(line).append("\n");
    }
}
