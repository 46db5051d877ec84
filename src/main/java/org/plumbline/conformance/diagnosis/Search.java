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
 * smallest failing case, so that the others cost little. Where even that case is large, pairs are not looked for.
 *
 * <p>What rounding alone can spoil is neither for a mistake nor against it, and is no explanation either: of the
 * failing cases at least half must have a failing result that is near what the mistake says.
 */
final class Search {

    /** What float64 may lose if the evaluation in float64 happens to lose nothing. */
    private static final double DOUBLE = Diagnosis.ROUNDINGS * 0x1p-53;

    /** The same of float32. */
    private static final double SINGLE = Diagnosis.ROUNDINGS * 0x1p-24;

    /** Right to fewer digits than this is a matter of rounding no more, not even in float32. */
    private static final double AT_MOST = 1e-4;

    /** What float32 may spoil by more than this it may spoil wholly: its errors are no longer small. */
    private static final double SPOILT = 1e-2;

    /** Pairs are looked for if they cost no more than this, in the unit of {@link CaseData#cost}. */
    private static final long MOST_COST = 4_000_000;

    /** Some thousand pairs explain a number or two by chance, unless many digits are compared. */
    private static final double CHANCE = 1e-10;

    /** What a mistake may cost in digits besides: its sums may cancel more than those that the tolerance is for. */
    private static final double WIDENING = 1e3;

    /** Failing cases that a partial explanation is looked for in. */
    private static final int PROBES = 4;

    /** What a result says about some mistakes. */
    private enum Verdict {
        FOR, SILENT, AGAINST
    }

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
            // where the vectors' own bound on rounding settles it, rounding need not be seen
            double most = roundoff * answer.budget(result);
            if (most < AT_MOST && answer.error(result) > most) {
                return true;
            }
            double rounding = allowedRounding(Set.of(), answer, result);
            return rounding == 0 || rounding < AT_MOST && answer.error(result) > rounding;
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
        // a candidate that is asked for the digits of float32 is one in float32
        boolean inSingle = roundoff > Diagnosis.ROUNDINGS;
        List<Set<Mistake>> pairs = pairs(known);
        if (pairs.size() * failing.get(0).data().cost() > MOST_COST || Math.pow(narrow, numbers()) > CHANCE) {
            pairs.clear();
        }
        List<Set<Mistake>> found = first(ones, narrow, wide);
        found = found.isEmpty() && !inSingle ? first(imprecise.subList(0, 1), narrow) : found;
        found = found.isEmpty() ? first(pairs, narrow, wide) : found;
        return found.isEmpty() && !inSingle ? first(imprecise, narrow) : found;
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
        // most are ruled out by the first case, and that before any case is counted
        if (!failing.stream().allMatch(answer -> explains(mistakes, answer))
                || !answers.stream().allMatch(answer -> explains(mistakes, answer))) {
            return false;
        }
        return 2 * failing.stream().filter(answer -> speaksFor(mistakes, answer)).count() >= failing.size();
    }

    /** Whether nothing in an answer speaks against these mistakes; each case is evaluated once. */
    private boolean explains(Set<Mistake> mistakes, Answer answer) {
        Set<Mistake> relevant = answer.relevant(mistakes);
        return relevant.isEmpty() ? !fails(answer)
                : answer.results().stream().filter(results::contains)
                        .noneMatch(result -> verdict(relevant, answer, result) == Verdict.AGAINST);
    }

    /** Whether a result that does not conform is what these mistakes make of it. */
    private boolean speaksFor(Set<Mistake> mistakes, Answer answer) {
        Set<Mistake> relevant = answer.relevant(mistakes);
        return !relevant.isEmpty() && answer.failing().stream().filter(results::contains)
                .anyMatch(result -> verdict(relevant, answer, result) == Verdict.FOR);
    }

    /** Whether a mistake can speak for an answer at all, judged before what rounding does is asked for. */
    private boolean isNear(Set<Mistake> mistakes, Answer answer) {
        Set<Mistake> formulas = answer.relevant(mistakes);
        formulas.remove(Mistake.SINGLE_PRECISION);
        return answer.failing().stream().filter(results::contains)
                .anyMatch(result -> answer.distance(formulas, result) <= Math.max(SPOILT, tolerance));
    }

    private Verdict verdict(Set<Mistake> mistakes, Answer answer, String result) {
        if (!mistakes.contains(Mistake.SINGLE_PRECISION)) {
            return exact(mistakes, answer, result);
        }
        Set<Mistake> formulas = EnumSet.copyOf(mistakes);
        formulas.remove(Mistake.SINGLE_PRECISION);
        return single(formulas, answer, result);
    }

    /** Within the tolerance, or as near as rounding lets it be; comparisons are false for what is no number. */
    private Verdict exact(Set<Mistake> mistakes, Answer answer, String result) {
        double distance = answer.distance(mistakes, result);
        if (distance <= tolerance) {
            return Verdict.FOR;
        }
        // what rounding does to two mistakes at once is asked for only where it can matter
        if (roundoff == 0 || mistakes.size() > 1 && !(distance <= AT_MOST)) {
            return Verdict.AGAINST;
        }
        double rounding = allowedRounding(mistakes, answer, result);
        if (rounding >= AT_MOST) {
            return Verdict.SILENT;
        }
        return distance <= rounding ? Verdict.FOR : Verdict.AGAINST;
    }

    /** For float32 speaks what it can lose and float64 cannot; it may have been float32 in some places only. */
    private static Verdict single(Set<Mistake> mistakes, Answer answer, String result) {
        double distance = answer.distance(mistakes, result);
        double rounding = Diagnosis.ROUNDINGS * answer.rounding(mistakes, result);
        double most = Math.max(SINGLE, Diagnosis.SINGLE_TO_DOUBLE * rounding);
        if (distance <= most) {
            return most < SPOILT && distance > Math.max(DOUBLE, rounding) ? Verdict.FOR : Verdict.SILENT;
        }
        return most < SPOILT ? Verdict.AGAINST : Verdict.SILENT;
    }

    /** How many numbers the failing results have. */
    private long numbers() {
        return failing.stream().mapToLong(answer -> answer.failing().stream().filter(results::contains)
                .mapToLong(answer::size).sum()).sum();
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
            if (probes.stream().anyMatch(answer -> isNear(one, answer) && explains(one, answer)
                    && speaksFor(one, answer))) {
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
