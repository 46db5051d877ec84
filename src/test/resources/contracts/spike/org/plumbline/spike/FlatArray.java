package org.plumbline.spike;

/** A matrix as a flat array: entry i, j is at {@code i * columns + j}. */
final class FlatArray {

    private FlatArray() {
    }

    /*@ public normal_behavior
      @ requires a != null && 0 <= i && i < rows && 0 <= j && j < columns && rows <= 1000 && columns <= 1000;
      @ requires a.length == rows * columns;
      @ requires (\forall int k; 0 <= k && k < a.length; -1000 <= a[k] && a[k] <= 1000);
      @ ensures \result == a[i * columns + j] && -1000 <= \result && \result <= 1000;
      @ assignable \strictly_nothing;
      @*/
    static /*@ helper @*/ int entry(int[] a, int rows, int columns, int i, int j) {
        return a[i * columns + j];
    }

    /*@ public normal_behavior
      @ requires a != null && 0 <= i && i < rows && 0 <= columns && rows <= 1000 && columns <= 1000;
      @ requires a.length == rows * columns;
      @ requires (\forall int k; 0 <= k && k < a.length; -1000 <= a[k] && a[k] <= 1000);
      @ ensures \result == (\sum int j; 0 <= j && j < columns; a[i * columns + j]);
      @ assignable \strictly_nothing;
      @*/
    static /*@ helper @*/ int rowSum(int[] a, int rows, int columns, int i) {
        int total = 0;
        /*@ loop_invariant 0 <= j && j <= columns && -1000 * j <= total && total <= 1000 * j;
          @ loop_invariant total == (\sum int k; 0 <= k && k < j; a[i * columns + k]);
          @ loop_modifies \strictly_nothing;
          @ decreases columns - j;
          @*/
        for (int j = 0; j < columns; j++) {
            total += entry(a, rows, columns, i, j);
        }
        return total;
    }

    /*@ public normal_behavior
      @ requires 0 <= rows && 0 <= columns && rows <= 1000 && columns <= 1000;
      @ ensures \fresh(\result) && \result.length == rows * columns;
      @ ensures (\forall int i; 0 <= i && i < rows; (\forall int j; 0 <= j && j < columns;
      @             \result[i * columns + j] == value));
      @ assignable \nothing;
      @*/
    static /*@ helper @*/ int[] filled(int rows, int columns, int value) {
        int[] a = new int[rows * columns];
        /*@ loop_invariant 0 <= k && k <= a.length;
          @ loop_invariant (\forall int l; 0 <= l && l < k; a[l] == value);
          @ loop_modifies a[*];
          @ decreases a.length - k;
          @*/
        for (int k = 0; k < a.length; k++) {
            a[k] = value;
        }
        return a;
    }
}
