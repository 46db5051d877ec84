package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Rounding;

/**
 * A hypergeometric law in intervals: how many of n draws without replacement from N things are among K of them.
 *
 * <p>Probabilities come from ratios of neighbours, outward from a count near the largest one, and are then divided by
 * their sum: no factorial is needed. Counts so unlikely that all of them together weigh less than a unit of the scale
 * are left out, and {@link #neglected} bounds their mass (lem:window in proofs-notes/lem-lumping.md).
 */
public final class CountLaw {

    /** Bits carried beyond the scale of the probabilities. */
    private static final int GUARD_BITS = 32;

    /** The mass left out at each side, relative to the centre, in bits of a unit at the finer scale. */
    private static final int TAIL_BITS = 24;

    /*@ spec_public @*/ private final int scale;
    /*@ spec_public @*/ private final int centre;
    /*@ spec_public @*/ private final int least;
    /*@ spec_public @*/ private final BigInteger[] low;
    /*@ spec_public @*/ private final BigInteger[] high;
    private final BigInteger neglected;

    /*@ public invariant 0 <= least && least <= centre && centre < least + low.length;
      @ public invariant low.length == high.length && 1 <= low.length;
      @ public invariant low.length <= Population.MAX_POSITIONS + 1;
      @ public invariant least <= Population.MAX_POSITIONS + 1 - low.length;
      @*/

    /**
     * The law.
     *
     * @param things N, from 0 to {@link Population#MAX_POSITIONS}
     * @param marked K, from 0 to N
     * @param draws n, from 0 to N
     * @param scale the scale of the probabilities
     * @throws IllegalArgumentException if there is no such draw
     */
    /*@ public normal_behavior
      @ requires 0 <= things && things <= Population.MAX_POSITIONS && 0 <= scale && scale <= 90000;
      @ requires 0 <= marked && marked <= things && 0 <= draws && draws <= things;
      @ ensures this.scale == scale;
      @ ensures 0 <= least && draws - (things - marked) <= least;
      @ ensures least + low.length - 1 <= marked && least + low.length - 1 <= draws;
      @ assignable \nothing;
      @*/
    public CountLaw(int things, int marked, int draws, int scale) {
        if (marked < 0 || marked > things || draws < 0 || draws > things || things > Population.MAX_POSITIONS) {
            throw new IllegalArgumentException(draws + " draws from " + things + ", " + marked + " of them marked");
        }
        this.scale = scale;
        int finer = scale + GUARD_BITS;
        this.centre = centre(things, marked, draws);
        BigInteger[] up = upward(things, marked, draws, centre, finer);
        // seen from the other things, fewer of the marked ones are more
        BigInteger[] down = upward(things, things - marked, draws, draws - centre, finer);
        int above = (up.length - 1) / 2;
        int below = (down.length - 1) / 2;
        this.least = centre - below + 1;
        BigInteger lowSum = BigInteger.ONE.shiftLeft(finer).negate();
        BigInteger highSum = lowSum;
        for (int i = 0; i < above; i++) {
            lowSum = lowSum.add(up[2 * i]);
            highSum = highSum.add(up[2 * i + 1]);
        }
        for (int i = 0; i < below; i++) {
            lowSum = lowSum.add(down[2 * i]);
            highSum = highSum.add(down[2 * i + 1]);
        }
        BigInteger tails = up[2 * above].add(down[2 * below]);
        highSum = highSum.add(tails);
        this.low = new BigInteger[above + below - 1];
        this.high = new BigInteger[low.length];
        for (int i = 0; i < low.length; i++) {
            int step = i - (below - 1);
            BigInteger under = step >= 0 ? up[2 * step] : down[-2 * step];
            BigInteger over = step >= 0 ? up[2 * step + 1] : down[-2 * step + 1];
            low[i] = Rounding.floorDivide(under.shiftLeft(scale), highSum);
            high[i] = Rounding.ceilDivide(over.shiftLeft(scale), lowSum);
        }
        this.neglected = Rounding.ceilDivide(tails.shiftLeft(scale), lowSum);
    }

    /** A count near the most likely one: nothing rests on how near. */
    private static int centre(int things, int marked, int draws) {
        int from = Math.max(0, draws - (things - marked));
        int mode = (int) ((draws + 1L) * (marked + 1L) / (things + 2L));
        return Math.max(from, Math.min(mode, Math.min(marked, draws)));
    }

