package org.plumbline.laws;

import java.util.ArrayList;
import java.util.Collections;
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
    private final List<ContrastPoint> points = new ArrayList<>();
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
        ContrastPoint last = points.isEmpty() ? null : last();
        points.add(point);
        if (steps() == 1) {
            slope = point.global() / point.time();
        }
        for (Milestone level : LEVELS) {
            if (point.attention() >= level.level() && !passages.containsKey(level)) {
                passages.put(level, new Passage(last == null ? point : last, point));
            }
        }
    }

    /**
     * All checkpoints.
     *
     * @return one a step, the one at Q = 0 the first
     */
    public List<ContrastPoint> points() {
        return Collections.unmodifiableList(points);
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
        return points.size() - 1L;
    }

    /**
     * Before the first step.
     *
     * @return the checkpoint at Q = 0
     */
    public ContrastPoint first() {
        return points.get(0);
    }

    /**
     * After the last step.
     *
     * @return the last checkpoint
     */
    public ContrastPoint last() {
        return points.get(points.size() - 1);
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
