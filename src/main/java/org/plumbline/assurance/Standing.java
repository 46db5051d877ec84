package org.plumbline.assurance;

import java.util.Arrays;

/**
 * How far a contract is known to hold, strongest first.
 */
public enum Standing {

    /** Two provers find a proof, each on its own. */
    PROVED_BY_BOTH("proved by both", 4),

    /** KeY finds a proof. */
    PROVED_BY_KEY("proved by KeY", 3),

    /** OpenJML finds a proof. */
    PROVED_BY_OPENJML("proved by OpenJML", 3),

    /** The tests run against classes that check it at each call. */
    CHECKED_AT_RUN_TIME("checked at run time", 2),

    /** A test tries what it says. */
    PROPERTY_TESTED("property-tested", 1),

    /** Taken for granted. */
    ASSUMED("assumed", 0);

    private final String words;
    private final int strength;

    Standing(String words, int strength) {
        this.words = words;
        this.strength = strength;
    }

    /**
     * The standing as the table names it.
     *
     * @return words
     */
    public String words() {
        return words;
    }

    /**
     * Whether some prover finds a proof.
     *
     * @return true if it does
     */
    public boolean proved() {
        return strength >= PROVED_BY_KEY.strength;
    }

    /**
     * Whether less is known with this standing than with another. One prover is as good as the other.
     *
     * @param other what is compared to
     * @return true if this is weaker
     */
    public boolean weakerThan(Standing other) {
        return strength < other.strength;
    }

    /**
     * The standing that words name.
     *
     * @param words as {@link #words()} gives them
     * @return the standing
     * @throws IllegalArgumentException if there is none
     */
    public static Standing of(String words) {
        return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no standing is called " + words));
    }
}
