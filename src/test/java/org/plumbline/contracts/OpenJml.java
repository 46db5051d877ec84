package org.plumbline.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The script {@code ci/openjml} as the tests call it. */
final class OpenJml {

    /** The methods that OpenJML proves. */
    private static final Path LIST = Path.of("src", "test", "resources", "contracts", "openjml.txt");

    /** The methods whose postconditions a run of {@code rac} evaluates, each of them. */
    private static final Path CHECKED = Path.of("src", "test", "resources", "contracts", "rac.txt");

    private OpenJml() {
    }

    /**
     * The verdict on one method.
     *
     * @param method its qualified name with the types of its parameters
     * @param status {@code valid}, or what is wrong
     * @param seconds how long the proof took, {@code "-"} if it did not end
     */
    record Proof(String method, String status, String seconds) {
    }

    /**
     * A run of the script.
     *
     * @param exit its exit code
     * @param lines what it printed
     * @param results the folder of its results
     */
    record Run(int exit, List<String> lines, Path results) {

        /** The verdicts of a run of {@code esc}. */
        List<Proof> proofs() throws IOException {
            return Arrays.asList(new ObjectMapper().readValue(results.resolve("esc.json").toFile(), Proof[].class));
        }
    }

    /** The folder of OpenJML, if the environment names one. */
    static Optional<String> home() {
        return Optional.ofNullable(System.getenv("OPENJML_HOME")).filter(home -> !home.isEmpty());
    }

    /** Where the environment names no release of OpenJML: says what stays unchecked, and skips the caller's tests. */
    static void skipWithoutHome() throws IOException, InterruptedException {
        if (home().isEmpty()) {
            String line = String.join(" ", run(List.of()).lines());
            System.out.println(line);
            abort(line);
        }
    }

    /** The listed methods. */
    static List<String> listed() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> line.startsWith("org.")).toList();
    }

    /** The methods that are listed as checked at run time. */
    static List<String> checked() throws IOException {
        return Files.readAllLines(CHECKED).stream().filter(line -> line.contains("::")).toList();
    }

    /** Runs the script on the sources of the program. */
    static Run run(List<String> arguments) throws IOException, InterruptedException {
        return run(arguments, Path.of("target", "openjml"), Map.of());
    }

    /** Runs the script with its results in a folder and further settings in its environment. */
    static Run run(List<String> arguments, Path results, Map<String, String> settings)
            throws IOException, InterruptedException {
        Files.createDirectories(results);
        Path output = results.resolve("output.txt");
        ProcessBuilder script = new ProcessBuilder(Path.of("ci", "openjml").toString()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.command().addAll(arguments);
        script.environment().putAll(settings);
        script.environment().put("PLUMBLINE_RESULTS", results.toString());
        int exit = script.start().waitFor();
        return new Run(exit, Files.readAllLines(output, StandardCharsets.UTF_8), results);
    }
}
