package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.plumbline.conformance.Interval;

/**
 * What explains some results of a candidate, and how well.
 *
 * @param topic the topics that it is about, separated by commas; empty if it is about all of them
 * @param result the result that it is about; empty if it is about all of them
 * @param explanations sets of one or two mistakes, each of which explains the results equally well: the cases cannot
 *        tell them apart; empty if no known mistake explains them
 * @param failing how many cases do not conform in what the finding is about
 * @param explained how many of them the explanations explain
 * @param conforming how many cases conform in what the finding is about
 * @param agreeing how many of them do not contradict the explanations
 * @param digits how many digits the explained results have in common with the mutated definition, at least
 * @param example where it shows; null without an explanation
 */
public record Finding(String topic, String result, List<Set<Mistake>> explanations, int failing, int explained,
        int conforming, int agreeing, int digits, Example example) {

    /**
     * One number of a case.
     *
     * @param caseId the case
     * @param place the name of the result and the index, for example {@code attention[0][1]}
     * @param got what the candidate says
     * @param expected what is right
     * @param mistaken what the definition with the first explanation in it says
     */
    public record Example(String caseId, String place, BigDecimal got, Interval expected, BigDecimal mistaken) {
    }

    /** Copies the sets; each keeps the order of the catalogue. */
    public Finding {
        explanations = explanations.stream().map(set -> Collections.unmodifiableSet(EnumSet.copyOf(set))).toList();
    }

    /** One finding for two topics that have the same explanations. */
    Finding and(Finding other) {
        return new Finding(topic + ", " + other.topic, result, explanations, failing + other.failing,
                explained + other.explained, conforming + other.conforming, agreeing + other.agreeing,
                Math.min(digits, other.digits), example);
    }

    /**
     * Whether everything is explained that the finding is about, and nothing contradicts it.
     *
     * @return false for partial explanations and for none
     */
    public boolean whole() {
        return !explanations.isEmpty() && explained == failing && agreeing == conforming;
    }
}
