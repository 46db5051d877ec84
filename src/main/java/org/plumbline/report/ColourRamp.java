package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The sequential colours of a heat map: zero is close to the background, more is further from it, and every level is as
 * far from the next as any other is.
 */
final class ColourRamp {
    /** How many levels there are; the style sheet has the classes {@code q0} to {@code q32}. */
    static final int LEVELS = 33;

    private static final int FINE = 2000;

    private ColourRamp() {}

    /** The colours on a light background: pale yellow over green-blue to dark indigo. */
    static List<Colour> light() {
        return evenly(Colour.lch(0.975, 0.03, 105), Colour.lch(0.80, 0.115, 170), Colour.lch(0.56, 0.12, 240),
                Colour.lch(0.29, 0.13, 285));
    }

    /** The colours on a dark background: near black over blue-green to bright yellow. */
    static List<Colour> dark() {
        return evenly(Colour.lch(0.25, 0.03, 285), Colour.lch(0.50, 0.13, 260), Colour.lch(0.74, 0.125, 185),
                Colour.lch(0.95, 0.14, 108));
    }

    /** The level of a value between the ends of the scale. */
    static int level(double value, double low, double high) {
        double part = Math.min(1, Math.max(0, (value - low) / (high - low)));
        return (int) Math.round(part * (LEVELS - 1));
    }

    /** Points at equal distances along the path through the corners. */
    private static List<Colour> evenly(Colour... corners) {
        List<Colour> path = new ArrayList<>();
        for (int i = 0; i <= FINE; i++) {
            double t = (double) i / FINE * (corners.length - 1);
            int k = Math.min(corners.length - 2, (int) t);
            path.add(corners[k].towards(corners[k + 1], t - k));
        }
        double length = 0;
        for (int i = 1; i <= FINE; i++) {
            length += path.get(i).distance(path.get(i - 1));
        }
        List<Colour> levels = new ArrayList<>();
        double walked = 0;
        for (int i = 0; i <= FINE; i++) {
            walked += i == 0 ? 0 : path.get(i).distance(path.get(i - 1));
            if (levels.size() < LEVELS && walked >= length * levels.size() / (LEVELS - 1) - 1e-12) {
                levels.add(path.get(i));
            }
        }
        if (levels.size() < LEVELS) {
            levels.add(path.get(FINE));
        }
        return List.copyOf(levels);
    }
}
