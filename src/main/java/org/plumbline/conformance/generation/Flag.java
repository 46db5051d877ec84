package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.number.Dyadic;

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
    /** P of 25 and more. */
    LARGE("P is 25 or more: sums are long.", inputs -> inputs.setting().positions() >= 25),
    /** More dimensions than vectors. */
    SPARE_DIMENSIONS("d exceeds the number of features and positions: Q has directions that nothing reads.",
            inputs -> Traits.spareDimensions(inputs.setting())),
    /** Q = 0. */
    ZERO_Q("Q is 0: every key has the same weight.", Traits.ofQ(q -> Traits.isZero(q.q()))),
    /** Q has a part that nothing sees. */
    OUTSIDE_SPAN("Q has entries that no score sees: rows of features, or spare dimensions.",
            Traits.ofQ(Traits::outsideSpan)),
    /** Equal scores. */
    TIE("Some query gives its highest score to two keys, exactly.", Traits.ofForward(Traits::tie)),
    /** Scores far apart or far from 0. */
    HUGE_SCORES("Some score is above 80 in absolute value: e to it is no float32, or soon none.",
            Traits.ofForward(Traits::hugeScores)),
    /** Nothing masked. */
    NOTHING_MASKED("Some image has no masked position.", inputs -> inputs.images().anyMatch(x -> x.mask().size() == 0)),
    /** Only one patch is seen. */
    ALL_BUT_ONE_MASKED("Some image has a single unmasked position.",
            inputs -> inputs.images().anyMatch(x -> x.mask().size() == x.mask().positions() - 1)),
    /** No patch is seen. */
    ALL_MASKED("Some image has no unmasked position: its outputs are exactly 0.",
            inputs -> inputs.images().anyMatch(x -> x.mask().size() == x.mask().positions())),
    /** An area without an unmasked position. */
    AREA_WHOLLY_MASKED("Some image has an area with no unmasked position: its area attention is exactly 0.",
            inputs -> inputs.images().anyMatch(image -> Traits.whollyMasked(inputs.setting(), image))),
    /** Latents of different size. */
    WIDE_LATENTS("The largest latent is 16 times the smallest or more.", Traits::wideLatents),
    /** B at least 2. */
    BATCH("The loss is the mean over more than one sample.", Traits.ofBatch(batch -> batch.samples() > 1)),
    /** A negative that the positive must be told from. */
    SAME_CLUSTER_NEGATIVE("Some negative has its anchor's cluster, so that its similarity is not 0.",
            Traits.ofContrast(contrast -> Traits.negative(contrast, true))),
    /** A negative with similarity 0. */
    OTHER_CLUSTER_NEGATIVE("Some negative has another cluster than its anchor: its similarity is exactly 0.",
            Traits.ofContrast(contrast -> Traits.negative(contrast, false))),
    /** tau other than 1. */
    TEMPERATURE("tau is not 1: the factor tau before the logarithm matters.",
            Traits.ofContrast(contrast -> !contrast.tau().equals(Dyadic.ONE))),
    /** tau so small that e to the similarities overflows. */
    SMALL_TAU("tau is 1/64 or less: similarities over tau are large.",
            Traits.ofContrast(contrast -> contrast.tau().compareTo(Dyadic.of(BigInteger.ONE, 6)) <= 0)),
    /** Ten steps and more. */
    MANY_STEPS("Ten steps or more: errors of one step enter the next.",
            inputs -> inputs instanceof Training training && training.steps() >= 10);

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
}
