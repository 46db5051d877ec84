package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interval of every case contains the value that brute force finds. */
class VectorOracleTest {

    /** How far the oracle may be off: below the narrowest interval that is not a point. */
    private static final BigDecimal ORACLE_ERROR = new BigDecimal("1e-55");

    private static final Vectors VECTORS = Vectors.packaged();

    static Stream<String> ids() {
        return VECTORS.cases().stream().filter(VectorOracleTest::affordable).map(PublishedCase::id);
    }

    /** Draws have their own known answers; gradients cost d^2 losses, so large cases are left to smaller ones. */
    private static boolean affordable(PublishedCase published) {
        JsonNode inputs = published.json().get("inputs");
        if (inputs.has("seed")) {
            return false;
        }
        int positions = inputs.get("P").intValue();
        boolean few = Math.floorMod(published.id().hashCode(), 3) == 0;
        return switch (published.topic()) {
            case "mae", "cl" -> positions <= 6 && few;
            case "descent" -> inputs.get("steps").intValue() <= 10 && positions <= 4 && few;
            case "trajectory" -> inputs.get("checkpoints").get(2).intValue() <= 5 && positions <= 4 && few;
            default -> positions <= 12;
        };
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyIntervalContainsTheValueOfTheOracle(String id) {
        PublishedCase published = VECTORS.find(id);
        Map<String, List<BigInteger>> exact = BruteForce.results(published.topic(), published.json().get("inputs"));
        assertEquals(published.results().keySet(), exact.keySet());
        published.results().forEach((name, result) -> {
            List<BigInteger> values = exact.get(name);
            assertEquals(result.entries().size(), values.size(), name);
            for (int i = 0; i < values.size(); i++) {
                BigDecimal distance = result.entries().get(i).distance(Fixed.decimal(values.get(i)));
                int entry = i;
                assertTrue(distance.compareTo(ORACLE_ERROR) <= 0,
                        () -> name + result.place(entry) + " is off by " + distance.toString());
            }
        });
    }
}
