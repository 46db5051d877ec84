package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;

/**
 * The masks with one number of unmasked positions in one group of a row, and the law of how the others are spread over
 * two groups: with t the distance from the law's centre, the three counts are affine in t (lem:lumping).
 *
 * <p>In a local row the own count is fixed and t moves positions from the other areas to the global one; in a global
 * row t moves them from the other areas to the own one.
 */
final class CountCell {

    /*@ spec_public @*/ private final Enclosure weight;
    /*@ spec_public @*/ private final CountLaw law;
    /*@ spec_public @*/ private final CentredMoments moments;
    private final int own;
    private final int global;
    private final int other;
    /*@ spec_public @*/ private final boolean movesOwn;
    private final BigInteger[][] polynomials;

    /**
     * A cell.
     *
     * @param kind the kind of row
     * @param weight the probability of the fixed count
     * @param law the law of the moving count
     * @param fixed the own count in a local row; 0, the global count, in a global one
     */
    /*@ normal_behavior
      @ requires kind != null && weight != null && law != null && 0 <= fixed;
      @ ensures this.weight == weight && this.law == law && movesOwn == kind.global;
      @ assignable \nothing;
      @*/
    CountCell(RowKind kind, Enclosure weight, CountLaw law, int fixed) {
        this.weight = weight;
        this.law = law;
        this.moments = new CentredMoments(law);
        this.movesOwn = kind.isGlobal();
        this.own = movesOwn ? law.centre() : fixed;
        this.global = movesOwn ? 0 : law.centre();
        this.other = kind.unmasked() - own - global;
        this.polynomials = polynomials(kind);
    }

    /** The polynomials in t that {@link RowMoments} takes means of, in its order. */
    private BigInteger[][] polynomials(RowKind kind) {
        BigInteger[] u = affine(own, movesOwn ? 1 : 0);
        BigInteger[] v = affine(global, movesOwn ? 0 : 1);
        BigInteger[] w = affine(other, -1);
        BigInteger[] uu = times(u, u);
        BigInteger[] vv = times(v, v);
        BigInteger[] squares = otherSquares(kind, w);
        return new BigInteger[][] {u, v, w, u, uu, times(u, v), vv, squares, uu, times(uu, u), times(uu, v), vv,
                times(vv, u), times(vv, v), squares, times(squares, u), times(squares, v)};
    }

    /**
     * The mean of V, the sum of the squares of the counts of the other areas, given their sum w, times
     * {@link RowMoments#otherDivisor}: {@code (C - 1) w^2 + (R - C) w} over R - 1, or w if R is at most 1.
     */
    private static BigInteger[] otherSquares(RowKind kind, BigInteger[] w) {
        int rest = kind.rest();
        if (rest <= 1) {
            return w;
        }
        int size = kind.population().localSize();
        BigInteger[] factor = times(affine(size - 1, 0), w);
        factor[0] = factor[0].add(BigInteger.valueOf(rest - size));
        return times(factor, w);
    }

    private static BigInteger[] affine(int constant, int slope) {
        return slope == 0 ? new BigInteger[] {BigInteger.valueOf(constant)}
                : new BigInteger[] {BigInteger.valueOf(constant), BigInteger.valueOf(slope)};
    }

    private static BigInteger[] times(BigInteger[] a, BigInteger[] b) {
        BigInteger[] product = new BigInteger[a.length + b.length - 1];
        for (int i = 0; i < product.length; i++) {
            product[i] = BigInteger.ZERO;
        }
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                product[i + j] = product[i + j].add(a[i].multiply(b[j]));
            }
        }
        return product;
    }

    /** The probability of the fixed count. */
    Enclosure weight() {
        return weight;
    }

    /** The law of the moving count. */
    CountLaw law() {
        return law;
    }

    /** The moments of t. */
    CentredMoments moments() {
        return moments;
    }

    /** The coefficients of a polynomial in t, the constant first. */
    BigInteger[] polynomial(int i) {
        return polynomials[i];
    }

    /** The normaliser at t = 0. */
    Enclosure total(RowFactors factors) {
        return factors.total(own, global, other);
    }

    /** By how much the normaliser grows with t. */
    Enclosure slope(RowFactors factors) {
        return factors.slope(movesOwn ? 0 : 1).minus(factors.slope(2));
    }
}
