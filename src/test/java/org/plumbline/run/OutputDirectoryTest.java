package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An output is whole or visibly not there, and nothing of anybody else is lost.
 */
class OutputDirectoryTest {

    /** {@code printf one | sha256sum}. */
    private static final String SHA_OF_TWO = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";
    private static final String SHA_OF_ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

    @TempDir
    private Path temporary;

    /** Links resolved, as messages have it. */
    private Path folder;
    private Path dir;
    private Path partial;

    @BeforeEach
    void names() throws IOException {
        folder = temporary.toRealPath();
        dir = folder.resolve("out");
        partial = folder.resolve("out.partial");
    }

    private static void publish(Path where, String... namesAndTexts) {
        try (OutputDirectory output = OutputDirectory.atOnce(where)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                output.write(namesAndTexts[i], namesAndTexts[i + 1]);
            }
            output.publish();
        }
    }

    private String refusal() {
        return assertThrows(BadInput.class, () -> OutputDirectory.atOnce(dir)).getMessage();
    }

    /** All files below a folder with their texts. */
    private static Map<String, String> texts(Path where) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : Folders.files(where)) {
            texts.put(name, Files.readString(where.resolve(name)));
        }
        return texts;
    }

    private void assertOutIs(String... namesAndTexts) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            expected.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        Map<String, String> found = texts(dir);
        assertTrue(found.remove(Manifest.NAME) != null, "no manifest");
        assertEquals(expected, found);
        assertEquals(expected.keySet(), Manifest.of(dir).files().keySet());
        assertFalse(Files.exists(partial));
    }

    @Test
    void aResultIsItsFilesAndAManifestOfThem() throws IOException {
        publish(dir, "a.txt", "one", "inner/b.txt", "two");
        assertOutIs("a.txt", "one", "inner/b.txt", "two");
        assertEquals("{\n  \"format\": \"plumbline-manifest/1\",\n  \"files\": {\n    \"a.txt\": \"" + SHA_OF_ONE
                + "\",\n    \"inner/b.txt\": \"" + SHA_OF_TWO + "\"\n  }\n}\n",
                Files.readString(dir.resolve("manifest.json")));
    }

    @Test
    void nothingIsThereBeforeAllIsThere() throws IOException {
        try (OutputDirectory output = OutputDirectory.atOnce(dir)) {
            output.write("a.txt", "one");
            assertFalse(Files.exists(dir));
            assertEquals("one", Files.readString(partial.resolve("a.txt")));
        }
        assertFalse(Files.exists(dir));
        assertFalse(Files.exists(partial), "what was not published is thrown away");
    }

    @Test
    void anEmptyFolderIsFilledAndItsParentsAreMade() throws IOException {
        dir = folder.resolve("x/y/out");
        partial = folder.resolve("x/y/out.partial");
        publish(dir, "a", "one");
        assertOutIs("a", "one");
        Files.delete(dir.resolve("a"));
        Files.delete(dir.resolve("manifest.json"));
        Object inode = Files.getAttribute(dir, "unix:ino");
        publish(dir, "b", "two");
        assertOutIs("b", "two");
        assertEquals(inode, Files.getAttribute(dir, "unix:ino"), "the folder itself stays");
    }

    @Test
    void anEarlierOutputIsReplacedWhole() throws IOException {
        publish(dir, "a", "one", "old/b", "two", "c", "three");
        publish(dir, "a", "1", "c", "three", "new/d", "4");
        assertOutIs("a", "1", "c", "three", "new/d", "4");
        assertFalse(Files.exists(dir.resolve("old")));
        // a file in the place of a folder
        publish(dir, "new", "5");
        assertOutIs("new", "5");
    }

    @Test
    void linksAreFollowed() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        publish(link, "a", "one");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("one", Files.readString(folder.resolve("real/a")));
    }

    @Test
    void otherFoldersAreRefusedAndStayAsTheyAre() throws IOException {
        Files.createDirectory(dir);
        Files.writeString(dir.resolve("thesis.tex"), "life's work");
        assertEquals(
                dir + ": got a folder with other files in it, expected it to be absent, empty or an earlier output "
                        + "(with a manifest.json)",
                refusal());
        assertEquals(Map.of("thesis.tex", "life's work"), texts(dir));
        assertFalse(Files.exists(partial));
    }

    @Test
    void foreignAndChangedFilesInAnOutputAreRefused() throws IOException {
        publish(dir, "a", "one");
        Files.writeString(dir.resolve("notes"), "mine");
        assertEquals(dir + ": got notes, which is not part of an output, expected nothing in it that would be lost",
                refusal());
        Files.delete(dir.resolve("notes"));
        Files.writeString(dir.resolve("a"), "1");
        assertEquals(dir + ": got a, which was changed, expected nothing in it that would be lost", refusal());
        assertEquals("1", Files.readString(dir.resolve("a")));
        Files.delete(dir.resolve("a"));
        publish(dir, "b", "two");
        assertOutIs("b", "two");
    }

    @Test
    void aFileThatCameMeanwhileIsNotLost() throws IOException {
        try (OutputDirectory output = OutputDirectory.atOnce(dir)) {
            output.write("a", "one");
            Files.createDirectory(dir);
            Files.writeString(dir.resolve("a"), "not ours");
            assertThrows(BadInput.class, output::publish);
        }
        assertEquals(Map.of("a", "not ours"), texts(dir));
        // nor is the result, which waits until the way is free
        Files.delete(dir.resolve("a"));
        OutputDirectory.atOnce(dir).close();
        assertOutIs("a", "one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format\": \"web-manifest\", \"icons\": []}",
            "{\"format\": \"plumbline-manifest/1\", \"files\": {\"../../thesis.tex\": \"" + SHA_OF_ONE + "\"}}",
            "{\"format\": \"plumbline-manifest/1\", \"files\": {\"a\": \"x\"}}",
            "{\"format\": \"plumbline-manifest/1\", \"files\": {\"a\": \"" + SHA_OF_ONE + "\", \"a\": \"\"}}"})
    void aManifestThatIsNotOursIsRefused(String text) throws IOException {
        Files.createDirectory(dir);
        Files.writeString(dir.resolve("manifest.json"), text);
        assertTrue(refusal().startsWith(dir.resolve("manifest.json") + ": "), refusal());
        assertTrue(refusal().matches("(?s).*: got .*, expected .*"), refusal());
        assertEquals(1, refusal().lines().count());
        assertEquals(Map.of("manifest.json", text), texts(dir));
    }

    @Test
    void aSiblingOfThatNameIsNotTouched() throws IOException {
        Files.createDirectory(partial);
        Files.writeString(partial.resolve("mine"), "x");
        assertEquals(partial + ": got a folder or file of somebody else, expected that this name is free", refusal());
        Files.createDirectory(partial.resolve("unfinished"));
        Files.writeString(partial.resolve("unfinished/README"), "my own readme");
        assertEquals(partial + ": got a folder or file of somebody else, expected that this name is free", refusal());
        assertEquals(Set.of("mine", "unfinished/README"), texts(partial).keySet());
    }

    @Test
    void whatIsNoFolderIsRefused() throws IOException {
        Files.writeString(dir, "x");
        assertEquals(dir + ": got a file, expected a folder for results", refusal());
        dir = dir.resolve("below-a-file");
        assertTrue(refusal().startsWith(dir + ": cannot be written (") || refusal().contains("name on the way"),
                refusal());
        dir = Path.of("/");
        assertEquals("/: got the root, expected a folder for results", refusal());
    }

    @Test
    void twoRunsDoNotWriteOneOutput() {
        try (OutputDirectory first = OutputDirectory.start(dir)) {
            first.write("a", "one");
            assertEquals(partial + ": got another run that is writing there, expected it to end first", refusal());
            assertEquals("one", assertReadable(first.written("a")));
        }
    }

    private static String assertReadable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInterruptedRunIsKeptUntilItIsResumed() throws IOException {
        try (OutputDirectory run = OutputDirectory.start(dir)) {
            run.write("a", "one");
            run.keep("state", "17");
        }
        assertEquals(partial + ": got an interrupted run, expected it to be continued with --resume or deleted",
                refusal());
        assertThrows(BadInput.class, () -> OutputDirectory.start(dir));
        try (OutputDirectory run = OutputDirectory.resume(dir)) {
            assertFalse(run.isWhole());
            assertEquals("17", Files.readString(run.kept("state")));
            run.write("b", "two");
            run.publish();
        }
        assertOutIs("a", "one", "b", "two");
        try (OutputDirectory run = OutputDirectory.resume(dir)) {
            assertTrue(run.isWhole());
        }
        assertOutIs("a", "one", "b", "two");
    }

    @Test
    void withoutARunThereIsNothingToResume() {
        assertEquals(partial + ": got no interrupted run, expected one to resume",
                assertThrows(BadInput.class, () -> OutputDirectory.resume(dir)).getMessage());
        assertFalse(Files.exists(partial));
        OutputDirectory.start(dir).close();
        assertFalse(Files.exists(partial), "an empty run is no run");
    }

    @Test
    void theBytesDoNotDependOnThePlaceOrTheTime() throws IOException {
        publish(dir, "a", "one");
        publish(folder.resolve("elsewhere"), "a", "one");
        assertEquals(texts(dir), texts(folder.resolve("elsewhere")));
    }
}
