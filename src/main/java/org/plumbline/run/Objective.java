package org.plumbline.run;

/**
 * What is trained.
 */
public enum Objective {
    /** Masked reconstruction (def:mae-loss). */
    MAE,
    /** Contrastive learning (def:cl-loss). */
    CL;

    /**
     * The name in files and on the command line.
     *
     * @return {@code "mae"} or {@code "cl"}
     */
    public String label() {
        return this == MAE ? "mae" : "cl";
    }
}
