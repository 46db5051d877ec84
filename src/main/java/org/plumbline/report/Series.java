package org.plumbline.report;

import java.util.Arrays;

/**
 * One curve of a line chart.
 *
 * @param label what the legend calls it
 * @param x abscissae
 * @param y ordinates; where one is not a number the curve has a gap
 * @param stroke how it is dashed
 * @param colour which series colour it has, or {@link #BY_ORDER}
 * @param marked whether every point gets a dot
 */
public record Series(String label, double[] x, double[] y, Stroke stroke, int colour, boolean marked) {
    /** The colour follows from the place among the chart's series. */
    public static final int BY_ORDER = -1;

    /** Dash patterns; by default each series of a chart gets another one. */
    public enum Stroke {
        /** By the place among the chart's series. */
        BY_ORDER(""),
        /** Unbroken. */
        SOLID("solid"),
        /** Dashes. */
        DASHED("dash"),
        /** Dots. */
        DOTTED("dot"),
        /** Dash, dot. */
        DASH_DOT("dashdot"),
        /** Long dashes. */
        LONG_DASH("longdash"),
        /** Dash, dot, dot. */
        DASH_DOT_DOT("dashdotdot");

        private final String style;

        Stroke(String style) {
            this.style = style;
        }
    }

    /** Checks the points and copies them. */
    public Series {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "series '" + label + "' needs as many x as y, and at least one: " + x.length + ", " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || Double.isInfinite(y[i])) {
                throw new IllegalArgumentException("series '" + label + "' is not finite at point " + i);
            }
        }
        x = x.clone();
        y = y.clone();
    }

    /**
     * A curve through points.
     *
     * @param label what the legend calls it
     * @param x abscissae
     * @param y ordinates
     * @return the series
     */
    public static Series of(String label, double[] x, double[] y) {
        return new Series(label, x, y, Stroke.BY_ORDER, BY_ORDER, false);
    }

    /**
     * A curve over the steps 0, 1, 2, ...
     *
     * @param label what the legend calls it
     * @param y one value a step
     * @return the series
     */
    public static Series ofSteps(String label, double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        return of(label, x, y);
    }

    /**
     * The same curve with a dash pattern of its own.
     *
     * @param pattern the pattern
     * @return the series
     */
    public Series with(Stroke pattern) {
        return new Series(label, x, y, pattern, colour, marked);
    }

    /**
     * The same curve in a colour of its own, so that a quantity looks the same in several charts.
     *
     * @param number 0 to 5
     * @return the series
     */
    public Series withColour(int number) {
        return new Series(label, x, y, stroke, number, marked);
    }

    /**
     * The same curve with a dot on every point.
     *
     * @return the series
     */
    public Series withMarkers() {
        return new Series(label, x, y, stroke, colour, true);
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }

    /** The style classes of the series that stands at this place in its chart. */
    String colourClass(int place) {
        return "s" + Math.floorMod(colour == BY_ORDER ? place : colour, Theme.SERIES);
    }

    /** The dash class of the series that stands at this place in its chart. */
    String dashClass(int place) {
        Stroke[] all = Stroke.values();
        return stroke == Stroke.BY_ORDER ? all[1 + place % (all.length - 1)].style : stroke.style;
    }
}
