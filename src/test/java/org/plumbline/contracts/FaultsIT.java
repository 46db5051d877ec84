package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No planted fault of contracts/faults.yaml lets the contract that it names be proved: the proofs can fail. */
class FaultsIT {

    private static final Path FOLDER = Proofs.FOLDER.resolve("faults");

    private static List<Fault> faults;
    private static List<KeyWorker.Answer> answers;

    @BeforeAll
    static void tryThem() throws IOException, InterruptedException {
        faults = Fault.of(Fault.Prover.KEY);
        SourceTree tree = new SourceTree();
        try (ProverPool pool = new ProverPool(Stubs.in(FOLDER.resolve("stubs")), FOLDER.resolve("key.log"))) {
            List<ProverPool.Job<KeyWorker.Answer>> jobs = new ArrayList<>();
            for (int i = 0; i < faults.size(); i++) {
                Fault fault = faults.get(i);
                Path copy = FOLDER.resolve(Integer.toString(i));
                write(tree, fault, copy);
                jobs.add(worker -> worker.ask(new KeyWorker.Request(copy.toString(), fault.contract(),
                        fault.strategy(), fault.steps(), Proofs.MILLIS)));
            }
            answers = pool.all(jobs);
        }
    }

    private static void write(SourceTree tree, Fault fault, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
        for (Map.Entry<String, String> source : fault.planted(tree).entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }

    @TestFactory
    Stream<DynamicTest> faultsAreRejected() {
        return IntStream.range(0, faults.size()).mapToObj(i -> DynamicTest.dynamicTest(faults.get(i).name(), () -> {
            Attempt attempt = answers.get(i).attempt();
            assertNotNull(attempt, () -> "KeY did not try: " + answers.get(i).error());
            assertFalse(attempt.closed(), () -> attempt.contract() + " is proved with this fault");
        }));
    }

    @Test
    void everyFaultIsPlantedWhereItSays() throws IOException {
        Map<String, String> texts = new SourceTree().texts();
        List<Fault> all = Fault.all();
        for (Fault fault : all) {
            String text = texts.get(fault.file());
            assertNotNull(text, fault.file());
            int first = text.indexOf(fault.before());
            assertTrue(first >= 0 && first == text.lastIndexOf(fault.before()),
                    fault.file() + " must hold exactly once: " + fault.before());
        }
        assertEquals(all.size(), all.stream().map(Fault::name).distinct().count());
    }

    /** A fault that names another strategy than the one that proves the contract would be rejected for no reason. */
    @Test
    void everyFaultIsTriedByTheStrategyThatProvesTheContract() throws IOException {
        Map<String, ListedContract> listed = ListedContract.all().stream()
                .collect(Collectors.toMap(ListedContract::contract, Function.identity()));
        for (Fault fault : faults) {
            ListedContract contract = listed.get(fault.contract());
            assertNotNull(contract, fault.contract());
            assertEquals(contract.strategy(), fault.strategy(), fault.contract());
        }
    }
}
