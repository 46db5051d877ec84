package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

class PresetsTest {

    @Test
    void theNamesAreThoseOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("spec/presets"))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toSet());
            assertEquals(names, Set.copyOf(Presets.names()));
        }
    }

    @Test
    void everyPresetIsAConfigurationOfItsNameThatCanBeDrawn() {
        for (String name : Presets.names()) {
            assertEquals(name, Presets.load(name).name());
            assertEquals(Presets.load(name).data().positions(),
                    Experiment.of(Presets.load(name)).setting().positions());
        }
    }

    @Test
    void tinyIsTheMainJob() {
        Config tiny = Presets.load("tiny");
        assertEquals(16, tiny.data().positions());
        assertEquals(List.of(List.of(8, 2, 2, 2, 2), List.of(8, 2, 2, 2, 2)), tiny.data().areaSizes());
        assertEquals(8, tiny.maskSize());
        assertEquals(Set.of(Objective.MAE, Objective.CL), tiny.training().keySet());
    }

    @Test
    void paperIsASuiteOfBothSignsOfTheGapAndTwoSizesAndTheCounterexample() {
        assertEquals(List.of(64, 64, 144, 144, 36),
                Presets.suite("paper").stream().map(each -> each.data().positions()).toList());
        assertEquals(List.of("tiny"), Presets.suite("tiny").stream().map(Config::name).toList());
    }

    /** Each edge differs from the first one in what it says, and every claim has an expected verdict with a reason. */
    @Test
    void everyEdgeSaysWhatItIsAndExpectsAVerdictOnEachClaim() {
        List<Config> edges = Presets.suite("edges");
        assertEquals(10, edges.size());
        for (Config edge : edges) {
            assertTrue(edge.about().length() > 20, edge.name());
            assertEquals(Claims.load().all().stream().filter(Claim::audited).map(Claim::id).collect(Collectors.toSet()),
                    edge.audit().expected().keySet(), edge.name());
        }
        assertEquals(Set.of("at-least-two-clusters"), edges.get(1).audit().ignored());
        assertEquals(1, edges.get(1).data().areaSizes().size());
        assertTrue(edges.get(9).start().signum() > 0);
    }

    @ParameterizedTest
    @CsvSource({"tny, did you mean tiny?", "Tiny, did you mean tiny?",
            "big, 'the presets are tiny, paper-64-negative, paper-64-positive, paper-144-negative, "
                    + "paper-144-positive, edges-base, edges-one-cluster, edges-one-cluster-latents, "
                    + "edges-latents-wide, edges-latents-two-point, edges-areas-unequal, "
                    + "edges-mask-one, edges-mask-most, "
                    + "edges-large-steps, edges-random-start'"})
    void aMisspeltNameIsAnsweredWithTheNearest(String asked, String hint) {
        assertEquals("there is no preset '" + asked + "'; " + hint,
                assertThrows(BadInput.class, () -> Presets.load(asked)).getMessage());
    }
}
