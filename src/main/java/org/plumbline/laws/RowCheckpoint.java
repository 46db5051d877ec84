package org.plumbline.laws;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.RowPass;
import org.plumbline.reference.population.RowState;

/**
 * A row after a number of steps: its exact numbers, and intervals of what they make of the population.
 *
 * @param step the number of steps
 * @param state the seven numbers, exactly
 * @param own A_own, given that the own area has an unmasked patch (def:statistics)
 * @param meanOwn the unconditional mean of the attention on the own area
 * @param meanGlobal the unconditional mean of the attention on the global area; 0 in a global row
 * @param meanOther the unconditional mean of the attention on all other local areas together
 * @param excess the row's part of the loss beyond what no Q avoids (def:mae-floor)
 */
public record RowCheckpoint(long step, RowState state, Enclosure own, Enclosure meanOwn, Enclosure meanGlobal,
        Enclosure meanOther, Enclosure excess) {

    /** What a pass says of its state. */
    static RowCheckpoint of(long step, RowState state, RowPass pass) {
        return new RowCheckpoint(step, state, pass.ownAttention(), pass.meanAttention(0), pass.meanAttention(1),
                pass.meanAttention(2), pass.loss().minus(pass.floor()));
    }
}
