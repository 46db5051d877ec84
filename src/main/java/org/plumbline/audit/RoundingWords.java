package org.plumbline.audit;

import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.report.Block;
import org.plumbline.report.Column;
import org.plumbline.report.Prose;
import org.plumbline.report.Section;
import org.plumbline.report.Table;
import org.plumbline.run.FinerRun;
import org.plumbline.run.Objective;
import org.plumbline.run.RoundingDistance;

/**
 * What rounding did to the trajectories of an audit, in words: how far they are from those on a finer grid
 * (def:rounded-descent).
 */
final class RoundingWords {

    private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

    private RoundingWords() {
    }

    /** One sentence an objective that was trained twice. */
    static List<String> sentences(Audit audit) {
        List<String> sentences = new ArrayList<>();
        audit.courses().forEach((objective, course) -> course.distances().values().stream()
                .reduce(RoundingDistance::max).ifPresent(most -> sentences.add("Rounding: the checkpoints of "
                        + objective.label() + " are within " + atMost(most.featurePosition()) + " in Phi, "
                        + atMost(most.positionPosition()) + " in Upsilon, " + atMost(most.attention())
                        + " in the attention and " + atMost(most.loss()) + " in the loss of those on the grid "
                        + grid(audit, objective) + ".")));
        return sentences;
    }

    /** The distances of every checkpoint as a section of the page; none if nothing was trained twice. */
    static List<Section> sections(Audit audit) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Prose.of("After each step Φ and Υ are rounded to a grid (`def:rounded-descent`). Each objective was "
                + "trained once more on a finer grid, on the same batches; shown is the largest difference of the two "
                + "trainings, rounded up."));
        audit.courses().forEach((objective, course) -> {
            if (!course.distances().isEmpty()) {
                blocks.add(table(audit, objective, course.distances()));
            }
        });
        return blocks.size() == 1 ? List.of() : List.of(new Section("What rounding does", blocks));
    }

    private static Table table(Audit audit, Objective objective, Map<Integer, RoundingDistance> distances) {
        List<List<String>> rows = new ArrayList<>();
        distances.forEach((step, distance) -> rows.add(List.of(Integer.toString(step),
                atMost(distance.featurePosition()), atMost(distance.positionPosition()), atMost(distance.attention()),
                atMost(distance.loss()))));
        return new Table(objective.name() + ": distance to the training on the grid " + grid(audit, objective) + ".",
                List.of(Column.ofNumbers("steps"), Column.ofNumbers("Φ"), Column.ofNumbers("Υ"),
                        Column.ofNumbers("area attention"), Column.ofNumbers("loss")),
                rows);
    }

    private static String grid(Audit audit, Objective objective) {
        return "2^-" + FinerRun.gridBits(audit.experiment().config(), objective);
    }

    /** Two digits that no point of the interval exceeds. */
    private static String atMost(Enclosure value) {
        return Interval.decimal(value.upper()).round(UP).stripTrailingZeros().toString().toLowerCase(Locale.ROOT);
    }
}
