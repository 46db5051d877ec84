package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The difference quotients of {@link GradientProperties} on cases where each part is known to be there. */
class GradientTest {

    private static final BigDecimal SMALL = new BigDecimal("1e-9");

    private static final BigDecimal LARGE = new BigDecimal("1e-3");

    private static Quotient quotient(long seed) {
        Random random = new Random(seed);
        return new Quotient(SmallCase.random(random, 5, 2, 1), random);
    }

    private static void assertFourfold(BigDecimal error, BigDecimal half) {
        BigDecimal ratio = error.divide(half, MathContext.DECIMAL64);
        assertTrue(error.abs().compareTo(SMALL) < 0, "off by " + error.doubleValue());
        assertTrue(ratio.subtract(BigDecimal.valueOf(4)).abs().compareTo(SMALL) < 0, "ratio " + ratio);
    }

    @Test
    void halvingTheStepQuartersTheErrorOfMae() {
        Quotient quotient = quotient(21);
        BigDecimal claimed = quotient.claimed(quotient.level.maeNegativeGradient());
        assertTrue(claimed.abs().compareTo(LARGE) > 0, "a direction in which the loss changes");
        assertFourfold(quotient.mae(20).subtract(claimed), quotient.mae(21).subtract(claimed));
    }

    @Test
    void halvingTheStepQuartersTheErrorOfCl() {
        Quotient quotient = quotient(22);
        BigDecimal claimed = quotient.claimed(quotient.level.clNegativeGradient());
        assertTrue(claimed.abs().compareTo(LARGE) > 0, "a direction in which the loss changes");
        assertFourfold(quotient.cl(20, true, false).subtract(claimed), quotient.cl(21, true, false).subtract(claimed));
    }

    @Test
    void gradientsStopAtTheSecondArgument() {
        Quotient quotient = quotient(23);
        BigDecimal claimed = quotient.claimed(quotient.level.clNegativeGradient());
        BigDecimal first = quotient.cl(20, true, false).subtract(claimed).abs();
        BigDecimal second = quotient.cl(20, false, true).subtract(claimed).abs();
        BigDecimal both = quotient.cl(20, true, true).subtract(claimed).abs();
        assertTrue(first.compareTo(SMALL) < 0, "only the first argument moves: off by " + first.doubleValue());
        assertTrue(second.compareTo(LARGE) > 0, "only the second moves: off by " + second.doubleValue());
        assertTrue(both.compareTo(LARGE) > 0, "both move: off by " + both.doubleValue());
    }
}
