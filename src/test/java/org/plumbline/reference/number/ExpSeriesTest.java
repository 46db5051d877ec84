package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The series of e^-y against exact rationals: its length, its sum, and the error that runs along. */
class ExpSeriesTest {

    /** 2^(c n) n!, of which 1/y^n n! is at least, for y up to 2^-c. */
    private static BigInteger grown(int c, int n) {
        BigInteger product = BigInteger.ONE.shiftLeft(c * n);
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    @Test
    void soManyTermsLeaveOutLessThanHalfAUnit() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            int c = 8 + random.nextInt(33);
            int bits = i < 200 ? i : random.nextInt(2000);
            int terms = ExpSeries.terms(c, bits);
            BigInteger twoUnits = BigInteger.TWO.shiftLeft(bits);
            assertTrue(twoUnits.compareTo(grown(c, terms + 1)) <= 0, terms + " terms for " + c + ", " + bits);
        }
    }

    @Test
    void theSumIsAsNearAsItSays() {
        Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            int c = 8 + random.nextInt(33);
            int working = c + random.nextInt(200);
            int terms = ExpSeries.terms(c, working);
            BigInteger most = BigInteger.ONE.shiftLeft(working - c);
            BigInteger x = random.nextInt(10) == 0 ? most : new BigInteger(working - c, random);
            Fraction sum = Fraction.of(Dyadic.of(ExpSeries.power(x, working, c, terms), working));
            Fraction error = Fraction.of(Dyadic.of(BigInteger.valueOf(2L * terms + 1), working));
            // e^-y lies between two sums that follow each other
            Fraction y = Fraction.of(Dyadic.of(x, working));
            Fraction term = Fraction.of(1, 1);
            Fraction partial = term;
            for (int n = 1; n <= terms + 3; n++) {
                term = term.times(y).times(Fraction.of(-1, n));
                partial = partial.plus(term);
                if (n >= terms + 2) {
                    assertTrue(partial.compareTo(sum.plus(error)) <= 0, x + " / 2^" + working + " above");
                    assertTrue(partial.plus(error).compareTo(sum) >= 0, x + " / 2^" + working + " below");
                }
            }
        }
    }

    /** Two units a term, one for the remainder, one for rounding x; a squaring takes E to 2 E + 1. */
    @Test
    void theErrorFollowsItsRecursion() {
        for (int terms = 0; terms < 50; terms++) {
            long error = 2L * terms + 1 + 1;
            for (int halvings = 0; halvings <= 41; halvings++) {
                assertEquals(BigInteger.valueOf(error), Exponential.error(terms, halvings));
                error = 2 * error + 1;
            }
        }
    }
}
