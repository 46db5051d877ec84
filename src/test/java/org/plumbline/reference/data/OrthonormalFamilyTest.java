package org.plumbline.reference.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class OrthonormalFamilyTest {

    private static int[] row(OrthonormalFamily family, int i) {
        int[] row = new int[family.dimension()];
        for (int l = 0; l < row.length; l++) {
            row[l] = family.numerator(i, l);
        }
        return row;
    }

    @Test
    void theStandardBasisIsTheIdentity() {
        OrthonormalFamily standard = OrthonormalFamily.standard(3);
        assertEquals(3, standard.vectors());
        assertEquals(3, standard.dimension());
        assertEquals(0, standard.scale());
        assertArrayEquals(new int[] {0, 1, 0}, row(standard, 1));
    }

    @Test
    void oneReflectionIsTheIdentityMinusHalfTheOuterProduct() {
        // v = (1, -1, 1, 1): row i of 2 I - v v^T, here not permuted
        OrthonormalFamily family = OrthonormalFamily.reflected(new int[][] {{1, -1, 1, 1}}, new int[][] {{0, 1, 2, 3}});
        assertEquals(1, family.scale());
        assertArrayEquals(new int[] {1, 1, -1, -1}, row(family, 0));
        assertArrayEquals(new int[] {1, 1, 1, 1}, row(family, 1));
        assertArrayEquals(new int[] {-1, 1, 1, -1}, row(family, 2));
        assertArrayEquals(new int[] {-1, 1, -1, 1}, row(family, 3));
    }

    @Test
    void theOrderSaysWhichCoordinateComesToAPlace() {
        OrthonormalFamily family = OrthonormalFamily.reflected(new int[][] {{1, -1, 1, 1}}, new int[][] {{2, 0, 3, 1}});
        assertArrayEquals(new int[] {-1, 1, -1, 1}, row(family, 0), "coordinates 2, 0, 3, 1 of (1, 1, -1, -1)");
    }

    @Test
    void blocksOfFourAreReflectedSeparately() {
        int[][] signs = {{1, 1, 1, 1, -1, 1, 1, 1}};
        OrthonormalFamily family = OrthonormalFamily.reflected(signs, new int[][] {{0, 1, 2, 3, 4, 5, 6, 7}});
        assertArrayEquals(new int[] {1, -1, -1, -1, 0, 0, 0, 0}, row(family, 0));
        assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, row(family, 4));
        assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, -1, -1}, row(family, 5));
    }

    @Test
    void productsOfReflectionsAreExactlyOrthonormal() {
        int[][] signs = {{1, -1, 1, 1, 1, 1, -1, -1}, {-1, -1, 1, -1, 1, -1, 1, 1}, {1, 1, 1, 1, -1, 1, -1, 1}};
        int[][] orders = {{7, 2, 4, 0, 1, 5, 3, 6}, {1, 3, 5, 7, 0, 2, 4, 6}, {4, 5, 6, 7, 3, 2, 1, 0}};
        OrthonormalFamily family = OrthonormalFamily.reflected(signs, orders);
        assertEquals(3, family.scale());
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                BigInteger inner = BigInteger.ZERO;
                for (int l = 0; l < 8; l++) {
                    inner = inner.add(BigInteger.valueOf(family.numerator(i, l))
                            .multiply(BigInteger.valueOf(family.numerator(j, l))));
                }
                assertEquals(BigInteger.valueOf(i == j ? 64 : 0), inner, i + ", " + j);
            }
        }
    }

    @Test
    void whatIsNotExactlyOrthonormalIsRefused() {
        int[][] nearly = {{4096, 0}, {1, 4096}};
        int[][] long0 = {{2, 0}, {0, 1}};
        int[][] twice = {{1, 0}, {1, 0}};
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(nearly, 12));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(long0, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(twice, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[][] {{1, 0}}, 1));
    }

    @Test
    void malformedFamiliesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[][] {{1, 0}, {0}}, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[0][], 0));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[][] {{1}}, -1));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[][] {{1}}, 13));
        assertThrows(IllegalArgumentException.class, () -> new OrthonormalFamily(new int[][] {{1 << 30}}, 12));
    }

    @Test
    void roundsOfReflectionsThatAreNoneAreRefused() {
        int[] signs = {1, -1, 1, 1};
        int[] order = {0, 1, 2, 3};
        refusesRound(new int[] {1, -1, 1, 0}, order);
        refusesRound(new int[] {1, -1, 1, 1, 1}, new int[] {0, 1, 2, 3, 4});
        refusesRound(signs, new int[] {0, 1, 2});
        refusesRound(signs, new int[] {0, 1, 2, 4});
        refusesRound(signs, new int[] {0, 1, 2, -1});
        refusesRound(signs, new int[] {0, 1, 2, 2});
        int[][] tooMany = new int[13][];
        int[][] orders = new int[13][];
        Arrays.fill(tooMany, signs);
        Arrays.fill(orders, order);
        assertThrows(IllegalArgumentException.class, () -> OrthonormalFamily.reflected(tooMany, orders));
        assertEquals(12, OrthonormalFamily.reflected(Arrays.copyOf(tooMany, 12), Arrays.copyOf(orders, 12)).scale());
    }

    private static void refusesRound(int[] signs, int[] order) {
        assertThrows(IllegalArgumentException.class,
                () -> OrthonormalFamily.reflected(new int[][] {signs}, new int[][] {order}));
    }

    @Test
    void theFamilySharesNoArrayWithItsCaller() {
        int[][] rows = {{0, 1}, {1, 0}};
        OrthonormalFamily family = new OrthonormalFamily(rows, 0);
        rows[0][0] = 5;
        assertEquals(0, family.numerator(0, 0));
    }
}
