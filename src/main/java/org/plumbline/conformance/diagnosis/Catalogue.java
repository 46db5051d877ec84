package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.run.JsonText;

/**
 * The catalogue of mistakes as it is listed: for a terminal, for machines, and as the page
 * {@code spec/vectors/mistakes.md}.
 */
public final class Catalogue {

    private Catalogue() {
    }

    /**
     * One line a mistake: its id and what an implementation with it does.
     *
     * @return text that ends in a newline
     */
    public static String text() {
        int width = 0;
        for (Mistake mistake : Mistake.values()) {
            width = Math.max(width, mistake.label().length());
        }
        StringBuilder text = new StringBuilder();
        for (Mistake mistake : Mistake.values()) {
            text.append(mistake.label()).append(" ".repeat(width + 2 - mistake.label().length()))
                    .append(mistake.sentence()).append('\n');
        }
        return text.toString();
    }

    /**
     * A JSON array of id, claims, sentence and the parts of the theory where the mistake can show.
     *
     * @return text that ends in a newline
     */
    public static String json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Mistake mistake : Mistake.values()) {
            ObjectNode node = DiagnosisText.json(mistake);
            ArrayNode parts = node.putArray("parts");
            parts(mistake).forEach(parts::add);
            list.add(node);
        }
        return JsonText.of(list);
    }

    private static List<String> parts(Mistake mistake) {
        List<String> parts = new ArrayList<>();
        mistake.parts().forEach(part -> parts.add(part.label()));
        return parts;
    }

    /**
     * The page beside the vectors.
     *
     * @return Markdown that ends in a newline
     */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # The catalogue of mistakes

                <!-- Written by "plumbline vectors mistakes --markdown"; a test compares it. Do not edit. -->

                When a candidate does not conform, `verify` evaluates the definitions again with a mistake put into
                them, on the inputs of the cases, and names the mistakes that explain the results: *results are those of
                an implementation that ...* Nothing is looked up in a table of results. The evaluation is a second one,
                apart from the reference: dense matrices of 31 digits, gradients by reverse differentiation, so that
                a mistake in a formula has the gradient that automatic differentiation gives it.

                A mistake, or two at once, is named when every result of every failing case is, to the digits asked for,
                what the mistaken definition gives, and no conforming case contradicts it. If nothing explains all
                topics, an explanation is looked for topic by topic, then result by result, and last one for as many
                cases of a topic as possible. Mistakes that the cases cannot tell apart are named together.

                What rounding can do is seen by doing it: the same evaluation in float64 is held against the one in 31
                digits. A candidate may lose 64 times what that loses, besides the digits asked for; a result that loses
                more than all but 4 digits speaks for no mistake and against none. Half of the failing cases must speak
                for a mistake that is named. Where more than 15 digits are asked for, nothing is allowed for rounding;
                where at most 7 are, that of float32.

                Two mistakes at once are looked for only while that is quick: not where even the smallest failing
                case is large, for example one of many steps. Nor where a number or two to few digits are all that
                fails: some thousand pairs come near any number.

                | id | an implementation that ... | gets wrong | can show in |
                |---|---|---|---|
                """);
        for (Mistake mistake : Mistake.values()) {
            page.append("| `").append(mistake.label()).append("` | ").append(mistake.sentence()).append(" | ")
                    .append(String.join(", ", mistake.claims())).append(" | ")
                    .append(mistake.parts().size() == Part.values().length ? "all"
                            : String.join(", ", parts(mistake)))
                    .append(" |\n");
        }
        return page.append("""

                `single-precision` is no mutated formula: the results are those of the definitions to the digits of
                float32, 2^29 times what is allowed for float64 and at least 64 times 2^-24. What speaks for it lies
                beyond what float64 may lose. It is tried where no other mistake explains everything by itself.
                """).toString();
    }
}
