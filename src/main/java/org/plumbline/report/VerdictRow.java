package org.plumbline.report;

import java.util.Optional;

import org.plumbline.theory.Verdict;

/**
 * One claim and what its check came to.
 *
 * @param id the claim's id
 * @param statement the claim in short
 * @param verdict what the check came to
 * @param expected the verdict that was expected, empty if none was stated
 * @param measured the measured quantity with its value
 * @param threshold what it is held against
 * @param reason why this verdict was expected, or what was found
 */
public record VerdictRow(
        String id,
        String statement,
        Verdict verdict,
        Optional<Verdict> expected,
        String measured,
        String threshold,
        String reason) {

    /**
     * Whether another verdict was expected.
     *
     * @return false also if none was stated
     */
    public boolean unexpected() {
        return expected.filter(e -> e != verdict).isPresent();
    }

    String html() {
        StringBuilder out = new StringBuilder(unexpected() ? "<tr class=\"unexpected\">" : "<tr>");
        out.append("<th scope=\"row\" data-label=\"Claim\"><code>").append(Html.escape(id)).append("</code>");
        out.append("<span class=\"statement\">").append(Html.inline(statement)).append("</span></th>");
        out.append("<td data-label=\"Verdict\">").append(Badge.html(verdict));
        out.append("<span class=\"expectation\">").append(expectation()).append("</span></td>");
        cell(out, "Measured", measured);
        cell(out, "Threshold", threshold);
        cell(out, "Reason", reason);
        return out.append("</tr>\n").toString();
    }

    private String expectation() {
        if (expected.isEmpty()) {
            return "none expected";
        }
        return unexpected() ? "expected: " + expected.get().word() : "as expected";
    }

    private static void cell(StringBuilder out, String label, String text) {
        out.append("<td data-label=\"").append(label).append("\">").append(Html.inline(text)).append("</td>");
    }
}
