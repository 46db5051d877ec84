package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.coordinates.ContrastiveBatch;
import org.plumbline.reference.coordinates.ContrastiveSample;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Guaranteed;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/** The sampled level against level 2 on the same draws, and against the exact population within its standard error. */
class SampledContrastTest {

    private static final int GRID = 64;

    private static MaskedSample sample(MaskedDraw draw) {
        return new MaskedSample(draw.image(), draw.mask());
    }

    private static ContrastiveSample sample(ContrastiveDraw draw) {
        return new ContrastiveSample(draw.image(), draw.first(), draw.second(),
                java.util.Arrays.stream(draw.negatives()).map(SampledContrastTest::sample)
                        .toArray(MaskedSample[]::new));
    }

    /** Eight steps on fresh batches, random latents, partitions that share nothing. */
    @Test
    void aTrainingIsThatOfLevelTwo() {
        int[][] sizes = {{5, 2, 2, 1}, {4, 3, 3}};
        Sampler sampler = new Sampler(11);
        LatentLaw law = new LatentLaw(Bounds.dyadic(0.5), Bounds.dyadic(1.75));
        Partition[] partitions = sampler.partitions(sizes);
        Setting setting = new Setting(partitions, sampler.family(17, 0));
        Dyadic tau = Bounds.dyadic(0.25);
        Coordinates at = Coordinates.zero(setting, GRID);
        SampledContrast sampled = new SampledContrast(partitions, sampler, law, 4, 3, 0.25);
        for (int step = 0; step < 8; step++) {
            int t = step;
            ContrastiveSample[] batch = IntStream.range(0, 4)
                    .mapToObj(b -> sample(sampler.contrastive(Purpose.CL, t, b, setting, law, 4, 3)))
                    .toArray(ContrastiveSample[]::new);
            at = Guaranteed.descend(at, new ContrastiveBatch(batch, tau), Dyadic.of(64));
            sampled.step(step, 4, 64);
        }
        double largest = 0;
        for (int k = 0; k < sizes.length; k++) {
            for (int j = 0; j < sizes[k].length; j++) {
                double expected = PopulationRun.number(at.featurePosition(3, k, j));
                assertEquals(expected, sampled.phi(k, j), 1e-13, "Phi " + k + " " + j);
                largest = Math.max(largest, Math.abs(expected));
            }
        }
        for (int q = 0; q < 10; q++) {
            assertEquals(PopulationRun.number(at.positionPosition(0, q)), sampled.upsilon(q), 1e-13, "Upsilon " + q);
        }
        assertTrue(largest > 0.5, "Phi up to " + largest);
    }

    /** The mean of 40 batches, averaged over what is equal by symmetry, away from 0. */
    @Test
    void batchesScatterAroundTheExactGradient() {
        ContrastSetting setting = new ContrastSetting(15, 6, 6, 3, 3, 2, 1.25, 0.25);
        ContrastState state = new ContrastState(0.75, -0.25, 0.125, -0.0625);
        ContrastState exact = ContrastPass.of(new ContrastCounts(setting), state).negativeGradient();
        Partition[] partitions = new AllViews(setting).partitions();
        LatentLaw law = new LatentLaw(Bounds.dyadic(1.25), Bounds.dyadic(1.25));
        double[][] seen = new double[4][40];
        for (int i = 0; i < 40; i++) {
            SampledContrast sampled = new SampledContrast(partitions, new Sampler(5), law, 6, 2, 0.25);
            sampled.set(state);
            sampled.step(i, 500, 1);
            for (int k = 0; k < 3; k++) {
                seen[0][i] += (sampled.phi(k, 0) - state.phiGlobal()) / 3;
                for (int j = 1; j < 4; j++) {
                    seen[1][i] += (sampled.phi(k, j) - state.phiLocal()) / 9;
                }
            }
            for (int q = 0; q < 15; q++) {
                seen[q < 6 ? 2 : 3][i] += q < 6 ? (sampled.upsilon(q) - state.upsilonGlobal()) / 6
                        : (sampled.upsilon(q) - state.upsilonLocal()) / 9;
            }
        }
        List<Double> expected = List.of(exact.phiGlobal(), exact.phiLocal(), exact.upsilonGlobal(),
                exact.upsilonLocal());
        for (int n = 0; n < 4; n++) {
            Estimate estimate = Estimate.of(seen[n]);
            assertEquals(expected.get(n), estimate.mean(), 3 * estimate.error(), "number " + n);
            assertTrue(estimate.error() < 0.02 * Math.abs(expected.get(n)),
                    n + ": " + estimate + " for " + expected.get(n));
        }
    }
}
