package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;

/** Samples with labels, in as many rows as they need. */
final class Legend {
    /** Height of a row. */
    static final double ROW = 20;

    private static final double SAMPLE = 30;
    private static final double GAP = 7;
    private static final double BETWEEN = 18;

    /** Draws the sample of an entry into a box of a width, centred on a height. */
    interface Sample {
        void draw(SvgWriter out, double x, double middle, double width);
    }

    private record Entry(String label, Sample sample) {}

    private final List<Entry> entries = new ArrayList<>();
    private final double sampleWidth;

    private Legend(double sampleWidth) {
        this.sampleWidth = sampleWidth;
    }

    /** A legend with samples wide enough to show a dash pattern. */
    static Legend ofLines() {
        return new Legend(SAMPLE);
    }

    /** A legend with samples of square patches. */
    static Legend ofPatches() {
        return new Legend(14);
    }

    void add(String label, Sample sample) {
        entries.add(new Entry(label, sample));
    }

    /** The height the rows take within a width. */
    double height(double width) {
        return rows(width).size() * ROW;
    }

    /** Draws the rows with their upper left corner at a place. */
    void draw(SvgWriter out, double left, double top, double width) {
        double y = top;
        for (List<Entry> row : rows(width)) {
            double x = left;
            for (Entry entry : row) {
                String label = fitted(entry, width);
                entry.sample().draw(out, x, y + ROW / 2, sampleWidth);
                out.text("key", SvgWriter.Anchor.START, x + sampleWidth + GAP, y + ROW / 2 + 4.5, label);
                x += width(label) + BETWEEN;
            }
            y += ROW;
        }
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            double needed = width(fitted(entry, width));
            if (used + needed > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += needed + BETWEEN;
        }
        return rows;
    }

    private String fitted(Entry entry, double width) {
        return TextWidth.fitted(entry.label(), SvgWriter.NORMAL, width - sampleWidth - GAP);
    }

    private double width(String label) {
        return sampleWidth + GAP + TextWidth.of(label, SvgWriter.NORMAL);
    }
}
