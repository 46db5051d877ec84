package org.plumbline.laws;

import java.util.function.LongConsumer;

/**
 * Contrastive learning by descent on the exact population, from Q(0) = 0 until A_global = 0.99 (def:gd,
 * lem:cl-identical-rows). Each expectation is a finite sum over all masks in double precision, without sampling; the
 * descent is that of the theory up to the rounding of doubles.
 */
final class ContrastDescent {

    private ContrastDescent() {
    }

    /**
     * Trains.
     *
     * @param counts the classes of masks
     * @param eta the step size
     * @param maxSteps after how many steps it ends in any case
     * @param stepped told the number of every step
     */
    static ContrastCourse run(ContrastCounts counts, double eta, long maxSteps, LongConsumer stepped) {
        ContrastCourse course = new ContrastCourse();
        ContrastState state = ContrastState.ZERO;
        double largestLocal = 0;
        double largestPosition = 0;
        for (long step = 0;; step++) {
            ContrastPass pass = ContrastPass.of(counts, state);
            largestLocal = Math.max(largestLocal, Math.abs(state.phiLocal()));
            largestPosition = Math.max(largestPosition,
                    Math.max(Math.abs(state.upsilonGlobal()), Math.abs(state.upsilonLocal())));
            course.add(new ContrastPoint(step * eta, pass.attention(), state.phiGlobal(), state.phiGlobal(),
                    state.phiLocal(),
                    largestLocal, largestPosition, pass.loss()));
            if (course.ended() || step == maxSteps) {
                return course;
            }
            stepped.accept(step + 1);
            state = state.plus(pass.negativeGradient(), eta);
        }
    }
}
