package org.plumbline.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.plumbline.laws.ContrastCourse;
import org.plumbline.laws.ContrastPoint;
import org.plumbline.laws.ContrastRun;
import org.plumbline.laws.Milestone;
import org.plumbline.laws.PopulationRun;
import org.plumbline.laws.RowCheckpoint;
import org.plumbline.laws.RowCourse;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.RowState;
import org.plumbline.report.Axis;
import org.plumbline.report.Figure;
import org.plumbline.report.LineChart;
import org.plumbline.report.Picture;
import org.plumbline.report.ReferenceLine;
import org.plumbline.report.Series;

/**
 * The training on the population in pictures, drawn from the middles of intervals.
 */
final class PopulationPictures {

    private static final Axis TIME = Axis.linear("log10 of t η");

    private final PopulationAudit audit;

    private PopulationPictures(PopulationAudit audit) {
        this.audit = audit;
    }

    /** What is there to be shown of MAE, then of CL. */
    static List<Figure> of(PopulationAudit audit) {
        PopulationPictures pictures = new PopulationPictures(audit);
        List<Figure> figures = new ArrayList<>();
        if (!audit.rows().isEmpty()) {
            figures.add(pictures.reconstruction());
        }
        audit.contrast().ifPresent(run -> figures.add(contrast(run)));
        return figures;
    }

    private Figure reconstruction() {
        RowCourse local = audit.rows().get(0).course().orElseThrow();
        RowCourse global = audit.rows().get(1).course().orElseThrow();
        List<ReferenceLine> crossover = audit.rows().get(0).time(Milestone.CROSSOVER)
                .filter(time -> Interval.middle(time) > 0)
                .map(time -> List.of(ReferenceLine.vertical(StrictMath.log10(Interval.middle(time)), "crossover")))
                .orElse(List.of());
        List<Series> phi = List.of(state("Φ to the own area", local, RowState.PHI_OWN).withColour(0),
                state("Φ to the global area", local, RowState.PHI_GLOBAL).withColour(1),
                state("Φ to any other", local, RowState.PHI_OTHER).withColour(2),
                state("Υ to the own area", local, RowState.UPSILON_OWN).withColour(3),
                state("a global query: Φ to its own area", global, RowState.PHI_OWN).withColour(4));
        List<Series> attention = List.of(seen("local query: own area", local, RowCheckpoint::own).withColour(0),
                seen("local query: global area", local, RowCheckpoint::meanGlobal).withColour(1),
                seen("global query: own area", global, RowCheckpoint::own).withColour(4));
        List<Series> excess = List.of(seen("local query", local, RowCheckpoint::excess).withColour(0),
                seen("global query", global, RowCheckpoint::excess).withColour(4));
        return new Figure("MAE on the exact population.", "A query of a local area and one of the global area, from "
                + "Q = 0 to 0.99 of its attention on its own area: correlations (`thm:mae-positive-gap`, "
                + "`thm:mae-negative-gap`, `thm:mae-global-row`, `thm:mae-negligible`, `lem:mae-crossover`, "
                + "`lem:mae-constants`), area attention (`thm:mae-attention`), and a query's part of the loss beyond "
                + "what no Q avoids (`thm:mae-loss`).",
                List.<Picture>of(
                        new LineChart(TIME, Axis.linear("correlations"), phi, crossover, "The correlations of a local "
                                + "query over time, and of a global query that to its own area."),
                        new LineChart(TIME, Axis.linear("area attention A").including(0.0, 1.0), attention, crossover,
                                "Area attention of a local and of a global query over time."),
                        new LineChart(TIME, Axis.log10("loss − floor of a query"), excess,
                                "The loss of a query beyond its floor over time.")));
    }

    private static Series state(String label, RowCourse course, int number) {
        return series(label, course, each -> PopulationRun.number(each.state().get(number)));
    }

    private static Series seen(String label, RowCourse course, Function<RowCheckpoint, Enclosure> value) {
        return series(label, course, each -> Interval.middle(value.apply(each)));
    }

    /** From the first step on: 0 has no logarithm. */
    private static Series series(String label, RowCourse course, ToDoubleFunction<RowCheckpoint> value) {
        List<RowCheckpoint> kept = course.checkpoints().size() > 1
                ? course.checkpoints().subList(1, course.checkpoints().size())
                : course.checkpoints();
        double eta = PopulationRun.number(course.eta());
        return Series.of(label,
                kept.stream().mapToDouble(each -> StrictMath.log10(eta * Math.max(1, each.step()))).toArray(),
                kept.stream().mapToDouble(value).toArray());
    }

    private static Figure contrast(ContrastRun run) {
        List<Series> attention = new ArrayList<>();
        List<Series> phi = new ArrayList<>();
        boolean several = run.courses().size() > 1;
        for (int i = 0; i < run.courses().size(); i++) {
            ContrastCourse course = run.courses().get(i);
            attention.add(series(i == 0 ? "A on the global area" : "", course, ContrastPoint::attention).withColour(1));
            phi.add(series(i == 0 ? "Φ to the global area" : "", course, ContrastPoint::global).withColour(1));
            phi.add(series(i == 0 ? "Φ to local areas, mean" : "", course, ContrastPoint::local).withColour(2));
            phi.add(series(i == 0 ? "largest |Φ| to one so far" : "", course, ContrastPoint::largestLocal)
                    .withColour(3));
        }
        return new Figure(several ? "CL on fresh batches." : "CL on the exact population.", "One row stands for every "
                + "query (`lem:cl-identical-rows`): its attention on the global area and its correlations"
                + (several ? ", a curve for each replica" : "") + " (`thm:cl-collapse`, `hyp:clusters`).",
                List.<Picture>of(
                        new LineChart(Axis.linear("t η"), Axis.linear("area attention A").including(0.0, 1.0),
                                attention, "Attention of every query on the global area over time."),
                        new LineChart(Axis.linear("t η"), Axis.linear("correlations"), phi,
                                "Correlations of every query over time.")));
    }

    private static Series series(String label, ContrastCourse course, ToDoubleFunction<ContrastPoint> value) {
        return Series.of(label, course.points().stream().mapToDouble(ContrastPoint::time).toArray(),
                course.points().stream().mapToDouble(value).toArray()).with(Series.Stroke.SOLID);
    }
}
