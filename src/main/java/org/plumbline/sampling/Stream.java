package org.plumbline.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * One stream of draws: XoShiRo256++ whose state is drawn by SplitMix64 from (seed, stream number).
 *
 * <p>Every image has a stream of its own, so that which thread draws it when cannot matter.
 */
public final class Stream {

    private final UniformRandomProvider bits;

    /**
     * The stream of a number under a seed.
     *
     * @param seed the run's seed
     * @param number the stream's number
     */
    public Stream(long seed, long number) {
        long mixed = new SplitMix64(seed).nextLong();
        SplitMix64 state = new SplitMix64(new SplitMix64(mixed ^ number).nextLong());
        this.bits = new XoShiRo256PlusPlus(
                new long[] {state.nextLong(), state.nextLong(), state.nextLong(), state.nextLong()});
    }

    /**
     * The next 64 bits.
     *
     * @return any long
     */
    public long nextBits() {
        return bits.nextLong();
    }

    /**
     * A uniform integer by rejection: the top b bits of the next output, b the bit length of {@code bound - 1}, drawn
     * again until they lie below the bound.
     *
     * @param bound a positive number
     * @return from 0 to {@code bound - 1}
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound + " is not positive");
        }
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
        if (width == 0) {
            return 0;
        }
        while (true) {
            int candidate = (int) (nextBits() >>> (Long.SIZE - width));
            if (candidate < bound) {
                return candidate;
            }
        }
    }

    /**
     * A uniform order of {@code 0 .. n - 1}: Fisher-Yates from the front, so that the first m entries alone need m
     * draws.
     *
     * @param n how many numbers
     * @param m how many of the first entries are wanted in place, at most n
     * @return all n numbers, the first m of them a uniform ordered sample
     */
    public int[] shuffle(int n, int m) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < m && i < n - 1; i++) {
            int j = i + below(n - i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
