package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;

/**
 * Losses, gradients and steps with the digits that were asked for: what comes out too wide is computed again with more
 * bits.
 */
public final class Guaranteed {

    /** The finest working scale: tables and means take a few bits more, and stay within {@link Dyadic#MAX_SCALE}. */
    public static final int MAX_BITS = Dyadic.MAX_SCALE - 64;

    /** Bits added beyond those that were missing. */
    private static final int MORE_BITS = 8;

    /** Bits below the grid that decide nearly every rounding at once. */
    private static final int ROUNDING_BITS = 32;

    /** A rounding that so many bits below the grid do not decide is a tie of numbers that no interval can see. */
    private static final int MAX_ROUNDING_BITS = 8192;

    private Guaranteed() {
    }

    /**
     * The transformer at a working scale.
     *
     * @param at the state
     * @param scale the bits, at least 0
     * @return the layer
     * @throws ArithmeticException if so many bits cannot be carried: the state is then out of all proportion
     */
    /*@ public normal_behavior
      @ requires at != null && \invariant_for(at) && 0 <= scale && scale <= MAX_BITS;
      @ ensures \result != null && \result.coordinates == at && \result.math.scale == scale;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires at != null && \invariant_for(at) && scale > MAX_BITS;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static CoordinateLayer layer(Coordinates at, int scale) {
        if (scale > MAX_BITS) {
            throw tooFine(scale);
        }
        return new CoordinateLayer(at, new EnclosureMath(scale));
    }

    /*@ private normal_behavior
      @ ensures \result != null && \fresh(\result);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ ArithmeticException tooFine(int scale) {
        return new ArithmeticException("the state needs " + scale + " bits, more than " + MAX_BITS);
    }

    /**
     * The mean loss of a batch.
     *
     * @param at the state
     * @param objective the objective on the batch
     * @param digits the number of digits after the point that are guaranteed
     * @return an interval at most 10^-digits wide that contains the loss
     * @throws ArithmeticException if that takes more bits than can be carried
     */
    /*@ public behavior
      @ requires at != null && \invariant_for(at) && objective != null && 0 <= digits && digits <= 20000;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures (\result.hi.value - \result.lo.value) * \dl_pow(10, digits) <= \dl_pow(2, \result.scale);
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public static Enclosure loss(Coordinates at, BatchObjective objective, int digits) {
        int wanted = WorkingScale.bits(digits);
        int scale = WorkingScale.ofLoss(at, objective.largestLatent(), wanted);
        Enclosure loss = objective.loss(layer(at, scale));
        while (missingBits(loss, wanted) > 0) {
            scale += missingBits(loss, wanted) + MORE_BITS;
            loss = objective.loss(layer(at, scale));
        }
        return loss;
    }

    /**
     * The negative gradient of the mean loss of a batch in coordinates.
     *
     * @param at the state
     * @param objective the objective on the batch
     * @param digits the number of digits after the point that are guaranteed
     * @return P rows of sum N_k + P intervals, each at most 10^-digits wide
     * @throws ArithmeticException if that takes more bits than can be carried
     */
    /*@ public behavior
      @ requires at != null && \invariant_for(at) && objective != null && 0 <= digits && digits <= 20000;
      @ ensures \result != null && \result.length == at.state.rows;
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             \result[p] != null && \result[p].length == at.state.columns);
      @ ensures (\forall int p; 0 <= p && p < \result.length;
      @             (\forall int c; 0 <= c && c < at.state.columns; \result[p][c] != null));
      @*/
    /*+KEY@ ensures (\forall int p; 0 <= p && p < \result.length; (\forall int c; 0 <= c && c < at.state.columns;
      @             (\result[p][c].hi.value - \result[p][c].lo.value) * \dl_pow(10, digits)
      @                 <= \dl_pow(2, \result[p][c].scale)));
      @*/
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public static Enclosure[][] negativeGradient(Coordinates at, BatchObjective objective, int digits) {
        int wanted = WorkingScale.bits(digits);
        int scale = WorkingScale.of(at, objective.largestLatent(), wanted);
        Enclosure[][] gradient = objective.negativeGradient(layer(at, scale));
        while (missingBits(gradient, wanted) > 0) {
            scale += missingBits(gradient, wanted) + MORE_BITS;
            gradient = objective.negativeGradient(layer(at, scale));
        }
        return gradient;
    }

