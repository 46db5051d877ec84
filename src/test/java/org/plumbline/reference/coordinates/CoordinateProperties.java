package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.GridMatrix;

/** What holds exactly in coordinates, and the guarantee on digits, at ordinary and at extreme states. */
class CoordinateProperties {

    private static final Dyadic ETA = DyadicText.parse("5/4");

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static void assertNarrow(Enclosure a, int digits) {
        BigDecimal wanted = BigDecimal.ONE.movePointLeft(digits);
        assertTrue(Exactly.value(a.width()).compareTo(wanted) <= 0, () -> a.width() + " is wider than " + wanted);
    }

    private static void assertAgree(Enclosure[][] coarse, Enclosure[][] fine, int digits) {
        for (int p = 0; p < coarse.length; p++) {
            for (int c = 0; c < coarse[p].length; c++) {
                assertNarrow(coarse[p][c], digits);
                assertTrue(coarse[p][c].overlaps(fine[p][c]), "entry " + p + ", " + c);
            }
        }
    }

    @Property(tries = 60)
    void digitsAreGuaranteedAndPrecisionsAgree(@ForAll("cases") SmallCase small, @ForAll long seed,
            @ForAll @IntRange(max = 60) int digits) {
        CoordinateCase plain = CoordinateCase.of(small);
        Random random = new Random(seed);
        // entries up to 2^9: scores differ by hundreds, often with the largest Upsilon in an area of small Phi
        CoordinateCase at = plain.at(plain.randomState(random, random.nextInt(10), 30));
        assertAgree(Guaranteed.negativeGradient(at.at(), at.mae(), digits),
                Guaranteed.negativeGradient(at.at(), at.mae(), digits + 15), digits);
        assertAgree(Guaranteed.negativeGradient(at.at(), at.cl(), digits),
                Guaranteed.negativeGradient(at.at(), at.cl(), digits + 15), digits);
        assertNarrow(Guaranteed.loss(at.at(), at.mae(), digits), digits);
        assertNarrow(Guaranteed.loss(at.at(), at.cl(), digits), digits);
        assertTrue(Guaranteed.loss(at.at(), at.cl(), digits)
                .overlaps(Guaranteed.loss(at.at(), at.cl(), digits + 15)));
    }

    @Property(tries = 60)
    void attentionAddsUpToOneAndIsNarrowHoweverFarScoresLieApart(@ForAll("cases") SmallCase small,
            @ForAll long seed) {
        CoordinateCase plain = CoordinateCase.of(small);
        Random random = new Random(seed);
        CoordinateCase at = plain.at(plain.randomState(random, random.nextInt(10), 20));
        CoordinateLayer layer = at.layer(WorkingScale.of(at.at(), small.largestLatent(), 120));
        for (SmallCase.Masked x : small.masked()) {
            for (int p = 0; p < small.setting().positions(); p++) {
                AttentionRow row = CoordinatePass.ofAll(layer, CoordinateCase.sample(x)).row(p);
                Enclosure sum = Enclosure.of(0);
                Enclosure wasted = Enclosure.of(0);
                for (int q = 0; q < small.setting().positions(); q++) {
                    sum = sum.plus(row.attention(q));
                    wasted = x.mask().isMasked(q) ? wasted.plus(row.attention(q)) : wasted;
                    assertNarrow(row.attention(q), 36);
                }
                assertTrue(sum.contains(Dyadic.ONE));
                for (Enclosure area : row.areaAttention()) {
                    assertTrue(area.lower().signum() >= 0);
                    wasted = wasted.plus(area);
                }
                assertTrue(wasted.contains(Dyadic.ONE), "areas and masked positions share the attention");
            }
        }
    }

