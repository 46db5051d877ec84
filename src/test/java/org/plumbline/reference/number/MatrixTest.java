package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;

class MatrixTest {

    private static Apfloat[] numbers(long... values) {
        Apfloat[] numbers = new Apfloat[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = new Apfloat(values[i]);
        }
        return numbers;
    }

    @Test
    void entriesAreStoredRowByRow() {
        Matrix matrix = new Matrix(2, 3, numbers(1, 2, 3, 4, 5, 6));
        assertEquals(2, matrix.rows());
        assertEquals(3, matrix.columns());
        assertEquals(new Apfloat(2), matrix.get(0, 1));
        assertEquals(new Apfloat(4), matrix.get(1, 0));
        assertArrayEquals(numbers(4, 5, 6), matrix.row(1));
        Matrix rows = Matrix.ofRows(new Apfloat[][] {numbers(1, 2, 3), numbers(4, 5, 6)});
        assertEquals(new Apfloat(6), rows.get(1, 2));
        assertEquals(new Apfloat(3), rows.get(0, 2));
    }

    @Test
    void theMatrixSharesNoArrayWithItsCaller() {
        Apfloat[] entries = numbers(1, 2, 3, 4);
        Matrix matrix = new Matrix(2, 2, entries);
        entries[0] = new Apfloat(9);
        matrix.row(0)[1] = new Apfloat(9);
        assertArrayEquals(numbers(1, 2), matrix.row(0));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Matrix(2, 2, numbers(1, 2, 3)));
        assertThrows(IllegalArgumentException.class, () -> new Matrix(0, 2, numbers()));
        assertThrows(IllegalArgumentException.class,
                () -> Matrix.ofRows(new Apfloat[][] {numbers(1, 2), numbers(3)}));
    }

    @Test
    void gridEntriesAreTheirNumeratorsOverAPowerOfTwo() {
        BigInteger[] numerators = {BigInteger.valueOf(3), BigInteger.valueOf(-8), BigInteger.ZERO, BigInteger.ONE};
        GridMatrix grid = new GridMatrix(2, 2, 4, numerators);
        numerators[0] = BigInteger.TEN;
        assertEquals(Dyadic.of(BigInteger.valueOf(3), 4), grid.get(0, 0));
        assertEquals(Dyadic.of(BigInteger.valueOf(-1), 1), grid.get(0, 1));
        assertEquals(BigInteger.valueOf(-8), grid.numerator(0, 1));
        assertEquals(Dyadic.of(BigInteger.ONE, 4), grid.get(1, 1));
        assertEquals(4, grid.gridBits());
        Matrix lifted = grid.lifted(new Precision(10));
        assertEquals(new Apfloat("0.1875"), lifted.get(0, 0));
        assertEquals(new Apfloat("-0.5"), lifted.get(0, 1));
        assertEquals(2, lifted.rows());
    }

    @Test
    void theZeroGridIsZero() {
        GridMatrix zero = GridMatrix.zero(3, 7);
        assertEquals(3, zero.rows());
        assertEquals(3, zero.columns());
        for (int i = 0; i < 9; i++) {
            assertEquals(Dyadic.ZERO, zero.get(i / 3, i % 3));
        }
    }

    @Test
    void gridsThatDoNotFitAreRefused() {
        BigInteger[] one = {BigInteger.ONE};
        assertThrows(IllegalArgumentException.class, () -> new GridMatrix(1, 2, 4, one));
        assertThrows(IllegalArgumentException.class, () -> new GridMatrix(1, 1, -1, one));
        assertThrows(IllegalArgumentException.class, () -> new GridMatrix(1, 1, Dyadic.MAX_SCALE + 1, one));
        assertThrows(IllegalArgumentException.class, () -> new GridMatrix(0, 0, 4, new BigInteger[0]));
    }
}
