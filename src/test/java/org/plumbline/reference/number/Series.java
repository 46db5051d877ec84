package org.plumbline.reference.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * exp and log of the JDK's decimals, by other means than the code under test: exp by halving below 1/2 and its plain
 * Taylor sum, log by Newton's iteration in its quadratic form.
 */
public final class Series {

    private Series() {
    }

    /** e^x to a little less than the digits of the context. */
    public static BigDecimal exp(BigDecimal x, MathContext digits) {
        MathContext inner = new MathContext(digits.getPrecision() + 15, RoundingMode.HALF_EVEN);
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal r = x;
        int halvings = 0;
        while (r.abs().compareTo(half) > 0) {
            r = r.multiply(half);
            halvings++;
        }
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -inner.getPrecision(); n++) {
            term = term.multiply(r, inner).divide(BigDecimal.valueOf(n), inner);
            sum = sum.add(term, inner);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, inner);
        }
        return sum.round(digits);
    }

    /** log a for a within the range of double. */
    public static BigDecimal log(BigDecimal a, MathContext digits) {
        MathContext inner = new MathContext(digits.getPrecision() + 10, RoundingMode.HALF_EVEN);
        BigDecimal y = new BigDecimal(StrictMath.log(a.doubleValue()));
        for (int correct = 10; correct < 2 * inner.getPrecision(); correct *= 2) {
            y = y.add(a.multiply(exp(y.negate(), inner), inner).subtract(BigDecimal.ONE), inner);
        }
        return y.round(digits);
    }
}
