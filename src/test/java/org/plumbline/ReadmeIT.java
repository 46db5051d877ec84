package org.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/**
 * What the README shows is what the packaged program does: each command in a code block is run in a shell, and every
 * line shown below it, except "...", must be a line of what it prints.
 */
class ReadmeIT {

    /** Commands of the README that need nothing but a shell, Java and, where it is there, Python. */
    private static final Map<String, List<String>> SHOWN = new LinkedHashMap<>();

    @BeforeAll
    static void readCommands() throws IOException {
        boolean code = false;
        List<String> shown = null;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("```")) {
                code = !code;
                shown = null;
            } else if (code && line.startsWith("$ ")) {
                shown = SHOWN.computeIfAbsent(line.substring(2), command -> new ArrayList<>());
            } else if (code && shown != null && !line.equals("...") && !line.isBlank()) {
                shown.add(line);
            }
        }
    }

    private record Run(int exit, List<String> lines) {

        /** A command that two tests look at is run once. */
        private static final Map<String, Run> DONE = new HashMap<>();

        static synchronized Run of(String command) throws IOException, InterruptedException {
            Run done = DONE.get(command);
            if (done == null) {
                done = anew(command);
                DONE.put(command, done);
            }
            return done;
        }

        private static Run anew(String command) throws IOException, InterruptedException {
            Path output = Files.createTempFile("readme", ".txt");
            try {
                Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true)
                        .redirectOutput(output.toFile()).start();
                int exit = process.waitFor();
                return new Run(exit, Files.readAllLines(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatIsShown() {
        assertTrue(SHOWN.size() >= 4, SHOWN.keySet().toString());
        return SHOWN.entrySet().stream().filter(each -> !each.getValue().isEmpty() || each.getKey().contains("python3"))
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private static void check(String command, List<String> shown) throws IOException, InterruptedException {
        if (command.contains("python3") || command.contains("results.json")) {
            boolean python = Run.of("python3 -c 'import numpy'").exit() == 0;
            if (!python) {
                System.out.println("skipped, since there is no python3 with NumPy: " + command);
            }
            assumeTrue(python);
        }
        Run run = Run.of(command);
        assertEquals(0, run.exit(), () -> command + " ended with " + run.exit());
        List<String> missing = shown.stream().filter(line -> !run.lines().contains(line)).toList();
        assertEquals(List.of(), missing, () -> "not printed by: " + command + "\n" + String.join("\n", run.lines()));
    }

    @Test
    void thePicturesAreThoseOfTheAudit() throws IOException, InterruptedException {
        String command = "java -jar target/plumbline.jar audit --preset tiny --out target/audit-tiny";
        assertTrue(SHOWN.containsKey(command), SHOWN.keySet().toString());
        Run run = Run.of(command);
        assertEquals(0, run.exit(), () -> String.join("\n", run.lines()));
        Path out = Path.of("target", "audit-tiny");
        for (String name : List.of("attention-mae.svg", "attention-cl.svg")) {
            assertEquals(-1, Files.mismatch(out.resolve(name), Path.of("src", "docs", name)), name);
        }
    }

    /** The table from the paper to the code is the registry's. */
    @Test
    void everyDefinitionIsInTheTableWithItsFiles() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> missing = Claims.load().all().stream().filter(claim -> claim.kind() != Claim.Kind.THEOREM)
                .map(ReadmeIT::row).filter(row -> !readme.contains(row)).toList();
        assertEquals(List.of(), missing);
    }

    private static String row(Claim claim) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String code : claim.code()) {
            String[] parts = code.split("#");
            members.computeIfAbsent(parts[0], type -> new ArrayList<>());
            if (parts.length > 1) {
                members.get(parts[0]).add("`" + parts[1] + "`");
            }
        }
        String files = members.entrySet().stream().map(each -> "[" + each.getKey().replaceAll(".*\\.", "") + "]("
                + "src/main/java/" + each.getKey().replace('.', '/') + ".java)"
                + (each.getValue().isEmpty() ? "" : " " + String.join(", ", each.getValue())))
                .collect(Collectors.joining("; "));
        return "| `" + claim.id() + "` | " + claim.title() + " | "
                + (files.isEmpty() ? "a derivation, in its note" : files) + " | [note](proofs-notes/" + claim.note()
                + ") |";
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        Pattern.compile("\\]\\(([^)#]+)").matcher(Files.readString(Path.of("README.md"))).results()
                .map(match -> match.group(1)).filter(link -> !link.contains("://") && !Files.exists(Path.of(link)))
                .forEach(broken::add);
        assertEquals(List.of(), broken);
    }
}
