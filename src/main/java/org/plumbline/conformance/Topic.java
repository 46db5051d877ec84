package org.plumbline.conformance;

import java.util.Locale;

/**
 * A topic of the vectors: one file each.
 */
public enum Topic {
    /** What is drawn from a seed, and what a masked image looks like. */
    DATA("Data: what is drawn from a seed, and the patches of an image before and after masking."),
    /** Scores and correlations. */
    SCORES("Scores on one masked image under a dense Q, and the correlations Phi and Upsilon."),
    /** Softmax. */
    ATTENTION("Attention on one masked image: the softmax of the scores over all positions, masked ones too."),
    /** Sums over areas. */
    AREA_ATTENTION("Area attention on one masked image: the attention on the unmasked positions of each area."),
    /** Outputs and their average. */
    OUTPUT("The outputs of every query on one masked image, and their average, the representation."),
    /** Masked reconstruction. */
    MAE("Masked reconstruction: the loss of a batch, its negative gradient by Q, and the loss no Q can beat."),
    /** Contrastive learning. */
    CL("Contrastive learning: the similarities, the loss of a batch and its negative gradient by Q, with the stop "
            + "gradient on the second argument of every similarity."),
    /** Training of Q. */
    DESCENT("Gradient descent of a dense Q over 1, 10 and 100 steps, each rounded to the grid 2^-gridBits."),
    /** Training of Phi and Upsilon. */
    TRAJECTORY("Gradient descent of (Phi, Upsilon), each step rounded to the grid 2^-gridBits, at several steps.");

    private final String description;

    Topic(String description) {
        this.description = description;
    }

    /**
     * The name in files and on the command line.
     *
     * @return for example {@code "area-attention"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The file of the topic.
     *
     * @return for example {@code "mae.json"}
     */
    public String fileName() {
        return label() + ".json";
    }

    /**
     * What the topic is about, in a sentence.
     *
     * @return the words in the file's header
     */
    public String description() {
        return description;
    }
}
