package org.plumbline.laws;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training of contrastive learning by descent: the steps between which A_global passes 0.5, 0.9 and 0.99, where it
 * began and where it ended.
 */
public final class ContrastCourse {

    /** The milestones of A_global that are asked for, the last one the end. */
    public static final List<Milestone> LEVELS = List.of(Milestone.HALF, Milestone.NINE_TENTHS, Milestone.END);

    private final Map<Milestone, Passage> passages = new EnumMap<>(Milestone.class);
    private long steps = -1;
    private ContrastPoint first;
    private ContrastPoint last;
    private double slope;

    /**
     * Two checkpoints between which a level is passed.
     *
     * @param before the last one below it
     * @param after the first one at it
     */
    public record Passage(ContrastPoint before, ContrastPoint after) {
    }

    /** Notes a checkpoint; they come in order, one a step. */
    void add(ContrastPoint point) {
        steps++;
        if (first == null) {
            first = point;
        }
        if (steps == 1) {
            slope = point.global() / point.time();
        }
        for (Milestone level : LEVELS) {
            if (point.attention() >= level.level() && !passages.containsKey(level)) {
                passages.put(level, new Passage(last == null ? point : last, point));
            }
        }
        last = point;
    }

    boolean ended() {
        return passages.containsKey(Milestone.END);
    }

    /**
     * How many steps were taken.
     *
     * @return the number of the last checkpoint
     */
    public long steps() {
        return steps;
    }

    /**
     * Before the first step.
     *
     * @return the checkpoint at Q = 0
     */
    public ContrastPoint first() {
        return first;
    }

    /**
     * After the last step.
     *
     * @return the last checkpoint
     */
    public ContrastPoint last() {
        return last;
    }

    /**
     * alpha_global at Q = 0, the mean over clusters, read off the first step.
     *
     * @return Phi_global after it over eta
     */
    public double initialRate() {
        return slope;
    }

    /**
     * Where a level is passed.
     *
     * @param level one of {@link #LEVELS}
     * @return the two steps; empty if it is not reached
     */
    public Optional<Passage> passage(Milestone level) {
        return Optional.ofNullable(passages.get(level));
    }
}
