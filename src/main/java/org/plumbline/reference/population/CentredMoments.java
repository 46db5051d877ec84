package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;

/**
 * The moments of a count about the centre of its law, over the counts that are not left out: {@code E[(t / 2^b)^i]}
 * with |t| at most 2^b.
 */
final class CentredMoments {

    /** The largest exponent. */
    static final int LARGEST = 43;

    /** Laws with fewer counts than this are summed count by count, which costs no more. */
    private static final int MIN_COUNTS = 24;

    private final int bits;
    /*@ spec_public @*/ private final Enclosure[] moments;

    /**
     * The moments of a law.
     *
     * @param law the law
     */
    /*@ normal_behavior
      @ requires law != null;
      @ ensures moments.length == 0 || moments.length == LARGEST + 1;
      @ assignable \nothing;
      @*/
    CentredMoments(CountLaw law) {
        int reach = Math.max(law.greatest() - law.centre(), law.centre() - law.least());
        this.bits = BigInteger.valueOf(reach).bitLength();
        boolean few = law.greatest() - law.least() < MIN_COUNTS;
        this.moments = new Enclosure[few ? 0 : LARGEST + 1];
        if (!few) {
            BigInteger[] low = sums(law, false);
            BigInteger[] high = sums(law, true);
            for (int i = 0; i <= LARGEST; i++) {
                moments[i] = Enclosure.of(low[i], high[i], law.scale() + i * bits).rescale(law.scale());
            }
        }
    }

    /** For each exponent i a lower or an upper bound of the sum of t^i times the probabilities. */
    private static BigInteger[] sums(CountLaw law, boolean upper) {
        BigInteger[] sums = new BigInteger[LARGEST + 1];
        for (int i = 0; i <= LARGEST; i++) {
            sums[i] = BigInteger.ZERO;
        }
        for (int v = law.least(); v <= law.greatest(); v++) {
            int t = v - law.centre();
            // an odd power of a negative t turns the bounds around
            addPowers(sums, bound(law, v, upper), t, 0);
            addPowers(sums, bound(law, v, t < 0 ? !upper : upper), t, 1);
        }
        return sums;
    }

    private static BigInteger bound(CountLaw law, int v, boolean upper) {
        return upper ? law.high(v) : law.low(v);
    }

    /** Adds {@code weight t^i} for the even or the odd exponents i. */
    private static void addPowers(BigInteger[] sums, BigInteger weight, int t, int first) {
        BigInteger square = BigInteger.valueOf((long) t * t);
        BigInteger term = first == 0 ? weight : weight.multiply(BigInteger.valueOf(t));
        for (int i = first; i < sums.length; i += 2) {
            sums[i] = sums[i].add(term);
            term = term.multiply(square);
        }
    }

    /** Whether there are any; laws with few counts have none. */
    boolean areKept() {
        return moments.length > 0;
    }

    /** The bits b of the unit of t. */
    int bits() {
        return bits;
    }

    /** The moment of an exponent, from 0 to {@link #LARGEST}. */
    Enclosure get(int i) {
        return moments[i];
    }
}
