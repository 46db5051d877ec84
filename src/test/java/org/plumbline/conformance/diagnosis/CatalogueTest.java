package org.plumbline.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

class CatalogueTest {

    @Test
    void thePageIsTheCatalogue() throws IOException {
        assertEquals(Catalogue.page(), Files.readString(Path.of("spec/vectors/mistakes.md")),
                "plumbline vectors mistakes --markdown > spec/vectors/mistakes.md");
    }

    @Test
    void thePageOfFormatsCountsThem() throws IOException {
        assertTrue(Files.readString(Path.of("spec/vectors/README.md"))
                .contains("lists the " + Mistake.values().length + " mistakes that it knows"));
    }

    @Test
    void everyMistakeGetsAKnownClaimWrong() {
        var known = Claims.load().all().stream().map(Claim::id).toList();
        for (Mistake mistake : Mistake.values()) {
            assertTrue(known.containsAll(mistake.claims()), mistake.label());
            assertTrue(!mistake.claims().isEmpty() || mistake == Mistake.SINGLE_PRECISION, mistake.label());
            assertTrue(!mistake.parts().isEmpty(), mistake.label());
        }
    }

    @Test
    void sentencesAreDifferentAndFitATable() {
        long different = Arrays.stream(Mistake.values()).map(Mistake::sentence).distinct().count();
        assertEquals(Mistake.values().length, different);
        for (Mistake mistake : Mistake.values()) {
            assertTrue(mistake.sentence().matches("[a-z][^|.]*"), mistake.sentence());
        }
    }

    @Test
    void theListsHoldEveryMistake() throws IOException {
        JsonNode list = new ObjectMapper().readTree(Catalogue.json());
        assertEquals(Mistake.values().length, list.size());
        assertEquals(Mistake.values().length, Catalogue.text().lines().count());
        assertTrue(Mistake.values().length >= 25);
        assertEquals("[\"reconstruction\"]", list.get(Mistake.NO_HALF.ordinal()).get("parts").toString());
    }
}
