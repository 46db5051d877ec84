package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.report.VerdictMap;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/**
 * Where in the plane of kc and ks the picture of the theorems is there at one finite P, by the measures and thresholds
 * of the registry, in the mean-field limit: Delta tends to 0 from both sides, and ks to kc.
 */
final class EdgeMap {

    private static final Claims CLAIMS = Claims.load();

    private EdgeMap() {
    }

    /** thm:mae-positive-gap where Delta > 0, thm:mae-negative-gap where Delta < 0; the margin is not asked for. */
    static Verdict reconstruction(Exponents at, double positions) {
        if (!at.inRange() || at.ks() >= at.kc() || Math.abs(at.gap()) < 1e-9) {
            return Verdict.NOT_APPLICABLE;
        }
        Map<Milestone, MeanFieldFlow.Point> points = MeanFieldFlow.of(MeanFieldRow.ofExponents(positions,
                at.maskedPart(), at.kc(), at.ks(), at.latent(), false));
        MeanFieldFlow.Point crossover = points.get(Milestone.CROSSOVER);
        MeanFieldFlow.Point end = points.get(Milestone.END);
        double log = StrictMath.log(positions);
        if (at.gap() < 0) {
            // Phi_global only falls, so that its end is its largest
            return judge("thm:mae-negative-gap", Map.of("growth", end.own() / log, "global", -end.global() / log));
        }
        double fall = -crossover.global();
        return judge("thm:mae-positive-gap", Map.of("decoupling", fall / log, "separation",
                fall > 0 ? crossover.own() / fall : Double.POSITIVE_INFINITY, "growth", end.own() / log, "drift",
                fall > 0 ? (crossover.global() - end.global()) / fall : Double.POSITIVE_INFINITY));
    }

    /** thm:cl-collapse. */
    static Verdict contrast(Exponents at, double positions) {
        if (!at.inRange() || at.ks() >= at.kc()) {
            return Verdict.NOT_APPLICABLE;
        }
        ContrastFlow end = ContrastFlow.of(MeanFieldRow.ofExponents(positions, at.maskedPart(), at.kc(), at.ks(),
                at.latent(), false));
        double log = StrictMath.log(positions);
        return judge("thm:cl-collapse",
                Map.of("global-attention", end.attention(), "growth", end.global() / log, "local",
                        end.largestLocal() / log));
    }

    private static Verdict judge(String id, Map<String, Double> measured) {
        boolean holds = true;
        for (Claim.Measure measure : CLAIMS.find(id).orElseThrow().measures()) {
            double threshold = Bounds.number(measure.threshold());
            double value = measured.get(measure.quantity());
            holds &= measure.relation() == Claim.Relation.AT_LEAST ? value >= threshold : value <= threshold;
        }
        return holds ? Verdict.HOLDS : Verdict.REFUTED;
    }

    /** How one objective is judged at a point. */
    interface Judge {
        Verdict of(Exponents at, double positions);
    }

    /** The map of one objective at one P, for z = 1 and gamma = 1/2. */
    static VerdictMap of(String title, Judge judge, List<Double> kc, List<Double> ks, double positions) {
        List<List<Verdict>> verdicts = new ArrayList<>();
        for (double y : ks) {
            verdicts.add(kc.stream().map(x -> judge.of(new Exponents(x, y, 1, 0.5), positions)).toList());
        }
        long holds = verdicts.stream().flatMap(List::stream).filter(each -> each == Verdict.HOLDS).count();
        return new VerdictMap(title, ks.stream().map(Bounds::words).toList(), kc.stream().map(Bounds::words).toList(),
                "ks", "kc", verdicts, title + ": the picture is there at " + holds + " of "
                        + kc.size() * ks.size() + " pairs of kc and ks.");
    }
}
