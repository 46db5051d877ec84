package org.plumbline.contracts;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Whole numbers by the rules taught at school, on decimal digits: an oracle for BigInteger that shares no code with it
 * but the conversion to a decimal text.
 */
final class Digits {

    /** The digits, the lowest first, without leading zeros. */
    private final int[] digits;
    private final boolean negative;

    private Digits(int[] digits, boolean negative) {
        int length = digits.length;
        while (length > 0 && digits[length - 1] == 0) {
            length--;
        }
        this.digits = Arrays.copyOf(digits, length);
        this.negative = negative && length > 0;
    }

    static Digits of(BigInteger number) {
        String text = number.toString();
        boolean negative = text.startsWith("-");
        int[] digits = new StringBuilder(negative ? text.substring(1) : text).reverse().chars().map(c -> c - '0')
                .toArray();
        return new Digits(digits, negative);
    }

    static Digits powerOfTwo(int n) {
        Digits power = new Digits(new int[] {1}, false);
        for (int i = 0; i < n; i++) {
            power = power.plus(power);
        }
        return power;
    }

    int sign() {
        return digits.length == 0 ? 0 : negative ? -1 : 1;
    }

    boolean odd() {
        return digits.length > 0 && digits[0] % 2 == 1;
    }

    Digits negate() {
        return new Digits(digits, !negative);
    }

    Digits plus(Digits other) {
        int[] sum = new int[Math.max(digits.length, other.digits.length) + 1];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = signedDigit(i) + other.signedDigit(i);
        }
        return settled(sum);
    }

    Digits times(Digits other) {
        int[] product = new int[digits.length + other.digits.length + 1];
        for (int i = 0; i < digits.length; i++) {
            for (int j = 0; j < other.digits.length; j++) {
                product[i + j] += signedDigit(i) * other.signedDigit(j);
            }
        }
        return settled(product);
    }

    private int signedDigit(int i) {
        return i >= digits.length ? 0 : negative ? -digits[i] : digits[i];
    }

    /** Carries settled: first as if the number were positive, then, if a borrow is left over, as if negative. */
    private static Digits settled(int[] places) {
        int[] settled = new int[places.length];
        for (int sign : new int[] {1, -1}) {
            int carry = 0;
            for (int i = 0; i < places.length; i++) {
                int digit = sign * places[i] + carry;
                settled[i] = Math.floorMod(digit, 10);
                carry = Math.floorDiv(digit, 10);
            }
            if (carry == 0) {
                return new Digits(settled, sign < 0);
            }
        }
        throw new IllegalStateException("a carry beyond the highest place");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digits that && negative == that.negative && Arrays.equals(digits, that.digits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digits);
    }

    @Override
    public String toString() {
        return (negative ? "-" : "") + Arrays.toString(digits);
    }
}
