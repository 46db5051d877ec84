package org.plumbline.conformance.diagnosis;

import static org.plumbline.conformance.diagnosis.Part.CONTRAST;
import static org.plumbline.conformance.diagnosis.Part.DESCENT;
import static org.plumbline.conformance.diagnosis.Part.FORWARD;
import static org.plumbline.conformance.diagnosis.Part.RECONSTRUCTION;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The catalogue of mistakes that implementations make. A sentence completes "results are those of an implementation
 * that ..."; the claim is the definition or lemma that it gets wrong.
 */
public enum Mistake {
    /** Masked patches are seen. */
    MASK_NOT_APPLIED("def:mask", "shows the model the whole image, masked patches too"),
    /** In M(X) only. */
    MASK_INVERTED("def:mask", "hides the unmasked patches from the model and shows it the masked ones"),
    /** Everywhere: in M(X), in area attention and in the loss. */
    MASK_READ_INVERTED("def:mask", "reads masks the other way round: true as unmasked, in every place"),
    /** A token that is not 0. */
    MASK_TOKEN_OF_ONES("def:mask", "puts a vector of ones in the place of a masked patch; the mask token is 0"),
    /** z = 1. */
    LATENTS_LEFT_OUT("def:image", "leaves the latents out: every patch is its feature itself"),
    /** The cluster of an image is not looked at for its features. */
    FEATURES_OF_FIRST_CLUSTER("def:feature", "takes the features of the first cluster for images of every cluster"),
    /** The cluster of an image is not looked at for its areas. */
    PARTITION_OF_FIRST_CLUSTER("def:partition", "takes the areas of the first cluster for images of every cluster"),
    /** Areas without their scattering. */
    CONTIGUOUS_AREAS("def:partition", "takes areas as runs of neighbouring positions, of the right sizes"),

    /** The query of an ordinary transformer. */
    QUERY_HOLDS_PATCH("def:score", "adds the patch to the query; a query is the position encoding alone"),
    /** Keys without e_q. */
    KEY_WITHOUT_POSITION("def:score", "leaves the position encoding out of the keys"),
    /** Keys without M(X)_q. */
    KEY_WITHOUT_PATCH("def:score", "leaves the patch out of the keys"),
    /** The mask is applied after e_q was added. */
    MASKED_KEY_IS_ZERO("def:score", "masks after adding the position encodings: the key of a masked position is 0"),
    /** Q^T. */
    TRANSPOSED_Q("def:score", "uses the transpose of Q: the query stands on the right"),
    /** The scale of an ordinary transformer. */
    SCALED_SCORES("def:score", "divides the scores by the square root of d"),
    /** Masked keys get no attention. */
    SOFTMAX_OVER_UNMASKED("def:attention", "takes the softmax over the unmasked positions only"),
    /** The other axis. */
    SOFTMAX_OVER_QUERIES("def:attention", "takes the softmax along the wrong axis: over the queries"),
    /** The mask of a language model. */
    CAUSAL_ATTENTION("def:attention", "lets a position attend to itself and earlier positions only"),
    /** No attention to oneself. */
    SELF_LEFT_OUT("def:attention", "lets no position attend to itself"),
    /** A_{p,j} without the mask. */
    AREA_COUNTS_MASKED("def:area-attention", "counts the masked positions of an area in its area attention", FORWARD),
    /** Values of an ordinary transformer. */
    VALUE_HOLDS_POSITION("def:output", "adds the position encoding to the values"),
    /** The shortcut of an ordinary transformer. */
    RESIDUAL_OUTPUT("def:output", "adds the patch at p to the output at p, a residual connection"),

