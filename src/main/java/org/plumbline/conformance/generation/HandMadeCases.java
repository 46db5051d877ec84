package org.plumbline.conformance.generation;

import static org.plumbline.conformance.generation.CaseParts.areaOf;
import static org.plumbline.conformance.generation.CaseParts.contrastive;
import static org.plumbline.conformance.generation.CaseParts.denseQ;
import static org.plumbline.conformance.generation.CaseParts.latents;
import static org.plumbline.conformance.generation.CaseParts.mask;
import static org.plumbline.conformance.generation.CaseParts.masked;
import static org.plumbline.conformance.generation.CaseParts.reflected;
import static org.plumbline.conformance.generation.CaseParts.standard;

import java.math.BigInteger;
import java.util.List;

import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;

/**
 * Cases written out by hand: small, each made to show a mistake.
 */
final class HandMadeCases {

    /** Grid of the descent cases: every entry below 16 in absolute value is then exact in float64. */
    private static final int DESCENT_BITS = 48;

    private HandMadeCases() {
    }

    static List<VectorCase> all() {
        return List.of(attentionStandard(), attentionReflected(), areaWhollyMasked(), areaTwoClusters(),
                maeOneImage(), maeBatch(), clOneCluster(), clTwoClusters(), descentMae(), descentCl());
    }

    private static VectorCase attentionStandard() {
        Setting setting = standard(areaOf(0, 0, 1, 1));
        return new VectorCase("attention-standard-basis", Topic.ATTENTION,
                "The smallest case. With unit vectors a score is an entry of Q times a latent plus another entry of Q; "
                        + "the softmax runs over all four positions, the masked position 1 too.",
                new Forward(setting, denseQ(setting, 101), masked(0, latents("1", "3/2"), mask(4, 1))));
    }

    private static VectorCase attentionReflected() {
        Setting setting = reflected(8, 1, 202, areaOf(0, 0, 1, 1), areaOf(0, 1, 0, 1));
        return new VectorCase("attention-reflected-basis", Topic.ATTENTION,
                "Dense vectors. Every entry of Q enters some score, so that a transposed Q, or a query that holds the "
                        + "patch and not the position alone, changes every number. The image is of the second cluster.",
                new Forward(setting, denseQ(setting, 102), masked(1, latents("5/4", "3/4"), mask(4, 0, 3))));
    }

    private static VectorCase areaWhollyMasked() {
        Setting setting = standard(areaOf(0, 0, 0, 1, 1));
        return new VectorCase("area-attention-wholly-masked", Topic.AREA_ATTENTION,
                "An area that nobody can see. Area 1 is wholly masked, so its area attention is exactly 0 although its "
                        + "positions take attention; the row sums of area attention are below 1.",
                new Forward(setting, denseQ(setting, 103), masked(0, latents("7/8", "5/4"), mask(5, 1, 3, 4))));
    }

    private static VectorCase areaTwoClusters() {
        Setting setting = reflected(12, 2, 204, areaOf(0, 1, 0, 1, 0, 1), areaOf(1, 0, 2, 0, 0, 1));
        return new VectorCase("area-attention-two-clusters", Topic.AREA_ATTENTION,
                "Scattered areas of unequal number. The first cluster has two areas; the second, the image's, has "
                        + "three: a feature looked up in the wrong cluster, or areas taken as contiguous, show. One "
                        + "dimension is spare.",
                new Forward(setting, denseQ(setting, 104), masked(1, latents("3/4", "9/8", "1"), mask(6, 0, 1, 2))));
    }

    private static VectorCase maeOneImage() {
        Setting setting = standard(areaOf(0, 1, 0, 1));
        return new VectorCase("mae-one-image", Topic.MAE,
                "The factor 1/2. One image, so no mean over a batch hides it; only the two masked positions count, and "
                        + "each has an unmasked partner in its area.",
                new Reconstruction(setting, denseQ(setting, 105),
                        List.of(masked(0, latents("1", "3/4"), mask(4, 0, 3)))));
    }

