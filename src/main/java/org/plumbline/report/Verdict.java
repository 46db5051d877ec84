package org.plumbline.report;

/** What a claim's check came to, as a badge: a word, a sign and a colour, each of which suffices. */
public enum Verdict {
    /** The measurement meets the threshold. */
    HOLDS("holds", "✓", "good"),
    /** The measurement misses the threshold. */
    REFUTED("refuted", "✗", "bad"),
    /** The guaranteed digits do not decide. */
    UNDECIDED("undecided", "?", "open"),
    /** A hypothesis of the claim is not met. */
    NOT_APPLICABLE("not applicable", "–", "idle");

    private final String word;
    private final String sign;
    private final String style;

    Verdict(String word, String sign, String style) {
        this.word = word;
        this.sign = sign;
        this.style = style;
    }

    /**
     * The verdict in words.
     *
     * @return one or two words in lower case
     */
    public String word() {
        return word;
    }

    String html() {
        return "<span class=\"badge " + style + "\"><span aria-hidden=\"true\">" + sign + "</span> " + word + "</span>";
    }
}
