package org.plumbline.audit;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.theory.Verdict;

/**
 * An audit's verdicts as a table for a terminal.
 */
public final class AuditText {

    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    private AuditText() {
    }

    /**
     * The table: for each claim its verdict and whether that was expected, what it says, what was measured against
     * which threshold, and the reason where there is one; then what rounding did, where that was measured.
     *
     * @param audit an audit, on batches or on the population
     * @return lines of at most 110 columns, with a summary as the last one
     */
    public static String of(Judged audit) {
        StringBuilder text = new StringBuilder();
        int width = audit.judgements().stream().mapToInt(each -> each.claim().id().length()).max().orElse(0);
        for (Judgement judgement : audit.judgements()) {
            String id = judgement.claim().id();
            text.append(id).append(" ".repeat(width + 2 - id.length())).append(verdict(judgement)).append('\n');
            paragraph(text, judgement.claim().title() + ".");
            if (judgement.verdict() != Verdict.NOT_APPLICABLE) {
                judgement.comparisons().forEach(each -> paragraph(text, comparison(each)));
            }
            String reason = AuditRows.reason(judgement);
            if (!reason.isEmpty()) {
                paragraph(text, "Why: " + reason);
            }
            text.append('\n');
        }
        List<String> rounding = audit instanceof Audit trained ? RoundingWords.sentences(trained) : List.of();
        rounding.forEach(each -> lines(text, "", each));
        text.append(rounding.isEmpty() ? "" : "\n");
        return text.append(AuditRows.table(audit).summary()).append('\n').toString();
    }

    private static String verdict(Judgement judgement) {
        String expectation = judgement.expected().isEmpty() ? "no verdict expected"
                : judgement.unexpected() ? "EXPECTED: " + judgement.expected().get().verdict().word() : "as expected";
        return judgement.verdict().word() + " (" + expectation + ")";
    }

    private static String comparison(Judgement.Comparison comparison) {
        String value = comparison.valueWords().orElse("not measurable in this run");
        String sign = comparison.measure().relation().sign();
        return (comparison.outcome() == Verdict.HOLDS ? "+ " : comparison.outcome() == Verdict.REFUTED ? "- " : "? ")
                + comparison.measure().quantity() + " = " + value + ", wanted " + sign + " "
                + comparison.thresholdWords() + " (" + comparison.measure().words() + ")";
    }

    /** Breaks lines at spaces. */
    private static void paragraph(StringBuilder text, String words) {
        lines(text, INDENT, words);
    }

    private static void lines(StringBuilder text, String indent, String words) {
        List<String> line = new ArrayList<>();
        int length = indent.length() - 1;
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && length + 1 + word.length() > WIDTH) {
                text.append(indent).append(String.join(" ", line)).append('\n');
                line.clear();
                line.add(" ");
                length = indent.length() + 1;
            }
            line.add(word);
            length += 1 + word.length();
        }
        text.append(indent).append(String.join(" ", line)).append('\n');
    }
}
