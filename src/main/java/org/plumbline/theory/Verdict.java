package org.plumbline.theory;

import java.util.Optional;
import java.util.stream.Stream;

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
     * The verdict of a word.
     *
     * @param word for example {@code "not applicable"}
     * @return the verdict, if the word is one
     */
    public static Optional<Verdict> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
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
