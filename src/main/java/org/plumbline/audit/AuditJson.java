package org.plumbline.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureText;
import org.plumbline.run.RoundingDistance;

/**
 * An audit for machines (spec/schema/audit.schema.json). Every number is a string; intervals are rounded outward.
 */
public final class AuditJson {

    private static final int DECIMALS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {
    }

    /**
     * The verdicts and the statistics of every step.
     *
     * @param audit an audit
     * @return a JSON document
     */
    public static String of(Audit audit) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", "plumbline-audit/1");
        root.put("name", audit.experiment().config().name());
        ArrayNode verdicts = root.putArray("verdicts");
        audit.judgements().forEach(each -> verdict(verdicts.addObject(), each));
        ObjectNode courses = root.putObject("courses");
        audit.courses().forEach((objective, course) -> course(courses.putArray(objective.label()), course));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
                    .writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit cannot be written as JSON", e);
        }
    }

    private static void verdict(ObjectNode node, Judgement judgement) {
        node.put("claim", judgement.claim().id());
        node.put("verdict", judgement.verdict().word());
        judgement.expected().ifPresent(expected -> {
            node.put("expected", expected.verdict().word());
            node.put("why", expected.why());
        });
        ArrayNode unmet = node.putArray("unmet");
        judgement.unmet().forEach(each -> unmet.add(each.key()));
        ArrayNode measures = node.putArray("measures");
        for (Judgement.Comparison comparison : judgement.comparisons()) {
            ObjectNode measure = measures.addObject();
            measure.put("quantity", comparison.measure().quantity());
            comparison.value().ifPresent(value -> interval(measure, "value", value));
            measure.put("relation", comparison.measure().relation().word());
            interval(measure, "threshold", comparison.threshold());
            measure.put("outcome", comparison.outcome().word());
        }
    }

    private static void course(ArrayNode steps, Course course) {
        for (int t = 0; t < course.statistics().size(); t++) {
            Statistics each = course.statistics().get(t);
            ObjectNode node = steps.addObject();
            node.put("step", t);
            if (t < course.losses().size()) {
                interval(node, "batch-loss", course.losses().get(t));
                interval(node, "batch-floor", course.floors().get(t));
            }
            interval(node, "loss", each.loss());
            interval(node, "floor", each.floor());
            each.attention().forEach((kind, attention) -> {
                ObjectNode of = node.withObject("/attention/" + kind.word());
                attention.own().ifPresent(own -> interval(of, "own", own));
                attention.leastOwn().ifPresent(least -> interval(of, "least-own", least));
                interval(of, "own-of-all", attention.ownOfAll());
                interval(of, "global-of-all", attention.globalOfAll());
            });
            each.correlations().forEach((kind, correlation) -> {
                ObjectNode of = node.withObject("/correlations/" + kind.word());
                interval(of, "own", correlation.own());
                interval(of, "global", correlation.global());
                correlation.ownPositions().ifPresent(mean -> interval(of, "own-positions", mean));
            });
            interval(node, "largest-other-feature", each.otherFeatures());
            interval(node, "largest-local-feature", each.localFeatures());
            interval(node, "largest-position", each.positions());
            if (course.distances().containsKey(t)) {
                distance(node.putObject("rounding-distance"), course.distances().get(t));
            }
        }
    }

    private static void distance(ObjectNode node, RoundingDistance distance) {
        interval(node, "feature", distance.featurePosition());
        interval(node, "position", distance.positionPosition());
        interval(node, "attention", distance.attention());
        interval(node, "loss", distance.loss());
    }

    private static void interval(ObjectNode node, String name, Enclosure value) {
        ArrayNode ends = node.putArray(name);
        ends.add(EnclosureText.lower(value, DECIMALS));
        ends.add(EnclosureText.upper(value, DECIMALS));
    }
}
