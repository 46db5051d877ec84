package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.GridMatrix;

/** def:rounded-descent: the next checkpoint does not depend on who computed the gradient, nor with how many digits. */
class DescentProperties {

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static GridMatrix maeStep(SmallCase small, int digits, Dyadic eta) {
        Level level = new Level(small, digits);
        return Descent.descend(level.precision, small.q(), level.maeNegativeGradient(),
                level.bound().maeNegativeGradient(small.maskSize()), eta);
    }

    private static GridMatrix clStep(SmallCase small, int digits, Dyadic eta) {
        Level level = new Level(small, digits);
        return Descent.descend(level.precision, small.q(), level.clNegativeGradient(),
                level.bound().clNegativeGradient(small.negatives(), small.tau()), eta);
    }

    private static void assertIsTheRounding(SmallCase small, BigDecimal[][] gradient, Dyadic eta, GridMatrix next) {
        BigDecimal grid = new BigDecimal(BigInteger.ONE.shiftLeft(small.q().gridBits()));
        assertNotNull(next, "digits enough for this grid");
        for (int i = 0; i < next.rows(); i++) {
            for (int j = 0; j < next.columns(); j++) {
                BigDecimal exact = Exactly.value(small.q().get(i, j)).add(Exactly.value(eta).multiply(gradient[i][j]));
                BigInteger rounded = exact.multiply(grid).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
                assertEquals(rounded, next.numerator(i, j), "entry " + i + ", " + j);
            }
        }
    }

    @Property(tries = 50)
    void aStepOfMaeIsTheRoundingOfTheExactStep(@ForAll("cases") SmallCase small, @ForAll @IntRange(max = 16) int k) {
        Dyadic eta = Dyadic.of(BigInteger.valueOf(2L * k + 1), 2);
        BigDecimal[][] gradient = new Oracle(small).maeNegativeGradient();
        assertIsTheRounding(small, gradient, eta, maeStep(small, 20, eta));
        assertIsTheRounding(small, gradient, eta, maeStep(small, 33, eta));
    }

    @Property(tries = 50)
    void aStepOfClIsTheRoundingOfTheExactStep(@ForAll("cases") SmallCase small, @ForAll @IntRange(max = 16) int k) {
        Dyadic eta = Dyadic.of(BigInteger.valueOf(2L * k + 1), 2);
        BigDecimal[][] gradient = new Oracle(small).clNegativeGradient();
        assertIsTheRounding(small, gradient, eta, clStep(small, 20, eta));
        assertIsTheRounding(small, gradient, eta, clStep(small, 33, eta));
    }
}
