package org.plumbline.reference.data;

/**
 * Orthonormal vectors of R^d with dyadic entries (def:feature, def:position): row i is {@code numerators / 2^scale}.
 *
 * <p>Orthonormality is decided exactly in integers, never to a tolerance: the inner product of rows i and j must be
 * {@code 4^scale} when i = j and 0 otherwise.
 */
public final class OrthonormalFamily {

    /** The largest scale: a product of this many reflections. */
    public static final int MAX_SCALE = 12;

    /** The largest dimension d. */
    public static final int MAX_DIMENSION = 4096;

    /** The largest numerator in absolute value, {@code 2^MAX_SCALE}. */
    static final int MAX_NUMERATOR = 4096;

    /** The square of the largest numerator. */
    private static final int MAX_PRODUCT = 16777216;

    /*@ spec_public @*/ private final int[][] numerators;
    /*@ spec_public @*/ private final int dimension;
    /*@ spec_public @*/ private final int scale;

    /*@ public invariant 1 <= numerators.length && 0 <= dimension && dimension <= MAX_DIMENSION;
      @ public invariant 0 <= scale && scale <= MAX_SCALE;
      @ public invariant (\forall int i; 0 <= i && i < numerators.length;
      @                      numerators[i] != null && numerators[i].length == dimension);
      @*/

    /**
     * A family from the numerators of its entries, copied and checked.
     *
     * @param numerators one row a vector, all of the same length d
     * @param scale the entries are {@code numerators / 2^scale}
     * @throws IllegalArgumentException if the vectors are not exactly orthonormal
     */
    /*@ public behavior
      @ requires numerators != null;
      @ ensures this.scale == scale && 0 <= scale && scale <= MAX_SCALE;
      @ ensures this.dimension == numerators[0].length && \fresh(this.numerators);
      @ ensures this.numerators.length == numerators.length;
      @ ensures (\forall int i; 0 <= i && i < numerators.length; \fresh(this.numerators[i]));
      @ ensures (\forall int i; 0 <= i && i < numerators.length; (\forall int l; 0 <= l && l < numerators[i].length;
      @               this.numerators[i][l] == numerators[i][l]));
      @*/
    /*+KEY@ ensures (\forall int i; 0 <= i && i < numerators.length; (\forall int j; 0 <= j && j <= i;
      @             (\sum int l; 0 <= l && l < dimension; this.numerators[i][l] * this.numerators[j][l])
      @                 == (i == j ? \dl_pow(4, scale) : 0)));
      @*/
    /*@ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public OrthonormalFamily(int[][] numerators, int scale) {
        if (scale < 0 || scale > MAX_SCALE || numerators.length < 1 || numerators[0].length > MAX_DIMENSION) {
            throw new IllegalArgumentException("a family needs a vector, d <= " + MAX_DIMENSION + " and a scale in 0.."
                    + MAX_SCALE);
        }
        this.dimension = numerators[0].length;
        this.scale = scale;
        requireBounded(numerators, dimension);
        this.numerators = copies(numerators, dimension);
        requireOrthonormal(this.numerators, dimension, fourToThe(scale));
    }

    /**
     * The standard basis of R^d.
     *
     * @param dimension the dimension d
     * @return the d unit vectors
     */
    public static OrthonormalFamily standard(int dimension) {
        return new OrthonormalFamily(Reflections.identity(dimension), 0);
    }

    /**
     * The rows of a signed, permuted product of block reflections.
     *
     * <p>Round r maps every row x first to {@code x - v (v . x) / 2} in each block of four coordinates, where v holds
     * the signs of that block and has squared length 4, so that this is a reflection; then it moves coordinate
     * {@code orders[r][l]} to place l. Each round doubles the denominator.
     *
     * @param signs for each round d entries -1 or 1
     * @param orders for each round a permutation of 0 .. d - 1
     * @return d orthonormal vectors of R^d, d a multiple of 4
     */
    public static OrthonormalFamily reflected(int[][] signs, int[][] orders) {
        return new OrthonormalFamily(Reflections.product(signs, orders), signs.length);
    }