    /** Sum of squares instead of half of it. */
    NO_HALF("def:mae-loss", "leaves out the factor 1/2 of the reconstruction loss", RECONSTRUCTION),
    /** Every p counts. */
    LOSS_OVER_ALL_POSITIONS("def:mae-loss", "sums the reconstruction loss over all positions", RECONSTRUCTION),
    /** The wrong p count. */
    LOSS_OVER_UNMASKED("def:mae-loss", "sums the reconstruction loss over the unmasked positions", RECONSTRUCTION),
    /** 1/m too much. */
    MEAN_OVER_MASKED("def:mae-loss", "takes the mean over the masked positions, not their sum", RECONSTRUCTION),
    /** 1/(m d) too much: mse_loss. */
    MEAN_OVER_ENTRIES("def:mae-loss", "takes the mean over the entries of the masked patches, not their sum",
            RECONSTRUCTION),
    /** M(X)_p instead of X_p. */
    TARGET_IS_MASKED("def:mae-loss", "compares outputs with the masked image, not with the image", RECONSTRUCTION),
    /** z instead of z^2. */
    LATENT_NOT_SQUARED("def:mae-loss", "weighs the areas of the reconstruction loss by z, not by its square",
            RECONSTRUCTION),
    /** Twice the floor. */
    FLOOR_WITHOUT_HALF("lem:batch-floor", "leaves out the factor 1/2 of the floor of the loss", RECONSTRUCTION),
    /** Areas instead of positions. */
    FLOOR_COUNTS_AREAS("lem:batch-floor", "counts each wholly masked area once in the floor, not each of its positions",
            RECONSTRUCTION),
    /** z instead of z^2. */
    FLOOR_LATENT_NOT_SQUARED("lem:batch-floor", "has z, not its square, in the floor of the loss", RECONSTRUCTION),
    /** B times as much. */
    SUM_OVER_BATCH("def:mae-loss def:cl-loss", "sums over the batch instead of taking the mean", RECONSTRUCTION,
            CONTRAST),

    /** The gradient wherever the negative gradient belongs. */
    GRADIENT_SIGN("def:gd", "has the wrong sign of the gradient, and so climbs", RECONSTRUCTION, CONTRAST),
    /** Only told with the wrong sign. */
    GRADIENT_NOT_NEGATED("lem:mae-gradient lem:cl-gradient", "reports the gradient where its negative is asked for",
            RECONSTRUCTION, CONTRAST),
    /** The derivative of a square without its 2. */
    GRADIENT_HALVED("lem:mae-gradient", "halves the gradient: the 2 of the derivative of a square is missing",
            RECONSTRUCTION),
    /** The outer product the wrong way round. */
    GRADIENT_TRANSPOSED("lem:mae-gradient lem:cl-gradient", "has the gradient transposed", RECONSTRUCTION, CONTRAST),
    /** delta without - S. */
    GRADIENT_NOT_CENTRED("lem:mae-gradient lem:cl-gradient",
            "differentiates the softmax as if its denominator were constant",
            RECONSTRUCTION, CONTRAST),
    /** The outer product with M(X)_q. */
    GRADIENT_WITHOUT_KEY_POSITION("lem:mae-gradient lem:cl-gradient",
            "leaves the position encodings of the keys out of the gradient",
            RECONSTRUCTION, CONTRAST),
    /** delta of unmasked q only. */
    GRADIENT_SKIPS_MASKED_KEYS("lem:mae-gradient lem:cl-gradient", "leaves the masked keys out of the gradient",
            RECONSTRUCTION,
            CONTRAST),

