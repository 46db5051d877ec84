package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interval of every case contains the value that brute force finds. */
class VectorOracleTest {

    /** How far the oracle may be off: below the narrowest interval that is not a point. */
    private static final BigDecimal ORACLE_ERROR = new BigDecimal("1e-55");

    private static final Vectors VECTORS = Vectors.packaged();

    static Stream<String> ids() {
        return VECTORS.cases().stream().map(PublishedCase::id);
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
