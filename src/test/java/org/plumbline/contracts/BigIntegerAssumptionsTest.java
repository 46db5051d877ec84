package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What spec/openjml/java/math/BigInteger.jml assumes of BigInteger, tried on edge values and random ones against
 * {@link Digits}, so that no method is the judge of itself.
 */
class BigIntegerAssumptionsTest {

    private static final Path STUB = Path.of("spec", "openjml", "java", "math", "BigInteger.jml");

    /** The methods of the stub, each with a test below. */
    private static final Set<String> TRIED = new TreeSet<>(
            List.of("valueOf", "add", "subtract", "multiply", "negate", "divideAndRemainder", "shiftLeft", "shiftRight",
                    "signum", "compareTo", "equals", "min", "max", "testBit", "bitLength", "toString", "intValue",
                    "pow"));

    /** A number and a partner. */
    record Pair(BigInteger a, BigInteger b) {
    }

    static List<BigInteger> values() {
        List<BigInteger> values = new ArrayList<>();
        for (long edge : new long[] {0, 1, 2, 3, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE}) {
            values.add(BigInteger.valueOf(edge));
            values.add(BigInteger.valueOf(-edge));
        }
        values.add(BigInteger.valueOf(Integer.MIN_VALUE));
        values.add(BigInteger.valueOf(Long.MIN_VALUE));
        values.add(BigInteger.ONE.shiftLeft(64));
        values.add(BigInteger.ONE.shiftLeft(64).negate());
        Random random = new Random(20240607);
        for (int bits : new int[] {5, 31, 33, 63, 65, 200, 700}) {
            values.add(new BigInteger(bits, random));
            values.add(new BigInteger(bits, random).negate());
        }
        return values;
    }

    static Stream<Pair> pairs() {
        return values().stream().flatMap(a -> values().stream().map(b -> new Pair(a, b)));
    }

    @Test
    void everyMethodOfTheStubIsTried() throws IOException {
        assertEquals(TRIED, StubMethods.of(STUB));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ringOperations(Pair pair) {
        Digits a = Digits.of(pair.a());
        Digits b = Digits.of(pair.b());
        assertEquals(a.plus(b), Digits.of(pair.a().add(pair.b())));
        assertEquals(a.plus(b.negate()), Digits.of(pair.a().subtract(pair.b())));
        assertEquals(a.times(b), Digits.of(pair.a().multiply(pair.b())));
        assertEquals(a.negate(), Digits.of(pair.a().negate()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void order(Pair pair) {
        int order = Digits.of(pair.a()).plus(Digits.of(pair.b()).negate()).sign();
        assertEquals(order, pair.a().compareTo(pair.b()));
        assertEquals(order == 0, pair.a().equals(pair.b()));
        assertEquals(order <= 0 ? pair.a() : pair.b(), pair.a().min(pair.b()));
        assertEquals(order >= 0 ? pair.a() : pair.b(), pair.a().max(pair.b()));
        assertEquals(Digits.of(pair.a()).sign(), pair.a().signum());
        assertNotNull(pair.a().toString());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void division(Pair pair) {
        if (Digits.of(pair.b()).sign() <= 0) {
            return;
        }
        BigInteger[] parts = pair.a().divideAndRemainder(pair.b());
        assertEquals(2, parts.length);
        Digits rest = Digits.of(parts[1]);
        Digits divisor = Digits.of(pair.b());
        assertEquals(Digits.of(pair.a()), Digits.of(parts[0]).times(divisor).plus(rest));
        assertTrue(Digits.of(pair.a()).sign() < 0 || 0 <= rest.sign() && rest.plus(divisor.negate()).sign() < 0);
        assertTrue(Digits.of(pair.a()).sign() > 0 || rest.sign() <= 0 && rest.plus(divisor).sign() > 0);
    }

    @ParameterizedTest
    @MethodSource("values")
    void shiftsAndBits(BigInteger number) {
        Digits a = Digits.of(number);
        for (int n : new int[] {0, 1, 2, 31, 32, 64, 100}) {
            Digits power = Digits.powerOfTwo(n);
            assertEquals(a.times(power), Digits.of(number.shiftLeft(n)));
            Digits left = a.plus(Digits.of(number.shiftRight(n)).times(power).negate());
            assertTrue(0 <= left.sign() && left.plus(power.negate()).sign() < 0, number + " >> " + n);
        }
        Digits bound = Digits.powerOfTwo(number.bitLength());
        assertTrue(a.plus(bound).sign() >= 0 && a.plus(bound.negate()).sign() < 0);
        if (number.equals(BigInteger.valueOf(number.intValue()))) {
            assertTrue(number.bitLength() <= 31);
        }
        if (number.signum() > 0) {
            assertTrue(number.bitLength() >= 1);
        }
        assertEquals(a.odd(), number.testBit(0));
    }

    @Test
    void numbersOfTwentyBits() {
        for (int value = -(1 << 20); value < 1 << 20; value++) {
            assertTrue(BigInteger.valueOf(value).bitLength() <= 20, value + " has too many bits");
        }
    }

    @Test
    void powersOfTwoAreWhatTheStubSays() {
        assertEquals(Digits.of(BigInteger.ONE), Digits.powerOfTwo(0));
        assertEquals(Digits.of(BigInteger.TWO), Digits.powerOfTwo(1));
        assertEquals(1, Digits.powerOfTwo(1000).sign());
        for (int a : new int[] {0, 1, 2, 31, 64, 99}) {
            for (int b : new int[] {0, 1, 5, 32, 100}) {
                assertEquals(Digits.powerOfTwo(a).times(Digits.powerOfTwo(b)), Digits.powerOfTwo(a + b));
            }
        }
    }

    @Test
    void longsAndInts() {
        for (long v : new long[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(Long.toString(v), BigInteger.valueOf(v).toString());
            if (v == (int) v) {
                assertEquals((int) v, BigInteger.valueOf(v).intValue());
            }
        }
    }

    @Test
    void powersOfWhatIsPositiveArePositive() {
        for (int base : new int[] {1, 2, 5, 10, 999, 1000}) {
            Digits power = Digits.of(BigInteger.ONE);
            for (int n = 0; n <= 20; n++) {
                assertEquals(power, Digits.of(BigInteger.valueOf(base).pow(n)));
                assertEquals(1, power.sign());
                power = power.times(Digits.of(BigInteger.valueOf(base)));
            }
        }
        assertEquals(1, BigInteger.valueOf(1000).pow(200000).signum());
        assertNotNull(BigInteger.valueOf(-1000).pow(200000));
    }
}
