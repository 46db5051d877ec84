package org.plumbline.conformance.diagnosis;

import java.util.Locale;

/**
 * A part of the theory that a case asks about; a mistake can show in some of them only.
 */
public enum Part {
    /** Scores, attention, outputs of one image. */
    FORWARD,
    /** Loss, floor and gradient of masked reconstruction. */
    RECONSTRUCTION,
    /** Similarities, loss and gradient of contrastive learning. */
    CONTRAST,
    /** A step of descent. */
    DESCENT;

    /**
     * The name that people read.
     *
     * @return for example {@code "reconstruction"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
