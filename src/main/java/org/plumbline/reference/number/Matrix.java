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

    /**
     * A matrix from its entries, which are copied.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param entries the entries row by row, {@code rows * columns} of them
     */
    public Matrix(int rows, int columns, Apfloat[] entries) {
        if (rows < 1 || rows > MAX_SIDE || columns < 1 || columns > MAX_SIDE || entries.length != rows * columns) {
            throw new IllegalArgumentException(
                    entries.length + " entries do not make a " + rows + " x " + columns + " matrix");
        }
        this.rows = rows;
        this.columns = columns;
        this.entries = new Apfloat[rows * columns];
        System.arraycopy(entries, 0, this.entries, 0, entries.length);
    }

    /**
     * A matrix from its rows, which are copied.
     *
     * @param rows at least one row, all of the same length
     * @return the matrix
     */
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
    //@ ensures \result == rows;
    //@ pure
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return at least 1
     */
    //@ ensures \result == columns;
    //@ pure
    public int columns() {
        return columns;
    }

    /**
     * One entry.
     *
     * @param i the row
     * @param j the column
     * @return the entry
     */
    /*@ normal_behavior
      @ requires 0 <= i && i < rows && 0 <= j && j < columns;
      @ ensures \result == entries[i * columns + j];
      @ assignable \nothing;
      @*/
    public Apfloat get(int i, int j) {
        return entries[i * columns + j];
    }

    /**
     * A copy of one row.
     *
     * @param i the row
     * @return its entries, {@link #columns()} of them
     */
    public Apfloat[] row(int i) {
        Apfloat[] row = new Apfloat[columns];
        for (int j = 0; j < columns; j++) {
            row[j] = get(i, j);
        }
        return row;
    }
}
