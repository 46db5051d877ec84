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

    /** A loss far below 1 is the logarithm of a number near 1, and has fewer digits. */
    private static final BigDecimal SMALL = new BigDecimal("1e-4");

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-27");

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
            for (BoundedArray right : published.results().values()) {
                assertTrue(results.containsKey(right.name()), published.id() + " " + right.name());
                assertAgrees(published.id(), right, results.get(right.name()));
            }
        }
        assertTrue(judged >= 10, "cases that are not draws: " + judged);
    }

    private static void assertAgrees(String id, BoundedArray right, WideMatrix result) {
        assertEquals(right.entries().size(), result.rows() * result.columns(), id + " " + right.name());
        for (int i = 0; i < right.entries().size(); i++) {
            BigDecimal distance = right.entries().get(i).distance(result.get(i).decimal());
            assertTrue(distance.compareTo(right.scale().max(SMALL).multiply(TOLERANCE)) <= 0,
                    id + " " + right.name() + right.place(i) + ": " + distance);
        }
    }
}
