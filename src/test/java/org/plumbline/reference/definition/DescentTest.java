package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/** def:gd and def:rounded-descent on the grid of quarters. */
class DescentTest {

    private static final Precision PRECISION = new Precision(20);

    private static GridMatrix quarters(int... numerators) {
        BigInteger[] entries = new BigInteger[numerators.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = BigInteger.valueOf(numerators[i]);
        }
        return new GridMatrix(1, entries.length, 2, entries);
    }

    private static GridMatrix step(GridMatrix q, String eta, String error, String... gradient) {
        Apfloat[] entries = new Apfloat[gradient.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Apfloat(gradient[i], 30);
        }
        return Descent.descend(PRECISION, q, new Matrix(1, entries.length, entries), new Apfloat(error, 30),
                DyadicText.parse(eta));
    }

    @ParameterizedTest
    @CsvSource({"1,0.1,1,1", "1,0.1,2,2", "1,-0.1,2,0", "0,0.3,1/2,1", "0,1,3/4,3", "-3,1,1,1", "2,0,4,2",
            // ties go to the even numerator: 1/8, 3/8, 5/8, -1/8, -3/8
            "0,0.125,1,0", "0,0.375,1,2", "0,0.625,1,2", "0,-0.125,1,0", "0,-0.375,1,-2", "1,0.125,1,2", "1,-0.125,1,0",
            "0,0.25,1/2,0", "0,0.75,1/2,2"})
    void theStepIsRoundedHalfEvenToTheGrid(int q, String gradient, String eta, int expected) {
        GridMatrix next = step(quarters(q), eta, "0", gradient);
        assertEquals(BigInteger.valueOf(expected), next.numerator(0, 0));
        assertEquals(2, next.gridBits());
    }

    @Test
    void everyEntryTakesItsOwnStep() {
        GridMatrix next = step(quarters(0, 1, 2), "1", "0", "0.5", "-0.5", "0.26");
        assertEquals(BigInteger.valueOf(2), next.numerator(0, 0));
        assertEquals(BigInteger.valueOf(-1), next.numerator(0, 1));
        assertEquals(BigInteger.valueOf(3), next.numerator(0, 2));
    }

    @Test
    void aRoundingThatTheErrorLeavesOpenIsNotDecided() {
        assertNotNull(step(quarters(0), "1", "0.001", "0.12"));
        assertNull(step(quarters(0), "1", "0.006", "0.12"), "0.126 and 0.114");
        assertNotNull(step(quarters(0), "1/2", "0.006", "0.12"), "the step size scales the error");
        assertNull(step(quarters(0), "4", "0.002", "0.0322"), "0.1208 and 0.1368");
        assertNull(step(quarters(0), "1", "0.000000000000000001", "0.125"), "a tie that is not certain");
        assertNull(step(quarters(0, 0), "1", "0.006", "0.2", "0.12"), "one open entry is enough");
        assertNull(step(quarters(0), "1", "0.006", "-0.12"));
    }
}
