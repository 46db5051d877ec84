package org.plumbline.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Config;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.theory.Claim;

/**
 * Whether a configuration meets what a claim presupposes. Checked before anything is measured: a claim whose hypothesis
 * fails is not applicable, whatever the run does.
 */
final class Hypotheses {

    /** By how much Delta must differ from 0; the theorems say Omega(1), so this is a choice. */
    static final Enclosure MARGIN = Enclosure.of(Dyadic.of(BigInteger.ONE, 4));

    private static final Enclosure LEAST_GAP = Enclosure.of(Dyadic.of(BigInteger.ONE, 1).negate());

    private final Config config;
    private final Enclosure logP;
    private final List<Enclosure> globalExponents = new ArrayList<>();
    private final List<Enclosure> localExponents = new ArrayList<>();
    private final List<Enclosure> gaps = new ArrayList<>();

    Hypotheses(Config config) {
        this.config = config;
        this.logP = Interval.log(Enclosure.of(config.data().positions()));
        for (List<Integer> sizes : config.data().areaSizes()) {
            Enclosure kc = exponent(sizes.get(Partition.GLOBAL));
            globalExponents.add(kc);
            for (int size : sizes.subList(Partition.GLOBAL + 1, sizes.size())) {
                Enclosure ks = exponent(size);
                localExponents.add(ks);
                gaps.add(Enclosure.of(1).minus(ks).minus(Enclosure.of(1).minus(kc).times(BigInteger.TWO)));
            }
        }
    }

    private Enclosure exponent(int size) {
        return Interval.quotient(Interval.log(Enclosure.of(size)), logP);
    }

    /** The information gap Delta of each local area with its cluster's global area (def:gap). */
    List<Enclosure> gaps() {
        return List.copyOf(gaps);
    }

    /** kc of each cluster (def:scales). */
    List<Enclosure> globalExponents() {
        return List.copyOf(globalExponents);
    }

    /** ks of each local area, cluster after cluster (def:scales). */
    List<Enclosure> localExponents() {
        return List.copyOf(localExponents);
    }

    /** What a claim presupposes and this configuration does not meet. */
    List<Claim.Hypothesis> unmet(Claim claim) {
        return unmet(claim, key -> false);
    }

    /** The same where more is known than the configuration says. */
    List<Claim.Hypothesis> unmet(Claim claim, Predicate<String> known) {
        return claim.hypotheses().stream().filter(each -> !config.audit().ignored().contains(each.key())
                && !known.test(each.key()) && !meets(each.key())).toList();
    }

    private boolean meets(String key) {
        return switch (key) {
            case "zero-start" -> config.start().signum() == 0;
            case "scales-in-range" -> within(globalExponents, "0.5005", "1") && within(localExponents, "0.001", "0.5");
            case "mae-trained" -> config.training().containsKey(Objective.MAE);
            case "cl-trained" -> config.training().containsKey(Objective.CL);
            case "rounding-keeps-rows" -> config.level() == LevelName.COORDINATES || config.data().reflections() == 0;
            case "gap-away-from-zero" ->
                hasLocalAreas() && gaps.stream().allMatch(gap -> positive(gap) || negative(gap));
            case "positive-gap" -> hasLocalAreas() && gaps.stream().allMatch(Hypotheses::positive);
            case "negative-gap" -> hasLocalAreas() && gaps.stream().allMatch(Hypotheses::negative);
            case "local-areas-of-two" -> config.data().areaSizes().stream()
                    .allMatch(sizes -> sizes.stream().allMatch(size -> size >= 2));
            case "at-least-two-clusters" -> config.data().areaSizes().size() >= 2;
            case "one-cluster" -> config.data().areaSizes().size() == 1;
            case "imbalance" -> hasLocalAreas() && config.data().areaSizes().stream().allMatch(Hypotheses::imbalanced);
            case "equal-local-areas" -> config.data().areaSizes().stream()
                    .allMatch(sizes -> sizes.subList(1, sizes.size()).stream().distinct().count() <= 1);
            case "constant-latents" -> config.data().latents().constant();
            case "both-objectives" -> config.training().containsKey(Objective.MAE)
                    && config.training().containsKey(Objective.CL);
            // what a step moves is seen in a run only
            case "small-step" -> false;
            default -> throw new IllegalArgumentException("no audit can test the hypothesis " + key);
        };
    }

    private boolean hasLocalAreas() {
        return config.data().areaSizes().stream().allMatch(sizes -> sizes.size() > 1);
    }

    private static boolean imbalanced(List<Integer> sizes) {
        return sizes.subList(1, sizes.size()).stream().allMatch(size -> size < sizes.get(Partition.GLOBAL));
    }

    // at the very end of a range an enclosure of an exponent cannot be certain, and is let pass

    private static boolean positive(Enclosure gap) {
        return !gap.certainlyLess(MARGIN);
    }

    private static boolean negative(Enclosure gap) {
        return !MARGIN.negate().certainlyLess(gap) && !gap.certainlyLess(LEAST_GAP);
    }

    private static boolean within(List<Enclosure> exponents, String low, String high) {
        Enclosure least = DyadicText.enclose(low, Interval.SCALE);
        Enclosure largest = DyadicText.enclose(high, Interval.SCALE);
        return exponents.stream().noneMatch(each -> each.certainlyLess(least) || largest.certainlyLess(each));
    }
}
