package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The search for mistakes that explain a group of answers: one mistake, then two at once.
 *
 * <p>A mistake explains a group if, within the tolerance, every result that the candidate gives is what the definition
 * with the mistake says: of the cases that fail and of those that conform. Almost all mistakes are ruled out by the
 * smallest failing case, so that the others cost little.
 */
final class Search {

    /** The unit roundoff of float32 in units of that of float64. */
    private static final double SINGLE_TO_DOUBLE = 0x1p29;

    /** Right to fewer digits than this is a matter of rounding no more, not even in float32. */
    private static final double AT_MOST = 1e-4;

    /** What a mistake may cost in digits besides: its sums may cancel more than those that the tolerance is for. */
    private static final double WIDENING = 1e3;

    /** Failing cases that a partial explanation is looked for in. */
    private static final int PROBES = 8;

    /** How far a result may be from what it should be, relative to its size; wider once nothing else explains it. */
    private double tolerance;
    private final double roundoff;
    private final List<Answer> answers;
    private final Set<String> results;
    private final List<Answer> failing = new ArrayList<>();

    /**
     * A search.
     *
     * @param answers cheap ones first is not needed
     * @param results the names of the results that are looked at
     * @param tolerance how far a result may be from what it should be, relative to its size
     * @param roundoff how many times what float64 loses in an evaluation a candidate may lose besides; 0 if its
     *        arithmetic is wider than that
     */
    Search(List<Answer> answers, Set<String> results, double tolerance, double roundoff) {
        this.tolerance = tolerance;
        this.roundoff = roundoff;
        this.results = results;
        this.answers = new ArrayList<>(answers);
        this.answers.sort(Comparator.comparingLong(answer -> answer.data().cost()));
        for (Answer answer : this.answers) {
            if (fails(answer)) {
                failing.add(answer);
            }
        }
    }

    /** Whether a result is outside by more than rounding can explain. */
    private boolean fails(Answer answer) {
        return answer.failing().stream().filter(results::contains).anyMatch(result -> {
            double rounding = allowedRounding(Set.of(), answer, result);
            return rounding == 0 || rounding < AT_MOST && answer.distance(Set.of(), result) > rounding;
        });
    }

    private double allowedRounding(Set<Mistake> mistakes, Answer answer, String result) {
        return roundoff == 0 ? 0 : roundoff * answer.rounding(mistakes, result);
    }

    int failing() {
        return failing.size();
    }

    int conforming() {
        return (int) answers.stream().filter(this::conforms).count();
    }

    private boolean conforms(Answer answer) {
        return !fails(answer) && answer.results().stream().anyMatch(results::contains);
    }

    /** How many conforming cases do not contradict an explanation. */
    int agreeing(Set<Mistake> mistakes) {
        return (int) answers.stream().filter(answer -> conforms(answer) && explains(mistakes, answer)).count();
    }

    /** The sets of mistakes that explain the whole group; what is less likely is tried later. */
    List<Set<Mistake>> explanations() {
        Set<Mistake> known = EnumSet.noneOf(Mistake.class);
        for (Mistake mistake : Mistake.values()) {
            if (failing.stream().anyMatch(answer -> !answer.relevant(Set.of(mistake)).isEmpty())) {
                known.add(mistake);
            }
        }
        known.remove(Mistake.SINGLE_PRECISION);
        List<Set<Mistake>> ones = new ArrayList<>();
        List<Set<Mistake>> imprecise = new ArrayList<>();
        imprecise.add(EnumSet.of(Mistake.SINGLE_PRECISION));
        known.forEach(mistake -> ones.add(EnumSet.of(mistake)));
        known.forEach(mistake -> imprecise.add(EnumSet.of(mistake, Mistake.SINGLE_PRECISION)));
        double narrow = tolerance;
        double wide = Math.max(narrow, Math.min(narrow * WIDENING, AT_MOST));
        List<Set<Mistake>> pairs = pairs(known);
        List<Set<Mistake>> found = first(ones, narrow, wide);
        found = found.isEmpty() && narrow < AT_MOST ? first(imprecise.subList(0, 1), narrow) : found;
        found = found.isEmpty() ? first(pairs, narrow, wide) : found;
        return found.isEmpty() && narrow < AT_MOST ? first(imprecise, narrow) : found;
    }

