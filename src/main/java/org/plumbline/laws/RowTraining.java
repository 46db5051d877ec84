package org.plumbline.laws;

import java.util.function.LongConsumer;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.population.RowCounts;
import org.plumbline.reference.population.RowDescent;
import org.plumbline.reference.population.RowKind;
import org.plumbline.reference.population.RowPass;
import org.plumbline.reference.population.RowState;

/**
 * Gradient descent of one row on the exact population, from Q(0) = 0 until A_own = 0.99 (def:gd, def:rounded-descent,
 * lem:lumping). What comes out is exact or an interval, and does not depend on how many bits it took.
 */
public final class RowTraining {

    /** Bits below the grid that decide nearly every rounding at once. */
    private static final int ROUNDING_BITS = 32;

    /** What so many bits more do not decide is a tie. */
    private static final int MAX_ROUNDING_BITS = 2048;

    /** Scales are multiples of this, so that a table of counts serves many steps. */
    private static final int SCALE_STEP = 64;

    private final RowKind kind;
    private final Dyadic eta;
    private final int gridBits;
    private RowCounts counts;

    /**
     * A training of one kind of row.
     *
     * @param kind the kind of row
     * @param eta the step size, positive
     * @param gridBits D: checkpoints lie on the grid 2^-D
     */
    public RowTraining(RowKind kind, Dyadic eta, int gridBits) {
        this.kind = kind;
        this.eta = eta;
        this.gridBits = gridBits;
    }

    /**
     * Trains.
     *
     * @param maxSteps the number of steps after which it ends even if A_own is below 0.99
     * @param stepped told the number of every step
     * @return the course of the training
     */
    public RowCourse run(long maxSteps, LongConsumer stepped) {
        RowCourse course = new RowCourse(kind, eta);
        RowState state = RowState.zero(gridBits);
        for (long step = 0;; step++) {
            Next next = next(step, state, course);
            boolean last = course.reached(Milestone.END) || step == maxSteps;
            course.add(next.seen(), last);
            if (last) {
                return course;
            }
            stepped.accept(step + 1);
            state = next.state();
        }
    }

    /** What a state shows, and where a step leads from it. */
    private record Next(RowCheckpoint seen, RowState state) {
    }

    private Next next(long step, RowState state, RowCourse course) {
        int size = Math.max(0, eta.numerator().bitLength() - eta.scale());
        for (int more = ROUNDING_BITS; more <= MAX_ROUNDING_BITS; more *= 2) {
            RowPass pass = new RowPass(counts(RowPass.scale(kind, state, gridBits + size + more)), state);
            RowState next = RowDescent.descend(state, pass.negativeGradient(), eta);
            RowCheckpoint seen = RowCheckpoint.of(step, state, pass);
            if (next != null && course.decides(seen)) {
                return new Next(seen, next);
            }
        }
        throw new ArithmeticException("a rounding to the grid 2^-" + gridBits + " cannot be decided at step " + step);
    }

    private RowCounts counts(int scale) {
        if (counts == null || counts.scale() < scale) {
            counts = new RowCounts(kind, (scale + SCALE_STEP - 1) / SCALE_STEP * SCALE_STEP);
        }
        return counts;
    }
}
