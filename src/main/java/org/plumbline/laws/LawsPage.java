package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.report.Axis;
import org.plumbline.report.Block;
import org.plumbline.report.Column;
import org.plumbline.report.Details;
import org.plumbline.report.Fact;
import org.plumbline.report.Figure;
import org.plumbline.report.Figures;
import org.plumbline.report.LineChart;
import org.plumbline.report.Page;
import org.plumbline.report.Prose;
import org.plumbline.report.ReferenceLine;
import org.plumbline.report.Section;
import org.plumbline.report.Series;
import org.plumbline.report.Table;
import org.plumbline.report.VerdictTable;

/**
 * An audit of the scaling laws as one self-contained page.
 */
public final class LawsPage {

    /** The pictures end at this power of ten, where curves are flat. */
    private static final double LAST_SHOWN = 20;

    private static final double LOG_10 = StrictMath.log(10);

    private final LawsAudit audit;

    private LawsPage(LawsAudit audit) {
        this.audit = audit;
    }

    /**
     * The page.
     *
     * @param audit an audit
     * @param command the command that repeats it
     * @return an HTML document
     */
    public static String of(LawsAudit audit, String command) {
        return new LawsPage(audit).page(command).html();
    }

    private Page page(String command) {
        VerdictTable table = LawsWords.table(audit);
        List<Section> sections = new ArrayList<>();
        if (!audit.config().map().imbalanced().isEmpty()) {
            sections.add(diversity());
        }
        sections.add(new Section("How the laws settle", List.of(Prose.of("A masked patch asks where to look; training "
                + "answers in two phases if the global area is large (Δ > 0): first the query turns away from the "
                + "global area, then towards its own. The theory says how far each goes and how long it takes, in the "
                + "limit of many patches P. Each curve is a measured quantity divided by what is predicted for it: "
                + "it should tend to 1."), figures())));
        sections.add(Section.of("Verdicts", Prose.of("Each law is measured at every point of a grid that was fixed "
                + "before anything was measured on it, at " + audit.config().ladder().size() + " P from "
                + Bounds.words(audit.config().ladder().get(0)) + " to "
                + Bounds.words(audit.config().ladder().get(audit.config().ladder().size() - 1)) + " in the mean-field "
                + "limit, then extrapolated. It holds if the limit, with its uncertainty, is near enough to the "
                + "prediction everywhere; a prediction off by five per cent is refuted."), table, laws()));
        if (!audit.config().map().positions().isEmpty()) {
            sections.add(edges());
        }
        List<Block> exact = new ArrayList<>();
        exact.add(Prose.of("On the exact population every mask counts (`lem:lumping`); a milestone lies between two "
                + "steps of descent. The mean field replaces counts by their means: how far off that is, and how "
                + "fast the error falls with P, is measured here."));
        audit.exact().forEach(ladder -> exact.add(ExactRows.table(ladder)));
        sections.add(new Section("The exact population", exact));
        sections.add(Section.of("What this audit does not show", Prose.of(
                "It proves no limit: a ladder of P ends somewhere, and extrapolation assumes that the error goes on "
                        + "shrinking as it did. Its uncertainty is an indication, not a bound.",
                "The verdicts rest on the mean-field limit, in double precision. The exact population is trained up "
                        + "to P = " + audit.config().exactPositions().get(audit.config().exactPositions().size() - 1)
                        + " and at " + audit.exact().size() + " points only; there slow terms such as P^(kc-1) are "
                        + "still large, so that exact numbers alone would leave most constants undecided.",
                "One cluster, equal local areas, one constant latent, masks of one size, small steps, training from 0. "
                        + "Nothing is said of random latents, of batches, of more layers, or of trained vision "
                        + "transformers.",
                "The paper's theorems are not proved here; the constants are this project's derivations to leading "
                        + "order, so a law that holds supports the derivation as much as the theorem.")));
        sections.add(Section.of("How to repeat it", Prose.of("The same configuration gives the same bytes on every "
                + "machine."), new Details("The command", command + "\n", true),
                new Details("The configuration", audit.config().text())));
        return new Page("Scaling laws “" + audit.config().name() + "”", "Do the two phases of masked reconstruction go "
                + "as far, and take as long, as the theory says when the number of patches grows? " + table.summary(),
                facts(), sections, "Plumbline · formulas after Huang, Wen, Chi and Liang, arXiv 2403.02233v3 · the "
                        + "same bytes on every machine");
    }

