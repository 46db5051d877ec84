package org.plumbline.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.plumbline.conformance.CaseInputs.Batch;
import org.plumbline.conformance.CaseInputs.Contrast;
import org.plumbline.conformance.CaseInputs.Step;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * What is special about a case. Flags are read off the inputs, so that they cannot be wrong.
 */
public enum Flag {
    /** Unit vectors. */
    STANDARD_BASIS("Features and positions are unit vectors: every score can be read off the entries of Q.",
            inputs -> inputs.setting().family().scale() == 0),
    /** Dense orthonormal vectors. */
    REFLECTED_BASIS("Features and positions have many non-zero entries, all dyadic and exactly orthonormal.",
            inputs -> inputs.setting().family().scale() > 0),
    /** K = 1. */
    ONE_CLUSTER("K = 1: all images share one partition.", inputs -> inputs.setting().clusters() == 1),
    /** K at least 2. */
    SEVERAL_CLUSTERS("K > 1: the partition and the features depend on an image's cluster.",
            inputs -> inputs.setting().clusters() > 1),
    /** More dimensions than vectors. */
    SPARE_DIMENSIONS("d exceeds the number of features and positions: Q has directions that nothing reads.",
            inputs -> inputs.q().rows() > vectors(inputs.setting())),
    /** An area without an unmasked position. */
    AREA_WHOLLY_MASKED("Some image has an area with no unmasked position: its area attention is exactly 0.",
            inputs -> inputs.images().anyMatch(image -> whollyMasked(inputs.setting(), image))),
    /** B at least 2. */
    BATCH("The loss is the mean over more than one sample.", inputs -> batch(inputs) != null
            && batch(inputs).samples() > 1),
    /** A negative that the positive must be told from. */
    SAME_CLUSTER_NEGATIVE("Some negative has its anchor's cluster, so that its similarity is not 0.",
            inputs -> negative(inputs, true)),
    /** A negative with similarity 0. */
    OTHER_CLUSTER_NEGATIVE("Some negative has another cluster than its anchor: its similarity is exactly 0.",
            inputs -> negative(inputs, false)),
    /** tau other than 1. */
    TEMPERATURE("tau is not 1: the factor tau before the logarithm matters.",
            inputs -> batch(inputs) instanceof Contrast contrast && !contrast.tau().equals(Dyadic.ONE));

    private final String meaning;
    private final Predicate<CaseInputs> test;

    Flag(String meaning, Predicate<CaseInputs> test) {
        this.meaning = meaning;
        this.test = test;
    }

    /**
     * The flags of a case.
     *
     * @param inputs its inputs
     * @return in the order of this list
     */
    public static List<Flag> of(CaseInputs inputs) {
        return Arrays.stream(values()).filter(flag -> flag.test.test(inputs)).toList();
    }

    /**
     * The name in files.
     *
     * @return for example {@code "one-cluster"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What it means.
     *
     * @return a sentence
     */
    public String meaning() {
        return meaning;
    }

    private static int vectors(Setting setting) {
        OrthonormalFamily family = setting.family();
        return Math.min(family.vectors(), setting.positionIndex(setting.positions()));
    }

    private static boolean whollyMasked(Setting setting, MaskedDraw draw) {
        for (int j = 0; j < draw.image().areas(); j++) {
            if (draw.mask().unmaskedIn(setting.partition(draw.image().cluster()), j) == 0) {
                return true;
            }
        }
        return false;
    }

    private static Batch batch(CaseInputs inputs) {
        if (inputs instanceof Step step) {
            return step.gradient();
        }
        return inputs instanceof Batch batch ? batch : null;
    }

    private static boolean negative(CaseInputs inputs, boolean sameCluster) {
        return batch(inputs) instanceof Contrast contrast
                && contrast.batch().stream().anyMatch(sample -> negative(sample, sameCluster));
    }

    private static boolean negative(ContrastiveDraw sample, boolean sameCluster) {
        return Arrays.stream(sample.negatives())
                .anyMatch(other -> (other.image().cluster() == sample.image().cluster()) == sameCluster);
    }
}
