package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exponential by tables against the one without. */
class ExpTableTest {

    private static void assertContainsTheFinerPower(ExpTable table, int scale, BigInteger numerator, int below) {
        Enclosure power = table.exp(numerator, below);
        Enclosure fine = Exponential.exp(Enclosure.of(numerator, numerator, below), scale + 120).rescale(scale + 110);
        assertTrue(power.contains(fine), () -> "e^(" + numerator + " / 2^" + below + ") is " + power);
        assertEquals(ExpTable.width(numerator), power.hi().subtract(power.lo()).intValueExact());
        assertEquals(power.lo(), table.floorExp(numerator, below));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 31, 32, 64, 127, 128, 177, 333, 700, 1400})
    void everyPowerLiesWithinTwoUnits(int scale) {
        Random random = new Random(scale);
        ExpTable table = new ExpTable(scale);
        for (int i = 0; i < 400; i++) {
            int below = random.nextInt(scale + 60);
            BigInteger numerator = new BigInteger(1 + random.nextInt(below + 10), random).negate();
            assertContainsTheFinerPower(table, scale, numerator, below);
        }
    }

    @Test
    void onlyThePowerOfZeroIsExact() {
        ExpTable table = new ExpTable(70);
        assertEquals("[1, 1]", table.exp(BigInteger.ZERO, 12).toString());
        assertEquals(BigInteger.ONE.shiftLeft(70).subtract(BigInteger.ONE),
                table.floorExp(BigInteger.ONE.negate(), 500));
    }

    @Test
    void everyEntryOfEveryTableIsRight() {
        ExpTable table = new ExpTable(90);
        for (int below = 0; below <= 32; below += 8) {
            for (int i = 0; i < 256; i++) {
                assertContainsTheFinerPower(table, 90, BigInteger.valueOf(-i), below);
            }
        }
    }

    @Test
    void theLastWholeNumberOfTheTableAndTheFirstBeyondIt() {
        ExpTable table = new ExpTable(177);
        for (long whole = 60; whole < 70; whole++) {
            BigInteger numerator = BigInteger.valueOf(whole).shiftLeft(70);
            for (long near = -1; near <= 1; near++) {
                assertContainsTheFinerPower(table, 177, numerator.add(BigInteger.valueOf(near)).negate(), 70);
            }
        }
        assertContainsTheFinerPower(table, 177, BigInteger.ONE.shiftLeft(200).negate(), 3);
    }

    /** Powers just above and just below a multiple of 2^-scale, where a dropped error shows. */
    @Test
    void noPowerMissesTheExactOne() {
        Random random = new Random(3);
        for (int scale = 33; scale < 45; scale++) {
            ExpTable table = new ExpTable(scale);
            for (int i = 0; i < 300; i++) {
                Dyadic multiple = Dyadic.of(new BigInteger(scale - 1, random).add(BigInteger.ONE), scale);
                Enclosure log = Logarithm.log(Enclosure.of(multiple), 60 + random.nextInt(20));
                BigInteger numerator = random.nextBoolean() ? log.lo() : log.hi();
                assertContainsTheFinerPower(table, scale, numerator.min(BigInteger.ZERO), log.scale());
            }
        }
    }
}
