package org.plumbline.report;

import java.util.List;

/** The rectangle that data are drawn in, with its scales. */
record Frame(double left, double top, double right, double bottom, Scale x, Scale y) {
    double across(double value) {
        return left + x.position(value) * (right - left);
    }

    double up(double value) {
        return bottom - y.position(value) * (bottom - top);
    }

    /** Horizontal grid lines and their labels, left of the frame. */
    void drawRows(SvgWriter out, List<Tick> ticks) {
        for (Tick tick : ticks) {
            double level = up(tick.at());
            out.line("grid", left, level, right, level);
            out.text("tick", SvgWriter.Anchor.END, left - 7, level + 4, tick.label());
        }
    }

    /** The base line with marks and labels below it. */
    void drawColumns(SvgWriter out, List<Tick> ticks) {
        out.line("axis", left, bottom, right, bottom);
        for (Tick tick : ticks) {
            double place = across(tick.at());
            out.line("axis", place, bottom, place, bottom + 5);
            out.text("tick", SvgWriter.Anchor.MIDDLE, place, bottom + 19, tick.label());
        }
    }

    /** How much room the labels of rows need. */
    static double labelWidth(List<Tick> ticks) {
        return ticks.stream().mapToDouble(t -> TextWidth.of(t.label(), SvgWriter.SMALL)).max().orElse(0) + 8;
    }
}
