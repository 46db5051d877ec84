package org.plumbline.reference.coordinates;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;

/** lem:coordinates on a fixed set of cases: K from 1 to 4, standard and reflected bases. */
class LevelsAgreeTest {

    /** A quick answer: most mistakes are seen here. */
    @ParameterizedTest(name = "seed {0}, P = {1}, K = {2}, {3} reflections")
    @CsvSource({"1,4,1,0", "2,4,2,1", "3,4,3,2"})
    void theLevelsAgreeAtFourPositions(long seed, int positions, int clusters, int reflections) {
        agree(seed, positions, clusters, reflections);
    }

    @ParameterizedTest(name = "seed {0}, P = {1}, K = {2}, {3} reflections")
    @CsvSource({"4,5,4,1", "5,6,1,2", "6,6,2,0", "7,6,3,1", "8,7,4,2", "9,8,1,1",
            "10,8,4,0", "11,9,2,2", "12,9,3,1"})
    void theLevelsAgree(long seed, int positions, int clusters, int reflections) {
        agree(seed, positions, clusters, reflections);
    }

    private static void agree(long seed, int positions, int clusters, int reflections) {
        LevelsAgree levels = new LevelsAgree(SmallCase.random(new Random(seed), positions, clusters, reflections));
        levels.losses();
        levels.attention();
        levels.representations();
        levels.gradients();
        levels.steps(Dyadic.of(BigInteger.valueOf(5), 2));
    }
}
