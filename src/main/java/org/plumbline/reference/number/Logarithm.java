package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The natural logarithm from the exponential: whatever y approximates log x,
 * {@code y + 1 - 1/u <= log x <= y + u - 1} with {@code u = x e^-y} (log:bracket in proofs-notes/enclosures.md).
 *
 * <p>Newton's iteration supplies a y so good that the bracket is narrow; that it is right does not rest on it.
 */
public final class Logarithm {

    /** Bits carried beyond the scale of the result. */
    private static final int GUARD_BITS = 8;

    /** Numbers lie between 2^-MAX_BITS and 2^MAX_BITS. */
    private static final int MAX_BITS = 16384;

    /** Bits of the first approximation, which is a double's, that are surely right. */
    private static final int FIRST_BITS = 30;

    private Logarithm() {
    }

    /**
     * The logarithm of an interval.
     *
     * @param a an interval of positive numbers
     * @param scale the scale of the result
     * @return an interval that contains every log x with x in a, for a point at most 2 units 2^-scale wide
     * @throws ArithmeticException if the interval contains a number that is not positive, or one beyond 2^16384 or
     *             below 2^-16384
     */
    /*@ public behavior
      @ requires a != null && a.lo.value > 0 && 0 <= scale && scale <= Dyadic.MAX_SCALE - 8;
      @ ensures \result != null && \result.scale == scale;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @ also public exceptional_behavior
      @ requires a != null && a.lo.value <= 0;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Enclosure log(Enclosure a, int scale) {
        if (a.lo().signum() <= 0) {
            throw new ArithmeticException("log of " + a + ", which contains a number that is not positive");
        }
        Enclosure least = logOfPoint(a.lo(), a.scale(), scale);
        if (a.isPoint()) {
            return least;
        }
        // log increases
        Enclosure greatest = logOfPoint(a.hi(), a.scale(), scale);
        return Enclosure.of(least.lo(), greatest.hi(), scale);
    }

    /**
     * The logarithm of a sum of exponentials without overflow or cancellation:
     * {@code log sum_i e^(x_i) = m + log sum_i e^(x_i - m)}, m the largest lower end point, so that the sum is at
     * least 1.
     *
     * @param x at least one interval
     * @param scale the scale of the result
     * @return an interval that contains log sum_i e^(y_i) for every choice of y_i in x_i
     * @throws ArithmeticException if an interval is wider than {@link Exponential#MAX_ARGUMENT}
     */
    /*@ public behavior
      @ requires x != null && x.length > 0 && 0 <= scale && scale <= Dyadic.MAX_SCALE - 8;
      @ requires (\forall int i; 0 <= i && i < x.length; x[i] != null);
      @ ensures \result != null;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Enclosure logSumExp(Enclosure[] x, int scale) {
        SoftmaxRow row = new SoftmaxRow(x, scale + GUARD_BITS);
        return row.shift().plus(log(row.total(), scale + GUARD_BITS)).rescale(scale);
    }

    private static Enclosure logOfPoint(BigInteger numerator, int below, int scale) {
        if (Math.abs(numerator.bitLength() - below) > MAX_BITS) {
            throw new ArithmeticException("log of a number beyond 2^" + MAX_BITS + " or below 2^-" + MAX_BITS);
        }
        int working = scale + GUARD_BITS;
        EnclosureMath math = new EnclosureMath(working);
        Enclosure x = Enclosure.of(numerator, numerator, below);
        Enclosure y = pointOf(firstApproximation(numerator, below).rescale(working));
        Enclosure ratio = ratio(x, y, working);
        for (int correct = FIRST_BITS; correct < working; correct *= 2) {
            // log x = y + log u, and log u is near u - 1
            y = pointOf(y.plus(ratio).minus(Enclosure.of(1)));
            ratio = ratio(x, y, working);
        }
        Enclosure one = Enclosure.of(1);
        Enclosure under = y.plus(one).minus(math.divide(one, ratio));
        Enclosure above = y.plus(ratio).minus(one);
        return Enclosure.of(under.lo(), above.hi(), working).rescale(scale);
    }

    /** The lower end point alone. */
    private static Enclosure pointOf(Enclosure a) {
        return Enclosure.of(a.lo(), a.lo(), a.scale());
    }

    /** An enclosure of x e^-y for points x and y. */
    private static Enclosure ratio(Enclosure x, Enclosure y, int scale) {
        int size = Math.max(0, x.hi().bitLength() - x.scale());
        Enclosure inverse = Exponential.exp(y.negate(), scale + size);
        return new EnclosureMath(scale).times(x, inverse);
    }

    /** A number near the logarithm of {@code numerator / 2^below}: nothing rests on how near. */
    private static Enclosure firstApproximation(BigInteger numerator, int below) {
        int shift = numerator.bitLength() - 53;
        double leading = Rounding.floorScaled(numerator, shift).doubleValue();
        double log = StrictMath.log(leading) + (shift - below) * StrictMath.log(2);
        BigInteger scaled = BigInteger.valueOf((long) (log * (1L << 40)));
        return Enclosure.of(scaled, scaled, 40);
    }
}
