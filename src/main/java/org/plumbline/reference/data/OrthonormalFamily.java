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

    /*@ spec_public @*/ private final int[][] numerators;
    /*@ spec_public @*/ private final int dimension;
    /*@ spec_public @*/ private final int scale;

    /*@ public invariant 1 <= numerators.length && 0 <= dimension && dimension <= MAX_DIMENSION;
      @ public invariant 0 <= scale && scale <= MAX_SCALE;
      @ public invariant (\forall int i; 0 <= i && i < numerators.length;
      @                      numerators[i] != null && numerators[i].length == dimension);
      @*/
    //+KEY@ accessible \inv: numerators, numerators[*], dimension, scale;

    /**
     * A family from the numerators of its entries, copied and checked.
     *
     * @param numerators one row a vector, all of the same length d
     * @param scale the entries are {@code numerators / 2^scale}
     * @throws IllegalArgumentException if the vectors are not exactly orthonormal
     */
    // to KeY an invariant holds after a refusal too, unless the constructor is a helper
    /*@ public behavior
      @ requires numerators != null;
      @ ensures this.scale == scale && this.dimension == numerators[0].length;
      @ ensures \fresh(this.numerators) && this.numerators.length == numerators.length;
      @ ensures (\forall int i; 0 <= i && i < numerators.length; \fresh(this.numerators[i]));
      @ ensures (\forall int i; 0 <= i && i < numerators.length; (\forall int l; 0 <= l && l < dimension;
      @               this.numerators[i][l] == numerators[i][l]));
      @*/
    /*+KEY@ ensures (\forall int i; 0 <= i && i < numerators.length; (\forall int j; 0 <= j && j <= i;
      @             (\sum int l; 0 <= l && l < dimension; this.numerators[i][l] * this.numerators[j][l])
      @                 == (i == j ? \dl_pow(4, scale) : 0)));
      @*/
    /*@ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    //+KEY@ ensures \invariant_for(this);
    public /*@ pure helper @*/ OrthonormalFamily(int[][] numerators, int scale) {
        if (scale < 0 || scale > MAX_SCALE || numerators.length < 1 || numerators[0].length > MAX_DIMENSION) {
            throw Refusals.family();
        }
        int d = numerators[0].length;
        this.numerators = orthonormal(numerators, d, fourToThe(scale));
        this.dimension = d;
        this.scale = scale;
    }

    /** A copy of the rows, if they are orthogonal and each has the squared length that is asked for. */
    /*@ private behavior
      @ requires rows != null && 0 <= length && length <= MAX_DIMENSION && square >= 1;
      @ ensures \result != null && \fresh(\result) && \result.length == rows.length;
      @ ensures (\forall int i; 0 <= i && i < rows.length;
      @               \result[i] != null && \fresh(\result[i]) && \result[i].length == length);
      @ ensures (\forall int i; 0 <= i && i < rows.length; (\forall int l; 0 <= l && l < length;
      @               \result[i][l] == rows[i][l]));
      @ ensures (\forall int i; 0 <= i && i < rows.length; (\forall int j; 0 <= j && j <= i;
      @               (\sum int l; 0 <= l && l < length; \result[i][l] * \result[j][l]) == (i == j ? square : 0)));
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[][] orthonormal(int[][] rows, int length, long square) {
        int[][] copied = copies(rows);
        int unbounded = firstUnbounded(copied, length);
        if (unbounded < copied.length) {
            throw Refusals.entries(unbounded, length);
        }
        int oblique = RowProducts.firstOblique(copied, length, square);
        if (oblique < copied.length) {
            throw Refusals.product(RowProducts.misfit(copied, length, oblique, square), oblique);
        }
        return copied;
    }

    /**
     * The standard basis of R^d.
     *
     * @param dimension the dimension d
     * @return the d unit vectors
     */
    /*@ public behavior
      @ requires 0 <= dimension && dimension <= MAX_DIMENSION;
      @ ensures \fresh(\result) && \invariant_for(\result) && \result.scale == 0;
      @ ensures \result.dimension == dimension && \result.numerators.length == dimension;
      @ ensures (\forall int i; 0 <= i && i < dimension; (\forall int l; 0 <= l && l < dimension;
      @               \result.numerators[i][l] == (l == i ? 1 : 0)));
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
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
     * @throws IllegalArgumentException if the rounds are not as described or there are more than {@link #MAX_SCALE}
     */
    /*@ public behavior
      @ requires signs != null && orders != null && 1 <= signs.length && signs.length == orders.length;
      @ ensures \result != null && \fresh(\result) && \invariant_for(\result);
      @ ensures \result.scale == signs.length && \result.dimension == signs[0].length;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static OrthonormalFamily reflected(int[][] signs, int[][] orders) {
        return new OrthonormalFamily(Reflections.product(signs, orders), signs.length);
    }

    /** The first row that is too long, too short or has too large an entry; the number of rows if none is. */
    /*@ private normal_behavior
      @ requires numerators != null && length >= 0;
      @ ensures 0 <= \result && \result <= numerators.length;
      @ ensures \result == numerators.length
      @             ==> (\forall int i; 0 <= i && i < numerators.length; numerators[i].length == length);
      @ ensures \result == numerators.length
      @             ==> (\forall int i; 0 <= i && i < numerators.length; (\forall int l; 0 <= l && l < length;
      @                     -MAX_NUMERATOR <= numerators[i][l] && numerators[i][l] <= MAX_NUMERATOR));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int firstUnbounded(int[][] numerators, int length) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= numerators.length;
          @ loop_invariant (\forall int i; 0 <= i && i < first; numerators[i].length == length);
          @ loop_invariant (\forall int i; 0 <= i && i < first; (\forall int l; 0 <= l && l < length;
          @                    -MAX_NUMERATOR <= numerators[i][l] && numerators[i][l] <= MAX_NUMERATOR));
          @ decreases numerators.length - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < numerators.length && bounded(numerators[first], length)) {
            first++;
        }
        return first;
    }

    /*@ normal_behavior
      @ requires row != null && length >= 0;
      @ ensures \result <==> (row.length == length && (\forall int l; 0 <= l && l < row.length;
      @             -MAX_NUMERATOR <= row[l] && row[l] <= MAX_NUMERATOR));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    static /*@ helper @*/ boolean bounded(int[] row, int length) {
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
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int i; 0 <= i && i < source.length;
      @               \result[i] != null && \fresh(\result[i]) && \result[i].length == source[i].length);
      @ ensures (\forall int i; 0 <= i && i < source.length; (\forall int l; 0 <= l && l < source[i].length;
      @               \result[i][l] == source[i][l]));
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ int[][] copies(int[][] source) {
        int[][] target = new int[source.length][];
        /*@ loop_invariant 0 <= i && i <= source.length && \fresh(target);
          @ loop_invariant (\forall int k; 0 <= k && k < i;
          @                    target[k] != null && \fresh(target[k]) && target[k].length == source[k].length);
          @ loop_invariant (\forall int k; 0 <= k && k < i; (\forall int l; 0 <= l && l < source[k].length;
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
      @ ensures 1 <= \result && \result <= RowProducts.MAX_PRODUCT;
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
