package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.PublishedCase;

/**
 * What a candidate says about a case, held against the definitions with mistakes in them.
 */
final class Answer {

    /** Nothing in the vectors comes near it, and no number of a candidate beyond it can be told from infinity. */
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(150);

    private final PublishedCase published;
    private final CaseData data;
    private final Map<String, List<BigDecimal>> given;
    private final Map<String, Double> failing;

    /** What was given as it is compared; made when it is first asked for, which for most answers is never. */
    private Map<String, Wide[]> numbers;

    /** For each set of mistakes that was tried: how far each result is from it, relative to its size. */
    private final Map<Set<Mistake>, Map<String, Double>> distances = new HashMap<>();

    /** For some of them: how far float64 is from 31 digits, relative to the size of the result. */
    private final Map<Set<Mistake>, Map<String, Double>> roundings = new HashMap<>();

    private Set<Mistake> lastMistakes;
    private Map<String, WideMatrix> last;

    /**
     * An answer.
     *
     * @param given the candidate's numbers by result, in the shape of the case
     * @param failing the results that do not conform, and how far they are off, relative to the size of the result
     */
    Answer(PublishedCase published, CaseData data, Map<String, List<BigDecimal>> given, Map<String, Double> failing) {
        this.published = published;
        this.data = data;
        this.given = given;
        this.failing = failing;
    }

    private Map<String, Wide[]> numbers() {
        if (numbers == null) {
            numbers = new LinkedHashMap<>();
            given.forEach(
                    (name, entries) -> numbers.put(name, entries.stream().map(Answer::wide).toArray(Wide[]::new)));
        }
        return numbers;
    }

    private static Wide wide(BigDecimal number) {
        return number.abs().compareTo(TOO_LARGE) < 0 ? Wide.of(number) : Wide.of(Double.NaN);
    }

    String topic() {
        return published.topic();
    }

    CaseData data() {
        return data;
    }

    Set<String> results() {
        return given.keySet();
    }

    Set<String> failing() {
        return failing.keySet();
    }

    /** How far a result that does not conform is off, relative to its size. */
    double error(String result) {
        return failing.get(result);
    }

    /** The mistakes of a set that can show in this case. */
    Set<Mistake> relevant(Set<Mistake> mistakes) {
        Set<Mistake> relevant = EnumSet.noneOf(Mistake.class);
        for (Mistake mistake : mistakes) {
            if (mistake.parts().stream().anyMatch(data.parts()::contains)) {
                relevant.add(mistake);
            }
        }
        return relevant;
    }

    /**
     * How far a result is from the definitions with some mistakes in them.
     *
     * @return the largest distance of an entry over the largest size of one; infinite if they say nothing about it
     */
    double distance(Set<Mistake> mistakes, String result) {
        return distances.computeIfAbsent(Set.copyOf(mistakes), this::distances).getOrDefault(result,
                Double.POSITIVE_INFINITY);
    }

    private Map<String, Double> distances(Set<Mistake> mistakes) {
        Map<String, WideMatrix> mutated = exact(mistakes);
        Map<String, Double> found = new HashMap<>();
        numbers().forEach((name, entries) -> {
            WideMatrix expected = mutated.get(name);
            if (expected != null && expected.rows() * expected.columns() == entries.length) {
                found.put(name, distance(entries, expected, published.results().get(name)));
            }
        });
        return found;
    }

    int size(String result) {
        return given.get(result).size();
    }

    /** What the vectors allow float64 for a result: more than rounding does to it where no mistake is made. */
    double budget(String result) {
        return published.budgets().get(result).get(NumberFormat.FLOAT64).doubleValue();
    }

    /**
     * What rounding does to a result: the same evaluation in float64, held against the one in 31 digits.
     *
     * @return the largest distance of an entry over the largest size of one
     */
    double rounding(Set<Mistake> mistakes, String result) {
        return roundings.computeIfAbsent(Set.copyOf(mistakes), this::roundings).getOrDefault(result, 0.0);
    }

    private Map<String, Double> roundings(Set<Mistake> mistakes) {
        Map<String, WideMatrix> exact = exact(mistakes);
        Map<String, Double> found = new HashMap<>();
        MutatedDefinition.of(data.plain(), mistakes).forEach((name, rounded) -> {
            if (given.containsKey(name) && exact.containsKey(name)) {
                found.put(name, distance(rounded.entries(), exact.get(name), published.results().get(name)));
            }
        });
        return found;
    }

    /**
     * What the definitions with some mistakes in them say; it is asked for twice in a row, for a distance and for what
     * rounding does.
     */
    private Map<String, WideMatrix> exact(Set<Mistake> mistakes) {
        if (!mistakes.equals(lastMistakes)) {
            last = mistakes.isEmpty() ? right() : MutatedDefinition.of(data, mistakes);
            lastMistakes = mistakes;
        }
        return last;
    }

    /** Without mistakes the vectors have said it already. */
    private Map<String, WideMatrix> right() {
        Map<String, WideMatrix> right = new HashMap<>();
        published.results().forEach((name, result) -> right.put(name, WideMatrix.of(1, result.entries().size(),
                (i, j) -> Wide.of(result.entries().get(j).lo()))));
        return right;
    }

    /** The size is at least that of the right result: what should be 0 may be as far from it as rounding brings it. */
    private static double distance(Wide[] entries, WideMatrix expected, BoundedArray right) {
        double size = right.scale().doubleValue();
        double largest = 0;
        for (int i = 0; i < entries.length; i++) {
            Wide entry = expected.get(i);
            size = Math.max(size, Math.abs(entry.hi()));
            double distance = entries[i].minus(entry).abs().hi();
            // a distance that is no number is larger than any
            largest = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(largest, distance);
        }
        return largest / size;
    }

    /** Where the mistakes show most in one of some results: at the entry that is farthest from what is right. */
    Finding.Example example(Set<Mistake> mistakes, Set<String> shown) {
        Map<String, WideMatrix> mutated = MutatedDefinition.of(data, mistakes);
        Finding.Example example = null;
        double farthest = -1;
        for (String name : given.keySet()) {
            if (!failing.containsKey(name) || !shown.contains(name) || !mutated.containsKey(name)) {
                continue;
            }
            BoundedArray right = published.results().get(name);
            for (int i = 0; i < right.entries().size(); i++) {
                Interval entry = right.entries().get(i);
                BigDecimal got = given.get(name).get(i);
                double distance = entry.distance(got).doubleValue() / right.scale().doubleValue();
                if (distance > farthest) {
                    farthest = distance;
                    example = new Finding.Example(published.id(), name + right.place(i), got, entry,
                            mutated.get(name).get(i).decimal());
                }
            }
        }
        return example;
    }
}
