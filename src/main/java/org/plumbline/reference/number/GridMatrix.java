package org.plumbline.reference.number;

import java.math.BigInteger;

import org.apfloat.Apfloat;

/**
 * A matrix whose entries lie on the grid 2^-D: an exact checkpoint of a training run (def:rounded-descent).
 */
public final class GridMatrix {

    /*@ spec_public @*/ private final int rows;
    /*@ spec_public @*/ private final int columns;
    /*@ spec_public @*/ private final int gridBits;
    /*@ spec_public @*/ private final BigInteger[] entries;

    //@ public invariant 1 <= rows && rows <= Matrix.MAX_SIDE && 1 <= columns && columns <= Matrix.MAX_SIDE;
    //@ public invariant entries.length == rows * columns && 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
    //@ public invariant (\forall int i; 0 <= i && i < entries.length; entries[i] != null);

    /**
     * A matrix from its numerators, which are copied.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param gridBits D: the entries are {@code numerators / 2^D}
     * @param numerators row by row, {@code rows * columns} of them
     */
    /*@ public normal_behavior
      @ requires numerators != null && 1 <= rows && rows <= Matrix.MAX_SIDE && 1 <= columns;
      @ requires columns <= Matrix.MAX_SIDE && numerators.length == rows * columns;
      @ requires 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @ requires (\forall int i; 0 <= i && i < numerators.length; numerators[i] != null);
      @ ensures this.rows == rows && this.columns == columns && this.gridBits == gridBits;
      @ ensures \fresh(entries) && entries.length == numerators.length;
      @ ensures (\forall int i; 0 <= i && i < numerators.length; entries[i] == numerators[i]);
      @ assignable \nothing;
      @*/
    public GridMatrix(int rows, int columns, int gridBits, BigInteger[] numerators) {
        if (rows < 1 || columns < 1 || rows > Matrix.MAX_SIDE || columns > Matrix.MAX_SIDE
                || numerators.length != rows * columns) {
            throw new IllegalArgumentException(
                    numerators.length + " entries do not make a " + rows + " x " + columns + " matrix");
        }
        if (gridBits < 0 || gridBits > Dyadic.MAX_SCALE) {
            throw new IllegalArgumentException("grid bits " + gridBits + " are not in 0.." + Dyadic.MAX_SCALE);
        }
        this.rows = rows;
        this.columns = columns;
        this.gridBits = gridBits;
        this.entries = new BigInteger[numerators.length];
        System.arraycopy(numerators, 0, this.entries, 0, numerators.length);
    }

    /**
     * The zero matrix, where every training starts unless the config says otherwise (def:gd).
     *
     * @param side the number of rows and of columns
     * @param gridBits D
     * @return the matrix
     */
    /*@ public normal_behavior
      @ requires 1 <= side && side <= Matrix.MAX_SIDE && 0 <= gridBits && gridBits <= Dyadic.MAX_SCALE;
      @ ensures \fresh(\result) && \result.rows == side && \result.columns == side && \result.gridBits == gridBits;
      @ ensures (\forall int i; 0 <= i && i < \result.entries.length; \result.entries[i].value == 0);
      @ assignable \nothing;
      @*/
    public static GridMatrix zero(int side, int gridBits) {
        BigInteger[] numerators = new BigInteger[side * side];
        /*@ loop_invariant 0 <= i && i <= numerators.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; numerators[k] != null && numerators[k].value == 0);
          @ loop_modifies numerators[*];
          @ decreases numerators.length - i;
          @*/
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.valueOf(0);
        }
        return new GridMatrix(side, side, gridBits, numerators);
    }

    /**
     * The number of rows.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == rows && 1 <= \result && \result <= Matrix.MAX_SIDE;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == columns && 1 <= \result && \result <= Matrix.MAX_SIDE;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int columns() {
        return columns;
    }

    /**
     * The grid.
     *
     * @return D: every entry is a multiple of 2^-D
     */
    /*@ public normal_behavior
      @ ensures \result == gridBits && 0 <= \result && \result <= Dyadic.MAX_SCALE;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int gridBits() {
        return gridBits;
    }

    /**
     * One entry, exactly.
     *
     * @param i the row
     * @param j the column
     * @return the entry
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < rows && 0 <= j && j < columns;
      @ ensures \result != null && \result.scale <= gridBits;
      @ assignable \nothing;
      @*/
    public Dyadic get(int i, int j) {
        return Dyadic.of(entries[i * columns + j], gridBits);
    }

    /**
     * The numerator of one entry.
     *
     * @param i the row
     * @param j the column
     * @return the entry times 2^D
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < rows && 0 <= j && j < columns;
      @ ensures \result == entries[i * columns + j];
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ BigInteger numerator(int i, int j) {
        return entries[i * columns + j];
    }

    /**
     * The same matrix at a working precision.
     *
     * @param precision the arithmetic
     * @return each entry within u of itself, relatively
     */
    /*@ public normal_behavior
      @ requires precision != null;
      @ ensures \fresh(\result) && \result.rows == rows && \result.columns == columns;
      @ assignable \nothing;
      @*/
    public Matrix lifted(Precision precision) {
        Apfloat[] lifted = new Apfloat[entries.length];
        /*@ loop_invariant 0 <= i && i <= entries.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; lifted[k] != null);
          @ loop_modifies lifted[*];
          @ decreases entries.length - i;
          @*/
        for (int i = 0; i < entries.length; i++) {
            lifted[i] = precision.of(Dyadic.of(entries[i], gridBits));
        }
        return new Matrix(rows, columns, lifted);
    }
}