    private List<Fact> facts() {
        LawsConfig config = audit.config();
        return List.of(new Fact("Points with Δ > 0", Integer.toString(config.positive().size())),
                new Fact("Points with Δ < 0", Integer.toString(config.negative().size())),
                new Fact("Mean field up to P", Bounds.words(config.ladder().get(config.ladder().size() - 1))),
                new Fact("Exact up to P", Integer.toString(config.exactPositions()
                        .get(config.exactPositions().size() - 1))),
                new Fact("Tolerance", Bounds.words(100 * config.relative()) + " %"));
    }

    /** The headline: MAE against CL at the end of training, at the middle ks of the map. */
    private Section diversity() {
        return Section.of("MAE against CL", Prose.of("Masked reconstruction learns to look at each patch's own area, "
                + "contrastive learning, from Q = 0, at the global area from everywhere, whether that is a little or "
                + "much larger than a local one."),
                new Figures(List.of(ImbalanceFigure.of(audit.config().map()))));
    }

    private Section edges() {
        LawsConfig.Edges map = audit.config().map();
        List<Figure> figures = new ArrayList<>();
        for (double positions : map.positions()) {
            String at = " at P = " + Bounds.words(positions);
            figures.add(Figure.of("The edges" + at + ".", "Left: the phases of masked reconstruction, two where "
                    + "Δ = (1 − ks) − 2 (1 − kc) > 0, one below (`thm:mae-positive-gap`, `thm:mae-negative-gap`). "
                    + "Right: the collapse of contrastive learning (`thm:cl-collapse`). Mean field, z = 1, γ = 1/2, "
                    + "the registry's thresholds, trained until the attention is 0.99.",
                    EdgeMap.of("MAE" + at, EdgeMap::reconstruction, map.kc(), map.ks(), positions),
                    EdgeMap.of("CL" + at, EdgeMap::contrast, map.kc(), map.ks(), positions)));
        }
        return Section.of("Where the picture is there", Prose.of("The theorems ask for a gap Δ away from 0 and for a "
                + "P large enough. Here every pair of exponents is tried at a finite P, Δ near 0 included. Refuted "
                + "means that a threshold of the registry is missed there, not that the limit is another: near Δ = 0 "
                + "the crossover comes before Φ to the global area has fallen far, and where kc is near 1 Φ needs only "
                + "(1 − kc)/z log P to collapse, less than the threshold asks for."), new Figures(figures));
    }

    private Figures figures() {
        List<Figure> figures = new ArrayList<>();
        for (ExactLadder ladder : audit.exact()) {
            String place = LawsWords.place(ladder.at()) + " (Δ = " + Bounds.words(ladder.at().gap()) + ")";
            List<ScalingLaw> shown = ladder.at().gap() > 0
                    ? List.of(ScalingLaw.OWN_AT_CROSSOVER, ScalingLaw.FALL_IN_PHASE_TWO, ScalingLaw.CROSSOVER_TIME,
                            ScalingLaw.SLOPE_OF_GLOBAL)
                    : List.of(ScalingLaw.TIME_BELOW, ScalingLaw.GLOBAL_CONSTANT, ScalingLaw.GROWTH_BELOW,
                            ScalingLaw.GLOBAL_EXPONENT);
            figures.add(Figure.of("Measured over predicted.", "Lines: mean field; dots: exact population. " + place
                    + ".", drift(ladder, shown)));
            figures.add(Figure.of("Error of the mean field.", "Relative difference from the exact population. The "
                    + "dotted line falls like P^-ks, as the fluctuation of an area's visible patches makes one expect. "
                    + place + ".", error(ladder, shown)));
        }
        return new Figures(figures);
    }

