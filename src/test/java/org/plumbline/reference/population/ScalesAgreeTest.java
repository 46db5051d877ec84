package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/** What is computed coarsely, with counts left out and short series, encloses what is computed finely. */
class ScalesAgreeTest {

    private static Population population(Random random) {
        int size = 1 + random.nextInt(12);
        int first = 50 + random.nextInt(1500);
        int positions = first + size * (2 + random.nextInt(1500 / size));
        return new Population(positions, 1 + random.nextInt(positions), first, size,
                Dyadic.of(BigInteger.valueOf(1 + random.nextInt(24)), 3), Dyadic.ONE);
    }

    private static RowState state(Random random, int magnitude) {
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.valueOf(random.nextInt(2 * magnitude) - (long) magnitude);
        }
        return new RowState(8, numerators);
    }

    @Test
    void coarseResultsEncloseFineOnes() {
        Random random = new Random(11);
        for (int i = 0; i < 24; i++) {
            Population population = population(random);
            RowKind kind = i % 2 == 0 ? population.localRow() : population.globalRow();
            RowState state = state(random, i % 3 == 0 ? 1000 : 50);
            RowPass fine = new RowPass(new RowCounts(kind, 220), state);
            int scale = 24 + random.nextInt(50);
            RowPass coarse = new RowPass(new RowCounts(kind, scale), state);
            String what = "case " + i + " at scale " + scale;
            assertContains(coarse.loss(), fine.loss(), what + " loss");
            assertContains(coarse.floor(), fine.floor(), what + " floor");
            Enclosure[] gradient = fine.negativeGradient();
            Enclosure[] wide = coarse.negativeGradient();
            for (int n = 0; n < RowState.SIZE; n++) {
                assertContains(wide[n], gradient[n], what + " number " + n);
            }
            for (int group = 0; group < 3; group++) {
                assertContains(coarse.meanAttention(group), fine.meanAttention(group), what + " attention " + group);
            }
        }
    }

    private static void assertContains(Enclosure wide, Enclosure narrow, String what) {
        assertTrue(wide.contains(narrow), () -> what + ": " + wide + " does not contain " + narrow);
    }

    /** The scale that is proposed gives the width that is asked for, after counts were left out too. */
    @Test
    void theProposedScaleIsFineEnough() {
        Random random = new Random(12);
        for (int i = 0; i < 10; i++) {
            Population population = population(random);
            RowKind kind = i % 2 == 0 ? population.localRow() : population.globalRow();
            RowState state = state(random, 1000);
            RowPass pass = new RowPass(new RowCounts(kind, RowPass.scale(kind, state, 60)), state);
            Enclosure[] gradient = pass.negativeGradient();
            for (int n = 0; n < RowState.SIZE; n++) {
                assertTrue(gradient[n].width().compareTo(Dyadic.of(BigInteger.ONE, 60)) <= 0, "case " + i + " " + n);
            }
        }
    }
}
