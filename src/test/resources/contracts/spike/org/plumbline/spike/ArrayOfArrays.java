package org.plumbline.spike;

/** A matrix as an array of rows. */
final class ArrayOfArrays {

    private ArrayOfArrays() {
    }

    /*@ public normal_behavior
      @ requires a != null && 0 <= i && i < a.length && 0 <= j && j < columns;
      @ requires (\forall int k; 0 <= k && k < a.length; a[k] != null && a[k].length == columns);
      @ requires (\forall int k; 0 <= k && k < a.length; (\forall int l; 0 <= l && l < columns;
      @               -1000 <= a[k][l] && a[k][l] <= 1000));
      @ ensures \result == a[i][j] && -1000 <= \result && \result <= 1000;
      @ assignable \strictly_nothing;
      @*/
    static /*@ helper @*/ int entry(int[][] a, int columns, int i, int j) {
        return a[i][j];
    }

    /*@ public normal_behavior
      @ requires a != null && 0 <= i && i < a.length && 0 <= columns && columns <= 1000;
      @ requires (\forall int k; 0 <= k && k < a.length; a[k] != null && a[k].length == columns);
      @ requires (\forall int k; 0 <= k && k < a.length; (\forall int j; 0 <= j && j < columns;
      @               -1000 <= a[k][j] && a[k][j] <= 1000));
      @ ensures \result == (\sum int j; 0 <= j && j < columns; a[i][j]);
      @ assignable \strictly_nothing;
      @*/
    static /*@ helper @*/ int rowSum(int[][] a, int columns, int i) {
        int total = 0;
        /*@ loop_invariant 0 <= j && j <= columns && -1000 * j <= total && total <= 1000 * j;
          @ loop_invariant total == (\sum int k; 0 <= k && k < j; a[i][k]);
          @ loop_modifies \strictly_nothing;
          @ decreases columns - j;
          @*/
        for (int j = 0; j < columns; j++) {
            total += entry(a, columns, i, j);
        }
        return total;
    }

    /*@ public normal_behavior
      @ requires 0 <= columns;
      @ ensures \fresh(\result) && \result.length == columns;
      @ ensures (\forall int j; 0 <= j && j < columns; \result[j] == value);
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int[] row(int columns, int value) {
        int[] row = new int[columns];
        /*@ loop_invariant 0 <= j && j <= columns;
          @ loop_invariant (\forall int k; 0 <= k && k < j; row[k] == value);
          @ loop_modifies row[*];
          @ decreases columns - j;
          @*/
        for (int j = 0; j < columns; j++) {
            row[j] = value;
        }
        return row;
    }

    /*@ public normal_behavior
      @ requires 0 <= rows && 0 <= columns && rows <= 1000 && columns <= 1000;
      @ ensures \fresh(\result) && \result.length == rows;
      @ ensures (\forall int i; 0 <= i && i < rows; \fresh(\result[i]) && \result[i].length == columns);
      @ ensures (\forall int i; 0 <= i && i < rows; (\forall int j; 0 <= j && j < columns; \result[i][j] == value));
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int[][] filled(int rows, int columns, int value) {
        int[][] a = new int[rows][];
        /*@ loop_invariant 0 <= i && i <= rows && \fresh(a);
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @                    a[k] != null && \fresh(a[k]) && a[k].length == columns);
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int j; 0 <= j && j < columns; a[k][j] == value));
          @ loop_modifies a[*];
          @ decreases rows - i;
          @*/
        for (int i = 0; i < rows; i++) {
            a[i] = row(columns, value);
        }
        return a;
    }
}
