package org.plumbline.tck;

/**
 * What contracts say of arrays: their shapes, and the ranges of what is in them.
 */
public final class Shapes {

    private Shapes() {
    }

    /**
     * Whether there is a matrix of this shape.
     *
     * @param matrix rows of numbers, or null
     * @param rows how many rows
     * @param columns the length of each
     * @return true if no row is missing, longer or shorter
     */
    /*@ public normal_behavior
      @ ensures \result <==> (matrix != null && matrix.length == rows
      @     && (\forall int i; 0 <= i && i < rows; matrix[i] != null && matrix[i].length == columns));
      @ assignable \nothing;
      @*/
    public static /*@ pure helper @*/ boolean isMatrix(double /*@ nullable @*/ [][] matrix, int rows, int columns) {
        if (matrix == null || matrix.length != rows) {
            return false;
        }
        /*@ loop_invariant 0 <= i && i <= matrix.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; matrix[k] != null && matrix[k].length == columns);
          @ decreases matrix.length - i;
          @*/
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i] == null || matrix[i].length != columns) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether every entry lies in a range; no NaN does.
     *
     * @param matrix rows of numbers
     * @param least the least number that may occur
     * @param greatest the greatest
     * @return true if none lies outside
     */
    /*@ public normal_behavior
      @ requires matrix != null && (\forall int i; 0 <= i && i < matrix.length; matrix[i] != null);
      @ ensures \result <==> (\forall int i; 0 <= i && i < matrix.length;
      @     (\forall int j; 0 <= j && j < matrix[i].length; least <= matrix[i][j] && matrix[i][j] <= greatest));
      @ assignable \nothing;
      @*/
    public static /*@ pure helper @*/ boolean areWithin(double[][] matrix, double least, double greatest) {
        /*@ loop_invariant 0 <= i && i <= matrix.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @     (\forall int j; 0 <= j && j < matrix[k].length; least <= matrix[k][j] && matrix[k][j] <= greatest));
          @ decreases matrix.length - i;
          @*/
        for (int i = 0; i < matrix.length; i++) {
            /*@ loop_invariant 0 <= j && j <= matrix[i].length;
              @ loop_invariant (\forall int k; 0 <= k && k < j; least <= matrix[i][k] && matrix[i][k] <= greatest);
              @ decreases matrix[i].length - j;
              @*/
            for (int j = 0; j < matrix[i].length; j++) {
                if (!(least <= matrix[i][j] && matrix[i][j] <= greatest)) {
                    return false;
                }
            }
        }
        return true;
    }
}
