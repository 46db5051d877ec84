package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.ExpTable;

/** What the contracts of this package say of shapes, scales, signs, counts and refusals, tried as it stands there. */
class CoordinateContractProperties {

    private static final int SCALE = 90;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static void assertNotNegative(Enclosure a, int scale) {
        assertTrue(a.lo().signum() >= 0);
        assertEquals(scale, a.scale());
    }

    @Property(tries = 40)
    void sharesCountPositions(@ForAll("cases") SmallCase small) {
        for (SmallCase.Masked x : small.masked()) {
            Partition partition = small.setting().partition(x.image().cluster());
            Shares view = new Shares(partition, CoordinateCase.sample(x));
            assertEquals(partition.areas(), view.areas());
            int masked = 0;
            int[] seen = new int[view.areas()];
            int[] all = new int[view.areas()];
            for (int q = 0; q < view.positions(); q++) {
                boolean hidden = x.mask().isMasked(q);
                assertEquals(hidden ? view.areas() : partition.areaOf(q), view.shareOf(q));
                masked += hidden ? 1 : 0;
                seen[partition.areaOf(q)] += hidden ? 0 : 1;
                all[partition.areaOf(q)]++;
            }
            assertEquals(masked, view.size(view.areas()));
            for (int j = 0; j < view.areas(); j++) {
                assertEquals(seen[j], view.size(j));
                assertEquals(all[j], view.areaSize(j));
                Enclosure z = view.latentPoint(j);
                assertTrue(z.isPoint() && view.squaredLatent(j).isPoint() && view.latent(j).signum() > 0);
                assertEquals(x.image().latent(j), z.lower());
                assertEquals(z.lower().times(z.lower()), view.squaredLatent(j).lower());
                assertEquals(view.latentScale(), z.scale());
            }
        }
    }

    @Property(tries = 30)
    void rowsOfAttentionHoldWhatTheirSharesHold(@ForAll("cases") SmallCase small, @ForAll long seed) {
        CoordinateCase plain = CoordinateCase.of(small);
        CoordinateLayer layer = plain.at(plain.randomState(new Random(seed), 1, 20)).layer(SCALE);
        int positions = small.setting().positions();
        assertEquals(positions, layer.positions());
        for (SmallCase.Masked x : small.masked()) {
            CoordinatePass pass = CoordinatePass.ofMasked(layer, CoordinateCase.sample(x));
            assertEquals(positions, pass.rows());
            assertSame(small.setting().partition(x.image().cluster()), pass.partition());
            for (int p = 0; p < positions; p++) {
                if (x.mask().isMasked(p)) {
                    assertRow(pass.row(p), pass.view());
                }
                for (int q = 0; q < positions; q++) {
                    Enclosure factor = layer.positionFactor(p, q);
                    assertNotNegative(factor, SCALE);
                    assertTrue(factor.hi().subtract(factor.lo()).intValueExact() <= ExpTable.WIDTH);
                    assertTrue(layer.coordinates().positionPosition(p, q).scale() <= 20);
                }
            }
        }
    }

    private static void assertRow(AttentionRow row, Shares view) {
        for (int i = 0; i <= view.areas(); i++) {
            if (view.size(i) == 0) {
                assertNull(row.share(i));
                assertTrue(i == view.areas() || row.areaAttention(i).isPoint() && row.areaAttention(i).containsZero());
            } else {
                assertNotNegative(row.share(i), SCALE);
            }
        }
        assertEquals(view.areas(), row.areaAttention().length);
        for (Enclosure area : row.areaAttention()) {
            assertNotNegative(area, SCALE);
        }
        for (int q = 0; q < view.positions(); q++) {
            assertNotNegative(row.attention(q), SCALE);
        }
    }

    private static void assertShape(Coordinates at, Enclosure[][] gradient) {
        assertEquals(at.setting().positions(), gradient.length);
        for (Enclosure[] row : gradient) {
            assertEquals(Coordinates.columns(at.setting()), row.length);
            for (Enclosure entry : row) {
                assertNotNull(entry);
            }
        }
    }

