package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/** lem:series: the series encloses what summing count by count encloses. */
class ReciprocalMeansTest {

    private static final int SCALE = 140;

    private static RowState state(Random random) {
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.valueOf(random.nextInt(3000) - 1500);
        }
        return new RowState(10, numerators);
    }

    @Test
    void seriesAndSumsOverlap() {
        Random random = new Random(3);
        EnclosureMath math = new EnclosureMath(SCALE);
        int series = 0;
        for (int i = 0; i < 30; i++) {
            int size = 1 + random.nextInt(6);
            int first = 3000 + random.nextInt(20000);
            int positions = first + size * (2000 + random.nextInt(5000));
            Population population = new Population(positions, positions / 4 + random.nextInt(positions / 2), first,
                    size, Dyadic.ONE, Dyadic.of(BigInteger.valueOf(3), 1));
            RowKind kind = i % 2 == 0 ? population.localRow() : population.globalRow();
            RowCounts counts = new RowCounts(kind, SCALE);
            RowFactors factors = new RowFactors(kind, state(random), math);
            for (int c = 0; c < counts.cells(); c++) {
                CountCell cell = counts.cell(c);
                Enclosure[][] fast = cell.moments().areKept() ? ReciprocalMeans.bySeries(cell, factors, math) : null;
                if (fast != null) {
                    series++;
                    assertOverlap(ReciprocalMeans.bySumming(cell, factors, math), fast, cell.moments().bits());
                }
            }
        }
        assertTrue(series > 40, "only " + series + " series");
    }

    private static void assertOverlap(Enclosure[][] slow, Enclosure[][] fast, int bits) {
        for (int k = 0; k < ReciprocalMeans.POWERS; k++) {
            assertEquals(k + 2, fast[k].length);
            for (int j = 0; j < k + 2; j++) {
                String what = "t^" + j + " / Z^" + (k + 1);
                assertTrue(slow[k][j].overlaps(fast[k][j]), what);
                int width = fast[k][j].width().numerator().bitLength() - fast[k][j].width().scale() + SCALE;
                assertTrue(width <= 12 + j * bits, what + " is " + width + " bits wide");
            }
        }
    }

    /** Where Z varies a lot over the counts the series is refused, not wrong. */
    @Test
    void aSeriesThatIsTooLongIsRefused() {
        Population population = new Population(200, 100, 100, 5, Dyadic.ONE, Dyadic.ONE);
        RowKind kind = population.globalRow();
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = BigInteger.valueOf(i == RowState.PHI_OWN ? 8 : 0);
        }
        EnclosureMath math = new EnclosureMath(SCALE);
        RowCounts counts = new RowCounts(kind, SCALE);
        RowFactors factors = new RowFactors(kind, new RowState(0, numerators), math);
        assertTrue(counts.cell(0).moments().areKept());
        assertNull(ReciprocalMeans.bySeries(counts.cell(0), factors, math));
        assertNotNull(ReciprocalMeans.of(counts.cell(0), factors, math));
    }
}
