package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * Everything that loss, gradient and attention of a row need of the masks: means of products of counts over powers of
 * the normaliser Z (lem:lumping). u, v, w are the numbers of unmasked positions of the own, the global and the other
 * areas, V the sum of the squares of those of the single other areas.
 */
final class RowMoments {

    /** {@code E[u / Z]}. */
    static final int U = 0;

    /** {@code E[v / Z]}. */
    static final int V = 1;

    /** {@code E[w / Z]}. */
    static final int W = 2;

    /** {@code E[u / Z^2]}, and of u^2, u v, v^2 and V after it. */
    static final int SECOND = 3;

    /** {@code E[x y / Z^3]} for x = u^2, v^2, V and y = 1, u, v: the first of nine. */
    static final int THIRD = 8;

    /** How many there are. */
    static final int SIZE = 17;

    /*@ spec_public @*/ private final Enclosure[] means;

    /**
     * The means at a state, over the counts that are not left out.
     *
     * @param counts the table of counts
     * @param factors the exponentials of the row
     * @param math the arithmetic
     */
    /*@ normal_behavior
      @ requires counts != null && factors != null && math != null;
      @ ensures means.length == SIZE;
      @ assignable \nothing;
      @*/
    RowMoments(RowCounts counts, RowFactors factors, EnclosureMath math) {
        Enclosure[] sums = new Enclosure[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sums[i] = Enclosure.of(0);
        }
        for (int c = 0; c < counts.cells(); c++) {
            add(sums, counts.cell(c), ReciprocalMeans.of(counts.cell(c), factors, math), math);
        }
        Enclosure divisor = Enclosure.of(otherDivisor(counts.kind()));
        int[] squares = {SECOND + 4, THIRD + 6, THIRD + 7, THIRD + 8};
        for (int i = 0; i < squares.length; i++) {
            sums[squares[i]] = math.divide(sums[squares[i]], divisor);
        }
        this.means = sums;
    }

    /** What the polynomials of V are to be divided by. */
    static long otherDivisor(RowKind kind) {
        return kind.rest() <= 1 ? 1 : kind.rest() - 1L;
    }

    private static void add(Enclosure[] sums, CountCell cell, Enclosure[][] means, EnclosureMath math) {
        for (int i = 0; i < SIZE; i++) {
            Enclosure[] powers = means[i < SECOND ? 0 : i < THIRD ? 1 : 2];
            BigInteger[] polynomial = cell.polynomial(i);
            Enclosure mean = Enclosure.of(0);
            for (int j = 0; j < polynomial.length; j++) {
                mean = mean.plus(powers[j].times(polynomial[j]));
            }
            sums[i] = sums[i].plus(math.times(cell.weight(), mean));
        }
    }

    /** One of the means. */
    Enclosure get(int i) {
        return means[i];
    }
}
