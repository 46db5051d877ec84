package org.plumbline.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The arithmetic of a diagnosis, where it promises to be exact. */
class WideTest {

    private static void assertRounded(double hi, double lo) {
        Wide value = new Wide(hi, lo);
        BigDecimal expected = value.decimal().setScale(0, RoundingMode.HALF_EVEN);
        assertEquals(0, expected.compareTo(value.rounded().decimal()), hi + " + " + lo);
    }

    @Test
    void halvesGoToTheEvenNumber() {
        for (double whole : new double[] {0, 1, 2, 3, -1, -2, 0x1p52, 0x1p52 + 1, -0x1p52 - 1, 0x1p53, 0x1p53 + 2}) {
            for (double rest : new double[] {0, 0.5, -0.5, 0.25, -0.25, 0x1p-60, -0x1p-60}) {
                double sum = whole + rest;
                assertRounded(sum, rest - (sum - whole));
                if (Math.abs(whole) < 0x1p52) {
                    assertRounded(whole + 0.5, rest * 0x1p-60);
                    assertRounded(whole - 0.5, rest * 0x1p-60);
                }
            }
        }
    }

    @Test
    void anyNumberGoesToTheNearest() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double hi = Math.scalb(random.nextDouble() - 0.5, random.nextInt(110) - 2);
            assertRounded(hi, Math.ulp(hi) * (random.nextInt(257) - 128) / 256);
        }
    }
}
