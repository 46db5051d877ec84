package org.plumbline.reference.data;

/**
 * Products of reflections and permutations in whole numbers: what {@link OrthonormalFamily#reflected} is made of.
 */
final class Reflections {

    private Reflections() {
    }

    /** The rows of the identity matrix. */
    /*@ normal_behavior
      @ requires 0 <= dimension && dimension <= OrthonormalFamily.MAX_DIMENSION;
      @ ensures \fresh(\result) && \result.length == dimension;
      @ ensures (\forall int i; 0 <= i && i < dimension; \result[i] != null && \result[i].length == dimension);
      @ ensures (\forall int i; 0 <= i && i < dimension; (\forall int l; 0 <= l && l < dimension;
      @             \result[i][l] == (l == i ? 1 : 0)));
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int[][] identity(int dimension) {
        int[][] rows = new int[dimension][];
        /*@ loop_invariant 0 <= i && i <= dimension && \fresh(rows);
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @                    rows[k] != null && \fresh(rows[k]) && rows[k].length == dimension);
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int l; 0 <= l && l < dimension;
          @                    rows[k][l] == (l == k ? 1 : 0)));
          @ loop_modifies rows[*];
          @ decreases dimension - i;
          @*/
        for (int i = 0; i < dimension; i++) {
            rows[i] = unit(dimension, i);
        }
        return rows;
    }

    /*@ private normal_behavior
      @ requires 0 <= i && i < dimension;
      @ ensures \fresh(\result) && \result.length == dimension;
      @ ensures (\forall int l; 0 <= l && l < dimension; \result[l] == (l == i ? 1 : 0));
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] unit(int dimension, int i) {
        int[] row = new int[dimension];
        row[i] = 1;
        return row;
    }

    /** The product of the rounds that {@link OrthonormalFamily#reflected} describes, times 2 for each round. */
    /*@ behavior
      @ requires signs != null && orders != null && 1 <= signs.length && signs.length == orders.length;
      @ ensures \result != null && \fresh(\result) && \result.length == signs[0].length;
      @ ensures (\forall int i; 0 <= i && i < \result.length;
      @               \result[i] != null && \result[i].length == \result.length);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int[][] product(int[][] signs, int[][] orders) {
        int dimension = signs[0].length;
        if (dimension > OrthonormalFamily.MAX_DIMENSION) {
            throw Refusals.family();
        }
        int[][] rows = identity(dimension);
        /*@ loop_invariant 0 <= r && r <= signs.length && rows != null && \fresh(rows) && rows.length == dimension;
          @ loop_invariant (\forall int i; 0 <= i && i < dimension;
          @                    rows[i] != null && rows[i].length == dimension);
          @ loop_modifies \nothing;
          @ decreases signs.length - r;
          @*/
        for (int r = 0; r < signs.length; r++) {
            rows = round(rows, signs[r], orders[r]);
        }
        return rows;
    }

    /** One round: every row reflected, then permuted. */
    /*@ private behavior
      @ requires rows != null && signs != null && order != null && rows.length <= OrthonormalFamily.MAX_DIMENSION;
      @ requires (\forall int i; 0 <= i && i < rows.length; rows[i] != null && rows[i].length == rows.length);
      @ ensures \result != null && \fresh(\result) && \result.length == rows.length;
      @ ensures (\forall int i; 0 <= i && i < rows.length;
      @               \result[i] != null && \fresh(\result[i]) && \result[i].length == rows.length);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[][] round(int[][] rows, int[] signs, int[] order) {
        int dimension = rows.length;
        int blocks = dimension / 4;
        if (dimension != 4 * blocks || !areSigns(signs, dimension) || !areBelow(order, dimension)) {
            throw Refusals.reflections();
        }
        int[][] moved = new int[dimension][];
        /*@ loop_invariant 0 <= i && i <= dimension && \fresh(moved);
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @                    moved[k] != null && \fresh(moved[k]) && moved[k].length == dimension);
          @ loop_modifies moved[*];
          @ decreases dimension - i;
          @*/
        for (int i = 0; i < dimension; i++) {
            moved[i] = permuted(reflected(rows[i], signs, blocks), order);
        }
        return moved;
    }

    /** Whether all are 1 or -1. */
    /*@ private normal_behavior
      @ requires signs != null && 0 <= length;
      @ ensures \result <==> (signs.length == length
      @             && (\forall int l; 0 <= l && l < length; signs[l] == 1 || signs[l] == -1));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ boolean areSigns(int[] signs, int length) {
        boolean all = signs.length == length;
        /*@ loop_invariant 0 <= l && l <= signs.length;
          @ loop_invariant all <==> (signs.length == length
          @             && (\forall int k; 0 <= k && k < l; signs[k] == 1 || signs[k] == -1));
          @ decreases signs.length - l;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int l = 0; l < signs.length; l++) {
            all = all && (signs[l] == 1 || signs[l] == -1);
        }
        return all;
    }

    /** Whether all are in 0 .. length - 1; that none comes twice is left to the family's own check. */
    /*@ private normal_behavior
      @ requires order != null && 0 <= length;
      @ ensures \result <==> (order.length == length
      @             && (\forall int l; 0 <= l && l < length; 0 <= order[l] && order[l] < length));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ boolean areBelow(int[] order, int length) {
        boolean all = order.length == length;
        /*@ loop_invariant 0 <= l && l <= order.length;
          @ loop_invariant all <==> (order.length == length
          @             && (\forall int k; 0 <= k && k < l; 0 <= order[k] && order[k] < length));
          @ decreases order.length - l;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int l = 0; l < order.length; l++) {
            all = all && 0 <= order[l] && order[l] < length;
        }
        return all;
    }

    /** Twice the reflection of one row, so that it stays whole: 2 x - v (v . x) in each block of four. */
    /*@ private behavior
      @ requires row != null && v != null && 0 <= blocks && blocks <= OrthonormalFamily.MAX_DIMENSION;
      @ requires row.length == 4 * blocks && v.length == row.length;
      @ requires (\forall int l; 0 <= l && l < v.length; v[l] == 1 || v[l] == -1);
      @ ensures \result != null && \fresh(\result) && \result.length == row.length;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] reflected(int[] row, int[] v, int blocks) {
        // a product of reflections keeps to the bound by itself; the check spares an argument about norms
        if (!OrthonormalFamily.bounded(row, row.length)) {
            throw Refusals.reflections();
        }
        int[] image = new int[row.length];
        /*@ loop_invariant 0 <= b && b <= blocks && \fresh(image);
          @ loop_modifies image[*];
          @ decreases blocks - b;
          @*/
        for (int b = 0; b < blocks; b++) {
            reflectBlock(row, v, 4 * b, inner(row, v, 4 * b), image);
        }
        return image;
    }

    /** The inner product v . x of the four entries from {@code start}. */
    /*@ private normal_behavior
      @ requires row != null && v != null && 0 <= start && start <= row.length - 4 && row.length == v.length;
      @ requires (\forall int l; 0 <= l && l < row.length; -OrthonormalFamily.MAX_NUMERATOR <= row[l]
      @               && row[l] <= OrthonormalFamily.MAX_NUMERATOR && -1 <= v[l] && v[l] <= 1);
      @ ensures -4 * OrthonormalFamily.MAX_NUMERATOR <= \result && \result <= 4 * OrthonormalFamily.MAX_NUMERATOR;
      @*/
    //+KEY@ ensures \result == (\sum int l; start <= l && l < start + 4; v[l] * row[l]);
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int inner(int[] row, int[] v, int start) {
        int total = 0;
        /*@ loop_invariant start <= l && l <= start + 4;
          @ loop_invariant -(l - start) * OrthonormalFamily.MAX_NUMERATOR <= total
          @             && total <= (l - start) * OrthonormalFamily.MAX_NUMERATOR;
          @ decreases start + 4 - l;
          @*/
        //+KEY@ loop_invariant total == (\sum int k; start <= k && k < l; v[k] * row[k]);
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int l = start; l < start + 4; l++) {
            total += term(v[l], row[l]);
        }
        return total;
    }

    /** One term of an inner product, and its bound. */
    /*@ private normal_behavior
      @ requires -1 <= v && v <= 1;
      @ requires -OrthonormalFamily.MAX_NUMERATOR <= x && x <= OrthonormalFamily.MAX_NUMERATOR;
      @ ensures \result == v * x;
      @ ensures -OrthonormalFamily.MAX_NUMERATOR <= \result && \result <= OrthonormalFamily.MAX_NUMERATOR;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int term(int v, int x) {
        return v * x;
    }

    /** Writes twice the reflection of the four entries from {@code start}, given their inner product with v. */
    /*@ private normal_behavior
      @ requires row != null && v != null && image != null && image != row && image != v;
      @ requires 0 <= start && start <= row.length - 4 && row.length == v.length && row.length == image.length;
      @ requires (\forall int l; 0 <= l && l < row.length; -OrthonormalFamily.MAX_NUMERATOR <= row[l]
      @               && row[l] <= OrthonormalFamily.MAX_NUMERATOR && (v[l] == 1 || v[l] == -1));
      @ requires -4 * OrthonormalFamily.MAX_NUMERATOR <= inner && inner <= 4 * OrthonormalFamily.MAX_NUMERATOR;
      @ ensures (\forall int l; start <= l && l < start + 4; image[l] == 2 * row[l] - v[l] * inner);
      @ assignable image[*];
      @*/
    private static /*@ helper @*/ void reflectBlock(int[] row, int[] v, int start, int inner, int[] image) {
        /*@ loop_invariant start <= l && l <= start + 4;
          @ loop_invariant (\forall int k; start <= k && k < l; image[k] == 2 * row[k] - v[k] * inner);
          @ loop_modifies image[*];
          @ decreases start + 4 - l;
          @*/
        for (int l = start; l < start + 4; l++) {
            image[l] = twiceReflected(row[l], v[l], inner);
        }
    }

    /** Twice the reflection of one entry: 2 x - v inner. */
    /*@ private normal_behavior
      @ requires -OrthonormalFamily.MAX_NUMERATOR <= x && x <= OrthonormalFamily.MAX_NUMERATOR;
      @ requires v == 1 || v == -1;
      @ requires -4 * OrthonormalFamily.MAX_NUMERATOR <= inner && inner <= 4 * OrthonormalFamily.MAX_NUMERATOR;
      @ ensures \result == 2 * x - v * inner;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int twiceReflected(int x, int v, int inner) {
        return v == 1 ? 2 * x - inner : 2 * x + inner;
    }

    /** The entries in another order. */
    /*@ private normal_behavior
      @ requires row != null && order != null && order.length == row.length;
      @ requires (\forall int l; 0 <= l && l < row.length; 0 <= order[l] && order[l] < row.length);
      @ ensures \result != null && \fresh(\result) && \result.length == row.length;
      @ ensures (\forall int l; 0 <= l && l < row.length; \result[l] == row[order[l]]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] permuted(int[] row, int[] order) {
        int[] image = new int[row.length];
        /*@ loop_invariant 0 <= l && l <= row.length && \fresh(image);
          @ loop_invariant (\forall int k; 0 <= k && k < l; image[k] == row[order[k]]);
          @ loop_modifies image[*];
          @ decreases row.length - l;
          @*/
        for (int l = 0; l < row.length; l++) {
            image[l] = row[order[l]];
        }
        return image;
    }
}