    /**
     * One step of rounded descent (def:rounded-descent): the gradient is computed with more bits until every rounding
     * is decided, so the result does not depend on how it was computed.
     *
     * @param at the state after t steps
     * @param objective the objective on the batch of that step
     * @param eta the step size, positive
     * @return the state after t + 1 steps, exactly
     * @throws ArithmeticException if a rounding stays undecided 8192 bits below the grid
     */
    /*@ public behavior
      @ requires at != null && \invariant_for(at) && objective != null && eta != null && eta.numerator.value > 0;
      @ ensures \result != null && \result.setting == at.setting && \result.state.gridBits == at.state.gridBits;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Coordinates descend(Coordinates at, BatchObjective objective, Dyadic eta) {
        for (int more = ROUNDING_BITS; more <= MAX_ROUNDING_BITS; more *= 2) {
            int scale = roundingScale(at, objective, eta, more);
            GridMatrix next = CoordinateDescent.descend(at.state(), objective.negativeGradient(layer(at, scale)), eta);
            if (next != null) {
                return new Coordinates(at.setting(), next);
            }
        }
        throw undecided(at);
    }

    /**
     * The same step with the loss of its batch: both come from one layer.
     *
     * @param at the state after t steps
     * @param objective the objective on the batch of that step
     * @param eta the step size, positive
     * @param digits the number of digits after the point of the loss that are guaranteed
     * @return the state after t + 1 steps, exactly, and an interval at most 10^-digits wide that contains the loss
     * @throws ArithmeticException if a rounding stays undecided 8192 bits below the grid
     */
    /*@ public behavior
      @ requires at != null && \invariant_for(at) && objective != null && eta != null && eta.numerator.value > 0;
      @ requires 0 <= digits && digits <= 20000;
      @ ensures \result != null && \result.next.setting == at.setting;
      @ ensures \result.next.state.gridBits == at.state.gridBits;
      @*/
    /*+KEY@ ensures (\result.loss.hi.value - \result.loss.lo.value) * \dl_pow(10, digits)
      @     <= \dl_pow(2, \result.loss.scale);
      @*/
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public static DescentStep step(Coordinates at, BatchObjective objective, Dyadic eta, int digits) {
        int wanted = WorkingScale.bits(digits);
        int forLoss = WorkingScale.ofLoss(at, objective.largestLatent(), wanted);
        for (int more = ROUNDING_BITS; more <= MAX_ROUNDING_BITS; more *= 2) {
            int scale = Math.max(forLoss, roundingScale(at, objective, eta, more));
            LossAndGradient both = objective.lossAndGradient(layer(at, scale));
            GridMatrix next = CoordinateDescent.descend(at.state(), both.negativeGradient(), eta);
            if (next != null) {
                boolean narrow = missingBits(both.loss(), wanted) <= 0;
                return new DescentStep(new Coordinates(at.setting(), next),
                        narrow ? both.loss() : loss(at, objective, digits));
            }
        }
        throw undecided(at);
    }

    /** A working scale so fine that most roundings are decided by the bits that it has below the grid. */
    private static int roundingScale(Coordinates at, BatchObjective objective, Dyadic eta, int more) {
        // |eta| < 2^size
        int size = Math.max(0, eta.numerator().bitLength() - eta.scale());
        return WorkingScale.of(at, objective.largestLatent(), at.state().gridBits() + size + more);
    }

    private static ArithmeticException undecided(Coordinates at) {
        return new ArithmeticException("a rounding to the grid 2^-" + at.state().gridBits() + " cannot be decided");
    }

    /** By how many bits an interval is wider than 2^-wanted, 0 or less if it is not. */
    static int missingBits(Enclosure a, int wanted) {
        BigInteger width = a.hi().subtract(a.lo());
        // width <= 2^bitLength
        return width.signum() == 0 ? 0 : width.bitLength() - a.scale() + wanted;
    }

    /** By how many bits the widest interval is wider than 2^-wanted. */
    static int missingBits(Enclosure[][] rows, int wanted) {
        int missing = 0;
        for (int p = 0; p < rows.length; p++) {
            for (int c = 0; c < rows[p].length; c++) {
                missing = Math.max(missing, missingBits(rows[p][c], wanted));
            }
        }
        return missing;
    }
}