    /** Those of some sets that explain the whole group, within the first tolerance for which there is one. */
    private List<Set<Mistake>> first(List<Set<Mistake>> sets, double... tolerances) {
        double given = tolerance;
        for (double each : tolerances) {
            tolerance = each;
            List<Set<Mistake>> whole = sets.stream().filter(this::explainsAll).toList();
            if (!whole.isEmpty()) {
                return whole;
            }
        }
        tolerance = given;
        return List.of();
    }

    private static List<Set<Mistake>> pairs(Set<Mistake> known) {
        List<Set<Mistake>> pairs = new ArrayList<>();
        for (Mistake first : known) {
            for (Mistake second : known) {
                if (first.compareTo(second) < 0) {
                    pairs.add(EnumSet.of(first, second));
                }
            }
        }
        return pairs;
    }

    private boolean explainsAll(Set<Mistake> mistakes) {
        return failing.stream().allMatch(answer -> explains(mistakes, answer))
                && answers.stream().allMatch(answer -> explains(mistakes, answer));
    }

    /** Whether an answer is what an implementation with these mistakes would give; each case is evaluated once. */
    private boolean explains(Set<Mistake> mistakes, Answer answer) {
        Set<Mistake> relevant = answer.relevant(mistakes);
        if (relevant.isEmpty()) {
            return !fails(answer);
        }
        double allowed = allowed(relevant);
        double unit = relevant.remove(Mistake.SINGLE_PRECISION) ? SINGLE_TO_DOUBLE : 1;
        return answer.results().stream().filter(results::contains)
                .allMatch(result -> explains(relevant, answer, result, allowed, unit));
    }

    /** Within the tolerance, or as near as rounding lets it be; comparisons are false for what is no number. */
    private boolean explains(Set<Mistake> mistakes, Answer answer, String result, double allowed, double unit) {
        double distance = answer.distance(mistakes, result);
        if (distance <= allowed) {
            return true;
        }
        // what rounding does to two mistakes at once is asked for only where it can matter
        if (roundoff == 0 || mistakes.size() > 1 && !(distance <= AT_MOST)) {
            return false;
        }
        double rounding = unit * allowedRounding(mistakes, answer, result);
        // a result that rounding alone can spoil says nothing for a mistake, and nothing against it
        return distance <= rounding || rounding >= AT_MOST;
    }

    private double allowed(Set<Mistake> mistakes) {
        return mistakes.contains(Mistake.SINGLE_PRECISION)
                ? Math.max(tolerance, Math.min(tolerance * SINGLE_TO_DOUBLE, AT_MOST))
                : tolerance;
    }

    /** How many failing cases an explanation explains. */
    int explained(Set<Mistake> mistakes) {
        return (int) failing.stream().filter(answer -> explains(mistakes, answer)).count();
    }

    /** The single mistakes that explain most failing cases, as far as they show in the smallest of them. */
    List<Set<Mistake>> partial() {
        List<Answer> probes = failing.subList(0, Math.min(PROBES, failing.size()));
        Map<Integer, List<Set<Mistake>>> byCount = new LinkedHashMap<>();
        int most = 0;
        for (Mistake mistake : Mistake.values()) {
            Set<Mistake> one = EnumSet.of(mistake);
            if (probes.stream().anyMatch(answer -> explains(one, answer))) {
                int count = explained(one);
                byCount.computeIfAbsent(count, key -> new ArrayList<>()).add(one);
                most = Math.max(most, count);
            }
        }
        return byCount.getOrDefault(most, List.of());
    }

    /** The digits that everything explained has in common with an explanation, at least. */
    int digits(Set<Mistake> mistakes) {
        double largest = 0;
        for (Answer answer : failing) {
            if (explains(mistakes, answer)) {
                Set<Mistake> relevant = answer.relevant(mistakes);
                relevant.remove(Mistake.SINGLE_PRECISION);
                for (String result : answer.results()) {
                    if (results.contains(result)) {
                        largest = Math.max(largest, answer.distance(relevant, result));
                    }
                }
            }
        }
        return largest == 0 ? Diagnosis.MOST_DIGITS
                : Math.min(Diagnosis.MOST_DIGITS, (int) Math.floor(-Math.log10(largest)));
    }

    /** Where an explanation shows, in the smallest failing case that it explains. */
    Finding.Example example(Set<Mistake> mistakes) {
        Set<Mistake> exact = new LinkedHashSet<>(mistakes);
        exact.remove(Mistake.SINGLE_PRECISION);
        return failing.stream().filter(answer -> explains(mistakes, answer)).findFirst()
                .map(answer -> answer.example(exact, results)).orElse(null);
    }
}
