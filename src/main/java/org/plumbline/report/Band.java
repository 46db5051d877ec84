package org.plumbline.report;

/**
 * Neighbouring rows or columns of a heat map that belong together, such as the positions of one area.
 *
 * @param label what they have in common
 * @param size how many they are
 */
public record Band(String label, int size) {
    /** Checks the size. */
    public Band {
        if (size < 1) {
            throw new IllegalArgumentException("band '" + label + "' needs at least one row or column");
        }
    }
}
