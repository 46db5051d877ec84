package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;

/** What the contracts of the definitions say of shapes, signs, exact zeros and refusals, tried as it stands there. */
class DefinitionContractProperties {

    private static final int DIGITS = 20;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static Apfloat[] vector(Random random, int length) {
        Apfloat[] vector = new Apfloat[length];
        Arrays.setAll(vector, l -> new Apfloat(random.nextInt(2001) - 1000, 30));
        return vector;
    }

    private static void assertExactlyZero(Apfloat[] vector, int length) {
        assertEquals(length, vector.length);
        for (Apfloat entry : vector) {
            assertSame(Apfloat.ZERO, entry);
        }
    }

    private static void assertWhole(Apfloat[] vector, int length) {
        assertEquals(length, vector.length);
        assertTrue(Arrays.stream(vector).allMatch(entry -> entry != null));
    }

    @Property(tries = 50)
    void vectorsKeepTheirLengthAndLeaveTheirOperandsAlone(@ForAll long seed) {
        Random random = new Random(seed);
        Level level = new Level(SmallCase.random(1), DIGITS);
        int length = random.nextInt(6);
        Apfloat[] a = vector(random, length);
        Apfloat[] b = vector(random, length);
        Apfloat[] kept = a.clone();
        assertExactlyZero(Vectors.zero(length), length);
        assertArrayEquals(a, Vectors.copy(a));
        assertNotSame(a, Vectors.copy(a));
        for (Apfloat[] result : List.of(Vectors.sum(level.precision, a, b), Vectors.difference(level.precision, a, b),
                Vectors.scaled(level.precision, new Apfloat(random.nextInt(5) - 2, 30), a))) {
            assertWhole(result, length);
            assertNotSame(a, result);
            assertNotSame(b, result);
        }
        for (int l = 0; l < length; l++) {
            assertSame(kept[l], a[l]);
            // (a + b) - b = a, exactly for such integers
            assertEquals(0, Vectors.difference(level.precision, Vectors.sum(level.precision, a, b), b)[l]
                    .compareTo(a[l]));
        }
        assertTrue(Vectors.squaredLength(level.precision, a).signum() >= 0);
    }

    @Property(tries = 40)
    void whatIsMaskedIsExactlyZero(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        for (Masked x : small.masked()) {
            MaskedImage view = level.view(x);
            ForwardPass pass = ForwardPass.ofMasked(level.layer, view);
            Apfloat[][] rows = MaskedReconstruction.maeNegativeGradient(pass);
            assertEquals(x.mask().positions(), rows.length);
            Partition partition = small.setting().partition(x.image().cluster());
            for (int p = 0; p < x.mask().positions(); p++) {
                int query = p;
                assertTrue(view.latent(partition.areaOf(p)).signum() > 0);
                if (x.mask().isMasked(p)) {
                    assertExactlyZero(view.visible(p), small.q().rows());
                    assertWhole(rows[p], small.q().rows());
                    assertWhole(MaskedReconstruction.keysWeighted(pass, pass.attention(p)), small.q().rows());
                    for (int j = 0; j < partition.areas(); j++) {
                        if (x.mask().unmaskedIn(partition, j) == 0) {
                            assertSame(Apfloat.ZERO, pass.areaAttention(p)[j]);
                        }
                    }
                } else {
                    assertExactlyZero(rows[p], small.q().rows());
                    assertThrows(IllegalArgumentException.class, () -> pass.attention(query), "it is not held");
                }
            }
        }
    }

    @Property(tries = 40)
    void lossesFloorsAndBoundsAreNotNegative(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        ErrorBound bound = level.bound();
        int m = small.maskSize();
        for (Apfloat e : List.of(bound.score(), bound.correlation(), bound.attention(), bound.areaAttention(),
                bound.output(), bound.maeLoss(m), bound.maeNegativeGradient(m), bound.clRepresentation(),
                bound.similarity(), bound.clLoss(small.negatives(), small.tau()),
                bound.clNegativeGradient(small.negatives(), small.tau()), bound.floor(level.precision.of(m), 7))) {
            assertTrue(e.signum() > 0);
        }
        assertTrue(level.maeLoss().signum() >= 0);
        assertTrue(level.batchFloor().signum() >= 0);
        for (int size = 0; size <= small.setting().positions(); size++) {
            assertTrue(ReconstructionFloor.maeFloor(level.precision, small.setting(), size, level.precision.of(3))
                    .signum() >= 0);
        }
        assertEquals(0, Batch.loss(level.precision, new Apfloat[] {Apfloat.ZERO, Apfloat.ZERO}).signum());
    }

    @Property(tries = 40)
    void contrastsHaveTheShapeThatTheirContractsSay(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        Contrast sample = small.contrasts().get(0);
        MaskedImage[] views = Contrastive.views(level.embedding, sample.image(), sample.first(), sample.second());
        assertEquals(2, views.length);
        assertSame(sample.first(), views[0].mask());
        assertSame(sample.second(), views[1].mask());
        Apfloat[][] stopped = level.stopped(level.layer, sample);
        Apfloat[][] kept = stopped.clone();
        Apfloat[] anchor = level.representation(level.layer, new Masked(sample.image(), sample.first()));
        Apfloat[] pull = Contrastive.clPull(level.precision, anchor, stopped, level.tau());
        assertWhole(pull, small.q().rows());
        for (int s = 0; s < stopped.length; s++) {
            assertNotSame(stopped[s], pull);
            assertSame(kept[s], stopped[s]);
        }
        Apfloat[][] rows = level.clRows(sample);
        assertEquals(small.setting().positions(), rows.length);
        for (Apfloat[] row : rows) {
            assertWhole(row, small.q().rows());
        }
    }

    /** A score of 10^7 is more than exp takes, at every method that needs the exponential of one. */
    @Example
    void scoresThatNoExponentialTakesAreRefused() {
        SmallCase small = SmallCase.random(5);
        BigInteger[] huge = new BigInteger[small.q().rows() * small.q().rows()];
        Arrays.fill(huge, BigInteger.TEN.pow(9));
        Level level = new Level(small.withQ(new GridMatrix(small.q().rows(), small.q().rows(), 0, huge)), DIGITS);
        MaskedImage view = level.view(small.masked().get(0));
        assertThrows(ArithmeticException.class, () -> level.layer.attention(0, view));
        assertThrows(ArithmeticException.class, () -> ForwardPass.ofAll(level.layer, view));
        assertThrows(ArithmeticException.class, () -> ForwardPass.ofMasked(level.layer, view));
        Level still = new Level(small, DIGITS);
        Apfloat cold = still.precision.of(Dyadic.of(BigInteger.ONE, 60));
        Contrast sample = small.contrasts().get(0);
        Masked first = new Masked(sample.image(), sample.first());
        Apfloat[] anchor = still.representation(still.layer, first);
        Apfloat[][] stopped = still.stopped(still.layer, sample);
        assertThrows(ArithmeticException.class, () -> Contrastive.clLoss(still.precision, anchor, stopped, cold));
        assertThrows(ArithmeticException.class, () -> Contrastive.clPull(still.precision, anchor, stopped, cold));
        assertThrows(ArithmeticException.class,
                () -> Contrastive.clNegativeGradient(still.pass(first), stopped, cold));
    }
}
