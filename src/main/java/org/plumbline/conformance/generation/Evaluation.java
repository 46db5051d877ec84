package org.plumbline.conformance.generation;

import java.math.BigDecimal;
import java.util.List;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.generation.CaseInputs.Draw;

/**
 * The results of a case as they are published: computed in coordinates, and held against the definitions.
 */
public final class Evaluation {

    private static final BigDecimal WIDEST = BigDecimal.ONE.movePointLeft(BoundedArray.GUARANTEED_DIGITS);

    private Evaluation() {
    }

    /**
     * All results of a case.
     *
     * @param vectorCase a case
     * @return in the order of the file, all entries of an array equally wide
     * @throws IllegalStateException if the two levels contradict each other, or an interval is too wide for
     *         {@link BoundedArray#GUARANTEED_DIGITS}
     */
    public static List<BoundedArray> of(VectorCase vectorCase) {
        if (vectorCase.inputs() instanceof Draw draw) {
            return DrawnResults.of(draw);
        }
        List<BoundedArray> published = CoordinateResults.of(vectorCase).stream().map(BoundedArray::uniform).toList();
        List<BoundedArray> definition = DefinitionResults.of(vectorCase);
        if (published.size() != definition.size()) {
            throw new IllegalStateException(vectorCase.id() + ": the levels have other results");
        }
        for (int i = 0; i < published.size(); i++) {
            requireAgreement(vectorCase.id(), published.get(i), definition.get(i));
        }
        return published;
    }

    private static void requireAgreement(String id, BoundedArray published, BoundedArray definition) {
        if (!published.name().equals(definition.name()) || !published.shape().equals(definition.shape())) {
            throw new IllegalStateException(id + ": " + published.name() + " and " + definition.name() + " differ");
        }
        for (int i = 0; i < published.entries().size(); i++) {
            Interval entry = published.entries().get(i);
            Interval other = definition.entries().get(i);
            String place = id + ": " + published.name() + published.place(i);
            if (entry.lo().compareTo(other.hi()) > 0 || other.lo().compareTo(entry.hi()) > 0) {
                throw new IllegalStateException(place + ": the levels contradict each other: " + entry + ", " + other);
            }
            BigDecimal widest = WIDEST.multiply(entry.magnitude().max(BigDecimal.ONE));
            for (Interval each : List.of(entry, other)) {
                if (each.hi().subtract(each.lo()).compareTo(widest) > 0) {
                    throw new IllegalStateException(place + ": " + each + " is too wide");
                }
            }
        }
    }
}