    @Property(tries = 30)
    void gradientsHaveTheShapeOfTheState(@ForAll("cases") SmallCase small) {
        CoordinateCase at = CoordinateCase.of(small);
        CoordinateLayer layer = at.layer(SCALE);
        for (BatchObjective objective : List.of(at.mae(), at.cl())) {
            Enclosure[][] gradient = objective.negativeGradient(layer);
            assertShape(at.at(), gradient);
            assertShape(at.at(), objective.lossAndGradient(layer).negativeGradient());
            assertEquals(small.q().rows(), Projection.expand(small.setting(), gradient).length);
            assertTrue(objective.largestLatent().signum() > 0);
        }
        assertEquals(at.at().state().columns(), Coordinates.columns(small.setting()));
        for (SmallCase.Masked x : small.masked()) {
            CoordinatePass pass = CoordinatePass.ofMasked(layer, CoordinateCase.sample(x));
            assertNotNegative(CoordinateReconstruction.maeLoss(pass), SCALE + 1);
            boolean hidden = false;
            for (int j = 0; j < pass.view().areas(); j++) {
                hidden = hidden || pass.view().size(j) == 0;
            }
            assertEquals(hidden ? 1 : 0, CoordinateReconstruction.batchFloor(pass).signum());
            SampleGradient gradient = CoordinateReconstruction.maeNegativeGradient(pass);
            for (int p = 0; p < gradient.rows(); p++) {
                assertEquals(x.mask().isMasked(p), gradient.hasRow(p));
            }
        }
    }

    @Property(tries = 30)
    void contrastsKeepClustersAndSigns(@ForAll("cases") SmallCase small) {
        CoordinateLayer layer = CoordinateCase.of(small).layer(SCALE);
        for (SmallCase.Contrast contrast : small.contrasts()) {
            ContrastiveSample sample = CoordinateCase.sample(contrast);
            Representation[] stopped = ContrastiveBatch.stopped(layer, sample);
            assertEquals(contrast.stopped().size(), stopped.length);
            for (int i = 0; i < stopped.length; i++) {
                assertEquals(sample.stopped(i).image().cluster(), stopped[i].cluster());
                for (int j = 0; j < stopped[i].areas(); j++) {
                    assertNotNegative(stopped[i].entry(j), SCALE);
                }
            }
            CoordinatePass anchor = CoordinatePass.ofAll(layer, sample.anchor());
            SampleGradient gradient = CoordinateContrast.clNegativeGradient(anchor, stopped, small.tau());
            assertEquals(anchor.rows(), gradient.rows());
            for (int p = 0; p < gradient.rows(); p++) {
                assertTrue(gradient.hasRow(p));
                for (int i = 0; i <= anchor.view().areas(); i++) {
                    assertEquals(anchor.view().size(i) == 0, gradient.slope(p, i) == null);
                }
            }
            SampleGradient empty = new SampleGradient(anchor.view(), 2);
            assertFalse(empty.hasRow(0) || empty.hasRow(1));
        }
    }

    @Property(tries = 30)
    void digitsAndScalesLieInTheirRanges(@ForAll("cases") SmallCase small, @ForAll @IntRange(max = 40) int digits) {
        CoordinateCase at = CoordinateCase.of(small);
        BigInteger ten = BigInteger.TEN.pow(digits);
        for (BatchObjective objective : List.of(at.mae(), at.cl())) {
            for (Enclosure loss : List.of(Guaranteed.loss(at.at(), objective, digits),
                    Guaranteed.step(at.at(), objective, Dyadic.ONE, digits).loss())) {
                assertTrue(loss.hi().subtract(loss.lo()).multiply(ten)
                        .compareTo(BigInteger.ONE.shiftLeft(loss.scale())) <= 0);
            }
        }
        int of = WorkingScale.of(at.at(), small.largestLatent(), digits);
        int ofLoss = WorkingScale.ofLoss(at.at(), small.largestLatent(), digits);
        assertTrue(digits + 8 <= of && of <= digits + 150008, () -> "scale " + of);
        assertTrue(digits + 10 <= ofLoss && ofLoss <= digits + 150048, () -> "scale " + ofLoss);
        int totals = WorkingScale.bitsOfTotals(at.at(), small.largestLatent());
        assertTrue(0 <= totals && totals <= 150000);
    }

