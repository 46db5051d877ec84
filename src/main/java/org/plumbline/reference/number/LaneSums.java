package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * Many sums of many integers at once: a number is split into lanes of 32 bits, lanes are added without carries, and the
 * carries are settled when a sum is read. Exact, and several times quicker than adding the numbers one by one.
 *
 * <p>A number x is held as {@code x = sum_i lane_i 2^(32 i)}, every lane but the last from 0 to 2^32 - 1, the last one
 * signed; a sum of up to 2^30 numbers keeps every lane from -2^62 to 2^62, which is what contracts ask for.
 */
public final class LaneSums {

    private static final int LANE_BITS = 32;
    private static final long LANE_MASK = 0xffffffffL;

    /*@ spec_public @*/ private final int lanes;
    /*@ spec_public @*/ private final long[] sums;

    //@ public invariant 1 <= lanes && sums.length % lanes == 0;

    /**
     * Sums that are all 0.
     *
     * @param count the number of sums
     * @param lanes the number of lanes of every number, from {@link #lanesFor}
     */
    /*@ public normal_behavior
      @ requires 0 <= count && 1 <= lanes && count * lanes <= Integer.MAX_VALUE;
      @ ensures this.lanes == lanes && \fresh(sums) && sums.length == count * lanes;
      @ ensures (\forall int i; 0 <= i && i < sums.length; sums[i] == 0);
      @ assignable \nothing;
      @*/
    public LaneSums(int count, int lanes) {
        this.lanes = lanes;
        this.sums = new long[count * lanes];
    }

    /**
     * The number of lanes that hold numbers of a given size.
     *
     * @param bits the numbers lie between -2^bits and 2^bits, {@code bits >= 0}
     * @return at least 1
     */
    /*@ public normal_behavior
      @ requires 0 <= bits && bits <= Rounding.MAX_SHIFT;
      @ ensures 1 <= \result && bits + 1 <= 32 * \result;
      @ assignable \nothing;
      @*/
    public static int lanesFor(int bits) {
        return (bits + LANE_BITS + 1) / LANE_BITS;
    }

    /**
     * Splits a number.
     *
     * @param x a number that fits
     * @param target where its lanes go
     * @param offset the place of the first lane
     * @param lanes the number of lanes
     */
    /*@ public normal_behavior
      @ requires x != null && target != null && 1 <= lanes && 0 <= offset && offset + lanes <= target.length;
      @ requires lanes <= 100000000;
      @*/
    //-KEY@ requires -BigInteger.pow2(32 * lanes - 1) <= x.value && x.value < BigInteger.pow2(32 * lanes - 1);
    //+KEY@ requires -\dl_pow(2, 32 * lanes - 1) <= x.value && x.value < \dl_pow(2, 32 * lanes - 1);
    //@ assignable target[offset .. offset + lanes - 1];
    public static void split(BigInteger x, long[] target, int offset, int lanes) {
        byte[] bytes = x.toByteArray();
        if (bytes.length > 4 * lanes) {
            throw new IllegalArgumentException(x.bitLength() + " bits do not fit in " + lanes + " lanes");
        }
        int end = bytes.length;
        for (int i = 0; i < lanes; i++) {
            long lane = 0;
            for (int k = 3; k >= 0; k--) {
                int at = end - 1 - 4 * i - k;
                // beyond the leading byte its sign goes on
                int value = at >= 0 ? bytes[at] : bytes[0] >> 7;
                lane = lane << 8 | value & 0xff;
            }
            target[offset + i] = i == lanes - 1 ? (int) lane : lane;
        }
    }

    /**
     * Adds a number to a sum.
     *
     * @param sum the sum
     * @param number an array that holds the number's lanes
     * @param offset the place of the first of them
     */
    /*@ public normal_behavior
      @ requires number != null && number != sums && 0 <= sum && sum * lanes + lanes <= sums.length;
      @ requires 0 <= offset && offset + lanes <= number.length;
      @ requires (\forall int i; 0 <= i && i < lanes;
      @             -4611686018427387904L <= (\bigint) sums[sum * lanes + i] + number[offset + i]
      @             && (\bigint) sums[sum * lanes + i] + number[offset + i] <= 4611686018427387904L);
      @ ensures (\forall int i; 0 <= i && i < lanes;
      @             sums[sum * lanes + i] == \old(sums[sum * lanes + i]) + number[offset + i]);
      @ assignable sums[*];
      @*/
    public void add(int sum, long[] number, int offset) {
        int at = sum * lanes;
        for (int i = 0; i < lanes; i++) {
            sums[at + i] += number[offset + i];
        }
    }

    /**
     * A sum.
     *
     * @param sum its index
     * @return the exact sum of the numbers that were added to it
     */
    /*@ public normal_behavior
      @ requires 0 <= sum && sum < sums.length / lanes && lanes <= 100000000;
      @ requires (\forall int i; 0 <= i && i < sums.length;
      @             -4611686018427387904L <= sums[i] && sums[i] <= 4611686018427387904L);
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public BigInteger value(int sum) {
        byte[] bytes = new byte[4 * lanes + 4];
        long carry = 0;
        for (int i = 0; i <= lanes; i++) {
            long lane = (i < lanes ? sums[sum * lanes + i] : 0) + carry;
            put(bytes, bytes.length - 4 - 4 * i, lane & LANE_MASK);
            carry = lane >> LANE_BITS;
        }
        return new BigInteger(bytes);
    }

    /**
     * All sums, checked: added up without lanes they must give the total of all numbers.
     *
     * @param total the sum of all numbers that were added to any sum
     * @return the exact sum of the numbers that were added to each
     * @throws ArithmeticException if the sums do not add up to the total
     */
    /*@ public behavior
      @ requires total != null && lanes <= 100000000;
      @ requires (\forall int i; 0 <= i && i < sums.length;
      @             -4611686018427387904L <= sums[i] && sums[i] <= 4611686018427387904L);
      @ ensures \fresh(\result) && \result.length == sums.length / lanes;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public BigInteger[] values(BigInteger total) {
        BigInteger[] values = new BigInteger[sums.length / lanes];
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
            all = all.add(values[i]);
        }
        if (all.compareTo(total) != 0) {
            throw new ArithmeticException("sums by lanes add up to " + all + ", not to " + total);
        }
        return values;
    }

    private static void put(byte[] bytes, int at, long lane) {
        bytes[at] = (byte) (lane >> 24);
        bytes[at + 1] = (byte) (lane >> 16);
        bytes[at + 2] = (byte) (lane >> 8);
        bytes[at + 3] = (byte) lane;
    }
}
