package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.run.BadInput;

/** Results files come from anybody: each fault is one line, and none is a stack trace. */
class ResultsReaderTest {

    private static final Vectors VECTORS = Vectors.packaged();

    private static Map<String, Map<String, Candidate>> read(String text) {
        return ResultsReader.read("r.json", text.getBytes(StandardCharsets.UTF_8), VECTORS);
    }

    private static Candidate value(String name, String json) {
        return read("{\"format\":\"plumbline-results/1\",\"results\":{\"mae-one-image\":{\"" + name + "\":" + json
                + "}}}").get("mae-one-image").get(name);
    }

    private static String refusal(byte[] bytes) {
        String message = assertThrows(BadInput.class, () -> ResultsReader.read("r.json", bytes, VECTORS)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("r.json"), message);
        assertTrue(message.length() < 400, message);
        return message;
    }

    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsNumbersAndDecimalsInStrings() {
        assertEquals(new Numbers(List.of(new BigDecimal("0.1"))), value("loss", "0.1"));
        assertEquals(new Numbers(List.of(new BigDecimal("1e-7"))), value("loss", "\"1e-7\""));
        assertEquals(new Numbers(List.of(new BigDecimal("3"))), value("loss", "3"));
        String row = "[1,\"2\",3.0,4,5,6]";
        Candidate gradient = value("negativeGradient", "[" + (row + ",").repeat(5) + row + "]");
        assertEquals(36, ((Numbers) gradient).entries().size());
    }

    @Test
    void theOrderOfTheFieldsDoesNotMatter() {
        assertEquals(Set.of("mae-one-image"),
                read("{\"results\":{\"mae-one-image\":{\"loss\":1}},\"producer\":\"x\",\"format\":"
                        + "\"plumbline-results/1\"}").keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "loss|[1]|expected a number or a decimal in a string",
            "loss|[[[]],3]|expected a number or a decimal in a string",
            "loss|null|expected a number or a decimal in a string",
            "loss|true|expected a number or a decimal in a string",
            "loss|NaN|\"NaN\" is not a finite number",
            "loss|-Infinity|\"-Infinity\" is not a finite number",
            "loss|\"nan\"|\"nan\" is not a finite number",
            "loss|1e999999999|\"1e999999999\": expected an exponent in -5000..5000",
            "loss|\"1e999999999\"|\"1e999999999\": expected an exponent in -5000..5000",
            "loss|\"abc\"|\"abc\" is not a decimal number such as",
            "negativeGradient|1|expected an array of 6",
            "negativeGradient|[]|has 0 entries, expected 6",
            "negativeGradient|[1,2,3,4,5,6]|[0] expected an array of 6",
            "negativeGradient|[[1,2,3,4,5,6],[1,2]]|[1] has 2 entries, expected 6",
            "negativeGradient|[[1,2,3,4,5,6,7]]|[0] has 7 entries, expected 6",
            "negativeGradient|[[1,2,NaN,4,5,6]]|[0][2] \"NaN\" is not a finite number",
            "negativeGradient|[[1,2,[[3]],4,5,6]]|[0][2] expected a number or a decimal in a string"})
    void aResultThatIsNotNumbersInItsShapeIsMalformed(String name, String json, String fault) {
        Candidate candidate = value(name, json);
        assertTrue(candidate instanceof Malformed, candidate.toString());
        assertTrue(((Malformed) candidate).fault().strip().startsWith(fault), candidate.toString());
    }

