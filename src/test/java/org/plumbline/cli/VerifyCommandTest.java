package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

class VerifyCommandTest {

    private static final int RESULTS = Vectors.packaged().cases().stream().mapToInt(c -> c.results().size()).sum();

    @TempDir
    private Path folder;

    /** A results file that is right to all digits: the middle of every interval. */
    private ObjectNode file;

    @BeforeEach
    void middleOfEveryInterval() {
        file = JsonNodeFactory.instance.objectNode();
        file.put("format", "plumbline-results/1");
        ObjectNode results = file.putObject("results");
        for (PublishedCase published : Vectors.packaged().cases()) {
            ObjectNode named = results.putObject(published.id());
            published.results().keySet().forEach(
                    name -> named.set(name, published.json().get("results").get(name).get("values").deepCopy()));
        }
    }

    private ObjectNode results(String id) {
        return (ObjectNode) file.get("results").get(id);
    }

    /** How results are judged; the diagnosis costs more than that and has tests of its own. */
    private CommandRun verify(String... options) throws IOException {
        Path path = Files.writeString(folder.resolve("results.json"), file.toString());
        String[] arguments = new String[options.length + 2];
        arguments[0] = path.toString();
        arguments[1] = "--no-diagnosis";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(new VerifyCommand(), arguments);
    }

    @Test
    void theMiddleOfEveryIntervalConformsToFortyDigits() throws IOException {
        CommandRun run = verify("--digits", "40", "--all");
        assertEquals(0, run.exit());
        assertEquals("", run.err());
        assertTrue(run.out().contains("attention-standard-basis\n"
                + "  attention         within every interval (40 digits)\n"), run.out());
        assertTrue(run.out().endsWith(RESULTS + " results: " + RESULTS + " conform, 0 outside, 0 missing, 0 malformed\n"
                + "conforms (40 digits wanted)\n"), run.out());
    }

