package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The softmax of a row and the logarithm of its total. */
class SoftmaxRowTest {

    private static Enclosure[] scores(Random random, int length, int bits) {
        Enclosure[] scores = new Enclosure[length];
        for (int i = 0; i < length; i++) {
            BigInteger numerator = new BigInteger(bits, random).subtract(BigInteger.ONE.shiftLeft(bits - 1));
            scores[i] = Enclosure.of(Dyadic.of(numerator, 30));
        }
        return scores;
    }

    /** e^s / sum of e^s, unshifted, with bits enough for any shift. */
    private static Enclosure unshifted(Enclosure[] scores, int i, int scale) {
        EnclosureMath math = new EnclosureMath(scale + 4000);
        Enclosure total = Enclosure.of(0);
        for (Enclosure score : scores) {
            total = total.plus(math.exp(score));
        }
        return math.divide(math.exp(scores[i]), total);
    }

    @Test
    void weightsAreThoseOfTheUnshiftedRowAndAddUpToOne() {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            // scores up to 2^9 apart
            Enclosure[] scores = scores(random, 1 + random.nextInt(8), 32 + random.nextInt(8));
            SoftmaxRow row = new SoftmaxRow(scores, 170);
            Enclosure sum = Enclosure.of(0);
            for (int i = 0; i < scores.length; i++) {
                Enclosure weight = row.weight(i);
                assertTrue(weight.overlaps(unshifted(scores, i, 170)), "weight " + i);
                assertTrue(weight.hi().subtract(weight.lo()).intValueExact() <= 3 + scores.length, "tight");
                sum = sum.plus(weight);
            }
            assertTrue(sum.contains(Dyadic.ONE));
        }
    }

    @Test
    void aWeightOfExpMinus800IsHonestAndHarmless() {
        SoftmaxRow row = new SoftmaxRow(new Enclosure[] {Enclosure.of(400), Enclosure.of(-400)}, 200);
        assertEquals(Dyadic.ZERO, row.weight(1).lower());
        assertEquals(Dyadic.of(BigInteger.ONE, 200), row.weight(1).upper());
        assertTrue(row.weight(0).contains(Dyadic.ONE));
        assertTrue(row.weight(0).hi().subtract(row.weight(0).lo()).intValueExact() <= 3);
    }

    @Test
    void wideScoresStaySound() {
        Enclosure wide = Enclosure.of(BigInteger.valueOf(-300), BigInteger.valueOf(300), 0);
        SoftmaxRow row = new SoftmaxRow(new Enclosure[] {wide, Enclosure.of(1)}, 64);
        assertTrue(row.weight(0).contains(Dyadic.of(BigInteger.ONE, 1)));
        assertTrue(row.weight(1).contains(Dyadic.of(BigInteger.ONE, 64)));
        assertTrue(row.total().lower().compareTo(Dyadic.ONE) >= 0);
    }

    @Test
    void theLogarithmOfTheTotalIsThatOfTheUnshiftedSum() {
        Random random = new Random(2);
        for (int round = 0; round < 40; round++) {
            Enclosure[] scores = scores(random, 1 + random.nextInt(6), 32 + random.nextInt(6));
            Enclosure fast = Logarithm.logSumExp(scores, 170);
            EnclosureMath math = new EnclosureMath(1500);
            Enclosure total = Enclosure.of(0);
            for (Enclosure score : scores) {
                total = total.plus(math.exp(score));
            }
            assertTrue(fast.overlaps(math.log(total)));
            assertTrue(fast.hi().subtract(fast.lo()).intValueExact() <= 3);
        }
        Enclosure far = Logarithm.logSumExp(new Enclosure[] {Enclosure.of(3), Enclosure.of(-700)}, 170);
        assertTrue(far.contains(Dyadic.of(3)));
    }
}