    /*@ private behavior
      @ requires numerators != null && length >= 0;
      @ ensures (\forall int i; 0 <= i && i < numerators.length; numerators[i].length == length);
      @ ensures (\forall int i; 0 <= i && i < numerators.length; (\forall int l; 0 <= l && l < length;
      @               -MAX_NUMERATOR <= numerators[i][l] && numerators[i][l] <= MAX_NUMERATOR));
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requireBounded(int[][] numerators, int length) {
        /*@ loop_invariant 0 <= i && i <= numerators.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; numerators[k].length == length);
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int l; 0 <= l && l < length;
          @                    -MAX_NUMERATOR <= numerators[k][l] && numerators[k][l] <= MAX_NUMERATOR));
          @ decreases numerators.length - i;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int i = 0; i < numerators.length; i++) {
            if (!bounded(numerators[i], length)) {
                throw new IllegalArgumentException("vector " + i + " has an entry beyond 1 or a length other than "
                        + length);
            }
        }
    }

    /*@ private normal_behavior
      @ requires row != null && length >= 0;
      @ ensures \result <==> (row.length == length && (\forall int l; 0 <= l && l < row.length;
      @             -MAX_NUMERATOR <= row[l] && row[l] <= MAX_NUMERATOR));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ boolean bounded(int[] row, int length) {
        boolean within = row.length == length;
        /*@ loop_invariant 0 <= l && l <= row.length;
          @ loop_invariant within <==> (row.length == length && (\forall int k; 0 <= k && k < l;
          @             -MAX_NUMERATOR <= row[k] && row[k] <= MAX_NUMERATOR));
          @ decreases row.length - l;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int l = 0; l < row.length; l++) {
            within = within && -MAX_NUMERATOR <= row[l] && row[l] <= MAX_NUMERATOR;
        }
        return within;
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ requires (\forall int i; 0 <= i && i < source.length; source[i] != null && source[i].length == length);
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int i; 0 <= i && i < source.length;
      @               \result[i] != null && \fresh(\result[i]) && \result[i].length == length);
      @ ensures (\forall int i; 0 <= i && i < source.length; (\forall int l; 0 <= l && l < length;
      @               \result[i][l] == source[i][l]));
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[][] copies(int[][] source, int length) {
        int[][] target = new int[source.length][];
        /*@ loop_invariant 0 <= i && i <= source.length && \fresh(target);
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @                    target[k] != null && \fresh(target[k]) && target[k].length == length);
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int l; 0 <= l && l < length;
          @                    target[k][l] == source[k][l]));
          @ loop_modifies target[*];
          @ decreases source.length - i;
          @*/
        for (int i = 0; i < source.length; i++) {
            target[i] = copy(source[i]);
        }
        return target;
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int l; 0 <= l && l < source.length; \result[l] == source[l]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[] copy(int[] source) {
        int[] target = new int[source.length];
        /*@ loop_invariant 0 <= l && l <= source.length;
          @ loop_invariant (\forall int k; 0 <= k && k < l; target[k] == source[k]);
          @ loop_modifies target[*];
          @ decreases source.length - l;
          @*/
        for (int l = 0; l < source.length; l++) {
            target[l] = source[l];
        }
        return target;
    }

