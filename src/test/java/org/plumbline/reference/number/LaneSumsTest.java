package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Sums by lanes against plain sums. */
class LaneSumsTest {

    @Test
    void sumsAreThoseOfTheNumbersWhateverTheirSigns() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            int bits = random.nextInt(150);
            int lanes = LaneSums.lanesFor(bits);
            int count = 1 + random.nextInt(5);
            LaneSums sums = new LaneSums(count, lanes);
            BigInteger[] expected = new BigInteger[count];
            Arrays.fill(expected, BigInteger.ZERO);
            long[] number = new long[lanes + 3];
            for (int i = 0; i < 30; i++) {
                BigInteger x = new BigInteger(random.nextInt(bits + 1), random);
                x = random.nextInt(3) == 0 ? x.negate() : x;
                int offset = random.nextInt(4);
                LaneSums.split(x, number, offset, lanes);
                int sum = random.nextInt(count);
                sums.add(sum, number, offset);
                expected[sum] = expected[sum].add(x);
            }
            BigInteger total = Arrays.stream(expected).reduce(BigInteger.ZERO, BigInteger::add);
            assertArrayEquals(expected, sums.values(total));
            assertThrows(ArithmeticException.class, () -> sums.values(total.add(BigInteger.ONE)));
        }
    }

    @Test
    void extremesFitAndCarry() {
        for (int bits : new int[] {0, 1, 30, 31, 32, 33, 63, 64, 95, 96, 97}) {
            int lanes = LaneSums.lanesFor(bits);
            BigInteger largest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            for (BigInteger x : new BigInteger[] {largest, largest.negate(), largest.not(), BigInteger.ONE.negate()}) {
                LaneSums sums = new LaneSums(1, lanes);
                long[] number = new long[lanes];
                LaneSums.split(x, number, 0, lanes);
                for (int i = 0; i < 1000; i++) {
                    sums.add(0, number, 0);
                }
                assertEquals(x.multiply(BigInteger.valueOf(1000)), sums.value(0), bits + " bits");
            }
        }
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> LaneSums.split(BigInteger.ONE.shiftLeft(31), new long[1], 0, 1));
        LaneSums.split(BigInteger.ONE.shiftLeft(31).negate(), new long[1], 0, 1);
    }
}
