package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Worst;
import org.plumbline.run.JsonText;

/**
 * What a comparison says, for people and for machines.
 */
public final class ConformanceReport {

    /** The format of {@link #json}. */
    public static final String FORMAT = "plumbline-verification/1";

    /** Digits of a number that people read. */
    private static final MathContext READABLE = new MathContext(20);

    private final List<Outcome> outcomes;
    private final int digits;
    private final boolean allowMissing;

    /**
     * A report.
     *
     * @param outcomes one a result
     * @param digits how many digits were wanted
     * @param allowMissing whether a missing result is no fault
     */
    public ConformanceReport(List<Outcome> outcomes, int digits, boolean allowMissing) {
        this.outcomes = List.copyOf(outcomes);
        this.digits = digits;
        this.allowMissing = allowMissing;
    }

    /**
     * The judgement.
     *
     * @return true if there are results, and every one conforms or is missing and may be
     */
    public boolean conforms() {
        return count(Status.CONFORMS) > 0 && count(Status.OUTSIDE) == 0 && count(Status.MALFORMED) == 0
                && (allowMissing || count(Status.MISSING) == 0);
    }

    private long count(Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }

    /** The digits that every result has which is neither missing nor malformed; 0 if there is none. */
    private int leastDigits() {
        return outcomes.stream().filter(o -> o.status() == Status.CONFORMS || o.status() == Status.OUTSIDE)
                .mapToInt(Outcome::digits).min().orElse(0);
    }

    /**
     * The report as lines: each case with its results, then a summary.
     *
     * @return text that ends in a newline
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        int width = outcomes.stream().mapToInt(outcome -> outcome.result().length()).max().orElse(0);
        String caseId = "";
        for (Outcome outcome : outcomes) {
            if (!outcome.caseId().equals(caseId)) {
                caseId = outcome.caseId();
                text.append(caseId).append('\n');
            }
            text.append(String.format(Locale.ROOT, "  %-" + width + "s  %s\n", outcome.result(), words(outcome)));
        }
        text.append(String.format(Locale.ROOT, "%d results: %d conform, %d outside, %d missing, %d malformed\n",
                outcomes.size(), count(Status.CONFORMS), count(Status.OUTSIDE), count(Status.MISSING),
                count(Status.MALFORMED)));
        text.append(conforms() ? "conforms to " + leastDigits() + " digits" : "does not conform");
        return text.append(" (").append(digits).append(" wanted)\n").toString();
    }

    private static String words(Outcome outcome) {
        return switch (outcome.status()) {
            case CONFORMS -> outcome.worst() == null ? "within every interval (" + outcome.digits() + " digits)"
                    : "conforms to " + outcome.digits() + " digits";
            case OUTSIDE -> "outside: " + outcome.digits() + " digits; " + words(outcome.worst());
            case MISSING -> "missing";
            case MALFORMED -> "malformed: " + outcome.fault();
        };
    }

    private static String words(Worst worst) {
        String place = worst.place().isEmpty() ? "" : "worst at " + worst.place() + ": ";
        return place + "got " + readable(worst.got()) + ", expected " + readable(worst.expected().lo());
    }

    private static String readable(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.round(READABLE).stripTrailingZeros().toString();
    }

    /**
     * The report for machines; numbers are decimals in strings, counts JSON integers.
     *
     * @param diagnosis what explains the results that are outside
     * @return JSON that ends in a newline
     */
    public String json(ArrayNode diagnosis) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", FORMAT);
        node.put("conforms", conforms());
        node.put("wantedDigits", digits);
        node.put("digits", leastDigits());
        ObjectNode counts = node.putObject("counts");
        for (Status status : Status.values()) {
            counts.put(label(status), count(status));
        }
        node.set("diagnosis", diagnosis);
        ArrayNode list = node.putArray("outcomes");
        outcomes.forEach(outcome -> list.add(json(outcome)));
        return JsonText.of(node);
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("case", outcome.caseId());
        node.put("result", outcome.result());
        node.put("status", label(outcome.status()));
        node.put("digits", outcome.digits());
        if (outcome.fault() != null) {
            node.put("fault", outcome.fault());
        }
        if (outcome.worst() != null) {
            ObjectNode worst = node.putObject("worst");
            worst.put("place", outcome.worst().place());
            worst.put("got", outcome.worst().got().toString());
            worst.put("lo", outcome.worst().expected().lo().toPlainString());
            worst.put("hi", outcome.worst().expected().hi().toPlainString());
        }
        return node;
    }

    private static String label(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
