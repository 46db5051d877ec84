package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.reference.number.Enclosure;

/** The hypergeometric law against exact binomial coefficients. */
class CountLawTest {

    private static BigInteger binomial(int n, int k) {
        BigInteger product = k < 0 || k > n ? BigInteger.ZERO : BigInteger.ONE;
        for (int i = 0; i < k && product.signum() != 0; i++) {
            product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return product;
    }

    /** Whether an interval contains the fraction a / b. */
    private static void assertContains(Enclosure interval, BigInteger a, BigInteger b, String what) {
        BigInteger scaled = a.shiftLeft(interval.scale());
        assertTrue(interval.lo().multiply(b).compareTo(scaled) <= 0, what);
        assertTrue(interval.hi().multiply(b).compareTo(scaled) >= 0, what);
    }

    @Test
    void smallLawsAreWholeAndRight() {
        for (int things = 0; things <= 9; things++) {
            for (int marked = 0; marked <= things; marked++) {
                for (int draws = 0; draws <= things; draws++) {
                    assertRight(things, marked, draws, 60);
                    CountLaw law = new CountLaw(things, marked, draws, 60);
                    assertEquals(Math.max(0, draws - things + marked), law.least());
                    assertEquals(Math.min(marked, draws), law.greatest());
                    assertEquals(0, law.neglected().hi().signum());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"999,500,500,40", "999,30,500,80", "2000,100,20,60", "400,399,200,30", "1500,700,1400,50"})
    void windowsHoldWhatTheySay(int things, int marked, int draws, int scale) {
        assertRight(things, marked, draws, scale);
    }

    @Test
    void randomLawsAreRight() {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            int things = 1 + random.nextInt(500);
            assertRight(things, random.nextInt(things + 1), random.nextInt(things + 1), 10 + random.nextInt(60));
        }
    }

    private static void assertRight(int things, int marked, int draws, int scale) {
        CountLaw law = new CountLaw(things, marked, draws, scale);
        BigInteger all = binomial(things, draws);
        BigInteger left = all;
        String what = things + " " + marked + " " + draws;
        for (int v = law.least(); v <= law.greatest(); v++) {
            BigInteger ways = binomial(marked, v).multiply(binomial(things - marked, draws - v));
            assertContains(law.probability(v), ways, all, what + ": " + v);
            assertTrue(law.probability(v).hi().subtract(law.probability(v).lo()).bitLength() <= 2, what + " wide");
            left = left.subtract(ways);
        }
        assertContains(law.neglected(), left, all, what + " neglected");
        assertTrue(law.neglected().hi().bitLength() <= 1, what + " leaves out too much");
    }
}
