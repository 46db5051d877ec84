package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.assertSame;
import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;

/** lem:cl-identical-rows and what else the CL loss obeys. */
class ContrastiveProperties {

    private static final int DIGITS = 20;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    @Provide
    Arbitrary<SmallCase> standardCases() {
        return SmallCase.arbitrary().filter(small -> small.setting().family().scale() == 0);
    }

    private static SmallCase atZero(SmallCase small) {
        return small.withQ(GridMatrix.zero(small.q().rows(), SmallCase.GRID_BITS));
    }

    /** The case with a Q whose rows (Phi, Upsilon) are all the same: the sum of e_p w^T for one random w. */
    private static SmallCase alike(SmallCase small, Random random) {
        GridMatrix q = atZero(small).q();
        OrthonormalFamily family = small.setting().family();
        for (int w = 0; w < family.vectors(); w++) {
            Dyadic c = Dyadic.of(BigInteger.valueOf(random.nextInt(33) - 16L), 4);
            for (int p = 0; p < small.setting().positions(); p++) {
                q = Perturbation.plus(q, family, small.setting().positionIndex(p), w, c);
            }
        }
        return small.withQ(q);
    }

    @Property(tries = 60)
    void fromZeroEveryQueryHasTheSameRow(@ForAll("cases") SmallCase small) {
        Level level = new Level(atZero(small), DIGITS);
        for (Contrast sample : small.contrasts()) {
            Apfloat[][] rows = level.clRows(sample);
            for (int p = 1; p < rows.length; p++) {
                for (int l = 0; l < rows[p].length; l++) {
                    assertSame(rows[0][l], rows[p][l], "row " + p + ", entry " + l);
                }
            }
        }
    }

    @Property(tries = 60)
    void equalRowsStayEqualWithinTheError(@ForAll("cases") SmallCase small, @ForAll Random random) {
        Level level = new Level(alike(small, random), DIGITS);
        Matrix gradient = level.clNegativeGradient();
        BigDecimal bound = level.clGradientError().multiply(BigDecimal.valueOf(2L * small.q().rows()));
        int first = small.setting().positionIndex(0);
        for (int p = 1; p < small.setting().positions(); p++) {
            for (int w = 0; w < small.setting().family().vectors(); w++) {
                BigDecimal distance = level.between(first, gradient, w)
                        .subtract(level.between(first + p, gradient, w)).abs();
                assertTrue(distance.compareTo(bound) <= 0, "rows 0 and " + p + " differ by " + distance.doubleValue());
            }
        }
    }

    @Property(tries = 8)
    void equalRowsStayExactlyEqualOnTheGrid(@ForAll("standardCases") SmallCase small) {
        GridMatrix q = atZero(small).q();
        int first = small.setting().positionIndex(0);
        for (int step = 0; step < 3; step++) {
            Level level = new Level(small.withQ(q), DIGITS);
            Apfloat error = level.bound().clNegativeGradient(small.negatives(), small.tau());
            q = Descent.descend(level.precision, q, level.clNegativeGradient(), error, Dyadic.of(8));
            assertNotNull(q, "20 digits decide a grid of 2^-48");
            for (int p = 1; p < small.setting().positions(); p++) {
                for (int j = 0; j < q.columns(); j++) {
                    assertEquals(q.numerator(first, j), q.numerator(first + p, j), "step " + step + ", row " + p);
                }
            }
        }
    }

    @Property(tries = 50)
    void theLossLiesBetweenItsBounds(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal loss = value(level.clLoss());
        assertTrue(loss.compareTo(level.clLossError().negate()) >= 0, "at least 0");
        // -tau log l_+ <= tau log(1 + N_s) + largest similarity <= tau N_s + U^2
        BigDecimal most = value(small.tau()).multiply(BigDecimal.valueOf(small.negatives()))
                .add(value(small.largestLatent()).pow(2));
        assertTrue(loss.compareTo(most) <= 0, loss + " > " + most);
    }

    @Property(tries = 60)
    void theOrderOfTheNegativesMakesNoDifference(@ForAll("cases") SmallCase small) {
        List<Contrast> swapped = new ArrayList<>();
        for (Contrast sample : small.contrasts()) {
            List<Masked> negatives = new ArrayList<>(sample.negatives());
            Collections.reverse(negatives);
            swapped.add(new Contrast(sample.image(), sample.first(), sample.second(), negatives));
        }
        Level before = new Level(small, DIGITS);
        Level after = new Level(new SmallCase(small.setting(), small.q(), small.maskSize(), small.masked(), swapped,
                small.tau()), DIGITS);
        BigDecimal bound = before.clLossError().add(after.clLossError());
        assertWithin(bound, value(before.clLoss()), after.clLoss(), "CL loss");
    }

    @Property(tries = 60)
    void sharesOfEveryQuerySumToZero(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        Matrix gradient = level.clNegativeGradient();
        BigDecimal bound = level.clGradientError().multiply(BigDecimal.valueOf(small.q().rows()))
                .multiply(BigDecimal.valueOf(small.setting().positions()));
        int first = small.setting().positionIndex(0);
        for (int p = 0; p < small.setting().positions(); p++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int q = 0; q < small.setting().positions(); q++) {
                sum = sum.add(level.between(first + p, gradient, first + q));
            }
            assertTrue(sum.abs().compareTo(bound) <= 0, "row " + p + " of Upsilon moves by " + sum.doubleValue());
        }
    }
}
