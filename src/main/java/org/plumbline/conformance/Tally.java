package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;

/**
 * How many results stand how, in all, by topic or by flag.
 */
final class Tally {

    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private int least = Integer.MAX_VALUE;

    /** The tally of some outcomes. */
    static Tally of(List<Outcome> outcomes) {
        Tally tally = new Tally();
        outcomes.forEach(tally::add);
        return tally;
    }

    /** One tally a topic, in the order of the vectors. */
    static Map<String, Tally> byTopic(Vectors vectors, List<Outcome> outcomes) {
        return by(outcomes, outcome -> List.of(vectors.find(outcome.caseId()).topic()), new LinkedHashMap<>());
    }

    /** One tally a flag, in alphabetical order; a case counts for each of its flags. */
    static Map<String, Tally> byFlag(Vectors vectors, List<Outcome> outcomes) {
        return by(outcomes, outcome -> texts(vectors.find(outcome.caseId()).json().path("flags")), new TreeMap<>());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, Tally> by(List<Outcome> outcomes, Function<Outcome, List<String>> keys,
            Map<String, Tally> tallies) {
        outcomes.forEach(outcome -> keys.apply(outcome)
                .forEach(key -> tallies.computeIfAbsent(key, each -> new Tally()).add(outcome)));
        return tallies;
    }

    /** How many results lost so many digits: those that were compared, by whole digits of a format. */
    static Map<Integer, Integer> lostDigits(List<Outcome> outcomes, NumberFormat format) {
        Map<Integer, Integer> lost = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.status() == Status.CONFORMS || outcome.status() == Status.OUTSIDE) {
                lost.merge(lostDigits(outcome, format), 1, Integer::sum);
            }
        }
        return lost;
    }

    private static int lostDigits(Outcome outcome, NumberFormat format) {
        double error = outcome.error().doubleValue();
        double most = Math.floor(format.digits()) + 1;
        return error == 0 ? 0 : (int) Math.min(most, Math.max(0, Math.floor(format.digits() + Math.log10(error))));
    }

    private void add(Outcome outcome) {
        counts.merge(outcome.status(), 1, Integer::sum);
        if (outcome.status() == Status.CONFORMS || outcome.status() == Status.OUTSIDE) {
            least = Math.min(least, outcome.digits());
        }
    }

    int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The digits that every compared result has; 0 if none was compared. */
    int leastDigits() {
        return least == Integer.MAX_VALUE ? 0 : least;
    }
}
