package org.plumbline.cli;

import java.util.List;

import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/** A claim in full, as text for a terminal. */
final class Explanation {

    /** Columns of a line; names longer than that stand on lines of their own. */
    private static final int WIDTH = 100;

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private Explanation() {
    }

    static String of(Claim claim, Claims.Paper paper) {
        Explanation explanation = new Explanation();
        explanation.text.append(claim.id()).append("  (").append(claim.kind().word()).append(")\n");
        explanation.paragraph(claim.title());
        explanation.section("Statement", List.of(claim.statement()));
        explanation.section("Source", List.of(source(claim.source(), paper)));
        explanation.section("Presupposes", claim.hypotheses().stream().map(Explanation::hypothesis).toList());
        explanation.section("Rests on", claim.depends());
        explanation.section("Implemented in", claim.code());
        explanation.section("Checked by",
                claim.checkedBy().stream().map(each -> each.by().words() + ": " + each.name()).toList());
        explanation.section("Measured by audits", claim.measures().stream().map(Explanation::measure).toList());
        explanation.section("Status", List.of(claim.status()));
        explanation.section("Note", List.of("proofs-notes/" + claim.note()));
        return explanation.text.toString();
    }

    private static String source(Claim.Source source, Claims.Paper paper) {
        return source.mark().words() + "; " + source.place() + ". The paper: " + paper.authors() + ", " + paper.title()
                + ", " + paper.version();
    }

    private static String measure(Claim.Measure measure) {
        return measure.quantity() + " " + measure.relation().sign() + " " + measure.threshold() + ": "
                + measure.words();
    }

    private static String hypothesis(Claim.Hypothesis hypothesis) {
        return hypothesis.key() + ": " + hypothesis.words();
    }

    /** A heading and one paragraph an entry; nothing at all is said in so many words. */
    private void section(String heading, List<String> entries) {
        text.append('\n').append(heading).append('\n');
        for (String entry : entries.isEmpty() ? List.of("nothing") : entries) {
            paragraph(entry);
        }
    }

    /** Breaks lines at spaces only, so that a formula's names stay whole. */
    private void paragraph(String words) {
        int column = 0;
        for (String word : words.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            String gap = column == 0 ? INDENT : " ";
            text.append(gap).append(word);
            column += gap.length() + word.length();
        }
        text.append('\n');
    }
}