    /** The power {@code 4^scale}: the squared length of a row. */
    /*@ private normal_behavior
      @ requires 0 <= scale && scale <= MAX_SCALE;
      @ ensures 1 <= \result && \result <= MAX_PRODUCT;
      @*/
    //+KEY@ ensures \result == \dl_pow(4, scale);
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ long fourToThe(int scale) {
        long power = 1;
        /*@ loop_invariant 0 <= i && i <= scale;
          @ loop_invariant (i == 0 && power == 1) || (i == 1 && power == 4) || (i == 2 && power == 16)
          @             || (i == 3 && power == 64) || (i == 4 && power == 256) || (i == 5 && power == 1024)
          @             || (i == 6 && power == 4096) || (i == 7 && power == 16384) || (i == 8 && power == 65536)
          @             || (i == 9 && power == 262144) || (i == 10 && power == 1048576)
          @             || (i == 11 && power == 4194304) || (i == 12 && power == 16777216);
          @ decreases scale - i;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int i = 0; i < scale; i++) {
            power = 4 * power;
        }
        return power;
    }

    /*@ private behavior
      @ requires rows != null && 0 <= length && length <= MAX_DIMENSION && square >= 1;
      @ requires (\forall int i; 0 <= i && i < rows.length; rows[i].length == length);
      @ requires (\forall int i; 0 <= i && i < rows.length; (\forall int l; 0 <= l && l < length;
      @               -MAX_NUMERATOR <= rows[i][l] && rows[i][l] <= MAX_NUMERATOR));
      @ ensures (\forall int i; 0 <= i && i < rows.length; (\forall int j; 0 <= j && j <= i;
      @               (\sum int l; 0 <= l && l < length; rows[i][l] * rows[j][l]) == (i == j ? square : 0)));
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requireOrthonormal(int[][] rows, int length, long square) {
        /*@ loop_invariant 0 <= i && i <= rows.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int j; 0 <= j && j <= k;
          @               (\sum int l; 0 <= l && l < length; rows[k][l] * rows[j][l]) == (k == j ? square : 0)));
          @ decreases rows.length - i;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int i = 0; i < rows.length; i++) {
            int j = misfit(rows, length, i, square);
            if (j >= 0) {
                throw new IllegalArgumentException("vectors " + j + " and " + i + " are not orthonormal");
            }
        }
    }

    /** The first row up to row i whose inner product with it is wrong; -1 if there is none. */
    /*@ private normal_behavior
      @ requires rows != null && 0 <= i && i < rows.length && 0 <= length && length <= MAX_DIMENSION && square >= 1;
      @ requires (\forall int k; 0 <= k && k < rows.length; rows[k].length == length);
      @ requires (\forall int k; 0 <= k && k < rows.length; (\forall int l; 0 <= l && l < length;
      @               -MAX_NUMERATOR <= rows[k][l] && rows[k][l] <= MAX_NUMERATOR));
      @ ensures -1 <= \result && \result <= i;
      @ ensures \result < 0 ==> (\forall int j; 0 <= j && j <= i;
      @               (\sum int l; 0 <= l && l < length; rows[i][l] * rows[j][l]) == (i == j ? square : 0));
      @ ensures \result >= 0 ==> (\sum int l; 0 <= l && l < length; rows[i][l] * rows[\result][l])
      @               != (i == \result ? square : 0);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int misfit(int[][] rows, int length, int i, long square) {
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

    /*@ private normal_behavior
      @ requires a != null && b != null && a.length == b.length && a.length <= MAX_DIMENSION;
      @ requires (\forall int l; 0 <= l && l < a.length; -MAX_NUMERATOR <= a[l] && a[l] <= MAX_NUMERATOR);
      @ requires (\forall int l; 0 <= l && l < b.length; -MAX_NUMERATOR <= b[l] && b[l] <= MAX_NUMERATOR);
      @ ensures \result == (\sum int l; 0 <= l && l < a.length; a[l] * b[l]);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ long inner(int[] a, int[] b) {
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
      @ requires -MAX_NUMERATOR <= a && a <= MAX_NUMERATOR && -MAX_NUMERATOR <= b && b <= MAX_NUMERATOR;
      @ ensures \result == a * b && -MAX_PRODUCT <= \result && \result <= MAX_PRODUCT;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int product(int a, int b) {
        return a * b;
    }

    /**
     * The number of vectors.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == numerators.length && \result >= 1;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int vectors() {
        return numerators.length;
    }

    /**
     * The dimension d of the vectors.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == dimension && 0 <= \result && \result <= MAX_DIMENSION;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int dimension() {
        return dimension;
    }

    /**
     * The power of two under every entry.
     *
     * @return from 0 to {@link #MAX_SCALE}
     */
    /*@ public normal_behavior
      @ ensures \result == scale && 0 <= \result && \result <= MAX_SCALE;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int scale() {
        return scale;
    }

    /**
     * The numerator of an entry.
     *
     * @param i the vector
     * @param l the coordinate
     * @return entry l of vector i, times 2^scale
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < numerators.length && 0 <= l && l < dimension;
      @ ensures \result == numerators[i][l];
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int numerator(int i, int l) {
        return numerators[i][l];
    }
}
