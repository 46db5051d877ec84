package org.plumbline.reference.data;

import static org.plumbline.reference.number.Exactly.assertWithin;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Precision;

class ScalesTest {

    private static final Precision PRECISION = new Precision(34);

    private static final BigDecimal BOUND = new BigDecimal("1e-45");

    @Test
    void exponentsOfPowersAreRational() {
        assertWithin(BOUND, new BigDecimal("0.75"), Scales.exponent(PRECISION, 8, 16), "log_16 8");
        assertWithin(BOUND, new BigDecimal("0.5"), Scales.exponent(PRECISION, 6, 36), "log_36 6");
        assertWithin(BOUND, BigDecimal.ZERO, Scales.exponent(PRECISION, 1, 36), "log_36 1");
        assertWithin(BOUND, BigDecimal.ONE, Scales.exponent(PRECISION, 7, 7), "log_7 7");
    }

    @Test
    void theGapWeighsTheGlobalAreaTwice() {
        // kc = 3/4 and ks = 1/4: (1 - 1/4) - 2 (1 - 3/4) = 1/4
        assertWithin(BOUND, new BigDecimal("0.25"), Scales.informationGap(PRECISION, 8, 2, 16), "Delta");
        // kc = ks = 1/2: -1/2, the edge of the theory's negative gaps
        assertWithin(BOUND, new BigDecimal("-0.5"), Scales.informationGap(PRECISION, 100, 100, 10000), "Delta");
        assertWithin(BOUND, BigDecimal.ONE, Scales.informationGap(PRECISION, 16, 1, 16), "Delta");
    }
}
