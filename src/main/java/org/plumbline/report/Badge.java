package org.plumbline.report;

import org.plumbline.theory.Verdict;

/** A verdict as it is shown: a word, a sign and a colour, each of which suffices. */
final class Badge {

    private Badge() {}

    static String html(Verdict verdict) {
        return "<span class=\"badge " + style(verdict) + "\"><span aria-hidden=\"true\">" + sign(verdict) + "</span> "
                + verdict.word() + "</span>";
    }

    /** One character that tells the verdict without colour. */
    static String sign(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "✓";
            case REFUTED -> "✗";
            case UNDECIDED -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    /** The name of its style. */
    static String style(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "good";
            case REFUTED -> "bad";
            case UNDECIDED -> "open";
            case NOT_APPLICABLE -> "idle";
        };
    }
}
