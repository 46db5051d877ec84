package org.plumbline.laws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.plumbline.report.VerdictRow;
import org.plumbline.report.VerdictTable;
import org.plumbline.run.Config.Expectation;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/**
 * An audit of the scaling laws in words, for the terminal and for the page.
 */
public final class LawsWords {

    private LawsWords() {
    }

    /**
     * The verdicts as a table for a terminal.
     *
     * @param audit an audit
     * @return lines, with a summary as the last one
     */
    public static String of(LawsAudit audit) {
        StringBuilder text = new StringBuilder();
        Claims claims = Claims.load();
        audit.verdicts().forEach((claim, verdict) -> {
            text.append(String.format(Locale.ROOT, "%-24s%s (%s)\n", claim, verdict.word(),
                    expectation(audit, claim, verdict)));
            text.append("    ").append(claims.find(claim).orElseThrow().title()).append(".\n");
            for (ScalingLaw law : laws(claim)) {
                Verdict each = audit.verdict(law);
                String sign = each == Verdict.HOLDS ? "+" : each == Verdict.REFUTED ? "-" : "?";
                text.append("    ").append(sign).append(' ').append(law.words()).append(" -> ").append(law.formula())
                        .append(": ").append(judged(audit, law)).append('\n');
                audit.worst(law).ifPresent(worst -> text.append("      farthest: ").append(measured(worst))
                        .append(", predicted ").append(Bounds.words(worst.predicted())).append(", at ")
                        .append(place(worst.at())).append('\n'));
            }
            Optional.ofNullable(audit.config().expected().get(claim))
                    .ifPresent(each -> text.append("    Why: ").append(each.why()).append('\n'));
            text.append('\n');
        });
        return text.append(table(audit).summary()).append('\n').toString();
    }

    static List<ScalingLaw> laws(String claim) {
        List<ScalingLaw> laws = new ArrayList<>();
        for (ScalingLaw law : ScalingLaw.values()) {
            if (law.claim().equals(claim)) {
                laws.add(law);
            }
        }
        return laws;
    }

    private static String expectation(LawsAudit audit, String claim, Verdict verdict) {
        Expectation expected = audit.config().expected().get(claim);
        return expected == null ? "no verdict expected"
                : expected.verdict() == verdict ? "as expected" : "EXPECTED: " + expected.verdict().word();
    }

    /** At how many points, and with which verdicts. */
    static String judged(LawsAudit audit, ScalingLaw law) {
        List<Finding> all = audit.findings().get(law);
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = all.stream().filter(each -> each.verdict() == verdict).count();
            if (count > 0) {
                parts.add(verdict.word() + " at " + count);
            }
        }
        return String.join(", ", parts) + " of " + all.size() + (all.size() == 1 ? " point" : " points");
    }

    /** The limit with its uncertainty. */
    static String measured(Finding finding) {
        return finding.limit().map(each -> Bounds.words(each.limit()) + " ± "
                + small(each.uncertainty())).orElse("does not settle");
    }

    /** One digit, rounded up, and nothing below what double precision can tell. */
    private static String small(double uncertainty) {
        return new BigDecimal(Math.max(uncertainty, 1e-12)).round(new MathContext(1, RoundingMode.UP))
                .stripTrailingZeros().toString().replace("E", "e");
    }

    static String place(Exponents at) {
        return "kc = " + Bounds.words(at.kc()) + ", ks = " + Bounds.words(at.ks()) + ", z = "
                + Bounds.words(at.latent()) + ", γ = " + Bounds.words(at.maskedPart());
    }

    static VerdictTable table(LawsAudit audit) {
        List<VerdictRow> rows = new ArrayList<>();
        Claims claims = Claims.load();
        for (Map.Entry<String, Verdict> each : audit.verdicts().entrySet()) {
            Optional<Expectation> expected = Optional.ofNullable(audit.config().expected().get(each.getKey()));
            ScalingLaw decisive = laws(each.getKey()).stream().filter(law -> audit.verdict(law) == each.getValue())
                    .reduce((a, b) -> distance(audit, b) > distance(audit, a) ? b : a).orElseThrow();
            rows.add(new VerdictRow(each.getKey(), claims.find(each.getKey()).orElseThrow().title(), each.getValue(),
                    expected.map(Expectation::verdict), decisive.words() + ": "
                            + audit.worst(decisive).map(LawsWords::measured).orElse("no point meets the hypotheses"),
                    audit.worst(decisive).map(worst -> decisive.formula() + " = " + Bounds.words(worst.predicted())
                            + " within " + Bounds.words(worst.tolerance())).orElse(decisive.formula()),
                    expected.map(Expectation::why).orElse("")));
        }
        return new VerdictTable("Claims in the limit P → ∞, each by the law farthest from its prediction.", rows);
    }

    private static double distance(LawsAudit audit, ScalingLaw law) {
        return audit.worst(law).map(Finding::distance).orElse(0.0);
    }
}
