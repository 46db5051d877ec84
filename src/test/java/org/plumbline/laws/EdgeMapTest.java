package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.plumbline.theory.Verdict;

/** The map of verdicts, and contrastive learning in the mean field below it. */
class EdgeMapTest {

    private static Exponents at(double kc, double ks) {
        return new Exponents(kc, ks, 1, 0.5);
    }

    /** Far from Delta = 0 the picture is there; near it, at a P that is not large, it is not. */
    @Test
    void thePhasesAreThereFarFromZeroOnly() {
        assertEquals(Verdict.HOLDS, EdgeMap.reconstruction(at(0.95, 0.1), 1e8));
        assertEquals(Verdict.REFUTED, EdgeMap.reconstruction(at(0.75, 0.4), 1e4), "Delta = 0.1");
        assertEquals(Verdict.HOLDS, EdgeMap.reconstruction(at(0.55, 0.5), 1e8), "Delta = -0.4");
        assertEquals(Verdict.NOT_APPLICABLE, EdgeMap.reconstruction(at(0.75, 0.5), 1e8), "Delta = 0");
        assertEquals(Verdict.NOT_APPLICABLE, EdgeMap.reconstruction(at(1, 0.25), 1e8), "kc = 1");
    }

    /** CL collapses whatever the sign of Delta. */
    @Test
    void contrastCollapsesOnBothSides() {
        assertEquals(Verdict.HOLDS, EdgeMap.contrast(at(0.8, 0.1), 1e4));
        assertEquals(Verdict.HOLDS, EdgeMap.contrast(at(0.6, 0.45), 1e4));
        assertEquals(Verdict.REFUTED, EdgeMap.contrast(at(0.95, 0.25), 1e40), "Phi is 0.05 log P there");
        assertEquals(Verdict.REFUTED, EdgeMap.contrast(new Exponents(0.8, 0.1, 0.001, 0.5), 1e4),
                "with a latent so small the attention does not get there");
    }

    /** At the end {@code e^(z Phi_global)} makes up for what is masked: 0.99 of the attention, or a little more. */
    @Test
    void thePathEndsWhereTheAttentionIsReached() {
        MeanFieldRow row = MeanFieldRow.ofExponents(1e6, 0.5, 0.8, 0.25, 1.5, false);
        ContrastFlow end = ContrastFlow.of(row);
        double global = 0.5 * row.globalSize() * Math.exp(1.5 * end.global());
        double rest = 0.5 * 1e6 + 0.5 * (1e6 - row.globalSize()) * Math.exp(1.5 * end.local());
        double attention = global / (global + rest);
        assertEquals(attention, end.attention(), 1e-12);
        assertTrue(0.99 <= attention && attention < 0.994, "attention " + attention);
        assertTrue(end.local() < 0 && end.largestLocal() < 0.1, end.toString());
        assertThrows(IllegalArgumentException.class,
                () -> ContrastFlow.of(MeanFieldRow.ofExponents(1e6, 0.5, 0.4, 0.4, 1, false)));
    }

    /** The path against steps of descent of the same equations, written another way. */
    @Test
    void thePathIsThatOfDescent() {
        ContrastFlow end = ContrastFlow.of(new MeanFieldRow(100, 0.5, 40, 6, 1, false));
        double[] phi = new double[2];
        while (phi[0] < end.global()) {
            double[] weights = {0.5 * 40 * Math.exp(phi[0]), 0.5 * 6 * Math.exp(phi[1])};
            double total = weights[0] + 10 * weights[1] + 50;
            double mean = (weights[0] * weights[0] + 10 * weights[1] * weights[1]) / (total * total);
            for (int j = 0; j < 2; j++) {
                phi[j] += 0.001 * weights[j] / total * (weights[j] / total - mean);
            }
        }
        assertEquals(phi[1], end.local(), 1e-4);
    }

    @Test
    void theMapHasOneSquareForEachPair() {
        var map = EdgeMap.of("MAE", EdgeMap::reconstruction, List.of(0.6, 0.9), List.of(0.2, 0.4, 0.5), 1e4);
        assertEquals(3, map.verdicts().size());
        assertEquals(EdgeMap.reconstruction(at(0.9, 0.4), 1e4), map.verdicts().get(1).get(1));
        assertEquals(6, map.svg().split("<rect class=\"verdict").length - 1 - legend(map.verdicts()), map.svg());
    }

    private static long legend(List<List<Verdict>> verdicts) {
        return verdicts.stream().flatMap(List::stream).distinct().count();
    }
}
