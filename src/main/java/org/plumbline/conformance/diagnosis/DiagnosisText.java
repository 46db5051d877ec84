package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.diagnosis.Finding.Example;

/**
 * A diagnosis for people and for machines.
 */
public final class DiagnosisText {

    /** Digits of a number that people read. */
    private static final MathContext READABLE = new MathContext(17);

    /** Explanations that cannot be told apart are many only where little was compared. */
    private static final int SHOWN = 5;

    private DiagnosisText() {
    }

    /**
     * The diagnosis as lines.
     *
     * @param diagnosis what was found
     * @return text that ends in a newline; empty if nothing is to be explained
     */
    public static String of(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        diagnosis.findings().forEach(finding -> append(text, finding));
        if (diagnosis.unreached() > 0) {
            text.append("Diagnosis: no mistakes are known for the inputs of ")
                    .append(counted(diagnosis.unreached(), "failing case")).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append("Diagnosis").append(scope(finding));
        List<Set<Mistake>> explanations = finding.explanations();
        if (explanations.isEmpty()) {
            text.append(": no known mistake explains these results (")
                    .append(counted(finding.failing(), "failing case"))
                    .append(")\n");
            return;
        }
        text.append(finding.whole() ? ": results" : ": some results").append(" are those of an implementation that\n");
        for (int i = 0; i < Math.min(SHOWN, explanations.size()); i++) {
            text.append(i == 0 ? "  " : "or\n  ").append(words(explanations.get(i))).append('\n');
        }
        if (explanations.size() > 1) {
            int more = explanations.size() - SHOWN;
            text.append("  (which of them, these cases cannot tell")
                    .append(more > 0 ? "; " + more + " more are in --json)\n" : ")\n");
        }
        text.append("  ").append(evidence(finding)).append('\n');
        Example example = finding.example();
        if (example != null) {
            text.append("  for example ").append(example.caseId()).append(", ").append(example.place()).append(": got ")
                    .append(readable(example.got())).append(", expected ").append(readable(example.expected().lo()))
                    .append(", so mistaken ").append(readable(example.mistaken())).append('\n');
        }
    }

    private static String scope(Finding finding) {
        if (finding.topic().isEmpty()) {
            return "";
        }
        return " of " + (finding.result().isEmpty() ? "" : finding.result() + " in ") + finding.topic();
    }

    private static String words(Set<Mistake> explanation) {
        List<String> words = new ArrayList<>();
        for (Mistake mistake : explanation) {
            String claims = mistake.claims().isEmpty() ? "" : ", " + String.join(", ", mistake.claims());
            words.add(mistake.sentence() + " [" + mistake.label() + claims + "]");
        }
        return String.join("\n  and also ", words);
    }

    private static String evidence(Finding finding) {
        String evidence = finding.explained() + " of " + counted(finding.failing(), "failing case") + ", to "
                + finding.digits() + " digits";
        if (finding.conforming() == 0) {
            return evidence;
        }
        return evidence + "; " + finding.agreeing() + " of " + counted(finding.conforming(), "conforming case") + " "
                + (finding.conforming() == 1 ? "agrees" : "agree");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String readable(BigDecimal number) {
        if (number == null) {
            return "no finite number";
        }
        return number.signum() == 0 ? "0" : number.round(READABLE).stripTrailingZeros().toString();
    }

    /**
     * The diagnosis for machines; numbers are decimals in strings, counts JSON integers.
     *
     * @param diagnosis what was found
     * @return one object a finding
     */
    public static ArrayNode json(Diagnosis diagnosis) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        diagnosis.findings().forEach(finding -> list.add(json(finding)));
        return list;
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!finding.topic().isEmpty()) {
            ArrayNode topics = node.putArray("topics");
            List.of(finding.topic().split(", ")).forEach(topics::add);
        }
        if (!finding.result().isEmpty()) {
            node.put("result", finding.result());
        }
        node.put("failing", finding.failing());
        node.put("explained", finding.explained());
        node.put("conforming", finding.conforming());
        node.put("agreeing", finding.agreeing());
        node.put("digits", finding.digits());
        ArrayNode explanations = node.putArray("explanations");
        for (Set<Mistake> explanation : finding.explanations()) {
            ArrayNode mistakes = explanations.addArray();
            explanation.forEach(mistake -> mistakes.add(json(mistake)));
        }
        if (finding.example() != null) {
            node.set("example", json(finding.example()));
        }
        return node;
    }

    /** A mistake of the catalogue for machines. */
    static ObjectNode json(Mistake mistake) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", mistake.label());
        ArrayNode claims = node.putArray("claims");
        mistake.claims().forEach(claims::add);
        node.put("sentence", mistake.sentence());
        return node;
    }

    private static ObjectNode json(Example example) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("case", example.caseId());
        node.put("place", example.place());
        node.put("got", example.got().toString());
        node.put("lo", example.expected().lo().toPlainString());
        node.put("hi", example.expected().hi().toPlainString());
        node.put("mistaken", example.mistaken() == null ? null : example.mistaken().round(READABLE).toString());
        return node;
    }
}
