package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

/** The diagnosis as {@code verify} tells it. */
class VerifyDiagnosisTest {

    @TempDir
    private Path folder;

    /** Right reconstructions, but for the factor 1/2: twice the loss, twice the gradient. */
    private CommandRun verify(int factor, String... options) throws IOException {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", "plumbline-results/1");
        ObjectNode results = file.putObject("results");
        for (PublishedCase published : Vectors.packaged().cases()) {
            if (published.topic().equals("mae")) {
                ObjectNode named = results.putObject(published.id());
                published.results().forEach((name, result) -> named.set(name,
                        times(name.equals("lossFloor") ? 1 : factor, result)));
            }
        }
        Path path = Files.writeString(folder.resolve("results.json"), file.toString());
        String[] arguments = new String[options.length + 2];
        arguments[0] = path.toString();
        arguments[1] = "--allow-missing";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(new VerifyCommand(), arguments);
    }

    private static JsonNode times(int factor, BoundedArray result) {
        List<BigDecimal> entries = result.entries().stream()
                .map(entry -> middle(entry).multiply(BigDecimal.valueOf(factor))).toList();
        return result.shape().isEmpty() ? JsonNodeFactory.instance.numberNode(entries.get(0))
                : rows(entries, result.shape().get(1));
    }

    private static BigDecimal middle(Interval interval) {
        return interval.lo().add(interval.hi()).divide(BigDecimal.valueOf(2));
    }

    private static ArrayNode rows(List<BigDecimal> entries, int columns) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < entries.size(); i += columns) {
            ArrayNode row = rows.addArray();
            entries.subList(i, i + columns).forEach(entry -> row.add(entry.toString()));
        }
        return rows;
    }

    @Test
    void aMistakeIsNamedWithItsClaimAndTheEvidence() throws IOException {
        CommandRun run = verify(2);
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("does not conform (float64 wanted)\n"
                + "Diagnosis: results are those of an implementation that\n"
                + "  leaves out the factor 1/2 of the reconstruction loss [no-half, def:mae-loss]\n"), run.out());
        assertTrue(run.out().matches("(?s).*\n  (\\d+) of \\1 failing cases, to \\d+ digits.*"), run.out());
    }

    @Test
    void jsonHoldsTheDiagnosis() throws IOException {
        JsonNode diagnosis = new ObjectMapper().readTree(verify(2, "--json").out()).get("diagnosis");
        assertEquals(1, diagnosis.size());
        assertEquals("no-half", diagnosis.get(0).get("explanations").get(0).get(0).get("id").textValue());
        assertEquals(0, new ObjectMapper().readTree(verify(1, "--json").out()).get("diagnosis").size());
    }

    @Test
    void whatNoMistakeExplainsIsSaid() throws IOException {
        assertTrue(verify(7).out().contains("Diagnosis of mae: no known mistake explains these results ("));
    }

    @Test
    void nothingIsDiagnosedWhereNothingIsWrongOrNobodyAsks() throws IOException {
        assertFalse(verify(1).out().contains("Diagnosis"));
        assertFalse(verify(2, "--no-diagnosis").out().contains("Diagnosis"));
        assertEquals(1, verify(2, "--no-diagnosis").exit());
    }
}
