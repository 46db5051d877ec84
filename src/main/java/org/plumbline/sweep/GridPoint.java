package org.plumbline.sweep;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A point of a grid.
 *
 * @param index its number in the grid, from 0
 * @param settings the fields that the grid sets here, by path
 * @param task what is measured
 */
record GridPoint(int index, ObjectNode settings, Task task) {

    /** The file that holds its result. */
    String file() {
        return String.format(Locale.ROOT, "points/%06d.json", index);
    }
}
