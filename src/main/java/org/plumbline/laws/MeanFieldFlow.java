package org.plumbline.laws;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/**
 * The gradient flow of a row in the mean-field limit from Phi = 0 until A_own = 0.99: descent with steps so small that
 * their size does not matter.
 *
 * <p>The flow is followed along its arc, not in time: where time spans thirty orders of magnitude the arc is some tens
 * of units long. The fourth number that is integrated is the time t, which stands for t eta of descent.
 */
public final class MeanFieldFlow {

    /** The end of the arc if A_own = 0.99 is not reached: Phi of hundreds. */
    private static final double LONGEST_ARC = 1000;

    /** Accuracy of Phi, and relative accuracy of t. */
    private static final double TOLERANCE = 1e-11;

    /** Halvings that bring a place on the arc down to the accuracy of a double. */
    private static final int HALVINGS = 60;

    private final MeanFieldRow row;
    private final Map<Milestone, Point> points = new EnumMap<>(Milestone.class);

    /**
     * A point of the flow.
     *
     * @param time t, which stands for t eta
     * @param own Phi_{p->own}
     * @param global Phi_{p->global}
     * @param other Phi to any other area
     */
    public record Point(double time, double own, double global, double other) {

        private static Point of(double[] state) {
            return new Point(state[MeanFieldRow.SIZE], state[0], state[1], state[2]);
        }
    }

    private MeanFieldFlow(MeanFieldRow row) {
        this.row = row;
    }

    /**
     * Follows the flow.
     *
     * @param row the row
     * @return where each milestone is reached; one that is not has no point
     */
    public static Map<Milestone, Point> of(MeanFieldRow row) {
        return from(row, new double[MeanFieldRow.SIZE + 1]);
    }

    /**
     * The time from one milestone to the end, on a clock of its own: at large P it is lost in the last digit of the
     * time since the start.
     *
     * @param row the row
     * @param point where the clock starts
     * @return the time to A_own = 0.99
     */
    static double timeToEnd(MeanFieldRow row, Point point) {
        return from(row, new double[] {point.own(), point.global(), point.other(), 0}).get(Milestone.END).time();
    }

    private static Map<Milestone, Point> from(MeanFieldRow row, double[] start) {
        MeanFieldFlow flow = new MeanFieldFlow(row);
        flow.see(start, null, null);
        double[] absolute = {TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE};
        double[] relative = {0, 0, 0, TOLERANCE};
        ODEState state = new ODEState(0, start);
        for (double end = 1; end <= LONGEST_ARC && !flow.points.containsKey(Milestone.END); end++) {
            DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-14, 1, absolute, relative);
            integrator.addStepHandler(flow::step);
            state = integrator.integrate(flow.new Arc(), state, end);
        }
        return Collections.unmodifiableMap(flow.points);
    }

    /** The derivatives by the length of the arc. */
    private final class Arc implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return MeanFieldRow.SIZE + 1;
        }

        @Override
        public double[] computeDerivatives(double arc, double[] state) {
            double[] speed = row.speed(state);
            double length = Math.abs(speed[0]) + Math.abs(speed[1]) + Math.abs(speed[2]);
            return new double[] {speed[0] / length, speed[1] / length, speed[2] / length, 1 / length};
        }
    }

    private void step(ODEStateInterpolator interpolator) {
        see(interpolator.getCurrentState().getPrimaryState(), interpolator.getPreviousState(), interpolator);
    }

    /** Notes the milestones that a state is beyond and that were not noted before. */
    private void see(double[] state, ODEStateAndDerivative previous, ODEStateInterpolator interpolator) {
        for (Milestone milestone : Milestone.values()) {
            boolean asked = !points.containsKey(milestone) && !(row.global() && milestone == Milestone.CROSSOVER);
            if (asked && beyond(milestone, state) >= 0) {
                points.put(milestone, Point.of(previous == null ? state
                        : place(milestone, previous.getTime(), interpolator)));
            }
        }
    }

    /** The state where a milestone is reached, by halving the step in which it is. */
    private double[] place(Milestone milestone, double from, ODEStateInterpolator interpolator) {
        double low = from;
        double high = interpolator.getCurrentState().getTime();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean reached = beyond(milestone, interpolator.getInterpolatedState(middle).getPrimaryState()) >= 0;
            low = reached ? low : middle;
            high = reached ? middle : high;
        }
        return interpolator.getInterpolatedState(high).getPrimaryState();
    }

    private double beyond(Milestone milestone, double[] phi) {
        double global = row.globalAttention(phi);
        return milestone == Milestone.CROSSOVER ? StrictMath.log(row.ownAttention(phi)) - 2 * StrictMath.log(global)
                : row.ownAttention(phi) - milestone.level();
    }
}
