package org.plumbline.spike;

/** A matrix as a small final class that hides a flat array behind {@code get}. */
final class SmallClass {

    /*@ spec_public @*/ private final int[] a;
    /*@ spec_public @*/ private final int rows;
    /*@ spec_public @*/ private final int columns;

    /*@ public invariant 0 <= rows && 0 <= columns && rows <= 1000 && columns <= 1000;
      @ public invariant a.length == rows * columns;
      @ public invariant (\forall int k; 0 <= k && k < a.length; -1000 <= a[k] && a[k] <= 1000);
      @*/

    /*@ public normal_behavior
      @ requires 0 <= rows && 0 <= columns && rows <= 1000 && columns <= 1000;
      @ requires -1000 <= value && value <= 1000;
      @ ensures this.rows == rows && this.columns == columns;
      @ ensures (\forall int k; 0 <= k && k < a.length; a[k] == value);
      @ assignable \nothing;
      @*/
    SmallClass(int rows, int columns, int value) {
        this.rows = rows;
        this.columns = columns;
        this.a = filled(rows * columns, value);
    }

    /*@ private normal_behavior
      @ requires 0 <= length;
      @ ensures \fresh(\result) && \result.length == length;
      @ ensures (\forall int k; 0 <= k && k < length; \result[k] == value);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] filled(int length, int value) {
        int[] a = new int[length];
        /*@ loop_invariant 0 <= k && k <= length;
          @ loop_invariant (\forall int l; 0 <= l && l < k; a[l] == value);
          @ loop_modifies a[*];
          @ decreases length - k;
          @*/
        for (int k = 0; k < length; k++) {
            a[k] = value;
        }
        return a;
    }

    /*@ public normal_behavior
      @ requires 0 <= i && i < rows && 0 <= j && j < columns;
      @ ensures \result == a[i * columns + j] && -1000 <= \result && \result <= 1000;
      @ assignable \strictly_nothing;
      @*/
    int get(int i, int j) {
        return a[i * columns + j];
    }

    /*@ public normal_behavior
      @ requires 0 <= i && i < rows;
      @ ensures \result == (\sum int j; 0 <= j && j < columns; a[i * columns + j]);
      @ assignable \strictly_nothing;
      @*/
    int rowSum(int i) {
        int total = 0;
        /*@ loop_invariant 0 <= j && j <= columns && -1000 * j <= total && total <= 1000 * j;
          @ loop_invariant total == (\sum int k; 0 <= k && k < j; a[i * columns + k]);
          @ loop_modifies \strictly_nothing;
          @ decreases columns - j;
          @*/
        for (int j = 0; j < columns; j++) {
            total += get(i, j);
        }
        return total;
    }
}
