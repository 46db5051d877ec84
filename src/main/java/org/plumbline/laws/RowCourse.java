package org.plumbline.laws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.population.RowKind;

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
    private RowCheckpoint last;

    RowCourse(RowKind kind, Dyadic eta) {
        this.kind = kind;
        this.eta = eta;
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
        last = seen;
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
     * Where a milestone was passed.
     *
     * @param milestone a milestone
     * @return the checkpoints on both sides; empty if it was not reached, or is no milestone of this kind of row
     */
    public Optional<Passage> passage(Milestone milestone) {
        return Optional.ofNullable(passages.get(milestone));
    }
}