    private static VectorCase maeBatch() {
        Setting setting = reflected(12, 2, 206, areaOf(0, 0, 0, 1, 1, 2), areaOf(0, 1, 0, 1, 0, 1));
        return new VectorCase("mae-batch", Topic.MAE,
                "A mean over images of both clusters. In the first image area 1 is wholly masked, so that the loss has "
                        + "a floor above 0; latents differ between areas and images.",
                new Reconstruction(setting, denseQ(setting, 106),
                        List.of(masked(0, latents("5/4", "1/2", "1"), mask(6, 3, 4, 0)),
                                masked(1, latents("3/4", "1"), mask(6, 1, 2, 5)),
                                masked(0, latents("1", "7/8", "3/2"), mask(6, 0, 2, 4)))));
    }

    private static VectorCase clOneCluster() {
        Setting setting = standard(areaOf(0, 0, 1, 1));
        return new VectorCase("cl-one-cluster", Topic.CL,
                "The smallest contrast. One negative of the same cluster; without the stop gradient the gradient is "
                        + "wrong in the first digits.",
                new Contrast(setting, denseQ(setting, 107),
                        List.of(contrastive(masked(0, latents("5/4", "1"), mask(4, 0, 2)), mask(4, 1, 2),
                                masked(0, latents("3/4", "3/2"), mask(4, 0, 3)))),
                        Dyadic.ONE));
    }

    private static VectorCase clTwoClusters() {
        Setting setting = reflected(12, 2, 208, areaOf(0, 0, 0, 1, 1), areaOf(0, 1, 0, 1, 0));
        return new VectorCase("cl-two-clusters", Topic.CL,
                "Negatives of both clusters at tau = 1/2. A negative of the other cluster has similarity exactly 0 but "
                        + "still weighs e^0 in the softmax; the positive X++ is in the denominator too.",
                new Contrast(setting, denseQ(setting, 108),
                        List.of(contrastive(masked(0, latents("1", "5/4"), mask(5, 0, 3)), mask(5, 1, 4),
                                masked(1, latents("1", "3/2"), mask(5, 2, 3)),
                                masked(0, latents("3/4", "1"), mask(5, 0, 1)),
                                masked(1, latents("9/8", "5/8"), mask(5, 0, 4))),
                                contrastive(masked(1, latents("3/2", "7/8"), mask(5, 1, 2)), mask(5, 0, 2),
                                        masked(1, latents("1", "1"), mask(5, 3, 4)),
                                        masked(0, latents("1/2", "1"), mask(5, 1, 3)),
                                        masked(1, latents("5/4", "3/4"), mask(5, 0, 1)))),
                        Dyadic.of(BigInteger.ONE, 1)));
    }

    private static VectorCase descentMae() {
        Setting setting = standard(areaOf(0, 1, 0, 1));
        return new VectorCase("descent-mae-step", Topic.DESCENT,
                "One step on a masked reconstruction. Rows of Q that belong to features and to unmasked positions do "
                        + "not move; the sign of the step shows.",
                oneStep(new Reconstruction(setting, denseQ(setting, DESCENT_BITS, 109),
                        List.of(masked(0, latents("1", "5/4"), mask(4, 0, 1)),
                                masked(0, latents("3/4", "1"), mask(4, 1, 2)))),
                        Dyadic.of(2)));
    }

    private static VectorCase descentCl() {
        Setting setting = reflected(8, 1, 210, areaOf(0, 0, 1, 1), areaOf(0, 1, 0, 1));
        return new VectorCase("descent-cl-step", Topic.DESCENT,
                "One step on a contrast with the large eta that CL needs. Every position is a query, masked or not; "
                        + "eta multiplies any error of the gradient by ten.",
                oneStep(new Contrast(setting, denseQ(setting, DESCENT_BITS, 110),
                        List.of(contrastive(masked(1, latents("1", "3/4"), mask(4, 0, 1)), mask(4, 1, 3),
                                masked(1, latents("5/4", "1"), mask(4, 0, 2)),
                                masked(0, latents("1", "1"), mask(4, 2, 3)))),
                        Dyadic.ONE),
                        Dyadic.of(10)));
    }

    private static Training oneStep(Batch batch, Dyadic eta) {
        return new Training(List.of(batch), eta, List.of(1), false);
    }
}
