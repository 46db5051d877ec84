package org.plumbline.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.population.RowKind;
import org.plumbline.reference.population.RowState;

/**
 * The course of a row's training: a few hundred checkpoints, and between which two each milestone was passed.
 */
public final class RowCourse {

    /** Checkpoints are kept at steps that grow by at least one part in so many. */
    private static final int SPACING = 24;

    /**
     * The two checkpoints between which a milestone was passed; they are the same if training started beyond it.
     *
     * @param before the last checkpoint before it
     * @param after the first one at or beyond it
     */
    public record Passage(RowCheckpoint before, RowCheckpoint after) {
    }

    private final RowKind kind;
    private final Dyadic eta;
    private final List<RowCheckpoint> kept = new ArrayList<>();
    private final Map<Milestone, Passage> passages = new EnumMap<>(Milestone.class);
    private final Dyadic[] largest = new Dyadic[RowState.SIZE];
    private RowCheckpoint last;
    private Growth growth;

    /**
     * How Phi_{p->own} changes in a step, over all steps.
     *
     * @param first in the first one
     * @param least the least
     * @param most the largest
     */
    public record Growth(Dyadic first, Dyadic least, Dyadic most) {

        private Growth and(Dyadic change) {
            return new Growth(first, change.compareTo(least) < 0 ? change : least,
                    change.compareTo(most) > 0 ? change : most);
        }
    }

    RowCourse(RowKind kind, Dyadic eta) {
        this.kind = kind;
        this.eta = eta;
        Arrays.fill(largest, Dyadic.ZERO);
    }

    /** Whether the intervals of a checkpoint say of every milestone on which side of it they are. */
    boolean decides(RowCheckpoint seen) {
        boolean decided = true;
        for (Milestone milestone : Milestone.values()) {
            decided &= milestone.reached(seen) != null;
        }
        if (decided) {
            for (Milestone milestone : Milestone.values()) {
                if (milestone.reached(seen) && !(milestone == Milestone.CROSSOVER && kind.isGlobal())) {
                    passages.putIfAbsent(milestone, new Passage(last == null ? seen : last, seen));
                }
            }
        }
        return decided;
    }

    /** Takes the next checkpoint, which {@link #decides} was asked about. */
    void add(RowCheckpoint seen, boolean keep) {
        boolean due = kept.isEmpty() || (seen.step() - kept.get(kept.size() - 1).step()) * SPACING >= seen.step();
        if (keep || due) {
            kept.add(seen);
        }
        follow(seen.state());
        last = seen;
    }

    /** What is said of every step, whether its checkpoint is kept or not. */
    private void follow(RowState state) {
        for (int i = 0; i < largest.length; i++) {
            Dyadic size = state.get(i).signum() < 0 ? state.get(i).negate() : state.get(i);
            largest[i] = size.compareTo(largest[i]) > 0 ? size : largest[i];
        }
        if (last != null) {
            Dyadic change = state.get(RowState.PHI_OWN).minus(last.state().get(RowState.PHI_OWN));
            growth = growth == null ? new Growth(change, change, change) : growth.and(change);
        }
    }

    boolean reached(Milestone milestone) {
        return passages.containsKey(milestone);
    }

    /**
     * The kind of row.
     *
     * @return the kind
     */
    public RowKind kind() {
        return kind;
    }

    /**
     * The step size.
     *
     * @return eta
     */
    public Dyadic eta() {
        return eta;
    }

    /**
     * The checkpoints that are kept, the first and the last step among them.
     *
     * @return in the order of steps
     */
    public List<RowCheckpoint> checkpoints() {
        return Collections.unmodifiableList(kept);
    }

    /**
     * The last checkpoint.
     *
     * @return where training ended
     */
    public RowCheckpoint last() {
        return last;
    }

    /**
     * The largest size of a number at any step.
     *
     * @param i which of the seven numbers, as in {@link RowState}
     * @return its largest absolute value
     */
    public Dyadic largest(int i) {
        return largest[i];
    }

    /**
     * How Phi_{p->own} changes from step to step.
     *
     * @return its changes; empty without a step
     */
    public Optional<Growth> growth() {
        return Optional.ofNullable(growth);
    }

    /**
     * Where a milestone was passed.
     *
     * @param milestone a milestone
     * @return the checkpoints on both sides; empty if it was not reached, or is no milestone of this kind of row
     */
    public Optional<Passage> passage(Milestone milestone) {
        return Optional.ofNullable(passages.get(milestone));
    }
}
