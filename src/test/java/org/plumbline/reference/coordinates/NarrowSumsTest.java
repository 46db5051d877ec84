package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Enclosure;

/**
 * Coarse scales, where a width that is left out shows at once: what is computed at few bits must contain what is
 * computed at many.
 */
class NarrowSumsTest {

    private static void assertContains(Enclosure[][] coarse, Enclosure[][] fine) {
        for (int p = 0; p < coarse.length; p++) {
            for (int c = 0; c < coarse[p].length; c++) {
                assertTrue(coarse[p][c].contains(fine[p][c]), "entry " + p + ", " + c);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void gradientsAndLossesAtFewBitsContainThoseAtMany(long seed) {
        CoordinateCase at = CoordinateCase.of(SmallCase.random(seed));
        CoordinateLayer fine = at.layer(150);
        for (int scale = 12; scale < 40; scale++) {
            CoordinateLayer coarse = at.layer(scale);
            assertContains(at.mae().negativeGradient(coarse), at.mae().negativeGradient(fine));
            assertContains(at.cl().negativeGradient(coarse), at.cl().negativeGradient(fine));
            assertTrue(at.mae().loss(coarse).contains(at.mae().loss(fine)));
            assertTrue(at.cl().loss(coarse).contains(at.cl().loss(fine)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sumsOfFactorsAtFewBitsContainThoseAtMany(long seed) {
        SmallCase small = SmallCase.random(seed);
        CoordinateCase at = CoordinateCase.of(small);
        MaskedSample x = CoordinateCase.sample(small.masked().get(0));
        Shares view = CoordinatePass.ofAll(at.layer(150), x).view();
        Enclosure[] fine = at.layer(150).positionFactorSums(0, view);
        for (int scale = 2; scale < 60; scale++) {
            Enclosure[] coarse = at.layer(scale).positionFactorSums(0, view);
            for (int i = 0; i < coarse.length; i++) {
                assertTrue(coarse[i] == null || coarse[i].contains(fine[i]), "share " + i + " at " + scale);
            }
        }
    }

    /** Batches of one, two and three: the mean is exact over a power of two and rounded else. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theMeanOfEqualSamplesIsTheSample(long seed) {
        SmallCase small = SmallCase.random(seed);
        CoordinateCase at = CoordinateCase.of(small);
        MaskedSample sample = CoordinateCase.sample(small.masked().get(0));
        Enclosure[][] one = new ReconstructionBatch(new MaskedSample[] {sample}).negativeGradient(at.layer(90));
        for (int n = 2; n <= 5; n++) {
            MaskedSample[] equal = new MaskedSample[n];
            Arrays.fill(equal, sample);
            Enclosure[][] mean = new ReconstructionBatch(equal).negativeGradient(at.layer(90));
            for (int p = 0; p < one.length; p++) {
                for (int c = 0; c < one[p].length; c++) {
                    assertTrue(one[p][c].overlaps(mean[p][c]), n + " samples, entry " + p + ", " + c);
                }
            }
        }
    }
}
