package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * Every rounding of an exact integer in one place: each result is a whole number with an exact meaning.
 */
public final class Rounding {

    private Rounding() {
    }

    /**
     * The largest integer q with {@code q * divisor <= dividend}.
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the floor of the quotient
     */
    public static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        requirePositive(divisor);
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /**
     * The smallest integer q with {@code q * divisor >= dividend}.
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the ceiling of the quotient
     */
    public static BigInteger ceilDivide(BigInteger dividend, BigInteger divisor) {
        return floorDivide(dividend.negate(), divisor).negate();
    }

    /**
     * The integer nearest to {@code dividend / divisor}, ties to the even one (def:rounded-descent).
     *
     * @param dividend any integer
     * @param divisor a positive integer
     * @return the nearest integer
     */
    public static BigInteger halfEvenDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger below = floorDivide(dividend, divisor);
        BigInteger twiceRest = dividend.subtract(below.multiply(divisor)).shiftLeft(1);
        int order = twiceRest.compareTo(divisor);
        boolean up = order > 0 || (order == 0 && below.testBit(0));
        return up ? below.add(BigInteger.ONE) : below;
    }

    private static void requirePositive(BigInteger divisor) {
        if (divisor.signum() <= 0) {
            throw new IllegalArgumentException("divisor " + divisor + " is not positive");
        }
    }
}
