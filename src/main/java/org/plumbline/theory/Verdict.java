package org.plumbline.theory;

/** What a claim's check came to. */
public enum Verdict {
    /** Every measurement meets its threshold. */
    HOLDS("holds"),
    /** A measurement misses its threshold. */
    REFUTED("refuted"),
    /** The guaranteed digits do not decide. */
    UNDECIDED("undecided"),
    /** A hypothesis of the claim is not met. */
    NOT_APPLICABLE("not applicable");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /**
     * The verdict in words.
     *
     * @return one or two words in lower case
     */
    public String word() {
        return word;
    }
}
