package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.ReconstructionBatch;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;

/** lem:lumping: the sum over counts is the expectation over all masks, entry by entry. */
class EnumerationTest {

    private static final int CASES = 600;
    private static final int BITS = 100;

    static RowPass pass(SmallPopulation small, int p) {
        int scale = RowPass.scale(small.kind(p), small.row(p), BITS);
        return new RowPass(new RowCounts(small.kind(p), scale), small.row(p));
    }

    private static void assertSame(Enclosure expected, Enclosure actual, String what) {
        assertTrue(expected.overlaps(actual), () -> what + ": expected " + expected + ", got " + actual);
        assertTrue(actual.width().compareTo(Dyadic.of(BigInteger.ONE, BITS)) <= 0, () -> what + " is too wide");
        assertTrue(expected.width().compareTo(Dyadic.of(BigInteger.ONE, BITS)) <= 0, () -> what + " oracle too wide");
    }

    @Test
    void gradientsAreThoseOfAllMasks() {
        for (int seed = 0; seed < CASES; seed++) {
            SmallPopulation small = SmallPopulation.random(seed);
            Enumeration all = new Enumeration(small, 2 * BITS);
            for (int p : new int[] {0, small.population().positions() - 1}) {
                Enclosure[] expected = all.negativeGradient(p);
                Enclosure[] actual = pass(small, p).negativeGradient();
                for (int j = 0; j < small.areas(); j++) {
                    assertSame(expected[j], actual[small.phi(p, j)], "seed " + seed + " alpha " + p + " " + j);
                }
                for (int q = 0; q < small.population().positions(); q++) {
                    assertSame(expected[small.areas() + q], actual[small.upsilon(p, q)],
                            "seed " + seed + " beta " + p + " " + q);
                }
            }
        }
    }

    @Test
    void lossesAndAttentionAreThoseOfAllMasks() {
        for (int seed = 0; seed < CASES; seed++) {
            SmallPopulation small = SmallPopulation.random(seed);
            Enumeration all = new Enumeration(small, 2 * BITS);
            for (int p : new int[] {0, small.population().positions() - 1}) {
                RowPass pass = pass(small, p);
                String what = "seed " + seed + " row " + p;
                assertSame(all.loss(p)[0], pass.loss(), what + " loss");
                assertSame(all.loss(p)[1], pass.floor(), what + " floor");
                Enclosure[] attention = all.attention(p);
                for (int group = 0; group < 3; group++) {
                    assertSame(attention[group], pass.meanAttention(group), what + " attention " + group);
                }
                if (attention[3] == null) {
                    assertThrows(ArithmeticException.class, pass::ownAttention, what);
                } else {
                    assertSame(attention[3], pass.ownAttention(), what + " A_own");
                }
            }
        }
    }

    /** Level 2 on the batch of all masks, all rows at once. */
    @Test
    void gradientsAndLossesAreThoseOfLevelTwo() {
        for (int seed = 0; seed < CASES; seed++) {
            SmallPopulation small = SmallPopulation.random(seed);
            int positions = small.population().positions();
            CoordinateLayer layer = new CoordinateLayer(coordinates(small), new EnclosureMath(2 * BITS));
            ReconstructionBatch batch = batch(small);
            Enclosure[][] expected = batch.negativeGradient(layer);
            Enclosure loss = Enclosure.of(0);
            RowPass[] passes = {pass(small, 0), pass(small, positions - 1)};
            Enclosure[][] gradients = {passes[0].negativeGradient(), passes[1].negativeGradient()};
            for (int p = 0; p < positions; p++) {
                int kind = small.areaOf(p) == 0 ? 0 : 1;
                loss = loss.plus(passes[kind].loss());
                for (int c = 0; c < small.areas() + positions; c++) {
                    int i = c < small.areas() ? small.phi(p, c) : small.upsilon(p, c - small.areas());
                    assertSame(expected[p][c], gradients[kind][i], "seed " + seed + " row " + p + " column " + c);
                }
            }
            assertTrue(batch.loss(layer).overlaps(loss), "seed " + seed + " loss");
        }
    }

    static Coordinates coordinates(SmallPopulation small) {
        int positions = small.population().positions();
        int[] areaOf = new int[positions];
        for (int p = 0; p < positions; p++) {
            areaOf[p] = small.areaOf(p);
        }
        int columns = small.areas() + positions;
        Setting setting = new Setting(new Partition[] {new Partition(areaOf, small.areas())},
                OrthonormalFamily.standard(columns));
        BigInteger[] numerators = new BigInteger[positions * columns];
        for (int i = 0; i < numerators.length; i++) {
            int p = i / columns;
            int c = i % columns;
            numerators[i] = small.row(p)
                    .numerator(c < small.areas() ? small.phi(p, c) : small.upsilon(p, c - small.areas()));
        }
        return new Coordinates(setting, new GridMatrix(positions, columns, small.local().gridBits(), numerators));
    }

    static ReconstructionBatch batch(SmallPopulation small) {
        Dyadic[] latents = new Dyadic[small.areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[j] = small.latent(j);
        }
        List<boolean[]> masks = small.masks();
        MaskedSample[] samples = new MaskedSample[masks.size()];
        for (int b = 0; b < samples.length; b++) {
            samples[b] = new MaskedSample(new Image(0, latents), new Mask(masks.get(b)));
        }
        return new ReconstructionBatch(samples);
    }
}