    /** lem:mae-gradient, consequences 1 to 3; the second holds for CL too. */
    @Property(tries = 40)
    void whatTheGradientsCannotDo(@ForAll("cases") SmallCase small) {
        CoordinateCase at = CoordinateCase.of(small);
        Enclosure[][] mae = Guaranteed.negativeGradient(at.at(), at.mae(), 20);
        Enclosure[][] cl = Guaranteed.negativeGradient(at.at(), at.cl(), 20);
        for (int p = 0; p < mae.length; p++) {
            int query = p;
            for (int k = 0; k < small.setting().clusters(); k++) {
                Enclosure own = mae[p][small.setting().featureIndex(k, small.setting().partition(k).areaOf(p))];
                assertTrue(own.upper().signum() >= 0, "Phi_own does not decrease");
            }
            Enclosure sum = Enclosure.of(0);
            Enclosure clSum = Enclosure.of(0);
            for (int q = 0; q < mae.length; q++) {
                sum = sum.plus(mae[p][small.setting().positionIndex(q)]);
                clSum = clSum.plus(cl[p][small.setting().positionIndex(q)]);
            }
            assertTrue(sum.contains(Dyadic.ZERO) && clSum.contains(Dyadic.ZERO), "Upsilon rows keep their sum");
            if (small.masked().stream().noneMatch(x -> x.mask().isMasked(query))) {
                for (Enclosure entry : mae[p]) {
                    assertTrue(entry.isPoint() && entry.containsZero(), "unmasked queries do not move");
                }
            }
        }
    }

    /** lem:batch-floor: no state beats the floor of its batch. */
    @Property(tries = 40)
    void theLossIsNotBelowTheFloor(@ForAll("cases") SmallCase small, @ForAll long seed) {
        CoordinateCase plain = CoordinateCase.of(small);
        CoordinateCase at = plain.at(plain.randomState(new Random(seed), 6, 20));
        CoordinateLayer layer = at.layer(WorkingScale.of(at.at(), small.largestLatent(), 80));
        for (SmallCase.Masked x : small.masked()) {
            CoordinatePass pass = CoordinatePass.ofMasked(layer, CoordinateCase.sample(x));
            Enclosure floor = Enclosure.of(CoordinateReconstruction.batchFloor(pass));
            assertFalse(CoordinateReconstruction.maeLoss(pass).certainlyLess(floor));
        }
    }

    /** lem:cl-identical-rows: one row gives what P rows give, and after a step the rows are still equal. */
    @Property(tries = 40)
    void equalRowsStayEqualAndOneRowIsEnough(@ForAll("cases") SmallCase small, @ForAll long seed) {
        CoordinateCase plain = CoordinateCase.of(small);
        GridMatrix random = plain.randomState(new Random(seed), 2, 40);
        CoordinateCase equal = plain.at(plain.state(40, (p, c) -> random.numerator(0, c)));
        // the same rows but for one entry that is off by the least bit: P rows are computed
        CoordinateCase nearly = plain.at(plain.state(240, (p, c) -> random.numerator(0, c).shiftLeft(200)
                .add(BigInteger.valueOf(p == 1 && c == 0 ? 1 : 0))));
        assertEquals(1, equal.layer(80).distinctQueries());
        assertEquals(small.setting().positions(), nearly.layer(80).distinctQueries());
        Enclosure[][] one = Guaranteed.negativeGradient(equal.at(), equal.cl(), 20);
        Enclosure[][] all = Guaranteed.negativeGradient(nearly.at(), nearly.cl(), 20);
        assertAgree(one, all, 20);
        assertTrue(Guaranteed.descend(equal.at(), equal.cl(), ETA).rowsAreEqual());
        assertAgree(Guaranteed.negativeGradient(equal.at(), equal.mae(), 20),
                Guaranteed.negativeGradient(nearly.at(), nearly.mae(), 20), 20);
    }

    /** A dense Q made of coordinates has these coordinates, whatever the basis. */
    @Property(tries = 40)
    void projectionUndoesExpansion(@ForAll("cases") SmallCase small, @ForAll long seed) {
        CoordinateCase plain = CoordinateCase.of(small);
        GridMatrix state = plain.randomState(new Random(seed), 3, 20);
        Enclosure[][] points = new Enclosure[state.rows()][state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                points[p][c] = Enclosure.of(state.get(p, c)).rescale(20);
            }
        }
        Enclosure[][] dense = Projection.expand(small.setting(), points);
        int bits = 20 + 2 * small.setting().family().scale();
        BigInteger[] numerators = new BigInteger[dense.length * dense.length];
        for (int i = 0; i < numerators.length; i++) {
            Enclosure entry = dense[i / dense.length][i % dense.length];
            assertTrue(entry.isPoint());
            numerators[i] = entry.lower().numeratorAt(bits);
        }
        Coordinates back = Projection.project(small.setting(),
                new GridMatrix(dense.length, dense.length, bits, numerators));
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                assertEquals(state.get(p, c), back.state().get(p, c));
            }
        }
    }
}
