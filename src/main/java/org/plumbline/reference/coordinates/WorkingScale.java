package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Rounding;

/**
 * How many bits a state needs: a first choice that is rarely too small, since what is not narrow enough is recomputed.
 */
public final class WorkingScale {

    /** Bits for the rounding on the way to a gradient: its entries are up to 2^5 units wide at P = 144. */
    private static final int GUARD_BITS = 8;

    private WorkingScale() {
    }

    /**
     * The bits b with {@code 2^-b <= 10^-digits}.
     *
     * @param digits digits after the point, from 0 to 20000
     * @return the least bits that are surely enough
     */
    /*@ public normal_behavior
      @ requires 0 <= digits && digits <= 20000;
      @ ensures 0 <= \result && \result <= 66441;
      @*/
    //+KEY@ ensures \dl_pow(10, digits) <= \dl_pow(2, \result);
    //@ assignable \nothing;
    public static int bits(int digits) {
        // log2 of 10 = 3.321928...
        return (int) ((digits * 33220L) / 10000) + 1;
    }

    /**
     * A working scale at which the entries of a gradient are about 2^-bits wide.
     *
     * @param coordinates the state
     * @param largestLatent an upper bound U of all latents
     * @param bits the bits asked for
     * @return the bits, and those that rounding and the total of a row take
     */
    /*@ public normal_behavior
      @ requires coordinates != null && \invariant_for(coordinates) && largestLatent != null;
      @ requires largestLatent.numerator.value > 0;
      @ requires largestLatent.scale + coordinates.state.gridBits <= Dyadic.MAX_SCALE;
      @ requires 0 <= bits && bits <= 200000;
      @ ensures bits + 8 <= \result && \result <= bits + 150008;
      @ assignable \nothing;
      @*/
    public static int of(Coordinates coordinates, Dyadic largestLatent, int bits) {
        return bits + GUARD_BITS + bitsOfTotals(coordinates, largestLatent);
    }

    /**
     * A working scale at which a loss is about 2^-bits wide: it is a sum over queries and areas.
     *
     * @param coordinates the state
     * @param largestLatent an upper bound U of all latents
     * @param bits the bits asked for
     * @return the bits, and those that rounding, the total of a row and the sum take
     */
    /*@ public normal_behavior
      @ requires coordinates != null && \invariant_for(coordinates) && largestLatent != null;
      @ requires largestLatent.numerator.value > 0;
      @ requires largestLatent.scale + coordinates.state.gridBits <= Dyadic.MAX_SCALE;
      @ requires 0 <= bits && bits <= 200000;
      @ ensures bits + 10 <= \result && \result <= bits + 150048;
      @ assignable \nothing;
      @*/
    public static int ofLoss(Coordinates coordinates, Dyadic largestLatent, int bits) {
        int logOfPositions = BigInteger.valueOf(coordinates.setting().positions()).bitLength();
        return of(coordinates, largestLatent, bits) + 2 * logOfPositions;
    }

    /**
     * Bits b such that the total of every row of {@link AttentionRow} is at least 2^-b.
     *
     * <p>The factors e^(z Phi - m) and e^(Upsilon - max Upsilon) are at most 1, but the position with the largest
     * Upsilon may lie in an area with a small z Phi. The term of that position is at least e^-(range of z Phi), the
     * term of a position in the area with the largest z Phi at least e^-(range of Upsilon): the total is at least the
     * larger of the two (lem:total in proofs-notes/enclosures.md).
     *
     * @param coordinates the state
     * @param largestLatent an upper bound of all latents
     * @return b, at least 0
     */
    /*@ normal_behavior
      @ requires coordinates != null && \invariant_for(coordinates) && largestLatent != null;
      @ requires largestLatent.numerator.value > 0;
      @ requires largestLatent.scale + coordinates.state.gridBits <= Dyadic.MAX_SCALE;
      @ ensures 0 <= \result && \result <= 150000;
      @ assignable \nothing;
      @*/
    static int bitsOfTotals(Coordinates coordinates, Dyadic largestLatent) {
        int features = coordinates.setting().positionIndex(0);
        int rows = coordinates.rowsAreEqual() ? 1 : coordinates.setting().positions();
        GridMatrix state = coordinates.state();
        int bits = state.gridBits();
        Dyadic worst = Dyadic.ZERO;
        /*@ loop_invariant 0 <= p && p <= rows && worst != null && 0 <= worst.numerator.value;
          @ decreases rows - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 0; p < rows; p++) {
            // masked positions have the exponent 0
            BigInteger phi = range(state, p, 0, features, BigInteger.ZERO);
            Dyadic byFeature = largestLatent.times(Dyadic.of(phi, bits));
            BigInteger first = state.numerator(p, features);
            Dyadic byPosition = Dyadic.of(range(state, p, features, state.columns(), first), bits);
            worst = CoordinateLayer.larger(worst, byFeature.compareTo(byPosition) < 0 ? byFeature : byPosition);
        }
        // e^x < 2^(3x/2)
        BigInteger whole = Rounding.ceilShift(worst.numerator(), worst.scale());
        return (3 * whole.min(BigInteger.valueOf(Dyadic.MAX_SCALE)).intValue() + 1) / 2;
    }

    /** The largest minus the smallest of the numerators of a row in some columns and of one more. */
    /*@ private normal_behavior
      @ requires state != null && \invariant_for(state) && 0 <= p && p < state.rows && more != null;
      @ requires 0 <= from && from <= to && to <= state.columns;
      @ ensures \result != null && 0 <= \result.value;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ BigInteger range(GridMatrix state, int p, int from, int to, BigInteger more) {
        BigInteger least = more;
        BigInteger largest = more;
        /*@ loop_invariant from <= c && c <= to && least != null && largest != null;
          @ loop_invariant least.value <= largest.value;
          @ decreases to - c;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int c = from; c < to; c++) {
            largest = largest.max(state.numerator(p, c));
            least = least.min(state.numerator(p, c));
        }
        return largest.subtract(least);
    }
}
