package org.plumbline.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

/** Without a mistake, the second evaluation says what the vectors say. */
class MutatedDefinitionTest {

    /** Relative to the scale of a result. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-27");

    /**
     * Relative to tau, in contrasts: 32 units of the roundoff 2^-106. A loss far below tau is tau times the logarithm
     * of a quotient near 1, whose roundoff is relative to that 1: at most 15 units for the quotient, 5 for a product.
     */
    private static final BigDecimal ROUNDOFF = new BigDecimal(0x1p-101);

    @Test
    void withoutMistakesItIsTheDefinitionToTwentySevenDigits() {
        int judged = 0;
        for (PublishedCase published : Vectors.packaged().cases()) {
            CaseData data = CaseData.of(published).orElse(null);
            if (data == null) {
                continue;
            }
            judged++;
            Map<String, WideMatrix> results = MutatedDefinition.of(data, Set.of());
            BigDecimal terms = data.parts().contains(Part.CONTRAST) ? data.tau().decimal() : BigDecimal.ZERO;
            for (BoundedArray right : published.results().values()) {
                assertTrue(results.containsKey(right.name()), published.id() + " " + right.name());
                assertAgrees(published.id(), right, results.get(right.name()), terms);
            }
        }
        assertTrue(judged >= 10, "cases that are not draws: " + judged);
    }

    private static void assertAgrees(String id, BoundedArray right, WideMatrix result, BigDecimal terms) {
        assertEquals(right.entries().size(), result.rows() * result.columns(), id + " " + right.name());
        BigDecimal allowed = right.scale().multiply(TOLERANCE).max(terms.multiply(ROUNDOFF));
        for (int i = 0; i < right.entries().size(); i++) {
            BigDecimal distance = right.entries().get(i).distance(result.get(i).decimal());
            assertTrue(distance.compareTo(allowed) <= 0, id + " " + right.name() + right.place(i) + ": " + distance);
        }
    }
}
