package org.plumbline.report;

import java.util.List;

/**
 * What an axis shows.
 *
 * @param title the quantity and its unit
 * @param logarithmic whether powers of ten are equally far apart; then all values must be positive
 * @param include values that must lie on the axis whatever the data are
 */
public record Axis(String title, boolean logarithmic, List<Double> include) {
    /** Checks and freezes the parts. */
    public Axis {
        include = List.copyOf(include);
    }

    /**
     * A linear axis that fits its data.
     *
     * @param title the quantity and its unit
     * @return the axis
     */
    public static Axis linear(String title) {
        return new Axis(title, false, List.of());
    }

    /**
     * A logarithmic axis that fits its data.
     *
     * @param title the quantity and its unit
     * @return the axis
     */
    public static Axis log10(String title) {
        return new Axis(title, true, List.of());
    }

    /**
     * The same axis, long enough for these values too.
     *
     * @param values values to include
     * @return the axis
     */
    public Axis including(Double... values) {
        return new Axis(title, logarithmic, List.of(values));
    }

    /** The scale for data between two values: exact ends, unless they coincide. */
    Scale tight(double low, double high) {
        double lowest = include.stream().mapToDouble(Double::doubleValue).reduce(low, Math::min);
        double highest = include.stream().mapToDouble(Double::doubleValue).reduce(high, Math::max);
        if (lowest == highest) {
            double margin = lowest == 0 ? 1 : Math.abs(lowest) / 2;
            lowest -= margin;
            highest += margin;
        }
        return logarithmic ? new Scale.Log10(lowest, highest) : new Scale.Linear(lowest, highest);
    }

    /** The scale for data between two values, with a little room at both ends. */
    Scale roomy(double low, double high, int ticks) {
        Scale tight = tight(low, high);
        if (tight instanceof Scale.Linear linear) {
            return linear.widened(ticks);
        }
        Scale.Log10 log = (Scale.Log10) tight;
        double room = StrictMath.pow(log.high() / log.low(), 0.05);
        return new Scale.Log10(log.low() / room, log.high() * room);
    }
}
