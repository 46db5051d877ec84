package org.plumbline.report;

import java.util.List;

/**
 * One bar in every group of a bar chart.
 *
 * @param label what the legend calls it
 * @param values one value a group; not a number for no bar
 */
public record Bars(String label, List<Double> values) {
    /** Checks and freezes the values. */
    public Bars {
        values = List.copyOf(values);
        if (values.stream().anyMatch(v -> Double.isInfinite(v))) {
            throw new IllegalArgumentException("bars '" + label + "' are not finite");
        }
    }

    /**
     * Bars of these heights.
     *
     * @param label what the legend calls them
     * @param values one value a group
     * @return the bars
     */
    public static Bars of(String label, Double... values) {
        return new Bars(label, List.of(values));
    }
}
