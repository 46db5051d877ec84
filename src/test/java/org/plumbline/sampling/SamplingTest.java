package org.plumbline.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.Streams.Purpose;

class SamplingTest {

    private static final Dyadic HALF = Dyadic.of(BigInteger.ONE, 1);

    @Test
    void everyPurposeStepAndIndexHasItsOwnStream() {
        Set<Long> numbers = new HashSet<>();
        long[] steps = {0, 1, 2, 255, 256, 1L << 31, (1L << 32) - 1};
        int[] indices = {0, 1, 2, 255, 256, (1 << 24) - 1};
        for (Purpose purpose : Purpose.values()) {
            for (long step : steps) {
                for (int index : indices) {
                    assertTrue(numbers.add(Streams.number(purpose, step, index)), purpose + " " + step + " " + index);
                }
            }
        }
    }

    @Test
    void stepsAndIndicesThatWouldRunIntoAnotherStreamAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Streams.number(Purpose.MAE, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> Streams.number(Purpose.MAE, 1L << 32, 0));
        assertThrows(IllegalArgumentException.class, () -> Streams.number(Purpose.MAE, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> Streams.number(Purpose.MAE, 0, 1 << 24));
    }

    @Test
    void aStreamIsAFunctionOfSeedAndNumber() {
        assertEquals(new Stream(3, 4).nextBits(), new Stream(3, 4).nextBits());
        assertNotEquals(new Stream(3, 4).nextBits(), new Stream(4, 3).nextBits());
        assertNotEquals(new Stream(3, 4).nextBits(), new Stream(3, 5).nextBits());
    }

    @Test
    void boundsAreKeptAndEveryValueIsDrawn() {
        Stream stream = new Stream(1, 2);
        int[] counts = new int[5];
        for (int i = 0; i < 5000; i++) {
            counts[stream.below(5)]++;
        }
        for (int count : counts) {
            // 1000 expected, standard deviation 28: this fixed stream lies within 4 of them
            assertTrue(Math.abs(count - 1000) < 113, "counts " + Arrays.toString(counts));
        }
        assertThrows(IllegalArgumentException.class, () -> stream.below(0));
        assertThrows(IllegalArgumentException.class, () -> stream.below(-3));
    }

