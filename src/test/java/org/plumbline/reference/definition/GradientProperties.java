package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Both gradients against the losses themselves. */
class GradientProperties {

    /** h^2 at the longer step, and h^4. */
    private static final BigDecimal H2 = power(2 * Quotient.STEP);
    private static final BigDecimal H4 = power(4 * Quotient.STEP);

    private static BigDecimal power(int bits) {
        return BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits)));
    }

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    /** Demands that the quotients tend to the claim with an error of order h^2. */
    private static void assertTendsTo(BigDecimal claimed, BigDecimal atH, BigDecimal atHalf) {
        BigDecimal error = atH.subtract(claimed);
        BigDecimal half = atHalf.subtract(claimed);
        // the third derivative over 6; scores are a few units, similarities over tau up to 16
        assertTrue(error.abs().compareTo(H2.multiply(BigDecimal.valueOf(1000))) <= 0, "off by " + error.doubleValue());
        // error = c h^2 + O(h^4): what is left of it after taking four times the error at h/2 is of order h^4
        BigDecimal left = error.subtract(half.multiply(BigDecimal.valueOf(4))).abs();
        assertTrue(left.compareTo(H4.multiply(new BigDecimal("1e6"))) <= 0,
                "errors " + error.doubleValue() + " and " + half.doubleValue() + " are not as 4 to 1");
    }

    @Property(tries = 20)
    void theMaeGradientIsTheDerivativeOfTheLoss(@ForAll("cases") SmallCase small, @ForAll Random random) {
        Quotient quotient = new Quotient(small, random);
        assertTendsTo(quotient.claimed(quotient.level.maeNegativeGradient()), quotient.mae(Quotient.STEP),
                quotient.mae(Quotient.STEP + 1));
    }

    @Property(tries = 20)
    void theClGradientIsTheDerivativeByTheFirstArgumentAlone(@ForAll("cases") SmallCase small,
            @ForAll Random random) {
        Quotient quotient = new Quotient(small, random);
        assertTendsTo(quotient.claimed(quotient.level.clNegativeGradient()), quotient.cl(Quotient.STEP, true, false),
                quotient.cl(Quotient.STEP + 1, true, false));
    }

    @Property(tries = 10)
    void whatTheFullDerivativeHasMoreIsTheStoppedArgument(@ForAll("cases") SmallCase small, @ForAll Random random) {
        Quotient quotient = new Quotient(small, random);
        BigDecimal stopped = quotient.cl(Quotient.STEP, false, true);
        BigDecimal claimed = quotient.claimed(quotient.level.clNegativeGradient());
        BigDecimal rest = quotient.cl(Quotient.STEP, true, true).subtract(claimed).subtract(stopped).abs();
        assertTrue(rest.compareTo(H2.multiply(BigDecimal.valueOf(1000))) <= 0, "off by " + rest.doubleValue());
    }
}
