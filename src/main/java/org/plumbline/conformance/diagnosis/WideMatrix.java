package org.plumbline.conformance.diagnosis;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A matrix of {@link Wide} numbers, never changed once it is filled.
 */
final class WideMatrix {

    private final int rows;
    private final int columns;
    private final double[] hi;
    private final double[] lo;

    /** Whether every entry is rounded to float64, and with it whatever is computed from this matrix. */
    private final boolean plain;

    private WideMatrix(int rows, int columns, boolean plain) {
        this.rows = rows;
        this.columns = columns;
        this.plain = plain;
        this.hi = new double[rows * columns];
        this.lo = new double[rows * columns];
    }

    /** What stands in a row and a column. */
    interface Entry {
        Wide at(int row, int column);
    }

    static WideMatrix of(int rows, int columns, Entry entry) {
        return of(rows, columns, false, entry);
    }

    private static WideMatrix of(int rows, int columns, boolean plain, Entry entry) {
        WideMatrix matrix = new WideMatrix(rows, columns, plain);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i * columns + j, entry.at(i, j));
            }
        }
        return matrix;
    }

    static WideMatrix zero(int rows, int columns) {
        return new WideMatrix(rows, columns, false);
    }

    /** The same numbers, from which everything is computed in float64: what rounding does is then seen. */
    WideMatrix plain() {
        return of(rows, columns, true, this::get);
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    Wide get(int row, int column) {
        return get(row * columns + column);
    }

    /** An entry by its place, row by row. */
    Wide get(int index) {
        return new Wide(hi[index], lo[index]);
    }

    /** All entries, row by row. */
    Wide[] entries() {
        Wide[] entries = new Wide[hi.length];
        Arrays.setAll(entries, this::get);
        return entries;
    }

    private void set(int index, Wide value) {
        hi[index] = value.hi();
        lo[index] = plain ? 0 : value.lo();
    }

    /** The matrix product; zeros, of which unit vectors and masked patches are full, cost nothing. */
    WideMatrix times(WideMatrix other) {
        WideMatrix product = new WideMatrix(rows, other.columns, plain || other.plain);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                Wide factor = get(i, k);
                if (factor.hi() != 0) {
                    product.addRow(i, factor, other, k);
                }
            }
        }
        return product;
    }

    private void addRow(int row, Wide factor, WideMatrix other, int otherRow) {
        int to = row * columns;
        int from = otherRow * columns;
        for (int j = 0; j < columns; j++) {
            if (other.hi[from + j] != 0) {
                set(to + j, get(to + j).plus(factor.times(other.get(from + j))));
            }
        }
    }

    WideMatrix transposed() {
        return of(columns, rows, plain, (i, j) -> get(j, i));
    }

    /** The rows of this matrix, and below them those of another. */
    WideMatrix above(WideMatrix other) {
        return of(rows + other.rows, columns, (i, j) -> i < rows ? get(i, j) : other.get(i - rows, j));
    }

    WideMatrix plus(WideMatrix other) {
        return combined(other, Wide::plus);
    }

    /** Entry by entry. */
    WideMatrix combined(WideMatrix other, BinaryOperator<Wide> operation) {
        WideMatrix result = new WideMatrix(rows, columns, plain || other.plain);
        for (int i = 0; i < hi.length; i++) {
            result.set(i, operation.apply(get(i), other.get(i)));
        }
        return result;
    }

    /** Entry by entry. */
    WideMatrix mapped(UnaryOperator<Wide> operation) {
        WideMatrix result = new WideMatrix(rows, columns, plain);
        for (int i = 0; i < hi.length; i++) {
            result.set(i, operation.apply(get(i)));
        }
        return result;
    }

    WideMatrix times(Wide factor) {
        return mapped(factor::times);
    }

    /** The sum of each row, in every place of that row. */
    WideMatrix rowSums() {
        WideMatrix result = new WideMatrix(rows, columns, plain);
        for (int i = 0; i < rows; i++) {
            Wide sum = Wide.ZERO;
            for (int j = 0; j < columns; j++) {
                Wide next = sum.plus(get(i, j));
                sum = plain ? Wide.of(next.hi()) : next;
            }
            for (int j = 0; j < columns; j++) {
                result.set(i * columns + j, sum);
            }
        }
        return result;
    }

    /** The largest entry of each row, as far as float64 sees, in every place of that row. */
    WideMatrix rowLargest() {
        WideMatrix result = new WideMatrix(rows, columns, plain);
        for (int i = 0; i < rows; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < columns; j++) {
                largest = Math.max(largest, hi[i * columns + j]);
            }
            for (int j = 0; j < columns; j++) {
                result.hi[i * columns + j] = largest;
            }
        }
        return result;
    }
}
