package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/**
 * What spec/openjml/java/math/BigDecimal.jml assumes of BigDecimal, tried on edge values and random ones: the value of
 * a decimal is {@code unscaledValue 10^-scale}, and all is compared in integers at a common scale.
 */
class BigDecimalAssumptionsTest {

    private static final Path STUB = Path.of("spec", "openjml", "java", "math", "BigDecimal.jml");

    /** The methods of the stub, each with a test below. */
    private static final Set<String> TRIED = new TreeSet<>(List.of("signum", "scale", "precision", "add", "subtract",
            "multiply", "max", "setScale", "toBigInteger", "toPlainString", "toString"));

    /** Scales of the values below reach from -RANGE to RANGE. */
    private static final int RANGE = 60;

    private static List<BigDecimal> values() {
        List<BigDecimal> values = new ArrayList<>();
        for (long edge : new long[] {0, 1, -1, 5, -5, 25, 999, -1000, Long.MAX_VALUE, Long.MIN_VALUE}) {
            for (int scale : new int[] {0, 1, -1, 3, -RANGE, RANGE}) {
                values.add(new BigDecimal(BigInteger.valueOf(edge), scale));
            }
        }
        Random random = new Random(20261129);
        for (int i = 0; i < 30; i++) {
            BigInteger unscaled = new BigInteger(1 + random.nextInt(300), random);
            int scale = random.nextInt(2 * RANGE + 1) - RANGE;
            values.add(new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale));
        }
        return values;
    }

    /** The value times {@code 10^places}, which must be an integer. */
    private static BigInteger at(int places, BigDecimal a) {
        return a.unscaledValue().multiply(BigInteger.TEN.pow(places - a.scale()));
    }

    @Test
    void everyMethodOfTheStubIsTried() throws IOException {
        assertEquals(TRIED, StubMethods.of(STUB));
    }

    @Test
    void sumsProductsAndTheLargerOfTwo() {
        for (BigDecimal a : values()) {
            for (BigDecimal b : values()) {
                assertEquals(at(RANGE, a).add(at(RANGE, b)), at(RANGE, a.add(b)));
                assertEquals(at(RANGE, a).subtract(at(RANGE, b)), at(RANGE, a.subtract(b)));
                assertEquals(Math.max(a.scale(), b.scale()), a.subtract(b).scale());
                assertEquals(at(RANGE, a).multiply(at(RANGE, b)), at(2 * RANGE, a.multiply(b)));
                assertSame(at(RANGE, a).compareTo(at(RANGE, b)) >= 0 ? a : b, a.max(b));
            }
        }
    }

    @Test
    void signsScalesAndTexts() {
        for (BigDecimal a : values()) {
            assertEquals(at(RANGE, a).signum(), a.signum());
            assertEquals(a.unscaledValue().signum(), a.signum());
            assertEquals(a.unscaledValue().abs().toString().length(), a.precision());
            assertEquals(a.scale(), new BigDecimal(a.unscaledValue(), a.scale()).scale());
            assertNotNull(a.toPlainString());
            assertEquals(at(RANGE, a), at(RANGE, new BigDecimal(a.toString())));
            BigDecimal whole = new BigDecimal(a.unscaledValue());
            assertEquals(0, whole.scale());
            assertEquals(a.unscaledValue(), at(0, whole));
        }
        // the precision of the greatest integer: 2^(2^31 - 1) has (2^31 - 1) log10(2) digits, rounded up
        assertEquals(646456993L, (long) Math.ceil(Integer.MAX_VALUE * Math.log10(2)));
        assertThrows(NumberFormatException.class, () -> new BigDecimal("1/3"));
    }

    @Test
    void roundingToAScaleGoesWhereItsModeSays() {
        for (BigDecimal a : values()) {
            for (int scale : new int[] {-RANGE, -3, 0, 1, 20, RANGE}) {
                for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_EVEN)) {
                    assertEquals(scale, a.setScale(scale, mode).scale());
                }
                assertTrue(at(RANGE, a.setScale(scale, RoundingMode.FLOOR)).compareTo(at(RANGE, a)) <= 0);
                assertTrue(at(RANGE, a.setScale(scale, RoundingMode.CEILING)).compareTo(at(RANGE, a)) >= 0);
            }
            BigDecimal whole = a.setScale(0, RoundingMode.HALF_EVEN);
            assertEquals(at(RANGE, whole), whole.toBigInteger().multiply(BigInteger.TEN.pow(RANGE)));
        }
    }
}
