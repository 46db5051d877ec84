package org.plumbline.reference.definition;

import java.math.BigInteger;
import java.util.Random;

import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;

/**
 * Exact changes of a Q.
 */
final class Perturbation {

    private Perturbation() {
    }

    /** Q + c (w x^T + y w^T) with w a spare vector, x a position and y a feature: nothing the model can see. */
    static GridMatrix offTheSpan(SmallCase small, Dyadic c) {
        int spare = small.setting().family().vectors() - 1;
        int position = small.setting().positionIndex(0);
        return plus(plus(small.q(), small.setting().family(), spare, position, c), small.setting().family(), 0, spare,
                c);
    }

    /** Q + c a b^T for two vectors of the family. */
    static GridMatrix plus(GridMatrix q, OrthonormalFamily family, int a, int b, Dyadic c) {
        Dyadic[][] entries = new Dyadic[q.rows()][q.columns()];
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                Dyadic outer = entry(family, a, i).times(entry(family, b, j)).times(c);
                entries[i][j] = q.get(i, j).plus(outer);
            }
        }
        return grid(entries, q.gridBits() + 2 * family.scale() + c.scale());
    }

    private static Dyadic entry(OrthonormalFamily family, int vector, int l) {
        return Dyadic.of(BigInteger.valueOf(family.numerator(vector, l)), family.scale());
    }

    /** A direction in the space of all Q: d x d entries 0, 1/8 or -1/8. */
    static int[][] direction(Random random, int side) {
        int[][] direction = new int[side][side];
        for (int[] row : direction) {
            for (int j = 0; j < side; j++) {
                row[j] = random.nextInt(3) - 1;
            }
        }
        return direction;
    }

    /** Q + h E / 8. */
    static GridMatrix along(GridMatrix q, int[][] direction, Dyadic h) {
        Dyadic[][] entries = new Dyadic[q.rows()][q.columns()];
        Dyadic eighth = Dyadic.of(BigInteger.ONE, 3);
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                entries[i][j] = q.get(i, j).plus(h.times(eighth).times(Dyadic.of(direction[i][j])));
            }
        }
        return grid(entries, Math.max(q.gridBits(), h.scale() + 3));
    }

    private static GridMatrix grid(Dyadic[][] entries, int bits) {
        BigInteger[] numerators = new BigInteger[entries.length * entries[0].length];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = entries[i / entries[0].length][i % entries[0].length].numeratorAt(bits);
        }
        return new GridMatrix(entries.length, entries[0].length, bits, numerators);
    }
}