    @Property(tries = 200)
    void anIntervalThatMissesNoBitsIsNarrow(@ForAll @IntRange(max = 5000) int width,
            @ForAll @IntRange(max = 20) int scale, @ForAll @IntRange(max = 20) int wanted) {
        Enclosure a = Enclosure.of(BigInteger.ONE, BigInteger.valueOf(1L + width), scale);
        boolean narrow = (long) width << wanted <= 1L << scale;
        assertTrue(narrow || Guaranteed.missingBits(a, wanted) > 0, a + " is wider than 2^-" + wanted);
    }

    @Example
    void bitsAreEnoughForTheirDigits() {
        BigInteger power = BigInteger.ONE;
        for (int digits = 0; digits <= 20000; digits++) {
            int bits = WorkingScale.bits(digits);
            // 10^digits <= 2^bits
            assertTrue(power.subtract(BigInteger.ONE).bitLength() <= bits && bits <= 66441, digits + " digits");
            power = power.multiply(BigInteger.TEN);
        }
    }

    /** A batch keeps its samples, whatever becomes of the array that it was made from. */
    @Example
    void batchesCopyTheirArrays() {
        SmallCase small = SmallCase.random(4);
        CoordinateLayer layer = CoordinateCase.of(small).layer(SCALE);
        MaskedSample[] masked = {CoordinateCase.sample(small.masked().get(0))};
        ReconstructionBatch mae = new ReconstructionBatch(masked);
        ContrastiveSample[] contrasts = {CoordinateCase.sample(small.contrasts().get(0))};
        ContrastiveBatch cl = new ContrastiveBatch(contrasts, Dyadic.ONE);
        Enclosure[] before = {mae.loss(layer), cl.loss(layer)};
        masked[0] = null;
        contrasts[0] = null;
        assertEquals(before[0].toString(), mae.loss(layer).toString());
        assertEquals(before[1].toString(), cl.loss(layer).toString());
    }

    @Property(tries = 60)
    void theLargerOfTwoNumbers(@ForAll @IntRange(min = -5, max = 5) int a, @ForAll @IntRange(min = -5, max = 5) int b) {
        Dyadic larger = CoordinateLayer.larger(Dyadic.of(a), Dyadic.of(b));
        assertEquals(Dyadic.of(Math.max(a, b)), larger);
    }

    /** Attention that the working scale cannot tell from 0, and a state that asks for more bits than there are. */
    @Example
    void scalesTooCoarseAndTooFineAreRefused() {
        SmallCase small = SmallCase.random(11);
        CoordinateCase plain = CoordinateCase.of(small);
        SmallCase.Masked x = small.masked().get(0);
        int favoured = small.setting().positionIndex(0) + 1;
        int area = small.setting().featureIndex(x.image().cluster(), 0);
        CoordinateCase apart = plain.at(plain.state(0, (p, c) -> BigInteger.valueOf(c == favoured ? 500
                : c == area ? 400 : c < small.setting().positionIndex(0) ? -300 : 0)));
        MaskedSample sample = CoordinateCase.sample(x);
        assertThrows(ArithmeticException.class, () -> CoordinatePass.ofAll(apart.layer(4), sample));
        assertThrows(ArithmeticException.class, () -> CoordinatePass.ofMasked(apart.layer(4), sample));
        assertThrows(ArithmeticException.class, () -> apart.mae().loss(apart.layer(4)));
        assertThrows(ArithmeticException.class, () -> apart.cl().negativeGradient(apart.layer(4)));
        CoordinateCase far = plain.at(plain.state(0, (p, c) -> BigInteger.valueOf(c - p).shiftLeft(40)));
        assertThrows(ArithmeticException.class, () -> Guaranteed.loss(far.at(), far.mae(), 3));
        assertThrows(ArithmeticException.class, () -> Guaranteed.negativeGradient(far.at(), far.cl(), 3));
        assertThrows(ArithmeticException.class, () -> Guaranteed.descend(far.at(), far.mae(), Dyadic.ONE));
        assertThrows(ArithmeticException.class, () -> Guaranteed.step(far.at(), far.cl(), Dyadic.ONE, 3));
        assertThrows(ArithmeticException.class, () -> Guaranteed.layer(plain.at(), Guaranteed.MAX_BITS + 1));
    }
}
