package org.plumbline.run;

import org.plumbline.reference.number.GridMatrix;

/**
 * The state after some steps, exactly: all that a resumed run needs (def:rounded-descent).
 *
 * @param step the number t of steps that were taken
 * @param state the state after them, in the coordinates of the run's level
 */
public record Checkpoint(int step, GridMatrix state) {

    /** About how many regular checkpoints a run has. */
    private static final int REGULAR = 10;

    /**
     * Whether a run looks at its state after so many steps: about every tenth part of them, and at the end.
     *
     * @param step the number of steps that were taken, from 1
     * @param steps the number of all steps
     * @return true for a regular checkpoint
     */
    public static boolean isRegular(int step, int steps) {
        int every = (steps + REGULAR - 1) / REGULAR;
        return step % every == 0 || step == steps;
    }
}
