package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ExtrapolationTest {

    @Test
    void aGeometricErrorIsRemoved() {
        Extrapolation limit = Extrapolation.of(7, 3 + 1.0, 3 + 0.5, 3 + 0.25, 3 + 0.125).orElseThrow();
        assertEquals(3, limit.limit(), 1e-12);
        assertEquals(0, limit.uncertainty(), 1e-12);
        assertEquals(3, Extrapolation.of(3 + 0.8, 3 - 0.4, 3 + 0.2, 3 - 0.1).orElseThrow().limit(), 1e-12);
    }

    @Test
    void whatDoesNotConvergeHasNoLimit() {
        assertEquals(Optional.empty(), Extrapolation.of(1, 2, 3, 4, 5));
        assertEquals(Optional.empty(), Extrapolation.of(1, 1.5, 1.75));
        assertEquals(Optional.empty(), Extrapolation.of(1, 1, 1, 1));
    }

    /** The scaled times converge like P^(kc-1): at P = 1e8 to 1e20 they are far from their limits, these are not. */
    @Test
    void theLimitsOfTheTimesComeIntoSight() {
        List<PopulationRun> runs = new ArrayList<>();
        for (double positions : new double[] {1e8, 1e12, 1e16, 1e20}) {
            runs.add(PopulationRun.ofMeanField(MeanFieldRow.ofExponents(positions, 0.5, 0.95, 0.25, 1, false)));
        }
        List<Laws.Limit> limits = Laws.limits(runs);
        assertEquals(5, limits.size());
        for (Laws.Limit limit : limits) {
            double predicted = limit.last().predicted();
            double far = Math.abs(limit.last().meanField() - predicted) / predicted;
            limit.extrapolation().ifPresent(each -> {
                assertEquals(1, each.limit() / predicted, 0.01, limit.last().words());
                assertTrue(far < 1e-3 || Math.abs(each.limit() - predicted) < far * predicted / 4,
                        limit.last().words());
            });
        }
        assertTrue(limits.get(2).extrapolation().isPresent() && limits.get(3).extrapolation().isPresent());
    }

    /** Where P does not grow by one factor there is no error to remove. */
    @Test
    void unevenSizesAreNotExtrapolated() {
        List<PopulationRun> runs = new ArrayList<>();
        for (double positions : new double[] {1e8, 1e12, 1e16, 1e21}) {
            runs.add(PopulationRun.ofMeanField(MeanFieldRow.ofExponents(positions, 0.5, 0.95, 0.25, 1, false)));
        }
        assertEquals(List.of(), Laws.limits(runs));
    }
}