    @Test
    void aMalformedResultLeavesTheOthersReadable() {
        Map<String, Candidate> named = read("{\"format\":\"plumbline-results/1\",\"results\":{\"mae-one-image\":{"
                + "\"negativeGradient\":[[1,[2,[3]],[]],3],\"loss\":0.5}}}").get("mae-one-image");
        assertTrue(named.get("negativeGradient") instanceof Malformed);
        assertEquals(new Numbers(List.of(new BigDecimal("0.5"))), named.get("loss"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "[]|the file: expected a JSON object",
            "42|the file: expected a JSON object",
            "{}|format: expected \"plumbline-results/1\"",
            "{\"format\":\"plumbline-results/2\"}|format: expected \"plumbline-results/1\"",
            "{\"format\":1}|format: expected \"plumbline-results/1\"",
            "{\"format\":\"plumbline-results/1\"}|results: expected an object",
            "{\"format\":\"plumbline-results/1\",\"results\":[]}|results: expected a JSON object",
            "{\"results\":{\"nope\":{}}}|results.\"nope\": expected the id of a case",
            "{\"results\":{\"mae-batch\":3}}|results.mae-batch: expected a JSON object",
            "{\"format\":\"plumbline-results/1\",\"results\":{\"mae-batch\":{\"los\":3}}}|results.mae-batch.\"los\": "
                    + "expected one of loss, lossFloor, negativeGradient",
            "{\"results\":{\"mae-batch\":{\"loss\":{}}}}|results.mae-batch.loss: expected numbers in nested arrays",
            "{\"results\":{\"mae-batch\":{\"loss\":[[3,{\"a\":|results.mae-batch.loss: expected numbers",
            "{\"colour\":1}|\"colour\": expected one of format, producer, results",
            "{\"producer\":1}|producer: expected a string",
            "{\"format\":\"plumbline-results/1\",\"results\":{}} x|not JSON",
            "{\"format\":\"plumbline-results/1\",\"results\":{}}{}|end of file: expected nothing after",
            "{\"format\":\"plumbline-results/1\",\"format\":\"plumbline-results/1\"}|not JSON: Duplicate",
            "{\"results\":{\"mae-batch\":{\"loss\":1,\"loss\":2}}}|not JSON: Duplicate",
            "{\"results\":{\"mae-batch\":{},\"mae-batch\":{}}}|not JSON: Duplicate",
            "{\"results\":{\"mae-batch\":{\"loss\":0.|not JSON",
            "{\"results\":{\"mae-batch\":{\"loss\":[1, 2|ends in the middle",
            "{\"results\":{\"mae-batch\":{\"lo|ends in the middle",
            "{'results':{}}|not JSON",
            "hello|not JSON"})
    void aFileThatIsNoResultsFileIsRefusedInOneLine(String text, String reason) {
        String message = refusal(text);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"results\":{\"mae-batch\":{\"loss\":" + "[".repeat(100000);
        assertTrue(refusal(deep).contains("nested too deep"), refusal(deep));
    }

    @Test
    void anEndlessNumberOrNameIsRefused() {
        String start = "{\"results\":{\"mae-batch\":{\"loss\":";
        assertTrue(refusal(start + "1".repeat(100000) + "}}}").contains("too long"));
        assertTrue(refusal(start + "\"" + "1".repeat(100000) + "\"}}}").contains("too long"));
        assertTrue(refusal("{\"" + "n".repeat(100000) + "\":1}").contains("too long"));
    }

    @Test
    void binaryIsRefused() {
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);
        refusal(bytes);
        refusal(new byte[] {0});
        refusal(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0});
        refusal(new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '1', '}'});
    }

    @Test
    void everyPrefixOfAGoodFileIsRefused() {
        String good = "{\"format\":\"plumbline-results/1\",\"results\":{\"mae-one-image\":{\"loss\":\"0.5\"}}}";
        assertFalse(read(good).isEmpty());
        for (int end = 0; end < good.length(); end++) {
            refusal(good.substring(0, end));
        }
    }

    @Test
    void missingEmptyHugeAndUnreadableFilesAreRefused(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Path huge = folder.resolve("huge.json");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertEquals(empty + ": is empty, expected a JSON object", refusal(empty));
        assertEquals(huge + ": is larger than 64 MiB, expected a smaller JSON file", refusal(huge));
        assertEquals(folder + ": is a directory, expected a JSON file", refusal(folder));
        Path absent = folder.resolve("absent.json");
        assertEquals(absent + ": no such file", refusal(absent));
    }

    private static String refusal(Path file) {
        return assertThrows(BadInput.class, () -> ResultsReader.read(file, VECTORS)).getMessage();
    }

    @Test
    void theSchemaOfResultsAcceptsTheCandidateAndRefusesOthers() throws IOException {
        var schema = VectorFilesTest.schema("results.schema.json");
        ObjectMapper json = new ObjectMapper();
        assertEquals(Set.of(), schema.validate(json.readTree(DoubleCandidate.resultsFile(VECTORS, Mistake.NONE))));
        String good = "{\"format\":\"plumbline-results/1\",\"results\":{\"a\":{\"b\":[[1,\"2.5e-3\"]]}}}";
        assertEquals(Set.of(), schema.validate(json.readTree(good)));
        for (String change : List.of("\"1/3\"", "\"NaN\"", "null", "true", "[]", "{}")) {
            assertFalse(schema.validate(json.readTree(good.replace("\"2.5e-3\"", change))).isEmpty(), change);
        }
        assertFalse(schema.validate(json.readTree(good.replace("format", "fmt"))).isEmpty());
    }

    /** Found by damaging a hundred thousand files: a NUL at the beginning makes the parser think of UTF-32. */
    @Test
    void whatOnlyBeginsLikeUtf32IsRefused() {
        byte[] bytes = {0, 0, 0, '{', '/', '0', '"', ','};
        for (Executable reading : List.<Executable>of(() -> ResultsReader.read("r.json", bytes, VECTORS),
                () -> ResultsReader.lines("r.json", bytes, VECTORS), () -> Vectors.requireReadable("r.json", bytes))) {
            String message = assertThrows(BadInput.class, reading).getMessage();
            assertTrue(message.matches("r\\.json(:1)?: is not text, expected JSON in UTF-8"), message);
        }
    }
}
