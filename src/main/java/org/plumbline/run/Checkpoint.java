package org.plumbline.run;

import org.plumbline.reference.number.GridMatrix;

/**
 * The state after some steps, exactly: all that a resumed run needs (def:rounded-descent).
 *
 * @param step the number t of steps that were taken
 * @param state the state after them, in the coordinates of the run's level
 */
public record Checkpoint(int step, GridMatrix state) {
}
