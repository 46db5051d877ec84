package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.EnclosureOrder;
import org.plumbline.run.BadInput;
import org.plumbline.run.Config;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.theory.Verdict;

/** Audits where something that others have is missing: each must end with verdicts and a page. */
class AuditEdgesTest {

    private static Config.Training training(Objective objective, boolean fresh, int steps, int gridBits) {
        boolean cl = objective == Objective.CL;
        return new Config.Training(steps, 2, fresh, Dyadic.of(cl ? 20 : 3), gridBits, cl ? 2 : 0, Dyadic.ONE);
    }

    private static Config config(List<List<Integer>> sizes, int maskSize, int probes, int gridBits, int reflections,
            LevelName level, Objective... objectives) {
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        for (Objective objective : objectives) {
            training.put(objective, training(objective, objective == Objective.CL, 2, gridBits));
        }
        Config.Data data = TestRuns.small().data();
        int positions = sizes.get(0).stream().mapToInt(Integer::intValue).sum();
        return new Config("edge", 5, 20, level, new Config.Data(positions, sizes, data.latents(), reflections),
                maskSize, training, new Config.Audit(probes, 1, 0, Map.of(), Map.of()));
    }

    private static Audit audit(Config config) {
        Audit audit = Audit.run(config, 2, (objective, step, steps) -> {});
        assertFalse(AuditText.of(audit).isEmpty());
        assertTrue(AuditPage.of(audit, "", "").contains("</html>"));
        assertTrue(AuditJson.of(audit).endsWith("}\n"));
        AuditPage.pictures(audit);
        return audit;
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "2,2", "1,1,1", "2,1", "1,1,2"})
    void anyAreas(String sizes) {
        List<Integer> areas = List.of(sizes.split(",")).stream().map(Integer::valueOf).toList();
        int positions = areas.stream().mapToInt(Integer::intValue).sum();
        for (int maskSize : new int[] {1, positions - 1}) {
            audit(config(List.of(areas), maskSize, 1, 64, 0, LevelName.COORDINATES, Objective.values()));
        }
    }

    @Test
    void aClusterWithoutLocalAreasBesideOneThatHasThem() {
        audit(config(List.of(List.of(4), List.of(2, 2)), 2, 3, 64, 0, LevelName.COORDINATES, Objective.values()));
    }

    @ParameterizedTest
    @EnumSource
    void oneObjectiveLeavesTheClaimsOfTheOtherNotApplicable(Objective objective) {
        Audit audit = audit(config(List.of(List.of(4, 2, 2), List.of(4, 2, 2)), 4, 5, 64, 0, LevelName.COORDINATES,
                objective));
        String other = objective == Objective.MAE ? "thm:cl" : "thm:mae";
        for (Judgement judgement : audit.judgements()) {
            if (judgement.claim().id().startsWith(other) || judgement.claim().id().equals("thm:diversity")) {
                assertEquals(Verdict.NOT_APPLICABLE, judgement.verdict(), judgement.claim().id());
            }
        }
    }

    /**
     * The first gradient is a short dyadic number. Where it lies half way between two points of a coarse grid no
     * interval can round it: that is said, and what to do about it.
     */
    @ParameterizedTest
    @ValueSource(ints = {40, 44, 46, 48, 50, 52, 60})
    void onCoarseGridsATieIsNamed(int gridBits) {
        Config small = config(List.of(List.of(4, 2, 2), List.of(4, 2, 2)), 4, 3, gridBits, 0, LevelName.COORDINATES,
                Objective.MAE);
        try {
            audit(small);
        } catch (BadInput e) {
            assertTrue(gridBits < 56 && e.getMessage().contains("grid-bits"), e.getMessage());
        }
    }

    @Test
    void roundingQOnARotatedBasisIsNoEvidenceAgainstEqualRows() {
        Audit audit = audit(config(List.of(List.of(4, 2, 2), List.of(4, 2, 2)), 4, 3, 8, 1, LevelName.DEFINITION,
                Objective.CL));
        assertEquals(Verdict.NOT_APPLICABLE, audit.judgement("lem:cl-identical-rows").orElseThrow().verdict());
    }

    @Test
    void intervalsInWordsAreRoundedOutward() {
        assertWords("[1.234, 1.237]", "1.2346", "1.2364");
        assertWords("1.235", "1.23461", "1.23462");
        assertWords("0.015625", "1/64", "1/64");
        assertWords("2^-32", "1p-32", "1p-32");
    }

    private static void assertWords(String words, String low, String high) {
        assertEquals(words,
                Interval.words(EnclosureOrder.hull(DyadicText.enclose(low, 100), DyadicText.enclose(high, 100))));
    }
}
