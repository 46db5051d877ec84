package org.plumbline.report;

import java.util.List;

/** The key of a heat map: all colour levels side by side over a marked axis. */
record ColourBar(String quantity, double low, double high) {
    /** The room it needs. */
    static final double HEIGHT = 50;

    void draw(SvgWriter out, double left, double top, double width) {
        out.text("note", SvgWriter.Anchor.START, left, top + 10, quantity);
        double barTop = top + 17;
        double step = width / ColourRamp.LEVELS;
        out.begin("g", "class", "cells bar-levels");
        for (int i = 0; i < ColourRamp.LEVELS; i++) {
            out.leaf("rect", "class", "q" + i, "x", left + i * step, "y", barTop, "width", step, "height", 12.0);
        }
        out.end();
        out.leaf("rect", "class", "axis", "x", left, "y", barTop, "width", width, "height", 12.0);
        Scale.Linear scale = new Scale.Linear(low, high);
        List<Tick> ticks = scale.ticks(5);
        for (Tick tick : ticks) {
            double x = left + scale.position(tick.at()) * width;
            double half = TextWidth.of(tick.label(), SvgWriter.SMALL) / 2;
            double middle = Math.max(left + half - 4, Math.min(left + width - half + 4, x));
            out.line("axis", x, barTop + 12, x, barTop + 16);
            out.text("tick", SvgWriter.Anchor.MIDDLE, middle, barTop + 29, tick.label());
        }
    }
}
