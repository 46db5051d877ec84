package org.plumbline.reference.data;

/**
 * Inner products of rows of whole numbers, and the rows that are not orthonormal.
 */
final class RowProducts {

    /** The square of the largest numerator of an {@link OrthonormalFamily}. */
    static final int MAX_PRODUCT = 16777216;

    private RowProducts() {
    }

    /** The first row whose inner product with itself or an earlier one is wrong; the number of rows if none is. */
    /*@ normal_behavior
      @ requires rows != null && 0 <= length && length <= OrthonormalFamily.MAX_DIMENSION && square >= 1;
      @ requires (\forall int i; 0 <= i && i < rows.length; rows[i].length == length);
      @ requires (\forall int i; 0 <= i && i < rows.length; (\forall int l; 0 <= l && l < length;
      @               -OrthonormalFamily.MAX_NUMERATOR <= rows[i][l] && rows[i][l] <= OrthonormalFamily.MAX_NUMERATOR));
      @ ensures 0 <= \result && \result <= rows.length;
      @ ensures \result == rows.length
      @             ==> (\forall int i; 0 <= i && i < rows.length; (\forall int j; 0 <= j && j <= i;
      @                     (\sum int l; 0 <= l && l < length; rows[i][l] * rows[j][l]) == (i == j ? square : 0)));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    static /*@ helper @*/ int firstOblique(int[][] rows, int length, long square) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= rows.length;
          @ loop_invariant (\forall int i; 0 <= i && i < first; (\forall int j; 0 <= j && j <= i;
          @               (\sum int l; 0 <= l && l < length; rows[i][l] * rows[j][l]) == (i == j ? square : 0)));
          @ decreases rows.length - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < rows.length && misfit(rows, length, first, square) < 0) {
            first++;
        }
        return first;
    }

    /** The first row up to row i whose inner product with it is wrong; -1 if there is none. */
    /*@ normal_behavior
      @ requires rows != null && 0 <= i && i < rows.length && square >= 1;
      @ requires 0 <= length && length <= OrthonormalFamily.MAX_DIMENSION;
      @ requires (\forall int k; 0 <= k && k < rows.length; rows[k].length == length);
      @ requires (\forall int k; 0 <= k && k < rows.length; (\forall int l; 0 <= l && l < length;
      @               -OrthonormalFamily.MAX_NUMERATOR <= rows[k][l] && rows[k][l] <= OrthonormalFamily.MAX_NUMERATOR));
      @ ensures -1 <= \result && \result <= i;
      @ ensures \result < 0 ==> (\forall int j; 0 <= j && j <= i;
      @               (\sum int l; 0 <= l && l < length; rows[i][l] * rows[j][l]) == (i == j ? square : 0));
      @ ensures \result >= 0 ==> (\sum int l; 0 <= l && l < length; rows[i][l] * rows[\result][l])
      @               != (i == \result ? square : 0);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    static /*@ helper @*/ int misfit(int[][] rows, int length, int i, long square) {
        /*@ loop_invariant 0 <= j && j <= i + 1;
          @ loop_invariant (\forall int k; 0 <= k && k < j;
          @               (\sum int l; 0 <= l && l < length; rows[i][l] * rows[k][l]) == (i == k ? square : 0));
          @ decreases i + 1 - j;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int j = 0; j <= i; j++) {
            if (inner(rows[i], rows[j]) != (i == j ? square : 0)) {
                return j;
            }
        }
        return -1;
    }

    /*@ normal_behavior
      @ requires a != null && b != null && a.length == b.length && a.length <= OrthonormalFamily.MAX_DIMENSION;
      @ requires (\forall int l; 0 <= l && l < a.length;
      @               -OrthonormalFamily.MAX_NUMERATOR <= a[l] && a[l] <= OrthonormalFamily.MAX_NUMERATOR);
      @ requires (\forall int l; 0 <= l && l < b.length;
      @               -OrthonormalFamily.MAX_NUMERATOR <= b[l] && b[l] <= OrthonormalFamily.MAX_NUMERATOR);
      @ ensures \result == (\sum int l; 0 <= l && l < a.length; a[l] * b[l]);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    static /*@ helper @*/ long inner(int[] a, int[] b) {
        long total = 0;
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant total == (\sum int k; 0 <= k && k < l; a[k] * b[k]);
          @ loop_invariant -MAX_PRODUCT * l <= total && total <= MAX_PRODUCT * l;
          @ decreases a.length - l;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int l = 0; l < a.length; l++) {
            total += product(a[l], b[l]);
        }
        return total;
    }

    /*@ private normal_behavior
      @ requires -OrthonormalFamily.MAX_NUMERATOR <= a && a <= OrthonormalFamily.MAX_NUMERATOR;
      @ requires -OrthonormalFamily.MAX_NUMERATOR <= b && b <= OrthonormalFamily.MAX_NUMERATOR;
      @ ensures \result == a * b && -MAX_PRODUCT <= \result && \result <= MAX_PRODUCT;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int product(int a, int b) {
        notNegative(OrthonormalFamily.MAX_NUMERATOR - a, OrthonormalFamily.MAX_NUMERATOR + b);
        notNegative(OrthonormalFamily.MAX_NUMERATOR + a, OrthonormalFamily.MAX_NUMERATOR - b);
        notNegative(OrthonormalFamily.MAX_NUMERATOR - a, OrthonormalFamily.MAX_NUMERATOR - b);
        notNegative(OrthonormalFamily.MAX_NUMERATOR + a, OrthonormalFamily.MAX_NUMERATOR + b);
        return a * b;
    }

    /** Does nothing: its contract is what KeY needs to bound a product, and cannot find in a larger proof. */
    /*@ private normal_behavior
      @ requires 0 <= x && 0 <= y;
      @ ensures x * y >= 0;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ void notNegative(int x, int y) {
    }
}
