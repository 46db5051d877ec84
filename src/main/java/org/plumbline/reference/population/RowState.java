package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;

/**
 * The numbers that a row of one kind keeps from Q(0) = 0, exact on a grid (lem:lumping, def:rounded-descent).
 *
 * <p>Phi to the own area, the global one and any other; Upsilon to the query itself, to the rest of its own area, to
 * the global area and to the others. In a global row the two numbers to the global area stay 0.
 */
public final class RowState {

    /** Phi_{p->own}. */
    public static final int PHI_OWN = 0;

    /** Phi_{p->global}, 0 in a global row. */
    public static final int PHI_GLOBAL = 1;

    /** Phi to any other local area. */
    public static final int PHI_OTHER = 2;

    /** Upsilon_{p->p}. */
    public static final int UPSILON_SELF = 3;

    /** Upsilon to any other position of the own area. */
    public static final int UPSILON_OWN = 4;

    /** Upsilon to any position of the global area, 0 in a global row. */
    public static final int UPSILON_GLOBAL = 5;

    /** Upsilon to any position of another local area. */
    public static final int UPSILON_OTHER = 6;

    /** How many numbers a row has. */
    public static final int SIZE = 7;

    /*@ spec_public @*/ private final int gridBits;
    /*@ spec_public @*/ private final BigInteger[] numerators;

    /*@ public invariant numerators.length == SIZE && 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @*/

    /**
     * A state from its numerators, which are copied.
     *
     * @param gridBits D: the numbers are {@code numerators / 2^D}
     * @param numerators seven integers, in the order of the constants
     * @throws IllegalArgumentException if there are not seven or the grid is out of range
     */
    /*@ public normal_behavior
      @ requires numerators != null && numerators.length == SIZE && 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @ ensures this.gridBits == gridBits && \fresh(this.numerators);
      @ assignable \nothing;
      @*/
    public RowState(int gridBits, BigInteger[] numerators) {
        if (numerators.length != SIZE || gridBits < 0 || gridBits > Dyadic.MAX_SCALE) {
            throw new IllegalArgumentException(numerators.length + " numbers over 2^" + gridBits
                    + " are not the seven of a row");
        }
        this.gridBits = gridBits;
        this.numerators = new BigInteger[SIZE];
        System.arraycopy(numerators, 0, this.numerators, 0, SIZE);
    }

    /**
     * The state of Q = 0 (def:gd).
     *
     * @param gridBits D
     * @return the state
     */
    /*@ public normal_behavior
      @ requires 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.gridBits == gridBits;
      @ assignable \nothing;
      @*/
    public static RowState zero(int gridBits) {
        BigInteger[] numerators = new BigInteger[SIZE];
        for (int i = 0; i < SIZE; i++) {
            numerators[i] = BigInteger.ZERO;
        }
        return new RowState(gridBits, numerators);
    }

    /**
     * The grid.
     *
     * @return D: every number is a multiple of 2^-D
     */
    /*@ public normal_behavior
      @ ensures \result == gridBits;
      @ assignable \nothing;
      @*/
    public int gridBits() {
        return gridBits;
    }

    /**
     * One of the seven numbers, exactly.
     *
     * @param i which one, for example {@link #PHI_OWN}
     * @return the number
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < SIZE;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Dyadic get(int i) {
        return Dyadic.of(numerators[i], gridBits);
    }

    /**
     * The numerator of one of the seven numbers.
     *
     * @param i which one
     * @return the number times 2^D
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < SIZE;
      @ ensures \result == numerators[i];
      @ assignable \nothing;
      @*/
    public BigInteger numerator(int i) {
        return numerators[i];
    }
}
