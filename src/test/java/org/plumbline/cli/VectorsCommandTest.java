package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.Vectors;

class VectorsCommandTest {

    @TempDir
    private Path folder;

    private static CommandRun run(String... arguments) {
        return CommandRun.of(new VectorsCommand(), arguments);
    }

    @Test
    void listPrintsOneLineACase() {
        CommandRun run = run("list");
        assertEquals(0, run.exit());
        assertEquals(Vectors.packaged().cases().size(), run.out().lines().count());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("mae-one-image +The factor 1/2\\.")), run.out());
    }

    @Test
    void listForMachinesHasNotesAndClaims() throws IOException {
        JsonNode list = new ObjectMapper().readTree(run("list", "--json").out());
        assertTrue(list.size() > 400);
        for (JsonNode entry : list) {
            assertTrue(entry.get("note").textValue().length() > 20);
            assertTrue(entry.get("claims").size() > 0);
        }
    }

    @Test
    void showPrintsTheCase() throws IOException {
        CommandRun run = run("show", "cl-one-cluster");
        assertEquals(0, run.exit());
        assertEquals(Vectors.packaged().find("cl-one-cluster").json(), new ObjectMapper().readTree(run.out()));
    }

    @Test
    void showRefusesAnUnknownCase() {
        CommandRun run = run("show", "nope");
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertEquals("there is no case 'nope'; 'plumbline vectors list' lists all cases\n", run.err());
    }

    @Test
    void generateWritesTheVectors() throws IOException {
        Path out = folder.resolve("new");
        String[] generate = {"generate", "--topic", "data", "--topic", "scores", "--out", out.toString()};
        CommandRun run = run(generate);
        assertEquals(0, run.exit(), run.err());
        for (Topic topic : List.of(Topic.DATA, Topic.SCORES)) {
            byte[] written = Files.readAllBytes(out.resolve(topic.fileName()));
            assertArrayEquals(Vectors.packagedFile(topic.fileName()), written);
        }
        assertEquals(3, out.toFile().list().length);
        assertEquals(0, run("generate", "--check", "--topic", "data", "--out", out.toString()).exit());
    }

    @Test
    void generateReplacesWhatItWroteAndNothingElse() throws IOException {
        Path out = folder.resolve("new");
        String[] generate = {"generate", "--topic", "data", "--out", out.toString()};
        assertEquals(0, run(generate).exit());
        assertEquals(0, run(generate).exit());
        Path released = Files.createDirectory(folder.resolve("v1"));
        Files.writeString(released.resolve("mae.json"), "{}");
        CommandRun refused = run("generate", "--topic", "data", "--out", released.toString());
        assertEquals(2, refused.exit());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals("{}", Files.readString(released.resolve("mae.json")));
        assertEquals(1, released.toFile().list().length);
    }

    @Test
    void checkComparesWithTheVectorsOfTheProgram() {
        CommandRun run = run("generate", "--check", "--topic", "data");
        assertEquals(0, run.exit());
        assertEquals("1 files, the same bytes\n", run.out());
    }

    @Test
    void checkNamesWhatDiffersAndWritesNothing() throws IOException {
        Files.writeString(folder.resolve("data.json"), "{}");
        CommandRun run = run("generate", "--check", "--topic", "data", "--topic", "scores", "--out",
                folder.toString());
        assertEquals(1, run.exit());
        assertEquals("data.json differs\nscores.json differs\n", run.out());
        assertEquals("{}", Files.readString(folder.resolve("data.json")));
        assertEquals(1, folder.toFile().list().length);
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertTrue(text.contains(from), from);
        Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(from), to));
    }

    @Test
    void lintFindsNothingInThePackagedVectors() {
        CommandRun run = run("lint", "--no-results");
        assertEquals(0, run.exit(), run.out());
        assertEquals("9 files, no fault\n", run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "scores-p4k1|scores-p4k2|scores.json: cases[2].id: \"scores-p4k2\" occurs twice",
            "\"flags\": [\"standard-basis\"|\"flags\": [\"large\"|scores.json: cases[0].flags: expected ",
            "Scores under a dense Q.|S.|scores.json: cases[0].note: expected a first sentence",
            "\"def:score\"|\"def:scores\"|scores.json: cases[0].claims: expected those of the results",
            "for every p and q|for some|scores.json: legend: expected the meaning",
            "\"d\": 6|\"d\": \"6\"|scores.json: cases[0].inputs.d: string found, integer expected",
            "\"cases\": [|\"cases\":  [|scores.json: is not laid out as 'vectors fmt' does",
            "\"mask\": [|\"mask\": [true, |scores.json: cases[0].inputs: a mask of 5, expected P = 4",
            "\"cluster\": 0|\"cluster\": 1|scores.json: cases[0].inputs: cluster 1, expected less than K = 1",
            "\"Q\": [|\"Q\": [[\"1\"], |scores.json: cases[0].inputs: Q is not d x d, d = 6"})
    void lintNamesWhatIsWrong(String from, String to, String fault) throws IOException {
        // the other files are missing, which is said besides
        Files.write(folder.resolve("scores.json"), Vectors.packagedFile("scores.json"));
        change("scores.json", from, to);
        CommandRun run = run("lint", "--no-results", "--vectors", folder.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith(fault)), run.out());
    }

    @Test
    void lintNoticesAWrongResultAndAMissingFile() throws IOException {
        Files.write(folder.resolve("data.json"), Vectors.packagedFile("data.json"));
        String text = Files.readString(folder.resolve("data.json"));
        int at = text.indexOf("\"values\"");
        Files.writeString(folder.resolve("data.json"),
                text.substring(0, at) + text.substring(at).replaceFirst("\"0\"", "\"1\""));
        CommandRun run = run("lint", "--vectors", folder.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("data.json: cases[0].results.patches: is not what the inputs give\n"), run.out());
        assertTrue(run.out().contains("mae.json: is missing\n"), run.out());
    }

    @Test
    void fmtLaysOutAndChangesNothingElse() throws IOException {
        Files.write(folder.resolve("data.json"), Vectors.packagedFile("data.json"));
        assertEquals(0, run("fmt", "--check", folder.toString()).exit());
        String minified = new ObjectMapper().readTree(Vectors.packagedFile("data.json")).toString();
        Files.writeString(folder.resolve("data.json"), minified);
        CommandRun check = run("fmt", "--check", folder.toString());
        assertEquals(1, check.exit());
        assertEquals("data.json would change\n", check.out());
        assertEquals(minified, Files.readString(folder.resolve("data.json")));
        assertEquals(0, run("fmt", folder.toString()).exit());
        assertArrayEquals(Vectors.packagedFile("data.json"), Files.readAllBytes(folder.resolve("data.json")));
        Files.writeString(folder.resolve("data.json"), "{}");
        assertEquals(2, run("fmt", folder.toString()).exit());
    }

    @Test
    void wrongUseExitsWithTwo() {
        assertEquals(2, run().exit());
        assertEquals(2, run("generate").exit());
        assertEquals(2, run("generate", "--check", "--topic", "nope").exit());
        assertEquals(2, run("fmt").exit());
        assertEquals(2, run("lint", "--vectors", folder.resolve("absent").toString()).exit());
        assertEquals(2, run("show").exit());
        assertEquals(2, run("list", "--vectors", folder.resolve("absent").toString()).exit());
    }

    @Test
    void everySubcommandHasHelpWithExamples() {
        for (String name : new String[] {"list", "show", "generate", "lint", "fmt"}) {
            CommandRun run = run(name, "--help");
            assertEquals(0, run.exit());
            assertTrue(run.out().contains("plumbline vectors " + name), run.out());
        }
    }
}
