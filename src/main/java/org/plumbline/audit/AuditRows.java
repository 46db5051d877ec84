package org.plumbline.audit;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.plumbline.report.VerdictRow;
import org.plumbline.report.VerdictTable;
import org.plumbline.run.Config.Expectation;
import org.plumbline.theory.Claim;

/**
 * An audit's judgements in words, for the table of the page and that of the terminal.
 */
final class AuditRows {

    private AuditRows() {
    }

    static VerdictTable table(Judged audit) {
        return new VerdictTable("Claims at this size.", audit.judgements().stream().map(AuditRows::row).toList());
    }

    private static VerdictRow row(Judgement judgement) {
        return new VerdictRow(judgement.claim().id(), judgement.claim().title(), judgement.verdict(),
                judgement.expected().map(Expectation::verdict), measured(judgement), thresholds(judgement),
                reason(judgement));
    }

    static String measured(Judgement judgement) {
        return judgement.decisive().stream()
                .map(each -> each.measure().quantity() + " "
                        + each.valueWords().orElse("not measurable in this run"))
                .collect(Collectors.joining("; "));
    }

    static String thresholds(Judgement judgement) {
        return judgement.decisive().stream()
                .map(each -> each.measure().quantity() + " " + each.measure().relation().sign() + " "
                        + each.thresholdWords())
                .collect(Collectors.joining("; "));
    }

    /** What is not met, and why the verdict was expected. */
    static String reason(Judgement judgement) {
        Stream<String> unmet = judgement.unmet().isEmpty() ? Stream.empty() : Stream.of(unmet(judgement));
        return Stream.concat(unmet, why(judgement).stream()).collect(Collectors.joining(" "));
    }

    private static String unmet(Judgement judgement) {
        return judgement.unmet().stream().map(Claim.Hypothesis::words)
                .collect(Collectors.joining("; ", "Needs: ", "."));
    }

    private static Optional<String> why(Judgement judgement) {
        return judgement.expected().map(
                each -> judgement.unexpected() ? "Expected to be " + each.verdict().word() + ": " + each.why()
                        : each.why());
    }
}