    private LineChart drift(ExactLadder ladder, List<ScalingLaw> shown) {
        List<Reading> readings = new ArrayList<>();
        for (double log = 2; log <= Math.min(LAST_SHOWN, StrictMath.log10(lastRung())); log++) {
            readings.add(Reading.of(MeanFieldRow.ofExponents(StrictMath.pow(10, log), ladder.at().maskedPart(),
                    ladder.at().kc(), ladder.at().ks(), ladder.at().latent(), false)));
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ScalingLaw law = shown.get(i);
            double predicted = law.predicted(ladder.at());
            double[] field = LawsAudit.values(law, readings);
            int skipped = readings.size() - field.length;
            double[] x = new double[field.length];
            for (int j = 0; j < x.length; j++) {
                x[j] = StrictMath.log10(readings.get(j + skipped).row().positions());
                field[j] /= predicted;
            }
            series.add(Series.of(symbols(law.words()), x, field).withColour(i));
        }
        for (int i = 0; i < shown.size(); i++) {
            List<double[]> exact = ExactRows.laws(ladder, shown.get(i));
            double[] x = places(ladder, exact.size());
            double[] y = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                y[j] = middle(exact.get(j)) / shown.get(i).predicted(ladder.at());
            }
            series.add(Series.of(i == 0 ? "dots: exact population" : "", x, y).withColour(i).with(Series.Stroke.DOTTED)
                    .withMarkers());
        }
        return new LineChart(Axis.linear("log10 P"), Axis.linear("measured / predicted"), series,
                List.of(ReferenceLine.horizontal(1, "predicted")), "Quantities over their predictions against the "
                        + "logarithm of P: they tend to 1.");
    }

    private double lastRung() {
        return audit.config().ladder().get(audit.config().ladder().size() - 1);
    }

    private static double[] places(ExactLadder ladder, int count) {
        double[] x = new double[count];
        int skipped = ladder.runs().size() - count;
        for (int i = 0; i < count; i++) {
            x[i] = StrictMath.log10(ladder.runs().get(i + skipped).row().positions());
        }
        return x;
    }

    private static LineChart error(ExactLadder ladder, List<ScalingLaw> shown) {
        List<Series> series = new ArrayList<>();
        double[] places = places(ladder, ladder.runs().size());
        double largest = 0;
        for (int i = 0; i < shown.size(); i++) {
            ScalingLaw law = shown.get(i);
            if (!law.isSlope()) {
                List<double[]> exact = ladder.values(law);
                double[] field = ladder.meanField(law);
                double[] y = new double[field.length];
                for (int j = 0; j < y.length; j++) {
                    y[j] = Math.max(1e-9, Math.abs(field[j] / middle(exact.get(j)) - 1));
                    largest = Math.max(largest, y[j]);
                }
                series.add(Series.of(symbols(law.words()), places, y).withColour(i).withMarkers());
            }
        }
        double[] slope = new double[places.length];
        for (int j = 0; j < slope.length; j++) {
            slope[j] = largest * StrictMath.exp(-ladder.at().ks() * LOG_10 * (places[j] - places[0]));
        }
        series.add(Series.of("falls like P^-ks", places, slope).withColour(5).with(Series.Stroke.DOTTED));
        return new LineChart(Axis.linear("log10 P"), Axis.log10("relative error"), series, "The relative difference of "
                + "mean field and exact population falls with P.");
    }

    /** Greek letters as they are, where the page can show them. */
    static String symbols(String words) {
        return words.replace("Phi", "Φ").replace("Upsilon", "Υ").replace("Delta", "Δ").replace("gamma", "γ")
                .replace("z^4", "z⁴").replace("->", "→");
    }

    private static double middle(double[] ends) {
        return (ends[0] + ends[1]) / 2;
    }

    private Table laws() {
        List<List<String>> rows = new ArrayList<>();
        for (ScalingLaw law : ScalingLaw.values()) {
            audit.worst(law).ifPresent(worst -> rows.add(List.of(symbols(law.words()), "`" + law.claim() + "`",
                    audit.verdict(law).word(), symbols(law.formula()) + " = " + Bounds.words(worst.predicted()),
                    LawsWords.measured(worst), Bounds.words(worst.values().get(0)),
                    Bounds.words(worst.values().get(worst.values().size() - 1)), LawsWords.place(worst.at()))));
        }
        return new Table("Every law at the point of the grid that is farthest from its prediction.",
                List.of(Column.ofText("Law"), Column.ofText("Claim"), Column.ofText("Verdict"),
                        Column.ofText("predicted"), Column.ofNumbers("extrapolated"), Column.ofNumbers("smallest P"),
                        Column.ofNumbers("largest P"), Column.ofText("where")),
                rows);
    }
}
