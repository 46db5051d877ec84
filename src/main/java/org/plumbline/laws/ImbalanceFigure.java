package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.plumbline.report.Axis;
import org.plumbline.report.Figure;
import org.plumbline.report.LineChart;
import org.plumbline.report.Picture;
import org.plumbline.report.ReferenceLine;
import org.plumbline.report.Series;

/**
 * How much the trained attention depends on the query, MAE against CL over the imbalance of the areas: the paper's
 * headline in numbers (thm:diversity), in the mean field.
 */
public final class ImbalanceFigure {

    /** What each local query begins with on its own area where CL does not begin at 0. */
    static final double BEGUN = 0.5;

    private final List<Double> kc;
    private final double ks;
    private final double positions;

    private ImbalanceFigure(List<Double> kc, double ks, double positions) {
        this.kc = kc;
        this.ks = ks;
        this.positions = positions;
    }

    /**
     * The figure at the kc and the middle ks of the map of the preset {@code laws}, and at its smallest P.
     *
     * @return three pictures
     */
    public static Figure packaged() {
        return of(LawsConfig.packaged().map());
    }

    /** The figure at the kc and the middle ks of a map. */
    static Figure of(LawsConfig.Edges map) {
        return of(map.imbalanced(), map.middleKs(), map.positions().get(0));
    }

    /** Three pictures over Delta, for every kc and one ks, z = 1 and gamma = 1/2. */
    static Figure of(List<Double> kc, double ks, double positions) {
        return new ImbalanceFigure(kc, ks, positions).figure();
    }

    private MeanFieldRow row(double exponent) {
        return MeanFieldRow.ofExponents(positions, 0.5, exponent, ks, 1, false);
    }

    private Figure figure() {
        List<AttentionPattern> mae = new ArrayList<>();
        List<AttentionPattern> equal = new ArrayList<>();
        List<AttentionPattern> begun = new ArrayList<>();
        List<AttentionPattern> apart = new ArrayList<>();
        for (double exponent : kc) {
            mae.add(TrainedPatterns.reconstruction(row(exponent)));
            equal.add(TrainedPatterns.contrast(row(exponent)));
            begun.add(TrainedPatterns.begun(row(exponent), BEGUN));
            apart.add(TrainedPatterns.contrastFrom(row(exponent), BEGUN));
        }
        List<List<AttentionPattern>> all = List.of(mae, equal, begun, apart);
        List<String> stay = new ArrayList<>();
        for (int i = 0; i < kc.size(); i++) {
            if (apart.get(i).distance() >= begun.get(i).distance()) {
                stay.add(Bounds.words(kc.get(i)));
            }
        }
        String start = stay.isEmpty() ? "CL makes these alike at every kc" : "CL makes these alike except at kc = "
                + String.join(", ", stay) + ", where they end on their own areas: there the collapse is a matter of "
                + "the start";
        String ends = "MAE " + range(mae, AttentionPattern::distance) + ", CL "
                + range(equal, AttentionPattern::distance) + " from Q(0) = 0 and " + range(apart,
                        AttentionPattern::distance)
                + " from rows that began " + range(begun, AttentionPattern::distance) + " apart";
        List<Picture> pictures = List.of(
                chart(all, "mean distance of two rows", AttentionPattern::distance, false, "Mean distance of two rows "
                        + "of the trained attention over the information gap: " + ends + "."),
                chart(all, "information, nats", AttentionPattern::information, false,
                        "Mutual information of query area and key area over the information gap."),
                chart(all, "effective rank", AttentionPattern::rank, true,
                        "Effective rank of the rows of the trained attention over the information gap."));
        return new Figure("How different the queries' attention is, at the end of training, over imbalance.",
                "At P = " + Bounds.words(positions) + " local areas have P^" + Bounds.words(ks) + " patches and the "
                        + "global one P^kc, kc from " + Bounds.words(kc.get(0)) + " to "
                        + Bounds.words(kc.get(kc.size() - 1)) + ", so that kc − ks goes from "
                        + Bounds.words(kc.get(0) - ks) + " to " + Bounds.words(kc.get(kc.size() - 1) - ks)
                        + " and Δ as shown. Trained by MAE every query has 0.99 of its attention on its own area, "
                        + "by CL from 0 on the global one. The distance of two rows is " + ends
                        + ": from 0 CL's rows are "
                        + "equal by symmetry (`lem:cl-identical-rows`), so the other start tells more: "
                        + "each query of a local area begins with half its attention there. " + start
                        + ". MAE's distance falls as the global area fills the image, since queries within it "
                        + "agree. Mean field "
                        + "throughout, z = 1, γ = 1/2.",
                pictures);
    }

    private static String range(List<AttentionPattern> patterns, ToDoubleFunction<AttentionPattern> measure) {
        double low = patterns.stream().mapToDouble(measure).min().orElseThrow();
        double high = patterns.stream().mapToDouble(measure).max().orElseThrow();
        return high < 1e-9 ? "0" : two(low).equals(two(high)) ? two(low) : two(low) + " to " + two(high);
    }

    private static String two(double number) {
        return new java.math.BigDecimal(number).round(new java.math.MathContext(2)).stripTrailingZeros()
                .toPlainString();
    }

    private LineChart chart(List<List<AttentionPattern>> all, String title, ToDoubleFunction<AttentionPattern> measure,
            boolean logarithmic, String alt) {
        double[] x = kc.stream().mapToDouble(exponent -> new Exponents(exponent, ks, 1, 0.5).gap()).toArray();
        List<Series> series = new ArrayList<>();
        String[] labels =
                {"MAE, trained", "CL, trained from Q(0) = 0", "rows that begin apart", "CL, trained from them"};
        for (int i = 0; i < all.size(); i++) {
            Series each = Series.of(labels[i], x, all.get(i).stream().mapToDouble(measure).toArray()).withColour(i);
            series.add(i == 2 ? each.with(Series.Stroke.DOTTED) : each.withMarkers());
        }
        Axis y = logarithmic ? Axis.log10(title) : Axis.linear(title).including(0.0);
        return new LineChart(Axis.linear("Δ"), y, series, List.of(ReferenceLine.vertical(0, "Δ = 0")), alt);
    }
}
