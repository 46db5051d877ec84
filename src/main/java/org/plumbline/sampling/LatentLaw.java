package org.plumbline.sampling;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;

/**
 * The law of a latent: {@code z = L + (U - L) k / 2^20} with k uniform on {0, ..., 2^20} (def:image), which is the
 * constant law when L = U; or L and U with probability 1/2 each.
 *
 * @param low L, positive
 * @param high U, at least L
 * @param twoPoint whether only L and U are drawn
 */
public record LatentLaw(Dyadic low, Dyadic high, boolean twoPoint) {

    /** The number of equal steps between L and U, as a power of two. */
    public static final int BITS = 20;

    /** Checks 0 &lt; L &lt;= U. */
    public LatentLaw {
        if (low.signum() <= 0 || low.compareTo(high) > 0) {
            throw new IllegalArgumentException("latents need 0 < low <= high, got " + low + " and " + high);
        }
    }

    /**
     * The law on all of the points.
     *
     * @param low L, positive
     * @param high U, at least L
     */
    public LatentLaw(Dyadic low, Dyadic high) {
        this(low, high, false);
    }

    /**
     * Whether every latent is the same number.
     *
     * @return true if L = U; then nothing is drawn
     */
    public boolean constant() {
        return low.equals(high);
    }

    /**
     * Draws a latent.
     *
     * @param stream the draws; untouched by the constant law
     * @return z
     */
    public Dyadic draw(Stream stream) {
        if (constant()) {
            return low;
        }
        if (twoPoint) {
            return stream.below(2) == 0 ? low : high;
        }
        int k = stream.below((1 << BITS) + 1);
        return low.plus(high.minus(low).times(Dyadic.of(BigInteger.valueOf(k), BITS)));
    }

    /**
     * The mean of z^2 as an exact fraction: its numerator over {@link #MEAN_SQUARE_DENOMINATOR}.
     *
     * <p>With n = 2^20: E[k] = n/2 and E[k^2] = n (2n + 1) / 6; with two points E[k] = n/2 and E[k^2] = n^2/2.
     *
     * @return six times 2^20 times the mean of z^2
     */
    public Dyadic meanSquareNumerator() {
        Dyadic width = high.minus(low);
        Dyadic n = Dyadic.of(1L << BITS);
        Dyadic six = Dyadic.of(6);
        Dyadic mixed = six.times(n).times(low).times(width);
        Dyadic square = width.times(width).times(twoPoint ? n.times(Dyadic.of(3)) : n.plus(n).plus(Dyadic.ONE));
        return six.times(n).times(low).times(low).plus(mixed).plus(square);
    }

    /** What {@link #meanSquareNumerator} is divided by. */
    public static final Dyadic MEAN_SQUARE_DENOMINATOR = Dyadic.of(6L << BITS);
}
