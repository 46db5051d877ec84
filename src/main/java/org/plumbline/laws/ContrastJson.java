package org.plumbline.laws;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.run.JsonText;

/**
 * Contrastive learning at one or several P for machines (spec/schema/contrast.schema.json). Every number is a double in
 * a string; the level says whether it is exact up to the rounding of doubles, or one of several replicas.
 */
public final class ContrastJson {

    private ContrastJson() {
    }

    /**
     * The document.
     *
     * @param runs in the order of their P
     * @return JSON
     */
    public static String of(List<ContrastRun> runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "plumbline-contrast/1");
        ArrayNode all = root.putArray("runs");
        runs.forEach(run -> run(all.addObject(), run));
        return JsonText.of(root);
    }

    private static void run(ObjectNode node, ContrastRun run) {
        MeanFieldRow row = run.row();
        ContrastPlan plan = run.plan();
        node.put("level", plan.level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("positions", Double.toString(row.positions()));
        node.put("masked-part", Double.toString(row.maskedPart()));
        node.put("global-size", Double.toString(row.globalSize()));
        node.put("local-size", Double.toString(row.localSize()));
        node.put("latent", Double.toString(row.latent()));
        node.put("clusters", plan.clusters());
        node.put("negatives", plan.negatives());
        node.put("tau", plan.tau().toString());
        ObjectNode field = node.putObject("mean-field");
        field.put("initial-rate", Double.toString(run.fieldRate()));
        for (Map.Entry<Milestone, ContrastPoint> each : run.field().entrySet()) {
            point(field.putObject(each.getKey().key()), each.getValue());
        }
        if (!run.courses().isEmpty()) {
            node.put("eta", Double.toString(plan.step()));
        }
        if (run.sampled()) {
            node.put("batch", plan.sampling().batch());
            node.put("shared-global", plan.sampling().sharedGlobal());
            node.put("seed", Long.toString(plan.sampling().seed()));
            estimates(node.putObject("estimates"), run);
        }
        ArrayNode courses = node.putArray("trainings");
        run.courses().forEach(course -> course(courses.addObject(), course));
    }

    private static void course(ObjectNode node, ContrastCourse course) {
        node.put("steps", Long.toString(course.steps()));
        node.put("initial-rate", Double.toString(course.initialRate()));
        point(node.putObject("first"), course.first());
        for (Milestone level : ContrastCourse.LEVELS) {
            course.passage(level).ifPresent(passage -> {
                ObjectNode at = node.putObject(level.key());
                point(at.putObject("before"), passage.before());
                point(at.putObject("after"), passage.after());
            });
        }
        point(node.putObject("last"), course.last());
    }

    private static void point(ObjectNode node, ContrastPoint point) {
        node.put("time", Double.toString(point.time()));
        node.put("attention", Double.toString(point.attention()));
        node.put("phi-global", Double.toString(point.global()));
        node.put("phi-local", Double.toString(point.local()));
        node.put("largest-local", Double.toString(point.largestLocal()));
        node.put("largest-upsilon", Double.toString(point.largestPosition()));
        if (!Double.isNaN(point.loss())) {
            node.put("loss", Double.toString(point.loss()));
        }
    }

    private static void estimates(ObjectNode node, ContrastRun run) {
        estimate(node.putObject("initial-rate"), run.estimate(ContrastCourse::initialRate));
        point(node.putObject("last"), run);
        for (Milestone level : ContrastCourse.LEVELS) {
            if (run.estimate(level, ContrastPoint::time).isPresent()) {
                ObjectNode at = node.putObject(level.key());
                at(at, run, level, "time", ContrastPoint::time);
                at(at, run, level, "phi-global", ContrastPoint::global);
                at(at, run, level, "phi-local", ContrastPoint::local);
            }
        }
    }

    private static void at(ObjectNode node, ContrastRun run, Milestone level, String name,
            ToDoubleFunction<ContrastPoint> value) {
        estimate(node.putObject(name), run.estimate(level, value).orElseThrow());
    }

    private static void point(ObjectNode node, ContrastRun run) {
        estimate(node.putObject("attention"), run.estimate(each -> each.last().attention()));
        estimate(node.putObject("phi-global"), run.estimate(each -> each.last().global()));
        estimate(node.putObject("phi-local"), run.estimate(each -> each.last().local()));
        estimate(node.putObject("largest-local"), run.estimate(each -> each.last().largestLocal()));
    }

    private static void estimate(ObjectNode node, Estimate estimate) {
        node.put("mean", Double.toString(estimate.mean()));
        node.put("standard-error", Double.toString(estimate.error()));
    }
}
