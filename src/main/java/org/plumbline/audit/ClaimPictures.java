package org.plumbline.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.plumbline.report.Axis;
import org.plumbline.report.BarChart;
import org.plumbline.report.Bars;
import org.plumbline.report.Figure;
import org.plumbline.report.Figures;
import org.plumbline.report.Picture;
import org.plumbline.report.ReferenceLine;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/**
 * Each claim with its verdicts, and what was measured of it in every audit of a suite beside its threshold.
 */
final class ClaimPictures {

    private final List<? extends Judged> audits;

    private ClaimPictures(List<? extends Judged> audits) {
        this.audits = audits;
    }

    /** Every claim that any of the audits judges, with all that is measured of it, in the order they come. */
    static Map<String, Claim> claims(List<? extends Judged> audits) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        audits.forEach(audit -> audit.judgements().forEach(each -> claims.put(each.claim().id(), each.claim())));
        return claims;
    }

    /** A figure a claim of which something was measured. */
    static Figures of(List<? extends Judged> audits) {
        ClaimPictures pictures = new ClaimPictures(audits);
        return new Figures(claims(audits).values().stream().flatMap(each -> pictures.figure(each).stream()).toList());
    }

    private Optional<Figure> figure(Claim claim) {
        List<Picture> pictures = claim.measures().stream().flatMap(each -> picture(claim, each).stream()).toList();
        String words = claim.measures().stream().map(each -> each.quantity() + ": " + each.words())
                .collect(Collectors.joining("; "));
        return pictures.isEmpty() ? Optional.empty() : Optional.of(new Figure(claim.title() + ".", "`" + claim.id()
                + "` " + verdicts(claim) + ". A bar for each audit in which it is measured; the line is the threshold. "
                + words + ".", pictures));
    }

    /** In which audits it holds, in which it is refuted. */
    private String verdicts(Claim claim) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            List<String> numbers = IntStream.range(0, audits.size()).filter(i -> verdict(i, claim) == verdict)
                    .mapToObj(i -> Integer.toString(i + 1)).toList();
            if (!numbers.isEmpty()) {
                parts.add((verdict == Verdict.HOLDS ? verdict.word() : "is " + verdict.word()) + " in "
                        + String.join(", ", numbers));
            }
        }
        return String.join("; ", parts);
    }

    private Verdict verdict(int audit, Claim claim) {
        return verdict(audits.get(audit), claim.id());
    }

    /** The verdict; a claim that an audit does not judge says nothing there. */
    static Verdict verdict(Judged audit, String id) {
        return audit.judgement(id).map(Judgement::verdict).orElse(Verdict.NOT_APPLICABLE);
    }

    private Optional<Picture> picture(Claim claim, Claim.Measure measure) {
        double[] values = audits.stream().mapToDouble(audit -> comparison(audit, claim, measure)
                .flatMap(Judgement.Comparison::value).map(Interval::middle).orElse(Double.NaN)).toArray();
        OptionalDouble threshold = audits.stream().flatMap(audit -> comparison(audit, claim, measure).stream())
                .mapToDouble(each -> Interval.middle(each.threshold())).findFirst();
        if (threshold.isEmpty() || IntStream.range(0, values.length).allMatch(i -> Double.isNaN(values[i]))) {
            return Optional.empty();
        }
        String wanted = measure.relation().sign() + " " + Interval.words(audits.stream()
                .flatMap(audit -> comparison(audit, claim, measure).stream()).findFirst().orElseThrow().threshold());
        return Optional.of(new BarChart(Axis.linear(measure.quantity() + ", wanted " + wanted),
                IntStream.rangeClosed(1, values.length).mapToObj(Integer::toString).toList(),
                List.of(Bars.of(measure.words(), IntStream.range(0, values.length).mapToObj(i -> values[i])
                        .toArray(Double[]::new))),
                List.of(ReferenceLine.horizontal(threshold.getAsDouble(), wanted)),
                claim.id() + ": " + measure.quantity() + ", audit by audit, wanted " + wanted + "."));
    }

    private static Optional<Judgement.Comparison> comparison(Judged audit, Claim claim, Claim.Measure measure) {
        return audit.judgement(claim.id()).flatMap(each -> each.comparisons().stream()
                .filter(comparison -> comparison.measure().quantity().equals(measure.quantity())).findFirst());
    }
}
