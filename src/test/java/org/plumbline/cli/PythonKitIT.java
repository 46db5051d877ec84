package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Python kit beside the vectors, run: its candidates conform, and with a mistake they are told which. Where no
 * Python has NumPy or PyTorch, one line says what is skipped.
 */
class PythonKitIT {

    private static final Path KIT = Path.of("spec", "vectors", "python");

    private static final Path VECTORS = Path.of("spec", "vectors", "v1");

    /** The one of the path, and the system's, which may have what the other has not. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    private Path folder;

    /** The vectors of a topic or two, where all would take long. */
    private Path few;

    @BeforeEach
    void copyKitAndVectors() throws IOException {
        try (Stream<Path> files = Files.list(KIT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        few = Files.createDirectory(folder.resolve("vectors"));
        for (String name : List.of("mae.json", "cl.json")) {
            Files.copy(VECTORS.resolve(name), few.resolve(name));
        }
        Path kit = folder.resolve("plumbline_vectors.py");
        String topics = "TOPICS = [\"mae\", \"cl\"]";
        Files.writeString(kit, Files.readString(kit).replaceFirst("(?m)^TOPICS = .*$", topics));
    }

    private static String pythonWith(String module) throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            if (run(python + " -c 'import " + module + "'", Path.of("target", "python.txt")) == 0) {
                return python;
            }
        }
        String line = "skipped, since no python3 has " + module + ": the candidate that needs it";
        System.out.println(line);
        return abort(line);
    }

    private static int run(String command, Path output) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).redirectOutput(output.toFile())
                .start().waitFor();
    }

    private Path results(String command, Path vectors, String name) throws IOException, InterruptedException {
        Path results = folder.resolve(name);
        Path output = folder.resolve("output.txt");
        assertEquals(0, run(command + " " + vectors + " " + results, output), () -> text(output));
        return results;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static CommandRun verify(Path results, String... options) {
        return CommandRun.of(new VerifyCommand(),
                Stream.concat(Stream.of(results.toString()), Stream.of(options)).toArray(String[]::new));
    }

    private static void assertConforms(CommandRun run) {
        assertEquals(0, run.exit(), () -> run.err() + run.out());
    }

    private void plant(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertEquals(text.indexOf(before), text.lastIndexOf(before), "must be there exactly once: " + before);
        assertTrue(text.contains(before), before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
    }

    private void assertNamed(String mistake, CommandRun run) {
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains(": results are those of an implementation that\n"), run.out());
        assertTrue(run.out().contains(mistake), run.out());
    }

    @Test
    void theCandidateInNumPyConforms() throws IOException, InterruptedException {
        String python = pythonWith("numpy");
        assertConforms(verify(results(python + " " + KIT.resolve("numpy_candidate.py"), VECTORS, "all.json")));
    }

    @Test
    void aMistakeInNumPyIsNamed() throws IOException, InterruptedException {
        String python = pythonWith("numpy");
        plant("numpy_candidate.py", "np.where(mask[..., None], stack(batch, \"patches\") - output(q, e, seen), 0.0)",
                "stack(batch, \"patches\") - output(q, e, seen)");
        assertNamed("[loss-over-all-positions, def:mae-loss]", verify(
                results(python + " " + folder.resolve("numpy_candidate.py"), few, "few.npz"), "--vectors",
                few.toString()));
    }

    @Test
    void aCandidateIsAskedCaseByCase() throws IOException, InterruptedException {
        String python = pythonWith("numpy");
        assertConforms(CommandRun.of(new VerifyCommand(), "--run", python + " " + KIT.resolve("numpy_candidate.py"),
                "--time-limit", "60", "--vectors", few.toString()));
    }

    /** What is loaded is what the files say, and what is written is what was loaded. */
    @Test
    void whatIsExpectedConforms() throws IOException, InterruptedException {
        String python = pythonWith("numpy");
        Path echo = Files.writeString(folder.resolve("echo.py"),
                "import plumbline_vectors\nplumbline_vectors.main(lambda case: case.expected)\n");
        for (String name : List.of("echo.json", "echo.npz")) {
            assertConforms(verify(results(python + " " + echo, few, name), "--digits", "15", "--vectors",
                    few.toString()));
        }
    }

    @Test
    void theCandidateInPyTorchConforms() throws IOException, InterruptedException {
        String python = pythonWith("torch");
        assertConforms(verify(results(python + " " + KIT.resolve("torch_candidate.py"), VECTORS, "all.npz"),
                "--allow-missing"));
    }

    @Test
    void theCandidateInPyTorchConformsInFloat32() throws IOException, InterruptedException {
        String python = pythonWith("torch");
        Path single = results("TORCH_DTYPE=float32 " + python + " " + folder.resolve("torch_candidate.py"), few,
                "single.npz");
        assertConforms(verify(single, "--budget", "float32", "--vectors", few.toString()));
        assertEquals(1, verify(single, "--no-diagnosis", "--vectors", few.toString()).exit());
    }

    /** The example of the documentation. */
    @Test
    void aMistakeInPyTorchIsNamed() throws IOException, InterruptedException {
        String python = pythonWith("torch");
        Files.copy(KIT.resolve("plumbline_vectors.py"), folder.resolve("plumbline_vectors.py"),
                StandardCopyOption.REPLACE_EXISTING);
        plant("torch_candidate.py", "others.detach()", "others");
        CommandRun run = verify(results(python + " " + folder.resolve("torch_candidate.py"), VECTORS, "all.npz"),
                "--allow-missing");
        assertNamed("[no-stop-gradient, def:similarity]", run);
        List<String> lines = run.out().lines().dropWhile(line -> !line.startsWith("Diagnosis")).limit(3).toList();
        for (Path page : List.of(Path.of("README.md"), VECTORS.resolveSibling("README.md"))) {
            assertTrue(Files.readString(page).contains(String.join("\n", lines)), () -> page + ": " + lines);
        }
    }
}