    @Test
    void aWrongNumberIsShownWithItsPlace() throws IOException {
        ArrayNode row = (ArrayNode) results("cl-one-cluster").get("similarity").get(0);
        row.set(1, JsonNodeFactory.instance.numberNode(0.125));
        CommandRun run = verify();
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("  similarity        outside: 0 digits; worst at [0][1]: got 0.125, expected "),
                run.out());
        assertTrue(run.out().contains(RESULTS + " results: " + (RESULTS - 1) + " conform, 1 outside, 0 missing, 0 "
                + "malformed\n"), run.out());
        assertTrue(run.out().contains("does not conform (float64 wanted)\n"), run.out());
    }

    @Test
    void theWantedDigitsDecide() throws IOException {
        JsonNode loss = results("mae-batch").get("loss");
        BigDecimal exact = new BigDecimal(loss.textValue());
        results("mae-batch").put("loss", exact.add(exact.movePointLeft(9)).toString());
        assertEquals(1, verify().exit());
        assertEquals(0, verify("--digits", "8").exit());
        assertEquals(1, verify("--digits", "10").exit());
    }

    @Test
    void missingResultsAreAFaultUnlessAllowed() throws IOException {
        results("mae-batch").remove("lossFloor");
        ((ObjectNode) file.get("results")).remove("cl-two-clusters");
        CommandRun run = verify();
        assertEquals(1, run.exit());
        assertTrue(
                run.out().contains(
                        RESULTS + " results: " + (RESULTS - 4) + " conform, 0 outside, 4 missing, 0 malformed"),
                run.out());
        assertEquals(0, verify("--allow-missing").exit());
        ((ObjectNode) file.get("results")).removeAll();
        assertEquals(1, verify("--allow-missing").exit());
    }

    /** A newcomer who answers some topics wants to see how these stand, not five hundred lines about the others. */
    @Test
    void aTopicThatIsNotAnsweredIsOneLine() throws IOException {
        ObjectNode all = (ObjectNode) file.get("results");
        for (PublishedCase published : Vectors.packaged().cases()) {
            if (!published.topic().equals("mae")) {
                all.remove(published.id());
            }
        }
        results("mae-batch").remove("lossFloor");
        String out = verify().out();
        assertTrue(out.startsWith("mae-batch\n  lossFloor         missing\n"
                + "data: not answered, all 189 results are missing\nscores: not answered, "), out);
        assertTrue(out.endsWith("does not conform (float64 wanted; with missing results allowed it conforms)\n"), out);
        assertTrue(verify("--all").out().contains("draw-cl-seed-0\n"));
        all.removeAll();
        assertTrue(verify().out().endsWith("does not conform (float64 wanted)\n"));
    }

    @Test
    void notANumberIsMalformed() throws IOException {
        Path path = folder.resolve("nan.json");
        results("mae-batch").put("loss", 77);
        Files.writeString(path, file.toString().replace(":77", ":NaN"));
        CommandRun run = CommandRun.of(new VerifyCommand(), path.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("  loss              malformed: \"NaN\" is not a finite number\n"), run.out());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        results("mae-batch").put("loss", 0.125);
        results("mae-one-image").put("loss", "x");
        CommandRun run = verify("--json");
        assertEquals(1, run.exit());
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals("plumbline-verification/1", report.get("format").textValue());
        assertFalse(report.get("conforms").booleanValue());
        assertEquals("float64", report.get("wanted").textValue());
        assertEquals(2, report.get("topics").get("mae").get("outside").intValue()
                + report.get("topics").get("mae").get("malformed").intValue());
        assertEquals(1, report.get("flags").get("reflected-basis").get("outside").intValue());
        assertEquals(0, report.get("digits").intValue());
        assertEquals("{\"conforms\":" + (RESULTS - 2) + ",\"outside\":1,\"missing\":0,\"malformed\":1}",
                report.get("counts").toString());
        assertEquals(RESULTS, report.get("outcomes").size());
        for (JsonNode outcome : report.get("outcomes")) {
            if (outcome.get("status").textValue().equals("outside")) {
                assertEquals("mae-batch", outcome.get("case").textValue());
                assertEquals("0.125", outcome.get("worst").get("got").textValue());
            }
        }
    }

    @Test
    void otherVectorsCanBeUsed() throws IOException {
        Files.write(Files.createDirectory(folder.resolve("v")).resolve("mae.json"), Vectors.packagedFile("mae.json"));
        ObjectNode all = (ObjectNode) file.get("results");
        all.retain("mae-batch", "mae-one-image");
        CommandRun run = verify("--allow-missing", "--vectors", folder.resolve("v").toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains(" results: 6 conform"), run.out());
    }

    @Test
    void badInputIsOneLineAndNothingOnStdout() throws IOException {
        Path torn = Files.writeString(folder.resolve("torn.json"), "{\"format\": \"plumb");
        for (String[] arguments : new String[][] {{torn.toString()}, {folder.resolve("absent").toString()},
                {folder.toString()}, {torn.toString(), "--vectors", folder.resolve("absent").toString()}}) {
            CommandRun run = CommandRun.of(new VerifyCommand(), arguments);
            assertEquals(2, run.exit());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @Test
    void budgetsDependOnTheFormat() throws IOException {
        BigDecimal exact = new BigDecimal(results("mae-batch").get("loss").textValue());
        results("mae-batch").put("loss", exact.add(exact.movePointLeft(9)).toString());
        assertEquals(1, verify().exit());
        assertEquals(1, verify("--budget", "float64").exit());
        assertEquals(0, verify("--budget", "float32").exit());
        results("mae-batch").put("loss", exact.add(exact.movePointLeft(3)).toString());
        assertEquals(1, verify("--budget", "float32").exit());
        assertEquals(0, verify("--budget", "bfloat16").exit());
        assertEquals(2, verify("--budget", "float16").exit());
        assertEquals(2, verify("--budget", "float32", "--digits", "3").exit());
    }

    @Test
    void outHasAPageJsonAndJUnitXml() throws Exception {
        results("mae-batch").put("loss", 0.125);
        results("mae-one-image").put("loss", "<\u0007&\"");
        Path out = folder.resolve("report");
        CommandRun run = verify("--out", out.toString());
        assertEquals(1, run.exit());
        assertTrue(Files.readString(out.resolve("index.html")).contains("does not conform"));
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertEquals(RESULTS, report.get("outcomes").size());
        var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(out.resolve("junit.xml").toFile());
        assertEquals(String.valueOf(RESULTS), xml.getDocumentElement().getAttribute("tests"));
        assertEquals("2", xml.getDocumentElement().getAttribute("failures"));
        assertEquals(2, xml.getElementsByTagName("failure").getLength());
        assertEquals(RESULTS, xml.getElementsByTagName("testcase").getLength());
        assertEquals(2, verify("--out", folder.toString()).exit());
    }

    @Test
    void wrongUseExitsWithTwo() throws IOException {
        assertEquals(2, verify("--digits", "0").exit());
        assertEquals(2, verify("--digits", "41").exit());
        assertEquals(2, verify("--digits", "x").exit());
        assertEquals(2, CommandRun.of(new VerifyCommand()).exit());
        assertEquals(2, verify("--run", "cat").exit());
        assertEquals(2, CommandRun.of(new VerifyCommand(), "--run", "cat", "--time-limit", "0").exit());
        assertEquals(1, CommandRun.of(new VerifyCommand(), "--run", "exit 3").exit());
        assertEquals("", verify("--digits", "41").out());
    }

    @Test
    void helpHasExamplesAndExitCodes() {
        CommandRun run = CommandRun.of(new VerifyCommand(), "--help");
        assertEquals(0, run.exit());
        assertTrue(run.out().contains("plumbline verify results.json"), run.out());
        assertTrue(run.out().contains("Exit codes:"), run.out());
    }
}
