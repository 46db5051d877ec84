package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/** def:rounded-descent of a row: the same bits as descent of all P rows on the batch of all masks. */
class RowDescentTest {

    private static Enclosure[] gradient(long low, long high, int scale) {
        Enclosure[] gradient = new Enclosure[RowState.SIZE];
        Arrays.fill(gradient, Enclosure.of(BigInteger.valueOf(low), BigInteger.valueOf(high), scale));
        return gradient;
    }

    private static RowState state(long numerator) {
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        Arrays.fill(numerators, BigInteger.valueOf(numerator));
        return new RowState(3, numerators);
    }

    @Test
    void stepsAreRoundedHalfEven() {
        // 5/8 + 2 x/64 in eighths: 5 + x/4
        Dyadic eta = Dyadic.of(2);
        long[] steps = {0, 1, 2, 3, 4, 6, -2, -6};
        long[] rounded = {5, 5, 6, 6, 6, 6, 4, 4};
        for (int i = 0; i < steps.length; i++) {
            RowState next = RowDescent.descend(state(5), gradient(steps[i], steps[i], 6), eta);
            for (int n = 0; n < RowState.SIZE; n++) {
                assertEquals(BigInteger.valueOf(rounded[i]), next.numerator(n), "step " + steps[i]);
            }
        }
    }

    @Test
    void stepsOnTheGridAreExact() {
        RowState next = RowDescent.descend(state(5), gradient(3, 3, 1), Dyadic.of(2));
        assertEquals(BigInteger.valueOf(5 + 24), next.numerator(RowState.UPSILON_OTHER));
    }

    @Test
    void anIntervalThatDecidesNothingIsNotRounded() {
        assertNull(RowDescent.descend(state(5), gradient(1, 3, 6), Dyadic.of(2)));
        assertNotNull(RowDescent.descend(state(5), gradient(-1, 1, 6), Dyadic.of(2)));
    }

    @Test
    void stepsAreThoseOfLevelTwo() {
        Dyadic eta = Dyadic.of(BigInteger.valueOf(5), 1);
        int compared = 0;
        for (int seed = 0; seed < 40; seed++) {
            SmallPopulation small = SmallPopulation.random(seed);
            for (int step = 0; step < 3; step++) {
                Coordinates next = Guaranteed.descend(EnumerationTest.coordinates(small), EnumerationTest.batch(small),
                        eta);
                small = new SmallPopulation(small.population(), next(small, small.population().positions() - 1, eta),
                        next(small, 0, eta));
                Coordinates lumped = EnumerationTest.coordinates(small);
                for (int p = 0; p < next.state().rows(); p++) {
                    for (int c = 0; c < next.state().columns(); c++) {
                        assertEquals(next.state().numerator(p, c), lumped.state().numerator(p, c),
                                "seed " + seed + " step " + step + " row " + p + " column " + c);
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared > 5000, "compared " + compared);
    }

    private static RowState next(SmallPopulation small, int p, Dyadic eta) {
        RowState next = RowDescent.descend(small.row(p), EnumerationTest.pass(small, p).negativeGradient(), eta);
        assertNotNull(next, "undecided");
        return next;
    }
}
