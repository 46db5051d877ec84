package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.OfQ;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.coordinates.CoordinateLayer;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.MaskedSample;
import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * What flags ask of inputs, decided exactly.
 */
final class Traits {

    private static final Dyadic HUGE = Dyadic.of(80);

    private Traits() {
    }

    static Predicate<CaseInputs> ofQ(Predicate<OfQ> test) {
        return inputs -> inputs instanceof OfQ ofQ && test.test(ofQ);
    }

    static Predicate<CaseInputs> ofForward(Predicate<Forward> test) {
        return inputs -> inputs instanceof Forward forward && test.test(forward);
    }

    /** A test of the batches of a case, true if it is of one of them. */
    static Predicate<CaseInputs> ofBatch(Predicate<Batch> test) {
        return inputs -> inputs instanceof Training training ? training.batches().stream().anyMatch(test)
                : inputs instanceof Batch batch && test.test(batch);
    }

    static Predicate<CaseInputs> ofContrast(Predicate<Contrast> test) {
        return ofBatch(batch -> batch instanceof Contrast contrast && test.test(contrast));
    }

    static boolean spareDimensions(Setting setting) {
        OrthonormalFamily family = setting.family();
        return family.dimension() > setting.positionIndex(setting.positions() - 1) + 1;
    }

    static boolean isZero(GridMatrix q) {
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                if (q.numerator(i, j).signum() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether Q is not what its coordinates make of it. */
    static boolean outsideSpan(OfQ inputs) {
        GridMatrix back = Results.dense(Projection.project(inputs.setting(), inputs.q()));
        for (int i = 0; i < back.rows(); i++) {
            for (int j = 0; j < back.columns(); j++) {
                if (!back.get(i, j).equals(inputs.q().get(i, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Dyadic[][] scores(Forward forward) {
        Coordinates at = Projection.project(forward.setting(), forward.q());
        CoordinateLayer layer = new CoordinateLayer(at, new EnclosureMath(1));
        MaskedSample x = new MaskedSample(forward.image().image(), forward.image().mask());
        int positions = forward.setting().positions();
        Dyadic[][] scores = new Dyadic[positions][positions];
        for (int p = 0; p < positions; p++) {
            for (int q = 0; q < positions; q++) {
                scores[p][q] = layer.score(p, q, x);
            }
        }
        return scores;
    }

    static boolean tie(Forward forward) {
        return Arrays.stream(scores(forward)).anyMatch(row -> {
            Dyadic highest = Arrays.stream(row).max(Dyadic::compareTo).orElseThrow();
            return Arrays.stream(row).filter(highest::equals).count() > 1;
        });
    }

    static boolean hugeScores(Forward forward) {
        return Arrays.stream(scores(forward)).flatMap(Arrays::stream)
                .anyMatch(score -> score.compareTo(HUGE) > 0 || score.negate().compareTo(HUGE) > 0);
    }

    static boolean whollyMasked(Setting setting, MaskedDraw draw) {
        for (int j = 0; j < draw.image().areas(); j++) {
            if (draw.mask().unmaskedIn(setting.partition(draw.image().cluster()), j) == 0) {
                return true;
            }
        }
        return false;
    }

    static boolean wideLatents(CaseInputs inputs) {
        List<Dyadic> latents = Results.latents(inputs);
        Dyadic least = Collections.min(latents, Dyadic::compareTo).times(Dyadic.of(BigInteger.valueOf(16), 0));
        return Collections.max(latents, Dyadic::compareTo).compareTo(least) >= 0;
    }

    static boolean negative(Contrast contrast, boolean sameCluster) {
        return contrast.batch().stream().anyMatch(sample -> negative(sample, sameCluster));
    }

    private static boolean negative(ContrastiveDraw sample, boolean sameCluster) {
        return Arrays.stream(sample.negatives())
                .anyMatch(other -> (other.image().cluster() == sample.image().cluster()) == sameCluster);
    }
}
