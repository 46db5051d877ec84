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
    private final BigInteger[] entries;

    /**
     * A matrix from its numerators, which are copied.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @param gridBits D: the entries are {@code numerators / 2^D}
     * @param numerators row by row, {@code rows * columns} of them
     */
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
    public static GridMatrix zero(int side, int gridBits) {
        BigInteger[] numerators = new BigInteger[side * side];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.ZERO;
        }
        return new GridMatrix(side, side, gridBits, numerators);
    }

    /**
     * The number of rows.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return at least 1
     */
    public int columns() {
        return columns;
    }

    /**
     * The grid.
     *
     * @return D: every entry is a multiple of 2^-D
     */
    public int gridBits() {
        return gridBits;
    }

    /**
     * One entry, exactly.
     *
     * @param i the row
     * @param j the column
     * @return the entry
     */
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
    public BigInteger numerator(int i, int j) {
        return entries[i * columns + j];
    }

    /**
     * The same matrix at a working precision.
     *
     * @param precision the arithmetic
     * @return each entry within u of itself, relatively
     */
    public Matrix lifted(Precision precision) {
        Apfloat[] lifted = new Apfloat[entries.length];
        for (int i = 0; i < entries.length; i++) {
            lifted[i] = precision.of(Dyadic.of(entries[i], gridBits));
        }
        return new Matrix(rows, columns, lifted);
    }
}
