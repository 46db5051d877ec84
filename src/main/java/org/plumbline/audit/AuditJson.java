package org.plumbline.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config;
import org.plumbline.run.FinerRun;
import org.plumbline.run.JsonText;
import org.plumbline.run.Objective;
import org.plumbline.run.RoundingDistance;
import org.plumbline.run.Trajectory;

/**
 * An audit for machines (spec/schema/audit.schema.json). Every number is a string; intervals are rounded outward to as
 * many decimals as digits were asked for.
 */
public final class AuditJson {

    private static final int DIGITS = 20;

    private final Config config;
    private final int digits;

    private AuditJson(Config config, int digits) {
        this.config = config;
        this.digits = digits;
    }

    /**
     * The verdicts and the statistics of every step.
     *
     * @param audit an audit
     * @return a JSON document
     */
    public static String of(Audit audit) {
        return JsonText
                .of(new AuditJson(audit.experiment().config(), audit.experiment().config().digits()).json(audit));
    }

    /**
     * The verdicts of an audit on the population, whose courses are documents of their own.
     *
     * @param audit an audit
     * @return a JSON document
     */
    public static String of(PopulationAudit audit) {
        ObjectNode root = new AuditJson(null, DIGITS).verdicts(audit);
        root.putObject("courses");
        return JsonText.of(root);
    }

    private ObjectNode verdicts(Judged audit) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "plumbline-audit/1");
        root.put("name", audit.name());
        ArrayNode verdicts = root.putArray("verdicts");
        audit.judgements().forEach(each -> verdict(verdicts.addObject(), each));
        return root;
    }

    private ObjectNode json(Audit audit) {
        ObjectNode root = verdicts(audit);
        ObjectNode courses = root.putObject("courses");
        audit.courses().forEach((objective, course) -> course(courses.putArray(objective.label()), course));
        return root;
    }

    private void verdict(ObjectNode node, Judgement judgement) {
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

    private void course(ArrayNode steps, Course course) {
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
            if (course.diversities().containsKey(t)) {
                diversity(node.putObject("diversity"), course.diversities().get(t));
            }
            if (course.distances().containsKey(t)) {
                distance(node.putObject("rounding-distance"), course.objective(), course.distances().get(t));
            }
        }
    }

    private void diversity(ObjectNode node, Diversity diversity) {
        diversity.distance().ifPresent(distance -> interval(node, "distance", distance));
        diversity.information().ifPresent(information -> interval(node, "information", information));
        diversity.rank().ifPresent(rank -> node.put("effective-rank", Double.toString(rank)));
    }

    private void distance(ObjectNode node, Objective objective, RoundingDistance distance) {
        int decimals = FinerRun.decimals(config, objective);
        interval(node, "feature", distance.featurePosition(), decimals);
        interval(node, "position", distance.positionPosition(), decimals);
        interval(node, "attention", distance.attention(), decimals);
        interval(node, "loss", distance.loss(), decimals);
    }

    private void interval(ObjectNode node, String name, Enclosure value) {
        interval(node, name, value, digits);
    }

    private static void interval(ObjectNode node, String name, Enclosure value, int most) {
        Trajectory.Bounds bounds = Trajectory.Bounds.of(value, most);
        node.putArray(name).add(bounds.lower()).add(bounds.upper());
    }
}
