package org.plumbline.laws;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;

/**
 * Runs at one or several P as a table for people. Numbers of the exact population are intervals rounded outward: a
 * milestone lies between two checkpoints.
 */
public final class LawsText {

    private LawsText() {
    }

    /**
     * The table.
     *
     * @param runs in the order of their P
     * @return lines
     */
    public static String of(List<PopulationRun> runs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            text.append(i == 0 ? "" : "\n");
            head(text, runs.get(i));
            milestones(text, runs.get(i));
            laws(text, "", Laws.at(runs.get(i)));
            if (i > 0) {
                laws(text, "From P = " + size(runs.get(i - 1)) + " to " + size(runs.get(i)) + "\n",
                        Laws.between(runs.get(i - 1), runs.get(i)));
            }
        }
        limits(text, Laws.limits(runs));
        return text.toString();
    }

    private static void limits(StringBuilder text, List<Laws.Limit> limits) {
        if (!limits.isEmpty()) {
            text.append(String.format(Locale.ROOT, "\n%-58s %-24s %31s\n", "extrapolated to P -> infinity", "predicted",
                    "mean field (last change)"));
        }
        for (Laws.Limit limit : limits) {
            String words = limit.extrapolation().map(each -> Bounds.words(each.limit()) + " ("
                    + Bounds.words(each.uncertainty()) + ")").orElse("does not settle");
            text.append(String.format(Locale.ROOT, "%-58s %-24s %31s\n", limit.last().words(),
                    limit.last().formula() + " = " + Bounds.words(limit.last().predicted()), words));
        }
    }

    private static String size(PopulationRun run) {
        return Bounds.words(run.row().positions());
    }

    private static void head(StringBuilder text, PopulationRun run) {
        MeanFieldRow row = run.row();
        text.append("== P = ").append(size(run)).append(", a query in ").append(row.global() ? "the global" : "a local")
                .append(" area: C_1 = ").append(Bounds.words(row.globalSize())).append(", C = ")
                .append(Bounds.words(row.localSize())).append(", gamma = ").append(Bounds.words(row.maskedPart()))
                .append(", z = ").append(Bounds.words(row.latent())).append(", Delta = ")
                .append(String.format(Locale.ROOT, "%.4f", row.informationGap())).append("\n");
        run.course().ifPresent(course -> {
            Population population = course.kind().population();
            text.append("   exact population: m = ").append(population.masked()).append(", eta = ")
                    .append(Bounds.words(PopulationRun.number(course.eta()))).append(", ")
                    .append(course.last().step()).append(" steps on the grid 2^-")
                    .append(course.last().state().gridBits()).append("\n");
        });
    }

    private static void milestones(StringBuilder text, PopulationRun run) {
        row(text, "", "t eta", "Phi_own", "Phi_global");
        for (Milestone milestone : Milestone.values()) {
            run.time(milestone).ifPresent(time -> row(text, milestone.words(), Bounds.words(time),
                    Bounds.words(run.own(milestone).orElseThrow()),
                    Bounds.words(run.global(milestone).orElseThrow())));
            MeanFieldFlow.Point point = run.flow().get(milestone);
            if (point != null) {
                row(text, run.course().isPresent() ? "    mean field" : milestone.words(), Bounds.words(point.time()),
                        Bounds.words(point.own()), Bounds.words(point.global()));
            }
        }
    }

    private static void row(StringBuilder text, String first, String... others) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "   %-16s", first));
        for (String other : others) {
            line.append(String.format(Locale.ROOT, " %22s", other));
        }
        text.append(line).append("\n");
    }

    private static void laws(StringBuilder text, String title, List<Law> laws) {
        if (!laws.isEmpty()) {
            text.append("\n").append(title).append(String.format(Locale.ROOT, "%-58s %-24s %18s %12s\n",
                    "measured", "predicted, P -> infinity", "exact", "mean field"));
        }
        for (Law law : laws) {
            Optional<Enclosure> exact = law.exact();
            text.append(String.format(Locale.ROOT, "%-58s %-24s %18s %12s\n", law.words(),
                    law.formula() + " = " + Bounds.words(law.predicted()), exact.map(Bounds::words).orElse("-"),
                    Bounds.words(law.meanField())));
        }
    }
}
