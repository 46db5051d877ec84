package org.plumbline.conformance;

import java.util.Locale;

/**
 * A topic of the vectors: one file each.
 */
public enum Topic {
    /** The forward pass. */
    ATTENTION("The forward pass on one masked image under a dense Q: scores, attention, area attention, outputs and "
            + "the correlations Phi and Upsilon."),
    /** Masked reconstruction. */
    MAE("Masked reconstruction: the loss of a batch, its negative gradient by Q, and the loss no Q can beat."),
    /** Contrastive learning. */
    CL("Contrastive learning: the similarities, the loss of a batch and its negative gradient by Q, with the stop "
            + "gradient on the second argument of every similarity."),
    /** One step of training. */
    DESCENT("One step of gradient descent, before and after rounding to the grid 2^-gridBits.");

    private final String description;

    Topic(String description) {
        this.description = description;
    }

    /**
     * The name in files and on the command line.
     *
     * @return for example {@code "mae"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
