package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.run.BadInput;

/** Vectors read from a directory, whole and broken. */
class VectorsTest {

    private static final String MAE = new String(Vectors.packagedFile("mae.json"),
            StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private String refusal(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mae.json"), text);
        String message = assertThrows(BadInput.class, () -> Vectors.in(folder)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(file.toString()), message);
        return message;
    }

    @Test
    void aDirectoryHoldsWhatItsFilesHold() throws IOException {
        Files.writeString(folder.resolve("mae.json"), MAE);
        Files.writeString(folder.resolve("manifest.json"), "{}");
        Files.writeString(folder.resolve("README.md"), "not JSON");
        Vectors vectors = Vectors.in(folder);
        assertTrue(vectors.cases().size() > 50);
        assertEquals(Vectors.packaged().find("mae-batch"), vectors.find("mae-batch"));
        assertNull(vectors.find("cl-one-cluster"));
    }

    @Test
    void theCommittedDirectoryIsThePackagedOne() {
        Vectors committed = Vectors.in(Path.of("spec/vectors/v1"));
        Vectors.packaged().cases().forEach(published -> assertEquals(published, committed.find(published.id())));
        assertEquals(Vectors.packaged().cases().size(), committed.cases().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "plumbline-vectors/1|plumbline-vectors/9|format: expected \"plumbline-vectors/1\"",
            "\"topic\"|\"subject\"|topic: expected a field of type string",
            "\"id\": \"mae-one-image\"|\"id\": 5|cases[0].id: expected a field of type string",
            "\"id\": \"mae-batch\"|\"id\": \"mae-one-image\"|\"mae-one-image\" occurs twice",
            "\"claims\": [|\"claim\": [|cases[0].claims: expected a field of type array",
            "\"shape\": [9, 9]|\"shape\": [9, 8]|results.negativeGradient.values[0]: expected an array of 8",
            "\"shape\": [9, 9]|\"shape\": [9]|results.negativeGradient.shape: expected one length an axis",
            "\"shape\": [9, 9]|\"shape\": [9, -6]|results.negativeGradient.shape: expected positive integers",
            "\"shape\": [9, 9]|\"shape\": [600000, 600000]|negativeGradient.shape: expected one length",
            "\"radius\": \"0\"|\"radius\": \"-1\"|lossFloor.radius: expected a decimal of at least 0 in a string",
            "\"radius\": \"0\"|\"radius\": 0|lossFloor.radius: expected a decimal in a string",
            "\"values\": \"0\"|\"values\": 0|lossFloor.values: expected a decimal in a string",
            "\"values\": \"0\"|\"value\": \"0\"|lossFloor.values: expected decimals in strings",
            "\"results\": {|\"results\": [{|not JSON"})
    void aFileThatIsNoFileOfVectorsIsRefusedInOneLine(String part, String by, String reason) throws IOException {
        int last = MAE.indexOf(part, MAE.indexOf("\"cases\""));
        int at = last < 0 ? MAE.indexOf(part) : last;
        assertTrue(at > 0, part);
        String message = refusal(MAE.substring(0, at) + by + MAE.substring(at + part.length()));
        assertTrue(message.contains(reason), message);
    }

    @Test
    void tornEmptyAndForeignFilesAreRefused() throws IOException {
        assertTrue(refusal(MAE.substring(0, MAE.length() / 2)).contains("ends in the middle"));
        assertTrue(refusal("").contains("is empty"));
        assertTrue(refusal("[]").contains("format: expected"));
        assertTrue(refusal(MAE + MAE).contains("not JSON"));
    }

    @Test
    void aDirectoryWithoutVectorsIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path directory : new Path[] {empty, folder.resolve("absent")}) {
            String message = assertThrows(BadInput.class, () -> Vectors.in(directory)).getMessage();
            assertTrue(message.startsWith(directory + ": "), message);
            assertFalse(message.contains("\n"), message);
        }
    }
}
