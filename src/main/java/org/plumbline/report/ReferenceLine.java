package org.plumbline.report;

/**
 * A line across a chart that other values are held against.
 *
 * @param horizontal whether it marks a value on the vertical axis
 * @param at the value it marks
 * @param label what it means
 */
public record ReferenceLine(boolean horizontal, double at, String label) {
    /** Checks the value. */
    public ReferenceLine {
        if (!Double.isFinite(at)) {
            throw new IllegalArgumentException("reference line '" + label + "' is not finite");
        }
    }

    /**
     * A line at a value of the vertical axis, labelled at its right end.
     *
     * @param at the value
     * @param label what it means
     * @return the line
     */
    public static ReferenceLine horizontal(double at, String label) {
        return new ReferenceLine(true, at, label);
    }

    /**
     * A line at a value of the horizontal axis, labelled above.
     *
     * @param at the value
     * @param label what it means
     * @return the line
     */
    public static ReferenceLine vertical(double at, String label) {
        return new ReferenceLine(false, at, label);
    }
}
