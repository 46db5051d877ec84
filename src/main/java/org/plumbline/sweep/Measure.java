package org.plumbline.sweep;

import java.util.Locale;

/**
 * What a sweep measures at each of its points.
 */
public enum Measure {
    /** One row in the mean-field limit. */
    MEAN_FIELD,
    /** One row on the exact population. */
    POPULATION,
    /** Both objectives of a configuration, with the verdicts. */
    AUDIT;

    /**
     * The name in files.
     *
     * @return lower case with a hyphen
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Measure of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
