package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.report.Column;
import org.plumbline.report.Table;

/**
 * The exact population beside the mean field of the same sizes.
 */
final class ExactRows {

    private ExactRows() {
    }

    /** The laws that speak of the rows of a ladder. */
    static List<ScalingLaw> shown(ExactLadder ladder) {
        ScalingLaw.Rows rows = ladder.at().gap() > 0 ? ScalingLaw.Rows.POSITIVE : ScalingLaw.Rows.NEGATIVE;
        List<ScalingLaw> shown = new ArrayList<>();
        for (ScalingLaw law : ScalingLaw.values()) {
            // the same number stands behind both
            boolean twice =
                    law == ScalingLaw.DECOUPLING || law == ScalingLaw.STAYS_PUT || law == ScalingLaw.SLOPE_OF_OWN;
            if ((law.rows() == rows || law.rows() == ScalingLaw.Rows.EXACT) && !twice) {
                shown.add(law);
            }
        }
        return shown;
    }

    /** What the law says on the exact population from one P to the next, or at each: least and largest. */
    static List<double[]> laws(ExactLadder ladder, ScalingLaw law) {
        List<double[]> values = ladder.values(law);
        if (!law.isSlope()) {
            return values;
        }
        List<double[]> slopes = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            double logs = StrictMath.log(ladder.runs().get(i).row().positions()
                    / ladder.runs().get(i - 1).row().positions());
            slopes.add(new double[] {(values.get(i)[0] - values.get(i - 1)[1]) / logs,
                    (values.get(i)[1] - values.get(i - 1)[0]) / logs});
        }
        return slopes;
    }

    /** The mean field's. */
    static double[] meanField(ExactLadder ladder, ScalingLaw law) {
        return LawsAudit.values(law, ladder.meanField());
    }

    static Table table(ExactLadder ladder) {
        List<List<String>> rows = new ArrayList<>();
        for (ScalingLaw law : shown(ladder)) {
            List<double[]> exact = laws(ladder, law);
            double[] field = meanField(ladder, law);
            List<String> row =
                    new ArrayList<>(List.of(LawsPage.symbols(law.words()), LawsPage.symbols(law.formula()) + " = "
                            + Bounds.words(law.predicted(ladder.at()))));
            int skipped = ladder.runs().size() - exact.size();
            for (int i = 0; i < ladder.runs().size(); i++) {
                row.add(i < skipped ? "" : words(exact.get(i - skipped)));
            }
            double last = field[field.length - 1];
            row.add(Double.isNaN(last) ? "none" : Bounds.words(last));
            rows.add(row);
        }
        List<Column> columns = new ArrayList<>(List.of(Column.ofText("Law"), Column.ofText("predicted, P → ∞")));
        ladder.runs().forEach(run -> columns.add(Column.ofNumbers("P = " + Bounds.words(run.row().positions()))));
        columns.add(Column.ofNumbers("mean field at the largest P"));
        return new Table("Exact population, " + LawsWords.place(ladder.at()) + " (Δ = "
                + Bounds.words(ladder.at().gap()) + "): between two steps of descent; exponents and slopes are those "
                + "from the P before.", columns, rows);
    }

    private static String words(double[] ends) {
        String low = Bounds.words(ends[0]);
        String high = Bounds.words(ends[1]);
        return low.equals(high) ? low : low + " to " + high;
    }
}
