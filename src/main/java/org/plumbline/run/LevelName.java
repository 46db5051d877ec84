package org.plumbline.run;

/**
 * The level at which a run is computed.
 */
public enum LevelName {
    /** The paper's formulas as they stand: the state is the dense matrix Q. */
    DEFINITION,
    /** The same training in (Phi, Upsilon) (lem:coordinates). */
    COORDINATES;

    /**
     * The name in files and on the command line.
     *
     * @return {@code "definition"} or {@code "coordinates"}
     */
    public String label() {
        return this == DEFINITION ? "definition" : "coordinates";
    }
}
