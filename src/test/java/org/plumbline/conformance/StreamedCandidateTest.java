package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.conformance.Comparison.Tolerance;

/** Programs that are asked case by case: right ones, and whatever a wrong one may do. */
class StreamedCandidateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> IDS = List.of("mae-one-image", "mae-batch", "mae-dense-p4k1", "mae-zero-p4k1-"
            + "reflected", "mae-single-p6n6");

    @TempDir
    private Path folder;

    private Vectors vectors;

    private String answers;

    @BeforeEach
    void fiveCases() throws IOException {
        ObjectNode file = (ObjectNode) JSON.readTree(Vectors.packagedFile("mae.json"));
        ArrayNode cases = (ArrayNode) file.get("cases");
        List<JsonNode> kept = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (JsonNode each : cases) {
            if (IDS.contains(each.get("id").textValue())) {
                kept.add(each);
                ObjectNode line = JSON.createObjectNode().put("id", each.get("id").textValue());
                ObjectNode results = line.putObject("results");
                each.get("results").properties()
                        .forEach(result -> results.set(result.getKey(), result.getValue().get("values")));
                lines.append(line).append('\n');
            }
        }
        cases.removeAll().addAll(kept);
        Path directory = Files.createDirectory(folder.resolve("vectors"));
        Files.writeString(directory.resolve("mae.json"), file.toString());
        vectors = Vectors.in(directory);
        assertEquals(IDS.size(), vectors.cases().size());
        answers = Files.writeString(folder.resolve("answers.jsonl"), lines.toString()).toString();
    }

    /** A shell program that looks up its answers; {@code special} sees the id of the case first. */
    private String shell(String special) {
        return "while read -r q; do id=$(echo \"$q\" | sed 's/^{\"id\":\"\\([^\"]*\\)\".*/\\1/'); " + special
                + " grep -F \"\\\"$id\\\"\" '" + answers + "'; done";
    }

    private Map<String, Map<String, Candidate>> results(String command) {
        return results(command, 1500);
    }

    private Map<String, Map<String, Candidate>> results(String command, int patience) {
        return assertTimeout(Duration.ofSeconds(20), () -> StreamedCandidate.results(command, vectors, patience));
    }

    /** The fault of a case whose results are all malformed. */
    private static String fault(Map<String, Map<String, Candidate>> results, String id) {
        Set<Candidate> faults = Set.copyOf(results.get(id).values());
        assertEquals(1, faults.size());
        return ((Malformed) faults.iterator().next()).fault();
    }

    private static void assertAnswered(Map<String, Map<String, Candidate>> results, String... ids) {
        for (String id : ids) {
            results.get(id).forEach((name, candidate) -> assertTrue(candidate instanceof Numbers, id + " " + name));
        }
    }

    private boolean conforms(Map<String, Map<String, Candidate>> results) {
        return Comparison.of(vectors, results, Tolerance.ofFormat(NumberFormat.FLOAT64)).stream()
                .allMatch(outcome -> outcome.status() == Status.CONFORMS);
    }

    @Test
    void aShellProgramThatIsRightConforms() {
        assertTrue(conforms(results(shell(""))));
    }

    @Test
    void aCrashIsAFaultOfItsCase() {
        Map<String, Map<String, Candidate>> results = results(shell("[ $id = mae-batch ] && exit 7;"));
        assertEquals("ended with exit code 7 before it answered", fault(results, "mae-batch"));
        assertAnswered(results, "mae-one-image", "mae-dense-p4k1", "mae-zero-p4k1-reflected", "mae-single-p6n6");
    }

    @Test
    void silenceIsAFaultOfItsCase() {
        Map<String, Map<String, Candidate>> results = results(shell("[ $id = mae-batch ] && sleep 60;"));
        assertEquals("no answer within 1.5 s", fault(results, "mae-batch"));
        assertAnswered(results, "mae-one-image", "mae-dense-p4k1", "mae-single-p6n6");
    }

    @Test
    void garbageAndAnotherCaseAreFaultsOfTheirCases() {
        Map<String, Map<String, Candidate>> results = results(shell("[ $id = mae-batch ] && echo Hello && continue; "
                + "[ $id = mae-dense-p4k1 ] && id=mae-one-image;"));
        assertTrue(fault(results, "mae-batch").startsWith("the answer:1:"), fault(results, "mae-batch"));
        assertEquals("an answer about another case, [mae-one-image]", fault(results, "mae-dense-p4k1"));
        assertAnswered(results, "mae-one-image", "mae-zero-p4k1-reflected", "mae-single-p6n6");
    }

    @Test
    void whatNeverAnswersIsGivenUp() {
        for (String command : List.of("exit 3", "sleep 60", "yes", "cat /dev/zero", "exec >&-; sleep 60",
                "no-such-program-here 2>&-", "cat")) {
            Map<String, Map<String, Candidate>> results = results(command, 300);
            assertEquals("not asked, after 3 faults in a row", fault(results, "mae-single-p6n6"), command);
        }
    }

    /** Asked by {@link #aJavaProgramThatIsRightConforms}. */
    public static final class JavaCandidate {

        private JavaCandidate() {
        }

        /** Answers in float64. */
        public static void main(String[] arguments) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode asked = JSON.readTree(line);
                ObjectNode answer = JSON.createObjectNode().put("id", asked.get("id").textValue());
                answer.set("results", DoubleCandidate.answer(asked.get("topic").textValue(), asked, Mistake.NONE,
                        Doubles.FLOAT64));
                System.out.println(answer);
            }
        }
    }

    @Test
    void aJavaProgramThatIsRightConforms() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "'" + java + "' -cp '" + System.getProperty("java.class.path") + "' '"
                + JavaCandidate.class.getName() + "'";
        assertTrue(conforms(StreamedCandidate.results(command, vectors, 30_000)));
    }
}