    /**
     * For each count from the centre upward a lower and an upper bound of its probability over that of the centre, and
     * last a bound of the sum of those that follow: {@code 2 i}, {@code 2 i + 1} for count centre + i.
     */
    private static BigInteger[] upward(int things, int marked, int draws, int centre, int finer) {
        BigInteger[] bounds = new BigInteger[128];
        bounds[0] = BigInteger.ONE.shiftLeft(finer);
        bounds[1] = bounds[0];
        int last = 0;
        BigInteger tail = tail(bounds[1], things, marked, draws, centre);
        while (tail == null || tail.bitLength() > TAIL_BITS) {
            int v = centre + last;
            BigInteger more = BigInteger.valueOf(more(marked, draws, v));
            BigInteger fewer = BigInteger.valueOf(fewer(things, marked, draws, v));
            if (2 * last + 4 >= bounds.length) {
                BigInteger[] longer = new BigInteger[2 * bounds.length];
                System.arraycopy(bounds, 0, longer, 0, bounds.length);
                bounds = longer;
            }
            bounds[2 * last + 2] = Rounding.floorDivide(bounds[2 * last].multiply(more), fewer);
            bounds[2 * last + 3] = Rounding.ceilDivide(bounds[2 * last + 1].multiply(more), fewer);
            last++;
            tail = tail(bounds[2 * last + 1], things, marked, draws, centre + last);
        }
        BigInteger[] exact = new BigInteger[2 * last + 3];
        System.arraycopy(bounds, 0, exact, 0, 2 * last + 2);
        exact[2 * last + 2] = tail;
        return exact;
    }

    /**
     * A bound of the sum of the probabilities beyond a count: ratios of neighbours decrease, so it is at most
     * {@code p r / (1 - r)}, p that of the count and r the next ratio. Null while r is not below 1.
     */
    private static /*@ nullable @*/ BigInteger tail(BigInteger upper, int things, int marked, int draws, int v) {
        long more = more(marked, draws, v);
        long fewer = fewer(things, marked, draws, v);
        if (more >= fewer) {
            return null;
        }
        return Rounding.ceilDivide(upper.multiply(BigInteger.valueOf(more)), BigInteger.valueOf(fewer - more));
    }

    /** The numerator of the probability of v + 1 over that of v; 0 at the largest count. */
    private static long more(int marked, int draws, int v) {
        return (long) (marked - v) * (draws - v);
    }

    /** The denominator of the probability of v + 1 over that of v. */
    private static long fewer(int things, int marked, int draws, int v) {
        return (v + 1L) * ((long) things - marked - draws + v + 1L);
    }

    /**
     * The smallest count that is not left out.
     *
     * @return at least 0
     */
    /*@ public normal_behavior
      @ ensures \result == least;
      @ assignable \nothing;
      @*/
    public int least() {
        return least;
    }

    /**
     * The largest count that is not left out.
     *
     * @return at least {@link #least}
     */
    /*@ public normal_behavior
      @ ensures \result == least + low.length - 1;
      @ assignable \nothing;
      @*/
    public int greatest() {
        return least + low.length - 1;
    }

    /**
     * A count near the most likely one.
     *
     * @return from {@link #least} to {@link #greatest}
     */
    /*@ public normal_behavior
      @ ensures \result == centre;
      @ assignable \nothing;
      @*/
    public int centre() {
        return centre;
    }

    /**
     * The probability of a count.
     *
     * @param v a count that is not left out
     * @return an interval that contains it
     */
    /*@ public normal_behavior
      @ requires least <= v && v < least + low.length;
      @ ensures \result != null && \result.scale == scale;
      @ assignable \nothing;
      @*/
    public Enclosure probability(int v) {
        return Enclosure.of(low[v - least], high[v - least], scale);
    }

    /**
     * The probability of all counts that are left out.
     *
     * @return an upper bound, an interval from 0
     */
    /*@ public normal_behavior
      @ ensures \result != null && \result.scale == scale && \result.lo.value == 0;
      @ assignable \nothing;
      @*/
    public Enclosure neglected() {
        return Enclosure.of(BigInteger.ZERO, neglected, scale);
    }

    /** A lower bound of a probability times 2^scale. */
    BigInteger low(int v) {
        return low[v - least];
    }

    /** An upper bound of a probability times 2^scale. */
    BigInteger high(int v) {
        return high[v - least];
    }

    /** The scale of the probabilities. */
    int scale() {
        return scale;
    }
}
