package org.plumbline.laws;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureText;
import org.plumbline.reference.population.RowState;
import org.plumbline.run.JsonText;

/**
 * Runs at one or several P for machines. Every number is a string: checkpoints are exact dyadic numbers, intervals are
 * rounded outward, and what belongs to the mean field or to a prediction is an approximation.
 */
public final class LawsJson {

    private static final int DECIMALS = 24;

    private static final String[] NUMBERS = {"phi-own", "phi-global", "phi-other", "upsilon-self", "upsilon-own",
            "upsilon-global", "upsilon-other"};

    private LawsJson() {
    }

    /**
     * The document.
     *
     * @param runs in the order of their P
     * @return JSON
     */
    public static String of(List<PopulationRun> runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "plumbline-population/1");
        ArrayNode all = root.putArray("runs");
        for (int i = 0; i < runs.size(); i++) {
            ObjectNode node = all.addObject();
            row(node, runs.get(i).row());
            meanField(node.putObject("mean-field"), runs.get(i));
            runs.get(i).course().ifPresent(course -> course(node.putObject("exact"), course));
            laws(node.putArray("laws"), Laws.at(runs.get(i)));
            if (i > 0) {
                laws(node.putArray("from-the-one-before"), Laws.between(runs.get(i - 1), runs.get(i)));
            }
        }
        ArrayNode limits = root.putArray("limits");
        for (Laws.Limit limit : Laws.limits(runs)) {
            limit.extrapolation().ifPresent(each -> {
                ObjectNode node = limits.addObject();
                node.put("law", limit.last().key());
                node.put("predicted", Double.toString(limit.last().predicted()));
                node.put("mean-field", Double.toString(each.limit()));
                node.put("last-change", Double.toString(each.uncertainty()));
            });
        }
        return JsonText.of(root);
    }

    private static void row(ObjectNode node, MeanFieldRow row) {
        node.put("row", row.global() ? "global" : "local");
        node.put("positions", Double.toString(row.positions()));
        node.put("masked-part", Double.toString(row.maskedPart()));
        node.put("global-size", Double.toString(row.globalSize()));
        node.put("local-size", Double.toString(row.localSize()));
        node.put("latent", Double.toString(row.latent()));
        node.put("gap", Double.toString(row.informationGap()));
    }

    private static void meanField(ObjectNode node, PopulationRun run) {
        run.flow().forEach((milestone, point) -> {
            ObjectNode at = node.putObject(milestone.key());
            at.put("time", Double.toString(point.time()));
            at.put("phi-own", Double.toString(point.own()));
            at.put("phi-global", Double.toString(point.global()));
            at.put("phi-other", Double.toString(point.other()));
        });
    }

    private static void course(ObjectNode node, RowCourse course) {
        node.put("masked", Integer.toString(course.kind().population().masked()));
        node.put("eta", course.eta().toString());
        node.put("grid-bits", Integer.toString(course.last().state().gridBits()));
        node.put("steps", Long.toString(course.last().step()));
        ObjectNode milestones = node.putObject("milestones");
        for (Milestone milestone : Milestone.values()) {
            course.passage(milestone).ifPresent(passage -> {
                ObjectNode at = milestones.putObject(milestone.key());
                checkpoint(at.putObject("before"), passage.before());
                checkpoint(at.putObject("after"), passage.after());
            });
        }
        ArrayNode checkpoints = node.putArray("checkpoints");
        course.checkpoints().forEach(each -> checkpoint(checkpoints.addObject(), each));
    }

    private static void checkpoint(ObjectNode node, RowCheckpoint checkpoint) {
        node.put("step", Long.toString(checkpoint.step()));
        for (int i = 0; i < RowState.SIZE; i++) {
            node.put(NUMBERS[i], checkpoint.state().get(i).toString());
        }
        interval(node.putArray("own-attention"), checkpoint.own());
        interval(node.putArray("mean-own-attention"), checkpoint.meanOwn());
        interval(node.putArray("mean-global-attention"), checkpoint.meanGlobal());
        interval(node.putArray("excess"), checkpoint.excess());
    }

    private static void interval(ArrayNode node, Enclosure value) {
        node.add(EnclosureText.lower(value, DECIMALS));
        node.add(EnclosureText.upper(value, DECIMALS));
    }

    private static void laws(ArrayNode node, List<Law> laws) {
        for (Law law : laws) {
            ObjectNode each = node.addObject();
            each.put("law", law.key());
            each.put("words", law.words());
            each.put("claim", law.claim());
            each.put("formula", law.formula());
            each.put("predicted", Double.toString(law.predicted()));
            law.exact().ifPresent(exact -> interval(each.putArray("exact"), exact));
            each.put("mean-field", Double.toString(law.meanField()));
        }
    }
}
