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
    static int[][] product(int[][] signs, int[][] orders) {
        int[][] rows = identity(signs[0].length);
        for (int r = 0; r < signs.length; r++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = permuted(reflected(rows[i], signs[r]), orders[r]);
            }
        }
        return rows;
    }

    /** Twice the reflection of one row, so that it stays whole: 2 x - v (v . x) in each block of four. */
    private static int[] reflected(int[] row, int[] v) {
        int[] image = new int[row.length];
        for (int l = 0; l < row.length; l++) {
            int block = l - l % 4;
            int inner = v[block] * row[block] + v[block + 1] * row[block + 1] + v[block + 2] * row[block + 2]
                    + v[block + 3] * row[block + 3];
            image[l] = 2 * row[l] - v[l] * inner;
        }
        return image;
    }

    private static int[] permuted(int[] row, int[] order) {
        int[] image = new int[row.length];
        for (int l = 0; l < row.length; l++) {
            image[l] = row[order[l]];
        }
        return image;
    }
}
