package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertEquals(10, run.out().lines().count());
        assertTrue(run.out().contains("mae-one-image                 The factor 1/2.\n"), run.out());
    }

    @Test
    void listForMachinesHasNotesAndClaims() throws IOException {
        JsonNode list = new ObjectMapper().readTree(run("list", "--json").out());
        assertEquals(10, list.size());
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
        CommandRun run = run("generate", "--out", out.toString());
        assertEquals(0, run.exit(), run.err());
        for (Topic topic : Topic.values()) {
            byte[] written = Files.readAllBytes(out.resolve(topic.fileName()));
            assertArrayEquals(Vectors.packagedFile(topic.fileName()), written);
        }
        assertEquals(10, Vectors.in(out).cases().size());
        assertEquals(0, run("generate", "--check", "--out", out.toString()).exit());
    }

    @Test
    void generateReplacesWhatItWroteAndNothingElse() throws IOException {
        Path out = folder.resolve("new");
        assertEquals(0, run("generate", "--out", out.toString()).exit());
        assertEquals(0, run("generate", "--out", out.toString()).exit());
        Path released = Files.createDirectory(folder.resolve("v1"));
        Files.writeString(released.resolve("mae.json"), "{}");
        CommandRun refused = run("generate", "--out", released.toString());
        assertEquals(2, refused.exit());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals("{}", Files.readString(released.resolve("mae.json")));
        assertEquals(1, released.toFile().list().length);
    }

    @Test
    void checkComparesWithTheVectorsOfTheProgram() {
        CommandRun run = run("generate", "--check");
        assertEquals(0, run.exit());
        assertEquals("4 files, the same bytes\n", run.out());
    }

    @Test
    void checkNamesWhatDiffersAndWritesNothing() throws IOException {
        for (Topic topic : Topic.values()) {
            Files.write(folder.resolve(topic.fileName()), Vectors.packagedFile(topic.fileName()));
        }
        Files.writeString(folder.resolve("mae.json"), "{}");
        Files.delete(folder.resolve("cl.json"));
        CommandRun run = run("generate", "--check", "--out", folder.toString());
        assertEquals(1, run.exit());
        assertEquals("cl.json differs\nmae.json differs\n", run.out());
        assertEquals("{}", Files.readString(folder.resolve("mae.json")));
    }

    @Test
    void wrongUseExitsWithTwo() {
        assertEquals(2, run().exit());
        assertEquals(2, run("generate").exit());
        assertEquals(2, run("show").exit());
        assertEquals(2, run("list", "--vectors", folder.resolve("absent").toString()).exit());
    }

    @Test
    void everySubcommandHasHelpWithExamples() {
        for (String name : new String[] {"list", "show", "generate"}) {
            CommandRun run = run(name, "--help");
            assertEquals(0, run.exit());
            assertTrue(run.out().contains("plumbline vectors " + name), run.out());
        }
    }
}