    @Test
    void shufflesArePermutationsAndEveryOrderIsDrawnAlike() {
        Stream stream = new Stream(5, 6);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 6000; i++) {
            counts.merge(Arrays.toString(stream.shuffle(3, 3)), 1, Integer::sum);
        }
        assertEquals(Set.of("[0, 1, 2]", "[0, 2, 1]", "[1, 0, 2]", "[1, 2, 0]", "[2, 0, 1]", "[2, 1, 0]"),
                counts.keySet());
        for (int count : counts.values()) {
            // 1000 expected, standard deviation 29
            assertTrue(Math.abs(count - 1000) < 117, counts.toString());
        }
        assertArrayEquals(new int[] {0, 1, 2, 3}, new Stream(5, 6).shuffle(4, 0), "nothing is drawn");
    }

    @Test
    void theFirstEntriesOfAShuffleNeedOnlyTheirOwnDraws() {
        int[] few = new Stream(7, 8).shuffle(20, 6);
        int[] all = new Stream(7, 8).shuffle(20, 20);
        for (int i = 0; i < 6; i++) {
            assertEquals(all[i], few[i]);
        }
    }

    @Test
    void latentsLieOnTheGridBetweenTheirBounds() {
        LatentLaw law = new LatentLaw(HALF, Dyadic.of(2));
        Stream stream = new Stream(9, 9);
        for (int i = 0; i < 200; i++) {
            Dyadic z = law.draw(stream);
            assertTrue(HALF.compareTo(z) <= 0 && z.compareTo(Dyadic.of(2)) <= 0);
            assertTrue(z.minus(HALF).scale() <= LatentLaw.BITS + 1);
        }
        assertFalse(law.constant());
    }

    @Test
    void theConstantLawDrawsNothing() {
        LatentLaw law = new LatentLaw(HALF, HALF);
        Stream stream = new Stream(9, 9);
        assertEquals(HALF, law.draw(stream));
        assertTrue(law.constant());
        assertEquals(new Stream(9, 9).nextBits(), stream.nextBits());
        assertThrows(IllegalArgumentException.class, () -> new LatentLaw(Dyadic.ZERO, HALF));
        assertThrows(IllegalArgumentException.class, () -> new LatentLaw(Dyadic.ONE, HALF));
    }

    @Test
    void theMeanSquareIsThatOfAllGridPoints() {
        // sum over k of (L + (U - L) k / n)^2, divided by n + 1, at n = 2^20, L = 1/2, U = 2
        long n = 1L << LatentLaw.BITS;
        BigInteger sum = BigInteger.ZERO;
        for (long k = 0; k <= n; k++) {
            BigInteger z = BigInteger.valueOf(n + 3 * k);
            sum = sum.add(z.multiply(z));
        }
        // z here is 2 n times the latent: mean square = sum / ((n + 1) 4 n^2)
        LatentLaw law = new LatentLaw(HALF, Dyadic.of(2));
        Dyadic left = law.meanSquareNumerator().times(Dyadic.of(4 * n).times(Dyadic.of(n)).times(Dyadic.of(n + 1)));
        Dyadic right = LatentLaw.MEAN_SQUARE_DENOMINATOR.times(Dyadic.of(sum, 0));
        assertEquals(right, left);
        LatentLaw constant = new LatentLaw(HALF, HALF);
        assertEquals(constant.meanSquareNumerator(), LatentLaw.MEAN_SQUARE_DENOMINATOR.times(HALF).times(HALF));
    }

    @Test
    void theMeanSquareOfTwoPointsIsTheirMean() {
        LatentLaw law = new LatentLaw(HALF, Dyadic.of(3), true);
        // (1/4 + 9) / 2 = 37/8
        assertEquals(LatentLaw.MEAN_SQUARE_DENOMINATOR.times(Dyadic.of(37)), law.meanSquareNumerator().times(
                Dyadic.of(8)));
    }

    @Test
    void twoPointsAreDrawnHalfOfTheTimeEach() {
        LatentLaw law = new LatentLaw(HALF, Dyadic.of(3), true);
        Stream stream = new Stream(9, 9);
        int low = 0;
        for (int i = 0; i < 1000; i++) {
            Dyadic z = law.draw(stream);
            assertTrue(z.equals(HALF) || z.equals(Dyadic.of(3)));
            low += z.equals(HALF) ? 1 : 0;
        }
        assertTrue(low > 420 && low < 580, "low " + low);
    }

    @Test
    void aStartOfScaleZeroIsZero() {
        assertTrue(java.util.stream.Stream.of(new Sampler(1).start(3, 4, Dyadic.ZERO)).allMatch(Dyadic.ZERO::equals));
    }

    @Test
    void partitionsHaveTheirSizesAndDiffer() {
        int[][] sizes = {{4, 2, 2}, {4, 2, 2}, {3, 5}};
        Partition[] partitions = new Sampler(10).partitions(sizes);
        for (int k = 0; k < sizes.length; k++) {
            for (int j = 0; j < sizes[k].length; j++) {
                assertEquals(sizes[k][j], partitions[k].size(j));
            }
        }
        assertTrue(partitions[0].differsFrom(partitions[1]));
    }

    @Test
    void asManyClustersAsThereArePartitionsCanBeDrawnAndNotOneMore() {
        for (long seed = 0; seed < 20; seed++) {
            Partition[] all = new Sampler(seed).partitions(new int[][] {{2, 1}, {2, 1}, {2, 1}});
            assertTrue(all[0].differsFrom(all[1]) && all[0].differsFrom(all[2]) && all[1].differsFrom(all[2]));
        }
        assertThrows(IllegalArgumentException.class,
                () -> new Sampler(1).partitions(new int[][] {{2, 1}, {2, 1}, {2, 1}, {2, 1}}));
        // four positions split into two pairs in three ways, whichever pair is called the global one
        assertEquals(3, new Sampler(2).partitions(new int[][] {{2, 2}, {2, 2}, {2, 2}}).length);
        assertThrows(IllegalArgumentException.class,
                () -> new Sampler(2).partitions(new int[][] {{2, 2}, {2, 2}, {2, 2}, {2, 2}}));
    }
}
