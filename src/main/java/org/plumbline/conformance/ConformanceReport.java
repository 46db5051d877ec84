package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Worst;
import org.plumbline.run.JsonText;
import org.plumbline.run.OutputDirectory;

/**
 * What a comparison says, for people and for machines.
 *
 * @param vectors what was expected
 * @param outcomes one a result
 * @param wanted what was asked, in a word or two, for example {@code "float64"}
 * @param format what digits are lost of
 * @param allowMissing whether a missing result is no fault
 */
public record ConformanceReport(Vectors vectors, List<Outcome> outcomes, String wanted, NumberFormat format,
        boolean allowMissing) {

    /** The format of {@link #json}. */
    public static final String FORMAT = "plumbline-verification/1";

    /** Digits of a number that people read. */
    private static final MathContext READABLE = new MathContext(20);

    private static final int BAR = 50;

    /** Freezes the outcomes. */
    public ConformanceReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * The judgement.
     *
     * @return true if there are results, and every one conforms or is missing and may be
     */
    public boolean conforms() {
        Tally all = Tally.of(outcomes);
        return all.count(Status.CONFORMS) > 0 && all.count(Status.OUTSIDE) == 0 && all.count(Status.MALFORMED) == 0
                && (allowMissing || all.count(Status.MISSING) == 0);
    }

    /** Results that nothing is asked of, since the format has no digit there. */
    long unasked() {
        return outcomes.stream().filter(each -> each.allowed().compareTo(BigDecimal.ONE) >= 0).count();
    }

    /**
     * The report as lines: results that do not conform, tables by topic and flag, lost digits, the judgement.
     *
     * @param all whether results that conform are listed too
     * @return text that ends in a newline
     */
    public String text(boolean all) {
        StringBuilder text = new StringBuilder();
        int width = outcomes.stream().mapToInt(outcome -> outcome.result().length()).max().orElse(0);
        String caseId = "";
        Map<String, Tally> unanswered = new LinkedHashMap<>(Tally.byTopic(vectors, outcomes));
        unanswered.values().removeIf(tally -> tally.count(Status.MISSING) < tally.all());
        for (Outcome outcome : outcomes) {
            boolean fine = outcome.status() == Status.CONFORMS || outcome.status() == Status.MISSING && allowMissing;
            if ((fine || unanswered.containsKey(vectors.find(outcome.caseId()).topic())) && !all) {
                continue;
            }
            if (!outcome.caseId().equals(caseId)) {
                caseId = outcome.caseId();
                text.append(caseId).append('\n');
            }
            text.append(String.format(Locale.ROOT, "  %-" + width + "s  %s\n", outcome.result(), words(outcome)));
        }
        if (!allowMissing && !all) {
            unanswered.forEach((topic, tally) -> text.append(topic).append(": not answered, all ").append(tally.all())
                    .append(" results are missing\n"));
        }
        text.append(text.isEmpty() ? "" : "\n");
        table(text, "topic", Tally.byTopic(vectors, outcomes));
        table(text, "flag", Tally.byFlag(vectors, outcomes));
        histogram(text);
        return text.append(summary()).toString();
    }

    private static void table(StringBuilder text, String name, Map<String, Tally> tallies) {
        int width = tallies.keySet().stream().mapToInt(String::length).max().orElse(4);
        String row = "%-" + Math.max(width, name.length()) + "s  %8s  %8s  %8s  %8s  %9s  %6s\n";
        text.append(String.format(Locale.ROOT, row, name, "results", "conform", "outside", "missing", "malformed",
                "digits"));
        tallies.forEach((key, tally) -> text.append(String.format(Locale.ROOT, row, key, tally.all(),
                tally.count(Status.CONFORMS), tally.count(Status.OUTSIDE), tally.count(Status.MISSING),
                tally.count(Status.MALFORMED), tally.leastDigits())));
        text.append('\n');
    }

    private void histogram(StringBuilder text) {
        Map<Integer, Integer> lost = Tally.lostDigits(outcomes, format);
        int most = lost.values().stream().max(Integer::compare).orElse(1);
        text.append("digits lost of ").append(format.label()).append('\n');
        lost.forEach((digits, count) -> text.append(String.format(Locale.ROOT, "%4d  %5d  %s\n", digits, count,
                "#".repeat(Math.max(1, BAR * count / most)))));
        text.append('\n');
    }

    /**
     * How many results stand how, and the judgement.
     *
     * @return text that ends in a newline
     */
    public String summary() {
        Tally all = Tally.of(outcomes);
        String counts = String.format(Locale.ROOT, "%d results: %d conform, %d outside, %d missing, %d malformed\n",
                all.all(), all.count(Status.CONFORMS), all.count(Status.OUTSIDE), all.count(Status.MISSING),
                all.count(Status.MALFORMED));
        String idle = unasked() == 0 ? "" : unasked() + " of them have no digit that " + wanted + " can be held to\n";
        boolean onlyMissing = !conforms() && new ConformanceReport(vectors, outcomes, wanted, format, true).conforms();
        return counts + idle + (conforms() ? "conforms" : "does not conform") + " (" + wanted + " wanted"
                + (onlyMissing ? "; with missing results allowed it conforms" : "") + ")\n";
    }

    /**
     * How a result stands, in words.
     *
     * @param outcome a result's
     * @return for example {@code "conforms to 15 digits"}
     */
    public static String words(Outcome outcome) {
        return switch (outcome.status()) {
            case CONFORMS -> outcome.worst() == null ? "within every interval (" + outcome.digits() + " digits)"
                    : "conforms to " + outcome.digits() + " digits";
            case OUTSIDE -> "outside: " + outcome.digits() + " digits; " + words(outcome.worst()) + ", off by "
                    + readable(outcome.error().round(new MathContext(2))) + " of the largest entry, allowed "
                    + readable(outcome.allowed());
            case MISSING -> "missing";
            case MALFORMED -> "malformed: " + outcome.fault();
        };
    }

    private static String words(Worst worst) {
        String place = worst.place().isEmpty() ? "" : "worst at " + worst.place() + ": ";
        return place + "got " + readable(worst.got()) + ", expected " + readable(worst.expected().value());
    }

    private static String readable(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.round(READABLE).stripTrailingZeros().toString();
    }

    /**
     * Publishes the report as a page, JSON and JUnit XML.
     *
     * @param output where to
     * @param diagnosis what explains the results that are outside
     */
    public void publish(OutputDirectory output, ArrayNode diagnosis) {
        output.write("index.html", ConformancePage.of(this));
        output.write("report.json", json(diagnosis));
        output.write("junit.xml", JUnitXml.of(this));
        output.publish();
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
        node.put("wanted", wanted);
        node.put("digits", Tally.of(outcomes).leastDigits());
        node.set("counts", counts(Tally.of(outcomes)));
        ObjectNode topics = node.putObject("topics");
        Tally.byTopic(vectors, outcomes).forEach((topic, tally) -> topics.set(topic, counts(tally)));
        ObjectNode flags = node.putObject("flags");
        Tally.byFlag(vectors, outcomes).forEach((flag, tally) -> flags.set(flag, counts(tally)));
        ObjectNode lost = node.putObject("lostDigits");
        Tally.lostDigits(outcomes, format).forEach((digits, count) -> lost.put(digits.toString(), count));
        node.set("diagnosis", diagnosis);
        ArrayNode list = node.putArray("outcomes");
        outcomes.forEach(outcome -> list.add(json(outcome)));
        return JsonText.of(node);
    }

    private static ObjectNode counts(Tally tally) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        for (Status status : Status.values()) {
            counts.put(label(status), tally.count(status));
        }
        return counts;
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("case", outcome.caseId());
        node.put("result", outcome.result());
        node.put("status", label(outcome.status()));
        node.put("digits", outcome.digits());
        node.put("error", outcome.error().toString());
        node.put("allowed", outcome.allowed().toString());
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

    static String label(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
