package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Matrix;

/** What the theory cannot see must not change a result: names, bases, units. */
class InvarianceProperties {

    private static final int DIGITS = 20;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static void assertLossesAgree(Level before, Level after, String factor) {
        BigDecimal scale = new BigDecimal(factor);
        assertWithin(before.maeLossError().multiply(scale).add(after.maeLossError()),
                value(before.maeLoss()).multiply(scale), after.maeLoss(), "MAE loss");
        assertWithin(before.clLossError().multiply(scale).add(after.clLossError()),
                value(before.clLoss()).multiply(scale), after.clLoss(), "CL loss");
        // sums of few squares: 10^-30 is a hundred units and more
        assertWithin(new BigDecimal("1e-30"), value(before.batchFloor()).multiply(scale), after.batchFloor(), "floor");
    }

    private static void assertGradientsAgree(Level before, Level after) {
        assertSame(before.maeNegativeGradient(), after.maeNegativeGradient(),
                before.maeGradientError().add(after.maeGradientError()));
        assertSame(before.clNegativeGradient(), after.clNegativeGradient(),
                before.clGradientError().add(after.clGradientError()));
    }

    private static void assertSame(Matrix before, Matrix after, BigDecimal bound) {
        for (int i = 0; i < before.rows(); i++) {
            for (int j = 0; j < before.columns(); j++) {
                assertWithin(bound, value(before.get(i, j)), after.get(i, j), "gradient " + i + ", " + j);
            }
        }
    }

    @Property(tries = 40)
    void positionsCanBeRenumberedWithEverythingAttached(@ForAll("cases") SmallCase small, @ForAll Random random) {
        Relabelling relabelling = Relabelling.ofPositions(small, random);
        Level before = new Level(small, DIGITS);
        Level after = new Level(relabelling.applied(), DIGITS);
        assertLossesAgree(before, after, "1");
        assertGradientsAgree(before, after);
        ForwardPass pass = before.pass(small.masked().get(0));
        ForwardPass moved = after.pass(after.small.masked().get(0));
        BigDecimal bound = value(before.bound().attention()).multiply(BigDecimal.valueOf(2));
        for (int p = 0; p < small.setting().positions(); p++) {
            Apfloat[] attention = pass.attention(p);
            Apfloat[] elsewhere = moved.attention(relabelling.positions[p]);
            for (int q = 0; q < attention.length; q++) {
                assertWithin(bound, value(attention[q]), elsewhere[relabelling.positions[q]], "attention");
            }
        }
    }

    @Property(tries = 40)
    void clustersAndAreasCanBeRenumbered(@ForAll("cases") SmallCase small, @ForAll Random random) {
        Relabelling relabelling = Relabelling.ofClustersAndAreas(small, random);
        Level before = new Level(small, DIGITS);
        Level after = new Level(relabelling.applied(), DIGITS);
        assertLossesAgree(before, after, "1");
        assertGradientsAgree(before, after);
        Masked x = small.masked().get(0);
        ForwardPass pass = before.pass(x);
        ForwardPass moved = after.pass(after.small.masked().get(0));
        BigDecimal bound = value(before.bound().areaAttention()).multiply(BigDecimal.valueOf(2));
        for (int p = 0; p < small.setting().positions(); p++) {
            for (int j = 0; j < x.image().areas(); j++) {
                assertWithin(bound, value(pass.areaAttention(p)[j]),
                        moved.areaAttention(p)[relabelling.areas[x.image().cluster()][j]], "A");
            }
        }
    }

    @Property(tries = 40)
    void allOfSpaceCanBeRotated(@ForAll("cases") SmallCase small, @ForAll Random random) {
        OrthonormalFamily rotation = SmallCase.family(random, small.q().rows(), 1 + random.nextInt(2));
        Level before = new Level(small, DIGITS);
        Level after = new Level(Relabelling.rotated(small, rotation), DIGITS);
        assertLossesAgree(before, after, "1");
        // G turns with Q: after = R^T before R, so a coordinate along two vectors stays what it was
        assertCoordinatesAgree(before, after, "1", "1");
    }

    @Property(tries = 40)
    void imagesCanBeMeasuredInOtherUnits(@ForAll("cases") SmallCase small) {
        Level before = new Level(small, DIGITS);
        Level after = new Level(Relabelling.doubled(small), DIGITS);
        assertLossesAgree(before, after, "4");
        // L'(Phi', Upsilon') = 4 L(2 Phi', Upsilon')
        assertCoordinatesAgree(before, after, "8", "4");
        Masked x = small.masked().get(0);
        BigDecimal bound = value(before.bound().attention()).add(value(after.bound().attention()));
        for (int q = 0; q < small.setting().positions(); q++) {
            assertWithin(bound, value(before.pass(x).attention(0)[q]),
                    after.pass(after.small.masked().get(0)).attention(0)[q], "attention");
        }
    }

    /** Compares alpha and beta, the coordinates of both gradients along features and positions. */
    private static void assertCoordinatesAgree(Level before, Level after, String features, String positions) {
        assertCoordinatesAgree(before, after, before.maeNegativeGradient(), after.maeNegativeGradient(),
                before.maeGradientError(), after.maeGradientError(), features, positions);
        assertCoordinatesAgree(before, after, before.clNegativeGradient(), after.clNegativeGradient(),
                before.clGradientError(), after.clGradientError(), features, positions);
    }

    private static void assertCoordinatesAgree(Level before, Level after, Matrix first, Matrix second,
            BigDecimal firstError, BigDecimal secondError, String features, String positions) {
        int ofPosition = before.small.setting().positionIndex(0);
        int vectors = ofPosition + before.small.setting().positions();
        // |a^T (G - G') b| <= ||a||_1 ||b||_1 e <= d e
        BigDecimal dimension = BigDecimal.valueOf(first.rows());
        for (int p = ofPosition; p < vectors; p++) {
            for (int w = 0; w < vectors; w++) {
                BigDecimal scale = new BigDecimal(w < ofPosition ? features : positions);
                BigDecimal bound = firstError.multiply(scale).add(secondError).multiply(dimension);
                BigDecimal expected = before.between(p, first, w).multiply(scale);
                BigDecimal distance = after.between(p, second, w).subtract(expected).abs();
                assertTrue(distance.compareTo(bound) <= 0,
                        "coordinate " + p + ", " + w + " is off by " + distance.doubleValue());
            }
        }
    }

    @Property(tries = 40)
    void whatQDoesOffTheSpanIsNeitherSeenNorLearnt(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        Matrix mae = level.maeNegativeGradient();
        Matrix cl = level.clNegativeGradient();
        int ofPosition = small.setting().positionIndex(0);
        int used = ofPosition + small.setting().positions();
        int all = small.setting().family().vectors();
        BigDecimal dimension = BigDecimal.valueOf(all);
        for (int a = 0; a < all; a++) {
            for (int b = 0; b < all; b++) {
                // a query is a position, a key is a feature or a position
                if (a < ofPosition || a >= used || b >= used) {
                    BigDecimal maeBound = level.maeGradientError().multiply(dimension);
                    BigDecimal clBound = level.clGradientError().multiply(dimension);
                    assertTrue(level.between(a, mae, b).abs().compareTo(maeBound) <= 0);
                    assertTrue(level.between(a, cl, b).abs().compareTo(clBound) <= 0);
                }
            }
        }
        SmallCase other = small.withQ(Perturbation.offTheSpan(small, Dyadic.of(3)));
        assertLossesAgree(level, new Level(other, DIGITS), "1");
    }
}
