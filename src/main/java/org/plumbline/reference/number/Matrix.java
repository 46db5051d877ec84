package org.plumbline.reference.number;

import org.apfloat.Apfloat;

/**
 * An immutable rectangular matrix of numbers, stored row by row.
 *
 * <p>This small class owns the only flat index of the project, so that every other method speaks of rows and columns.
 */
public final class Matrix {

    /** The largest number of rows or columns: keeps the flat index inside an int. */
    public static final int MAX_SIDE = 30000;

    /*@ spec_public @*/ private final int rows;
    /*@ spec_public @*/ private final int columns;
    /*@ spec_public @*/ private final Apfloat[] entries;

    //@ public invariant 1 <= rows && rows <= MAX_SIDE && 1 <= columns && columns <= MAX_SIDE;
    //@ public invariant entries.length == rows * columns;
    //@ public invariant (\forall int i; 0 <= i && i < entries.length; entries[i] != null);

    /**
     * A matrix from its entries, which are copied.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param entries the entries row by row, {@code rows * columns} of them
     */
    /*@ public normal_behavior
      @ requires entries != null && 1 <= rows && rows <= MAX_SIDE && 1 <= columns && columns <= MAX_SIDE;
      @ requires entries.length == rows * columns;
      @ requires (\forall int i; 0 <= i && i < entries.length; entries[i] != null);
      @ ensures this.rows == rows && this.columns == columns && \fresh(this.entries);
      @ ensures this.entries.length == entries.length;
      @ ensures (\forall int i; 0 <= i && i < entries.length; this.entries[i] == entries[i]);
      @ assignable \nothing;
      @*/
    public Matrix(int rows, int columns, Apfloat[] entries) {
        if (rows < 1 || rows > MAX_SIDE || columns < 1 || columns > MAX_SIDE || entries.length != rows * columns) {
            throw new IllegalArgumentException(
                    entries.length + " entries do not make a " + rows + " x " + columns + " matrix");
        }
        this.rows = rows;
        this.columns = columns;
        this.entries = new Apfloat[rows * columns];
        /*@ loop_invariant 0 <= i && i <= entries.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; this.entries[k] == entries[k]);
          @ loop_modifies this.entries[*];
          @ decreases entries.length - i;
          @*/
        for (int i = 0; i < entries.length; i++) {
            this.entries[i] = entries[i];
        }
    }

    /**
     * A matrix from its rows, which are copied.
     *
     * @param rows at least one row, all of the same length
     * @return the matrix
     */
    /*@ public normal_behavior
      @ requires rows != null && 1 <= rows.length && rows.length <= MAX_SIDE;
      @ requires rows[0] != null && 1 <= rows[0].length && rows[0].length <= MAX_SIDE;
      @ requires (\forall int i; 0 <= i && i < rows.length; rows[i] != null && rows[i].length == rows[0].length);
      @ requires (\forall int i; 0 <= i && i < rows.length;
      @             (\forall int j; 0 <= j && j < rows[i].length; rows[i][j] != null));
      @ ensures \fresh(\result) && \result.rows == rows.length && \result.columns == rows[0].length;
      @ assignable \nothing;
      @*/
    public static Matrix ofRows(Apfloat[][] rows) {
        int columns = rows[0].length;
        Apfloat[] entries = new Apfloat[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " entries, not " + columns);
            }
            System.arraycopy(rows[i], 0, entries, i * columns, columns);
        }
        return new Matrix(rows.length, columns, entries);
    }

    /**
     * The number of rows.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == rows && 1 <= \result && \result <= MAX_SIDE;
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
      @ ensures \result == columns && 1 <= \result && \result <= MAX_SIDE;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int columns() {
        return columns;
    }

    /**
     * One entry.
     *
     * @param i the row
     * @param j the column
     * @return the entry
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < rows && 0 <= j && j < columns;
      @ ensures \result == entries[i * columns + j];
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Apfloat get(int i, int j) {
        return entries[i * columns + j];
    }

    /**
     * A copy of one row.
     *
     * @param i the row
     * @return its entries, {@link #columns()} of them
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < rows;
      @ ensures \fresh(\result) && \result.length == columns;
      @ ensures (\forall int j; 0 <= j && j < columns; \result[j] == entries[i * columns + j]);
      @ assignable \nothing;
      @*/
    public Apfloat[] row(int i) {
        Apfloat[] row = new Apfloat[columns];
        /*@ loop_invariant 0 <= j && j <= columns;
          @ loop_invariant (\forall int k; 0 <= k && k < j; row[k] == entries[i * columns + k]);
          @ loop_modifies row[*];
          @ decreases columns - j;
          @*/
        for (int j = 0; j < columns; j++) {
            row[j] = get(i, j);
        }
        return row;
    }
}
