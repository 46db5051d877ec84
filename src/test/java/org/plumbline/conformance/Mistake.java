package org.plumbline.conformance;

/** What implementations get wrong; the vectors must tell each from the right thing. */
enum Mistake {
    /** No mistake. */
    NONE,
    /** Attention is normalised over the unmasked positions only. */
    SOFTMAX_OVER_UNMASKED,
    /** Q^T in place of Q. */
    TRANSPOSED_Q,
    /** The unmasked positions are hidden. */
    MASK_INVERTED,
    /** The query is the patch plus its position, as in an ordinary transformer. */
    QUERY_HOLDS_PATCH,
    /** Scores are divided by the root of d, as in an ordinary transformer. */
    SCALED_SCORES,
    /** The value carries its position encoding. */
    VALUE_HOLDS_POSITION,
    /** Area attention counts masked positions too. */
    AREA_COUNTS_MASKED,
    /** The feature of the first cluster, whatever the image's cluster. */
    FEATURE_OF_FIRST_CLUSTER,
    /** Areas are taken as runs of neighbouring positions. */
    CONTIGUOUS_AREAS,
    /** The factor 1/2 of the reconstruction loss is missing. */
    NO_HALF,
    /** The reconstruction loss counts every position. */
    LOSS_OVER_ALL_POSITIONS,
    /** The gradient in place of its negative. */
    GRADIENT_SIGN,
    /** A sum over the batch in place of the mean. */
    NO_MEAN_OVER_BATCH,
    /** A sum over positions in place of the mean in the representation. */
    NO_MEAN_OVER_POSITIONS,
    /** The gradient flows through the second argument of the similarity too. */
    NO_STOP_GRADIENT,
    /** The factor tau in front of the logarithm is missing. */
    NO_FACTOR_TAU,
    /** The denominator of the contrastive loss holds the negatives only. */
    POSITIVE_NOT_IN_DENOMINATOR
}
