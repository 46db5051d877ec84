package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;

/**
 * Between a dense Q and (Phi, Upsilon): both ways are exact, since features and positions have dyadic entries
 * (lem:coordinates).
 */
public final class Projection {

    private Projection() {
    }

    /**
     * The coordinates of a dense Q, {@code Phi_{p->v} = e_p^T Q v} and {@code Upsilon_{p->q} = e_p^T Q e_q}: all that
     * scores, losses and gradients see of it.
     *
     * @param setting the partitions, features and positions
     * @param q the matrix Q, d x d, whose bits and twice those of the vectors make at most {@link Dyadic#MAX_SCALE}
     * @return the state, on the grid of Q refined by the bits of both vectors
     */
    /*@ public normal_behavior
      @ requires setting != null && q != null && \invariant_for(setting);
      @ requires q.rows == setting.family.dimension && q.columns == setting.family.dimension;
      @ requires q.gridBits + 2 * setting.family.scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.setting == setting;
      @ ensures \result.state.gridBits == q.gridBits + 2 * setting.family.scale;
      @ assignable \nothing;
      @*/
    public static Coordinates project(Setting setting, GridMatrix q) {
        OrthonormalFamily family = setting.family();
        if (q.rows() != family.dimension() || q.columns() != family.dimension()) {
            throw new IllegalArgumentException("Q is " + q.rows() + " x " + q.columns() + ", expected d = "
                    + family.dimension());
        }
        int columns = Coordinates.columns(setting);
        BigInteger[] numerators = new BigInteger[setting.positions() * columns];
        for (int p = 0; p < setting.positions(); p++) {
            BigInteger[] query = timesFromLeft(family, setting.positionIndex(p), q);
            for (int c = 0; c < columns; c++) {
                numerators[p * columns + c] = inner(query, family, c);
            }
        }
        int gridBits = q.gridBits() + 2 * family.scale();
        return new Coordinates(setting, new GridMatrix(setting.positions(), columns, gridBits, numerators));
    }

    /** The row vector x^T Q for vector x of the family, times 2^(D + scale). */
    private static BigInteger[] timesFromLeft(OrthonormalFamily family, int x, GridMatrix q) {
        BigInteger[] product = new BigInteger[q.columns()];
        for (int l = 0; l < product.length; l++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < q.rows(); i++) {
                sum = sum.add(q.numerator(i, l).multiply(BigInteger.valueOf(family.numerator(x, i))));
            }
            product[l] = sum;
        }
        return product;
    }

    private static BigInteger inner(BigInteger[] query, OrthonormalFamily family, int c) {
        BigInteger sum = BigInteger.ZERO;
        for (int l = 0; l < query.length; l++) {
            sum = sum.add(query[l].multiply(BigInteger.valueOf(family.numerator(c, l))));
        }
        return sum;
    }

    /**
     * The dense matrix with given coordinates,
     * {@code sum_p e_p ( sum_{k,j} alpha_{p->v_{k,j}} v_{k,j} + sum_q beta_{p->q} e_q )^T}: of a gradient in
     * coordinates the gradient by Q.
     *
     * @param setting the partitions, features and positions
     * @param rows P rows of sum N_k + P intervals
     * @return d rows of d intervals, exactly as wide as the sums make them
     */
    /*@ public normal_behavior
      @ requires setting != null && \invariant_for(setting) && rows != null && rows.length >= 1;
      @ requires rows.length <= setting.partitions[0].areaOf.length;
      @ requires (\forall int p; 0 <= p && p < rows.length;
      @             rows[p] != null && 1 <= rows[p].length && rows[p].length <= setting.family.numerators.length);
      @ requires (\forall int p; 0 <= p && p < rows.length; (\forall int c; 0 <= c && c < rows[p].length;
      @             rows[p][c] != null && rows[p][c].scale + 2 * setting.family.scale <= Dyadic.MAX_SCALE));
      @ ensures \result != null && \fresh(\result) && \result.length == setting.family.dimension;
      @ ensures (\forall int i; 0 <= i && i < \result.length;
      @             \result[i] != null && \result[i].length == setting.family.dimension);
      @ assignable \nothing;
      @*/
    public static Enclosure[][] expand(Setting setting, Enclosure[][] rows) {
        OrthonormalFamily family = setting.family();
        Enclosure[][] dense = new Enclosure[family.dimension()][family.dimension()];
        for (int p = 0; p < rows.length; p++) {
            int position = setting.positionIndex(p);
            for (int l = 0; l < family.dimension(); l++) {
                Enclosure entry = combined(family, rows[p], l);
                for (int i = 0; i < family.dimension(); i++) {
                    Enclosure term = scaled(entry, family.numerator(position, i), family.scale());
                    dense[i][l] = dense[i][l] == null ? term : dense[i][l].plus(term);
                }
            }
        }
        return dense;
    }

    /** Entry l of the vector {@code sum_c row_c b_c}. */
    private static Enclosure combined(OrthonormalFamily family, Enclosure[] row, int l) {
        Enclosure sum = scaled(row[0], family.numerator(0, l), family.scale());
        for (int c = 1; c < row.length; c++) {
            sum = sum.plus(scaled(row[c], family.numerator(c, l), family.scale()));
        }
        return sum;
    }

    /** The product {@code a numerator / 2^scale}, exactly. */
    private static Enclosure scaled(Enclosure a, int numerator, int scale) {
        Enclosure product = a.times(BigInteger.valueOf(numerator));
        return Enclosure.of(product.lo(), product.hi(), a.scale() + scale);
    }
}
