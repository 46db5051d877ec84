package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inclusion: a million random operations with the exact rational result beside them. */
class RandomTreesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noEvaluationMissesTheExactValueNorTheOtherPrecision(long seed) {
        RandomTrees trees = new RandomTrees(seed);
        while (trees.evaluations() < 250_000) {
            assertNull(trees.grow());
        }
    }
}
