package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups of bars from zero, each with its value above it. Bars of a group differ in colour and in how solid they are.
 *
 * @param y the vertical axis, linear
 * @param groups the names of the groups, at least one
 * @param bars one entry a bar of a group, at least one
 * @param references horizontal lines to hold the bars against
 * @param alt the text alternative
 */
public record BarChart(Axis y, List<String> groups, List<Bars> bars, List<ReferenceLine> references, String alt)
        implements Picture {
    private static final double WIDTH = 480;
    private static final double PLOT_HEIGHT = 220;
    private static final int ROWS = 5;
    private static final double LINE = 15;
    private static final List<String> STYLES = List.of("hollow", "solid", "half");

    /** Checks that every group has its bars. */
    public BarChart {
        Picture.requireAlt(alt);
        groups = List.copyOf(groups);
        bars = List.copyOf(bars);
        references = List.copyOf(references);
        if (groups.isEmpty() || bars.isEmpty()) {
            throw new IllegalArgumentException("a bar chart needs a group and a bar");
        }
        for (Bars b : bars) {
            if (b.values().size() != groups.size()) {
                throw new IllegalArgumentException(
                        "bars '" + b.label() + "' need one value for each of " + groups.size() + " groups");
            }
        }
        if (y.logarithmic() || !references.stream().allMatch(ReferenceLine::horizontal)) {
            throw new IllegalArgumentException("a bar chart has a linear axis and only horizontal reference lines");
        }
    }

    /**
     * Bars without reference lines.
     *
     * @param y the vertical axis, linear
     * @param groups the names of the groups
     * @param bars one entry a bar of a group
     * @param alt the text alternative
     */
    public BarChart(Axis y, List<String> groups, List<Bars> bars, String alt) {
        this(y, groups, bars, List.of(), alt);
    }

    @Override
    public String svg() {
        List<Double> all = new ArrayList<>(List.of(0.0));
        bars.forEach(b -> b.values().stream().filter(v -> !v.isNaN()).forEach(all::add));
        references.forEach(r -> all.add(r.at()));
        double greatest = all.stream().max(Double::compare).orElseThrow();
        Scale up = y.roomy(all.stream().min(Double::compare).orElseThrow(), greatest, ROWS);
        List<Tick> rows = up.ticks(ROWS);
        ReferenceLabels labels = new ReferenceLabels(references);
        Legend legend = legend();

        double left = Frame.labelWidth(rows);
        double right = WIDTH - Math.max(2, labels.right());
        double above = legend.height(WIDTH) + 24;
        double top = above + 16;
        Frame frame = new Frame(left, top, right, top + PLOT_HEIGHT, new Scale.Linear(0, groups.size()), up);
        double slot = (right - left) / groups.size();
        List<List<String>> names = groups.stream().map(g -> wrapped(g, slot - 8)).toList();
        int lines = names.stream().mapToInt(List::size).max().orElse(1);

        SvgWriter out = SvgWriter.picture(WIDTH, frame.bottom() + 10 + lines * LINE, alt);
        legend.draw(out, 0, 0, WIDTH);
        out.text("note", SvgWriter.Anchor.START, 0, above - 6, y.title());
        frame.drawRows(out, rows);
        labels.draw(out, frame, WIDTH);
        for (int g = 0; g < groups.size(); g++) {
            group(out, frame, g, slot);
            for (int i = 0; i < names.get(g).size(); i++) {
                double baseline = frame.bottom() + 18 + i * LINE;
                out.text("key", SvgWriter.Anchor.MIDDLE, left + (g + 0.5) * slot, baseline, names.get(g).get(i));
            }
        }
        out.line("axis", left, frame.up(0), right, frame.up(0));
        return out.finish();
    }

    private void group(SvgWriter out, Frame frame, int group, double slot) {
        double width = Math.min(56, slot * 0.76 / bars.size());
        double start = frame.across(group + 0.5) - width * bars.size() / 2;
        for (int i = 0; i < bars.size(); i++) {
            double value = bars.get(i).values().get(group);
            if (Double.isNaN(value)) {
                continue;
            }
            double x = start + i * width + 1.5;
            double y0 = Math.min(frame.up(0), frame.up(value));
            double height = Math.abs(frame.up(value) - frame.up(0));
            String number = Decimal.fixed(value, 2);
            out.begin("g", "class", "bars " + colour(i)).tooltip(bars.get(i).label() + ": " + number);
            out.leaf("rect", "class", "bar " + STYLES.get(i % STYLES.size()), "x", x, "y", y0, "width", width - 3,
                    "height", height);
            out.end();
            if (TextWidth.of(number, SvgWriter.SMALL) <= width + 4) {
                double baseline = value < 0 ? y0 + height + 13 : y0 - 5;
                out.text("note halo", SvgWriter.Anchor.MIDDLE, x + width / 2 - 1.5, baseline, number);
            }
        }
    }

    private Legend legend() {
        Legend legend = Legend.ofPatches();
        for (int i = 0; i < bars.size(); i++) {
            String colour = colour(i);
            String style = "bar " + STYLES.get(i % STYLES.size());
            legend.add(bars.get(i).label(), (out, x, middle, width) -> out.begin("g", "class", colour)
                    .leaf("rect", "class", style, "x", x + 1, "y", middle - 6, "width", width - 2, "height", 12)
                    .end());
        }
        return legend;
    }

    private static String colour(int place) {
        return "s" + place % Theme.SERIES;
    }

    /** Words in lines of a width; a word that is wider gets an ellipsis. */
    private static List<String> wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : Stream.of(text.strip().split("\\s+")).toList()) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || TextWidth.of(longer, SvgWriter.NORMAL) <= width) {
                line = longer;
            } else {
                lines.add(TextWidth.fitted(line, SvgWriter.NORMAL, width));
                line = word;
            }
        }
        lines.add(TextWidth.fitted(line, SvgWriter.NORMAL, width));
        return lines;
    }
}
