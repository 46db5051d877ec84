package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    @ParameterizedTest
    @CsvSource({"7,2,3,4,4", "-7,2,-4,-3,-4", "5,2,2,3,2", "-5,2,-3,-2,-2", "6,3,2,2,2", "-6,3,-2,-2,-2", "1,3,0,1,0",
            "-1,3,-1,0,0", "2,3,0,1,1", "-2,3,-1,0,-1", "0,5,0,0,0", "3,2,1,2,2", "1,2,0,1,0", "-1,2,-1,0,0",
            "-3,2,-2,-1,-2", "9,1,9,9,9"})
    void floorCeilingAndHalfEven(long dividend, long divisor, long floor, long ceiling, long halfEven) {
        assertEquals(big(floor), Rounding.floorDivide(big(dividend), big(divisor)), "floor");
        assertEquals(big(ceiling), Rounding.ceilDivide(big(dividend), big(divisor)), "ceiling");
        assertEquals(big(halfEven), Rounding.halfEvenDivide(big(dividend), big(divisor)), "half-even");
    }

    @Test
    void onlyPositiveDivisorsAreTaken() {
        for (long divisor : new long[] {0, -1}) {
            assertThrows(IllegalArgumentException.class, () -> Rounding.floorDivide(big(1), big(divisor)));
            assertThrows(IllegalArgumentException.class, () -> Rounding.ceilDivide(big(1), big(divisor)));
            assertThrows(IllegalArgumentException.class, () -> Rounding.halfEvenDivide(big(1), big(divisor)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shiftsAreDivisionsByPowersOfTwo(int bits) {
        for (long dividend = -300; dividend <= 300; dividend++) {
            BigInteger power = BigInteger.ONE.shiftLeft(bits);
            assertEquals(Rounding.floorDivide(big(dividend), power), Rounding.floorShift(big(dividend), bits));
            assertEquals(Rounding.ceilDivide(big(dividend), power), Rounding.ceilShift(big(dividend), bits));
            assertEquals(Rounding.halfEvenDivide(big(dividend), power), Rounding.halfEvenShift(big(dividend), bits));
            assertEquals(Rounding.floorShift(big(dividend), bits), Rounding.floorScaled(big(dividend), bits));
            assertEquals(Rounding.ceilShift(big(dividend), bits), Rounding.ceilScaled(big(dividend), bits));
            assertEquals(big(dividend << bits), Rounding.floorScaled(big(dividend), -bits));
            assertEquals(big(dividend << bits), Rounding.ceilScaled(big(dividend), -bits));
        }
    }
}
