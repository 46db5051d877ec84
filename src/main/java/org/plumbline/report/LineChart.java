package org.plumbline.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Curves over a common axis. Series differ in colour and in dash pattern.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the curves, at least one
 * @param references lines to hold them against
 * @param alt the text alternative
 */
public record LineChart(Axis x, Axis y, List<Series> series, List<ReferenceLine> references, String alt)
        implements Picture {
    private static final double WIDTH = 480;
    private static final double PLOT_HEIGHT = 236;
    private static final int ROWS = 5;

    /** Checks that there is something to draw and that logarithmic axes can show it. */
    public LineChart {
        Picture.requireAlt(alt);
        series = List.copyOf(series);
        references = List.copyOf(references);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("a line chart needs a series");
        }
        for (Series s : series) {
            requirePositive(x, s.label(), s.x());
            requirePositive(y, s.label(), s.y());
        }
        for (ReferenceLine r : references) {
            requirePositive(r.horizontal() ? y : x, r.label(), r.at());
        }
    }

    /**
     * Curves without reference lines.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param series the curves
     * @param alt the text alternative
     */
    public LineChart(Axis x, Axis y, List<Series> series, String alt) {
        this(x, y, series, List.of(), alt);
    }

    @Override
    public String svg() {
        Legend legend = legend();
        ReferenceLabels labels = new ReferenceLabels(references);
        double[] xs = values(Series::x, false);
        double[] ys = values(Series::y, true);
        Scale across = x.tight(min(xs), max(xs));
        Scale up = y.roomy(min(ys), max(ys), ROWS);
        List<Tick> rows = up.ticks(ROWS);
        List<Tick> columns = across.ticks(6);

        double left = Frame.labelWidth(rows);
        double lastLabel = TextWidth.of(columns.get(columns.size() - 1).label(), SvgWriter.SMALL) / 2;
        double right = WIDTH - Math.max(labels.right(), lastLabel + 2);
        double above = legend.height(WIDTH) + 24;
        double top = above + labels.above(new Frame(left, 0, right, 1, across, up), WIDTH) + 6;
        Frame frame = new Frame(left, top, right, top + PLOT_HEIGHT, across, up);

        SvgWriter out = SvgWriter.picture(WIDTH, frame.bottom() + 44, alt);
        legend.draw(out, 0, 0, WIDTH);
        out.text("note", SvgWriter.Anchor.START, 0, above - 6, y.title());
        frame.drawRows(out, rows);
        frame.drawColumns(out, columns);
        out.text("note", SvgWriter.Anchor.MIDDLE, (left + right) / 2, frame.bottom() + 38, x.title());
        labels.draw(out, frame, WIDTH);
        for (int i = 0; i < series.size(); i++) {
            draw(out, frame, i);
        }
        return out.finish();
    }

    private void draw(SvgWriter out, Frame frame, int place) {
        Series s = series.get(place);
        double[] xs = s.x();
        double[] ys = s.y();
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isNaN(ys[i])) {
                path.append(broken ? 'M' : 'L').append(Decimal.coordinate(frame.across(xs[i]))).append(' ');
                path.append(Decimal.coordinate(frame.up(ys[i])));
                boolean lone = broken && (i + 1 == xs.length || Double.isNaN(ys[i + 1]));
                path.append(lone ? "Z" : "");
            }
            broken = Double.isNaN(ys[i]);
        }
        out.begin("g", "class", "series " + s.colourClass(place)).tooltip(s.label());
        out.leaf("path", "class", "curve " + s.dashClass(place), "d", path);
        for (int i = 0; s.marked() && i < xs.length; i++) {
            if (!Double.isNaN(ys[i])) {
                out.leaf("circle", "class", "point", "cx", frame.across(xs[i]), "cy", frame.up(ys[i]), "r", 3.5);
            }
        }
        out.end();
    }

    private Legend legend() {
        Legend legend = Legend.ofLines();
        for (int i = 0; i < series.size(); i++) {
            Series s = series.get(i);
            int place = i;
            // what another entry speaks of too has no words of its own
            if (s.label().isBlank()) {
                continue;
            }
            legend.add(s.label(), (out, left, middle, width) -> {
                out.begin("g", "class", s.colourClass(place));
                out.line("curve " + s.dashClass(place), left + 1, middle, left + width - 1, middle);
                if (s.marked()) {
                    out.leaf("circle", "class", "point", "cx", left + width / 2, "cy", middle, "r", 3.5);
                }
                out.end();
            });
        }
        return legend;
    }

    private double[] values(Function<Series, double[]> part, boolean horizontal) {
        DoubleStream lines =
                references.stream().filter(r -> r.horizontal() == horizontal).mapToDouble(ReferenceLine::at);
        double[] all = DoubleStream.concat(series.stream().flatMapToDouble(s -> DoubleStream.of(part.apply(s))), lines)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        return all.length > 0 ? all : new double[] {1};
    }

    private static double min(double[] values) {
        return DoubleStream.of(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElseThrow();
    }

    private static void requirePositive(Axis axis, String label, double... values) {
        if (axis.logarithmic() && DoubleStream.of(values).anyMatch(v -> v <= 0)) {
            throw new IllegalArgumentException("'" + label + "' has values that are not positive, which the logarithmic"
                    + " axis '" + axis.title() + "' cannot show");
        }
    }
}
