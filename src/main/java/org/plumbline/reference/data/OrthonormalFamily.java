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

    /** The largest numerator in absolute value. */
    private static final int MAX_NUMERATOR = 1 << MAX_SCALE;

    /*@ spec_public @*/ private final int[][] numerators;
    /*@ spec_public @*/ private final int dimension;
    /*@ spec_public @*/ private final int scale;

    /**
     * A family from the numerators of its entries, copied and checked.
     *
     * @param numerators one row a vector, all of the same length d
     * @param scale the entries are {@code numerators / 2^scale}
     * @throws IllegalArgumentException if the vectors are not exactly orthonormal
     */
    public OrthonormalFamily(int[][] numerators, int scale) {
        if (scale < 0 || scale > MAX_SCALE || numerators.length < 1 || numerators[0].length > MAX_DIMENSION) {
            throw new IllegalArgumentException("a family needs a vector, d <= " + MAX_DIMENSION + " and a scale in 0.."
                    + MAX_SCALE);
        }
        this.dimension = numerators[0].length;
        this.scale = scale;
        this.numerators = new int[numerators.length][];
        for (int i = 0; i < numerators.length; i++) {
            if (!bounded(numerators[i], dimension)) {
                throw new IllegalArgumentException("vector " + i + " has an entry beyond 1 or a length other than "
                        + dimension);
            }
            this.numerators[i] = copy(numerators[i]);
        }
        for (int i = 0; i < numerators.length; i++) {
            for (int j = 0; j <= i; j++) {
                long expected = i == j ? 1L << (2 * scale) : 0L;
                if (inner(this.numerators[i], this.numerators[j]) != expected) {
                    throw new IllegalArgumentException("vectors " + j + " and " + i + " are not orthonormal");
                }
            }
        }
    }

    /**
     * The standard basis of R^d.
     *
     * @param dimension the dimension d
     * @return the d unit vectors
     */
    public static OrthonormalFamily standard(int dimension) {
        return new OrthonormalFamily(identity(dimension), 0);
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
        int[][] rows = identity(signs[0].length);
        for (int r = 0; r < signs.length; r++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = permuted(reflected(rows[i], signs[r]), orders[r]);
            }
        }
        return new OrthonormalFamily(rows, signs.length);
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

    private static int[][] identity(int dimension) {
        int[][] rows = new int[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    /*@ private normal_behavior
      @ requires row != null && length >= 0;
      @ ensures \result <==> (row.length == length && (\forall int l; 0 <= l && l < row.length;
      @             -MAX_NUMERATOR <= row[l] && row[l] <= MAX_NUMERATOR));
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ boolean bounded(int[] row, int length) {
        boolean within = row.length == length;
        /*@ loop_invariant 0 <= l && l <= row.length;
          @ loop_invariant within <==> (row.length == length && (\forall int k; 0 <= k && k < l;
          @             -MAX_NUMERATOR <= row[k] && row[k] <= MAX_NUMERATOR));
          @ loop_modifies \nothing;
          @ decreases row.length - l;
          @*/
        for (int l = 0; l < row.length; l++) {
            within = within && -MAX_NUMERATOR <= row[l] && row[l] <= MAX_NUMERATOR;
        }
        return within;
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

    /*@ private normal_behavior
      @ requires a != null && b != null && a.length == b.length && a.length <= MAX_DIMENSION;
      @ requires (\forall int l; 0 <= l && l < a.length; -MAX_NUMERATOR <= a[l] && a[l] <= MAX_NUMERATOR);
      @ requires (\forall int l; 0 <= l && l < b.length; -MAX_NUMERATOR <= b[l] && b[l] <= MAX_NUMERATOR);
      @ ensures \result == (\sum int l; 0 <= l && l < a.length; (long) a[l] * b[l]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ long inner(int[] a, int[] b) {
        long total = 0;
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant total == (\sum int k; 0 <= k && k < l; (long) a[k] * b[k]);
          @ loop_invariant -(1L << 24) * l <= total && total <= (1L << 24) * l;
          @ loop_modifies \nothing;
          @ decreases a.length - l;
          @*/
        for (int l = 0; l < a.length; l++) {
            total += (long) a[l] * b[l];
        }
        return total;
    }

    /**
     * The number of vectors.
     *
     * @return at least 1
     */
    public int vectors() {
        return numerators.length;
    }

    /**
     * The dimension d of the vectors.
     *
     * @return at least 1
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The power of two under every entry.
     *
     * @return from 0 to {@link #MAX_SCALE}
     */
    public int scale() {
        return scale;
    }

    /**
     * The numerator of an entry.
     *
     * @param i the vector
     * @param l the coordinate
     * @return entry l of vector i, times 2^scale
     */
    public int numerator(int i, int l) {
        return numerators[i][l];
    }
}
