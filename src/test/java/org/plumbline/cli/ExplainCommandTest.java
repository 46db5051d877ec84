package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

class ExplainCommandTest {

    private static CommandRun run(String... arguments) {
        return CommandRun.of(new ExplainCommand(), arguments);
    }

    /** What a successful run says. */
    private static String explain(String... arguments) {
        CommandRun run = run(arguments);
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        return run.out();
    }

    @Test
    void listsEveryClaimWithItsTitle() {
        List<String> lines = explain().lines().toList();
        List<Claim> claims = Claims.load().all();
        assertEquals(claims.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).startsWith(claims.get(i).id() + " "), lines.get(i));
            assertTrue(lines.get(i).endsWith(" " + claims.get(i).title()), lines.get(i));
        }
    }

    @Test
    void saysEverythingAboutEveryClaim() {
        for (Claim claim : Claims.load().all()) {
            String text = explain(claim.id());
            String words = text.replaceAll("\\s+", " ");
            assertTrue(words.contains(claim.statement()), claim.id());
            assertTrue(words.contains(claim.source().place()), claim.id());
            assertTrue(words.contains(claim.status()), claim.id());
            assertTrue(words.contains("proofs-notes/" + claim.note()), claim.id());
            claim.hypotheses().forEach(each -> assertTrue(words.contains(each.key() + ": " + each.words())));
            claim.code().forEach(each -> assertTrue(words.contains(each)));
            claim.checkedBy().forEach(each -> assertTrue(words.contains(each.by().words() + ": " + each.name())));
            assertTrue(text.lines().allMatch(line -> line.length() <= 102 && line.equals(line.stripTrailing())), text);
        }
    }

    @Test
    void jsonCarriesTheSame() throws IOException {
        JsonNode claim = new ObjectMapper().readTree(explain("thm:cl-collapse", "--json"));
        assertEquals("thm:cl-collapse", claim.get("id").asText());
        assertEquals("theorem", claim.get("kind").asText());
        assertEquals("paper", claim.at("/source/mark").asText());
        assertEquals("audit", claim.at("/checked-by/0/by").asText());
        assertEquals("at-least", claim.at("/measures/0/relation").textValue());
    }

    @Test
    void jsonListHasEveryClaim() throws IOException {
        JsonNode list = new ObjectMapper().readTree(explain("--json"));
        assertEquals(Claims.load().all().stream().map(Claim::id).toList(), list.findValuesAsText("id"));
        assertFalse(explain("--json").contains("\r"));
    }

    @Test
    void unknownClaimIsBadInputWithSuggestions() {
        assertRefused("thm:mae-atention", "there is no claim 'thm:mae-atention'; did you mean thm:mae-attention?");
    }

    @Test
    void nonsenseGetsAPointerToTheList() {
        assertRefused("qqqqqqqq", "there is no claim 'qqqqqqqq'; 'plumbline explain' lists all claims");
    }

    private static void assertRefused(String id, String message) {
        CommandRun run = run(id);
        assertEquals("", run.out());
        assertEquals(message, run.err().strip());
        assertEquals(2, run.exit());
    }

    @Test
    void helpShowsExamples() {
        assertTrue(explain("--help").contains("plumbline explain thm:mae-attention"));
    }
}
