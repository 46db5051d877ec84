package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.theory.Verdict;

/**
 * The claims with their verdicts.
 *
 * @param caption what was checked
 * @param rows one a claim
 */
public record VerdictTable(String caption, List<VerdictRow> rows) implements Block {
    /** Freezes the rows. */
    public VerdictTable {
        rows = List.copyOf(rows);
    }

    /**
     * The count of each verdict, and whether all are as expected.
     *
     * @return a sentence
     */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = rows.stream().filter(r -> r.verdict() == verdict).count();
            if (count > 0) {
                parts.add(count + " " + (verdict == Verdict.HOLDS && count > 1 ? "hold" : verdict.word()));
            }
        }
        long unexpected = rows.stream().filter(VerdictRow::unexpected).count();
        String end = unexpected == 0 ? "none against expectation" : unexpected + " against expectation";
        String claims = rows.size() == 1 ? "1 claim" : rows.size() + " claims";
        return claims + ": " + String.join(", ", parts) + (parts.isEmpty() ? "" : "; ") + end + ".";
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder("<table class=\"verdicts\">\n<caption>");
        out.append(Html.inline(caption)).append(" <span class=\"summary\">").append(Html.escape(summary()));
        out.append("</span></caption>\n<thead><tr>");
        for (String heading : List.of("Claim", "Verdict", "Measured", "Threshold", "Reason")) {
            out.append("<th scope=\"col\">").append(heading).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> out.append(row.html()));
        return out.append("</tbody></table>\n").toString();
    }
}
