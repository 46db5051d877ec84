package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** lem:mae-crossover and lem:mae-constants in the mean field, at a P where limits are reached. */
class LawsTest {

    private static PopulationRun run(double positions, double kc, double ks, double z, double gamma) {
        return PopulationRun.ofMeanField(MeanFieldRow.ofExponents(positions, gamma, kc, ks, z, false));
    }

    /** Every combination, none left out; Delta is 0.3 to 0.8. */
    static Stream<Arguments> grid() {
        return Stream.of(0.85, 0.9, 0.95).flatMap(kc -> Stream.of(0.1, 0.25, 0.4).flatMap(ks -> Stream.of(0.5, 1.0, 2.0)
                .flatMap(z -> Stream.of(0.25, 0.5, 0.75).map(gamma -> Arguments.of(kc, ks, z, gamma)))));
    }

    /** Half a per cent: a constant that is 5 % off would be refuted, so would a wrong exponent. */
    @ParameterizedTest
    @MethodSource("grid")
    void theConstantsAreReached(double kc, double ks, double z, double gamma) {
        PopulationRun small = run(1e40, kc, ks, z, gamma);
        PopulationRun large = run(1e60, kc, ks, z, gamma);
        List<Law> laws = new ArrayList<>(Laws.at(large));
        laws.addAll(Laws.between(small, large));
        assertEquals(8, laws.size());
        for (Law law : laws) {
            assertEquals(1, law.meanField() / law.predicted(), 0.005, law.words());
        }
        assertEquals(Math.log(1.5) / z, laws.get(0).predicted(), 1e-12);
        assertEquals(-(1 - ks - 2 * (1 - kc)) / (2 * z), laws.get(5).predicted(), 1e-12);
    }

    /** Without a Phase I there is nothing to measure: Delta below 0, or a query in the global area. */
    @Test
    void rowsWithoutPhasesHaveNoConstants() {
        PopulationRun negative = run(1e6, 0.6, 0.3, 1, 0.5);
        assertTrue(negative.row().informationGap() < 0);
        assertEquals(List.of(), Laws.at(negative));
        PopulationRun global = PopulationRun.ofMeanField(MeanFieldRow.ofExponents(1e6, 0.5, 0.9, 0.25, 1, true));
        assertEquals(List.of(), Laws.at(global));
        assertEquals(List.of(), Laws.between(negative, global));
    }
}