    /** No 1/P. */
    POOLED_BY_SUM("def:cl-representation", "sums the outputs in the representation: the factor 1/P is missing",
            FORWARD, CONTRAST),
    /** Unmasked p only. */
    POOLED_OVER_UNMASKED("def:cl-representation", "averages the representation over the unmasked positions only",
            FORWARD, CONTRAST),
    /** SimCLR. */
    COSINE_SIMILARITY("def:similarity", "normalises the representations: its similarity is the cosine", FORWARD,
            CONTRAST),
    /** M+ = M++. */
    SHARED_MASK("def:views", "uses one mask for both views of an image", CONTRAST),
    /** Negatives as they are. */
    NEGATIVES_NOT_MASKED("def:views", "does not mask the negatives", CONTRAST),
    /** X++ asks. */
    VIEWS_SWAPPED("def:views", "swaps the two views: X++ is compared with X+ and the negatives", CONTRAST),
    /** SG nowhere. */
    NO_STOP_GRADIENT("def:similarity", "has no stop gradient: it differentiates by both arguments", CONTRAST),
    /** SG(F(X)) F(X'). */
    STOP_GRADIENT_ON_WRONG_SIDE("def:similarity", "stops the gradient of the first argument, not of the second",
            CONTRAST),
    /** Only the positive. */
    NEGATIVES_NOT_IN_DENOMINATOR("def:cl-loss", "leaves the negatives out of the denominator", CONTRAST),
    /** Only the negatives. */
    POSITIVE_NOT_IN_DENOMINATOR("def:cl-loss", "leaves the positive out of the denominator", CONTRAST),
    /** 2 e^+. */
    POSITIVE_COUNTED_TWICE("def:cl-loss", "counts the positive twice in the denominator", CONTRAST),
    /** The diagonal of a similarity matrix. */
    ANCHOR_IN_DENOMINATOR("def:cl-loss", "counts X+ itself in the denominator", CONTRAST),
    /** 1/N_s. */
    MEAN_OVER_NEGATIVES("def:cl-loss", "has the mean over the negatives in the denominator, not their sum", CONTRAST),
    /** -log. */
    NO_FACTOR_TAU("def:cl-loss", "leaves out the factor tau before the logarithm", CONTRAST),
    /** e^Sim. */
    NO_DIVISION_BY_TAU("def:cl-loss", "does not divide the similarities by tau", CONTRAST),
    /** e^(tau Sim). */
    SIMILARITY_TIMES_TAU("def:cl-loss", "multiplies the similarities by tau instead of dividing", CONTRAST),
    /** tau log. */
    CONTRAST_SIGN("def:cl-loss", "has the wrong sign of the contrastive loss", CONTRAST),
    /** P times the gradient. */
    GRADIENT_WITHOUT_POOLING("lem:cl-gradient", "leaves the factor 1/P out of the contrastive gradient alone",
            CONTRAST),
    /** G without l_s F(X_s). */
    NEGATIVES_WITHOUT_GRADIENT("lem:cl-gradient", "has no gradient from the negatives", CONTRAST),
    /** G with 1 instead of 1 - l_+. */
    POSITIVE_PULL_NOT_REDUCED("lem:cl-gradient", "pulls towards the positive by 1, not by 1 - l_+", CONTRAST),

    /** - eta. */
    ETA_SIGN("def:gd", "takes the step in the wrong direction", DESCENT),
    /** eta = 1. */
    ETA_LEFT_OUT("def:gd", "leaves the step size eta out", DESCENT),
    /** No grid. */
    NOT_ROUNDED("def:rounded-descent", "does not round Q to the grid after a step", DESCENT),
    /** Floor. */
    ROUNDED_DOWN("def:rounded-descent", "rounds Q down to the grid, not to the nearest multiple", DESCENT),

    /** No formula at all: the digits end where those of float32 do. */
    SINGLE_PRECISION("", "computes in float32, at least in one place: the formulas are right");

    private final List<String> claims;
    private final String sentence;
    private final Set<Part> parts;

    /** The ids of several claims are separated by spaces; without parts a mistake can show in all of them. */
    Mistake(String claims, String sentence, Part... parts) {
        this.claims = claims.isEmpty() ? List.of() : List.of(claims.split(" "));
        this.sentence = sentence;
        this.parts = parts.length == 0 ? EnumSet.allOf(Part.class) : EnumSet.copyOf(List.of(parts));
    }

    /**
     * The id of the mistake.
     *
     * @return for example {@code "no-half"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What an implementation with the mistake does.
     *
     * @return words that complete "an implementation that ..."
     */
    public String sentence() {
        return sentence;
    }

    /**
     * The definitions or lemmas that are got wrong.
     *
     * @return claim ids; none if no formula is wrong
     */
    public List<String> claims() {
        return claims;
    }

    /**
     * The parts of the theory that the mistake can show in.
     *
     * @return at least one
     */
    public Set<Part> parts() {
        return EnumSet.copyOf(parts);
    }
}
