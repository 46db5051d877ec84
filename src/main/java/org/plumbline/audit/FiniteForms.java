package org.plumbline.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.theory.Claim;
import org.plumbline.theory.Claim.Measure;
import org.plumbline.theory.Claim.Relation;
import org.plumbline.theory.Claims;

/**
 * What an audit on the population measures: that of the registry, and of lemmas on which no audit of batches says
 * anything, since their numbers are expectations. What they say of one P, with thresholds that are choices of this
 * project; a configuration may give others.
 */
final class FiniteForms {

    private static final String TENTH = "1/10";

    private static final Map<String, List<Measure>> LEMMAS = Map.of(
            "lem:mae-initial-rates", List.of(
                    atMost("ratio-error",
                            "-alpha_global / alpha_own of a local row at Q = 0 over (1-gamma) P^Delta: how "
                                    + "far from 1",
                            TENTH)),
            "lem:mae-crossover", List.of(
                    atMost("remainder",
                            "|Phi_global + (Delta/(2z)) log P - Phi_own/2| of a local row at the crossover: "
                                    + "the O(1)",
                            "1/2")),
            "lem:mae-constants", List.of(
                    atMost("own-at-crossover", "Phi_own at the crossover over ln(3/2)/z: how far from 1", TENTH),
                    atMost("fall-in-phase-two", "the fall of Phi_global from the crossover to A_own = 0.9 over "
                            + "ln(3)/(2z): how far from 1", TENTH),
                    atMost("crossover-time", "three times t eta gamma z^4 b at the crossover: how far from 1", TENTH),
                    atMost("growth-time", "t eta gamma z^4 b at A_own = 0.9: how far from 1", TENTH),
                    atMost("ratio-of-times", "a third of the ratio of the two times: how far from 1", TENTH)));

    private static final List<Claim> CLAIMS = all();

    private FiniteForms() {
    }

    private static Measure atMost(String quantity, String words, String threshold) {
        return new Measure(quantity, words, Relation.AT_MOST, threshold);
    }

    /** Every claim that is judged on the population, with all that is measured of it there. */
    static List<Claim> claims() {
        return CLAIMS;
    }

    private static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (Claim each : Claims.load().all()) {
            if (each.audited()) {
                claims.add(each);
            } else if (LEMMAS.containsKey(each.id())) {
                claims.add(new Claim(each.id(), each.kind(), each.title(), each.statement(), each.source(),
                        each.depends(), each.hypotheses(), each.code(), each.checkedBy(), each.note(),
                        LEMMAS.get(each.id()), each.status()));
            }
        }
        return List.copyOf(claims);
    }
}
