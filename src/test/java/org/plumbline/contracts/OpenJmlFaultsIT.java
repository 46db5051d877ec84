package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * OpenJML finds the contract violated that each planted fault of contracts/openjml-faults.yaml names: its proofs can
 * fail. Skipped like {@link OpenJmlIT}, which proves the same contracts without the faults.
 */
class OpenJmlFaultsIT {

    private static final Path FOLDER = Path.of("target", "openjml", "faults");

    /** Runs of OpenJML at a time. */
    private static final int WORKERS = 2;

    private static List<OpenJmlFault> faults;
    private static List<OpenJml.Run> runs;

    @BeforeAll
    static void tryThem() throws IOException, InterruptedException, ExecutionException {
        OpenJml.skipWithoutHome();
        deleteOld();
        faults = OpenJmlFault.all();
        Map<String, String> texts = new SourceTree().texts();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<OpenJml.Run>> jobs = new ArrayList<>();
            for (int i = 0; i < faults.size(); i++) {
                Path folder = FOLDER.resolve(Integer.toString(i));
                OpenJmlFault fault = faults.get(i);
                jobs.add(workers.submit(() -> attempt(fault, texts, folder)));
            }
            runs = new ArrayList<>();
            for (Future<OpenJml.Run> job : jobs) {
                runs.add(job.get());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static OpenJml.Run attempt(OpenJmlFault fault, Map<String, String> texts, Path folder)
            throws IOException, InterruptedException, URISyntaxException {
        Path sources = folder.resolve("sources");
        fault.plant(texts, sources);
        Map<String, String> settings = new HashMap<>();
        settings.put("PLUMBLINE_SOURCES", sources.toString());
        settings.put("OPENJML_CLASSPATH",
                Path.of(Apfloat.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        return OpenJml.run(List.of("esc", fault.method()), folder.resolve("results"), settings);
    }

    private static void deleteOld() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                old.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> faultsAreRejected() {
        return IntStream.range(0, faults.size()).mapToObj(i -> DynamicTest.dynamicTest(faults.get(i).name(), () -> {
            OpenJml.Run run = runs.get(i);
            List<OpenJml.Proof> proofs = run.proofs();
            assertEquals(1, proofs.size(), () -> String.join("\n", run.lines()));
            assertEquals(faults.get(i).method(), proofs.get(0).method());
            assertEquals("invalid", proofs.get(0).status(), () -> run.results().resolve("esc.txt").toString());
        }));
    }
}
