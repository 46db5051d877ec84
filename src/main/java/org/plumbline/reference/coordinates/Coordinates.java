package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;

/**
 * The state of training: Phi and Upsilon, exact numbers on a grid (def:correlations, lem:coordinates).
 *
 * <p>Row p of the matrix holds Phi_{p->v} for every feature, cluster after cluster, then Upsilon_{p->q} for every
 * position: column c belongs to vector c of the setting's orthonormal family. So the matrix is P x (sum N_k + P).
 */
public final class Coordinates {

    /*@ spec_public @*/ private final Setting setting;
    /*@ spec_public @*/ private final GridMatrix state;
    /*@ spec_public @*/ private final boolean rowsAreEqual;

    /*@ public invariant \invariant_for(setting) && state.rows == setting.partitions[0].areaOf.length;
      @*/
    //+KEY@ public invariant state.columns == setting.positionIndex(0) + state.rows;
    //-KEY@ public invariant state.columns == setting.features + state.rows;

    /**
     * A state from its checkpoint.
     *
     * @param setting the partitions; its vectors are not used
     * @param state P rows of sum N_k + P columns
     * @throws IllegalArgumentException if the shape does not fit the setting
     */
    /*@ public normal_behavior
      @ requires setting != null && state != null && \invariant_for(setting);
      @ requires state.rows == setting.positions() && state.columns == setting.positionIndex(0) + setting.positions();
      @ ensures this.setting == setting && this.state == state;
      @ assignable \nothing;
      @*/
    public Coordinates(Setting setting, GridMatrix state) {
        if (state.rows() != setting.positions() || state.columns() != columns(setting)) {
            throw new IllegalArgumentException("the state is " + state.rows() + " x " + state.columns()
                    + ", expected P x (sum N_k + P) = " + setting.positions() + " x " + columns(setting));
        }
        this.setting = setting;
        this.state = state;
        this.rowsAreEqual = rowsAreEqual(state);
    }

    /**
     * The state of Q = 0, where every training starts unless the config says otherwise (def:gd).
     *
     * @param setting the partitions, of at most {@link Matrix#MAX_SIDE} features and positions together
     * @param gridBits D
     * @return the state
     */
    /*@ public normal_behavior
      @ requires setting != null && \invariant_for(setting) && 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @ requires setting.positionIndex(0) + setting.positions() <= Matrix.MAX_SIDE;
      @ ensures \result != null && \result.setting == setting && \result.state.gridBits == gridBits;
      @ ensures \result.rowsAreEqual;
      @ assignable \nothing;
      @*/
    public static Coordinates zero(Setting setting, int gridBits) {
        BigInteger[] numerators = new BigInteger[setting.positions() * columns(setting)];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.ZERO;
        }
        return new Coordinates(setting,
                new GridMatrix(setting.positions(), columns(setting), gridBits, numerators));
    }

    /** The number of features and positions, sum N_k + P. */
    /*@ normal_behavior
      @ requires setting != null && \invariant_for(setting);
      @ ensures \result == setting.positionIndex(0) + setting.positions();
      @ assignable \nothing;
      @*/
    static int columns(Setting setting) {
        return setting.positionIndex(0) + setting.positions();
    }

    /*@ private normal_behavior
      @ requires state != null && \invariant_for(state);
      @ assignable \nothing;
      @*/
    private static boolean rowsAreEqual(GridMatrix state) {
        boolean equal = true;
        /*@ loop_invariant 1 <= p && p <= state.rows;
          @ decreases state.rows - p;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int p = 1; p < state.rows(); p++) {
            equal = equal && isFirstRow(state, p);
        }
        return equal;
    }

    /** Whether a row is the same as row 0. */
    /*@ private normal_behavior
      @ requires state != null && \invariant_for(state) && 0 <= p && p < state.rows;
      @ assignable \nothing;
      @*/
    private static boolean isFirstRow(GridMatrix state, int p) {
        boolean equal = true;
        /*@ loop_invariant 0 <= c && c <= state.columns;
          @ decreases state.columns - c;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int c = 0; c < state.columns(); c++) {
            equal = equal && state.numerator(p, c).equals(state.numerator(0, c));
        }
        return equal;
    }

    /**
     * The partitions.
     *
     * @return the setting
     */
    /*@ public normal_behavior
      @ ensures \result == setting;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Setting setting() {
        return setting;
    }

    /**
     * The checkpoint.
     *
     * @return P rows of sum N_k + P columns
     */
    /*@ public normal_behavior
      @ ensures \result == state;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ GridMatrix state() {
        return state;
    }

    /**
     * Whether every query has the same row: then it has the same attention too (lem:cl-identical-rows).
     *
     * @return true if all P rows are equal
     */
    /*@ public normal_behavior
      @ ensures \result == rowsAreEqual;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ boolean rowsAreEqual() {
        return rowsAreEqual;
    }

    /**
     * The feature-position correlation Phi_{p->v_{k,j}}, exactly.
     *
     * @param p a position
     * @param k a cluster
     * @param j one of its areas
     * @return Phi
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < state.rows && 0 <= k && k < setting.partitions.length;
      @ requires 0 <= j && j < setting.partitions[k].areas;
      @ ensures \result != null && \result.scale <= state.gridBits;
      @ assignable \nothing;
      @*/
    public Dyadic featurePosition(int p, int k, int j) {
        return state.get(p, setting.featureIndex(k, j));
    }

    /**
     * The position-position correlation Upsilon_{p->q}, exactly.
     *
     * @param p a position
     * @param q a position
     * @return Upsilon
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < state.rows && 0 <= q && q < state.rows;
      @ ensures \result != null && \result.scale <= state.gridBits;
      @ assignable \nothing;
      @*/
    public Dyadic positionPosition(int p, int q) {
        return state.get(p, setting.positionIndex(q));
    }
}
