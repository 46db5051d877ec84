package org.plumbline.laws;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.run.JsonText;

/**
 * An audit of the scaling laws for machines: every law at every point, with what was measured at each P. Numbers are
 * approximations in double precision.
 */
public final class LawsAuditJson {

    private LawsAuditJson() {
    }

    /**
     * The document.
     *
     * @param audit an audit
     * @return JSON
     */
    public static String of(LawsAudit audit) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "plumbline-laws/1");
        root.put("name", audit.config().name());
        ArrayNode positions = root.putArray("mean-field-positions");
        audit.config().ladder().forEach(each -> positions.add(Double.toString(each)));
        ObjectNode verdicts = root.putObject("verdicts");
        audit.verdicts().forEach((claim, verdict) -> {
            ObjectNode node = verdicts.putObject(claim);
            node.put("verdict", verdict.word());
            if (audit.config().expected().containsKey(claim)) {
                node.put("expected", audit.config().expected().get(claim).verdict().word());
                node.put("why", audit.config().expected().get(claim).why());
            }
        });
        ArrayNode laws = root.putArray("laws");
        for (ScalingLaw law : ScalingLaw.values()) {
            ObjectNode node = laws.addObject();
            node.put("law", law.key());
            node.put("claim", law.claim());
            node.put("words", law.words());
            node.put("formula", law.formula());
            node.put("verdict", audit.verdict(law).word());
            ArrayNode findings = node.putArray("points");
            audit.findings().get(law).forEach(each -> finding(findings.addObject(), each));
        }
        ArrayNode exact = root.putArray("exact");
        for (ExactLadder ladder : audit.exact()) {
            ObjectNode node = exact.addObject();
            place(node, ladder.at());
            ArrayNode at = node.putArray("positions");
            ladder.runs().forEach(run -> at.add(Double.toString(run.row().positions())));
            ObjectNode values = node.putObject("values");
            for (ScalingLaw law : ExactRows.shown(ladder)) {
                ArrayNode all = values.putArray(law.key());
                ladder.values(law).forEach(each -> numbers(all.addArray(), List.of(each[0], each[1])));
            }
        }
        LawsConfig.Edges map = audit.config().map();
        if (!map.imbalanced().isEmpty()) {
            diversity(root.putArray("diversity"), map);
        }
        return JsonText.of(root);
    }

    /** The numbers of {@link ImbalanceFigure}. */
    private static void diversity(ArrayNode node, LawsConfig.Edges map) {
        double positions = map.positions().get(0);
        for (double kc : map.imbalanced()) {
            Exponents at = new Exponents(kc, map.middleKs(), 1, 0.5);
            MeanFieldRow row = MeanFieldRow.ofExponents(positions, at.maskedPart(), kc, at.ks(), at.latent(), false);
            ObjectNode point = node.addObject();
            place(point, at);
            point.put("positions", Double.toString(positions));
            pattern(point.putObject("mae"), TrainedPatterns.reconstruction(row));
            pattern(point.putObject("cl"), TrainedPatterns.contrast(row));
            pattern(point.putObject("apart"), TrainedPatterns.begun(row, ImbalanceFigure.BEGUN));
            pattern(point.putObject("cl-from-apart"), TrainedPatterns.contrastFrom(row, ImbalanceFigure.BEGUN));
        }
    }

    private static void pattern(ObjectNode node, AttentionPattern pattern) {
        node.put("distance", Double.toString(pattern.distance()));
        node.put("information", Double.toString(pattern.information()));
        node.put("rank", Double.toString(pattern.rank()));
    }

    private static void finding(ObjectNode node, Finding finding) {
        place(node, finding.at());
        node.put("predicted", Double.toString(finding.predicted()));
        node.put("tolerance", Double.toString(finding.tolerance()));
        numbers(node.putArray("values"), finding.values());
        finding.limit().ifPresent(each -> {
            node.put("limit", Double.toString(each.limit()));
            node.put("uncertainty", Double.toString(each.uncertainty()));
        });
        node.put("verdict", finding.verdict().word());
    }

    private static void place(ObjectNode node, Exponents at) {
        node.put("kc", Double.toString(at.kc()));
        node.put("ks", Double.toString(at.ks()));
        node.put("latent", Double.toString(at.latent()));
        node.put("masked-part", Double.toString(at.maskedPart()));
    }

    private static void numbers(ArrayNode node, List<Double> values) {
        values.forEach(each -> node.add(Double.toString(each)));
    }
}
