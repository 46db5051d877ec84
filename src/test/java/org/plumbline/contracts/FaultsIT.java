package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No planted fault of contracts/faults.yaml lets the contract that it names be proved: the proofs can fail. */
class FaultsIT {

    private static List<Fault> faults;
    private static Map<String, KeyWorker.Answer> answers;

    @BeforeAll
    static void tryThem() throws IOException, InterruptedException {
        faults = Fault.of(Fault.Prover.KEY);
        answers = PlantedAttempts.of(faults, "fresh".equals(System.getProperty("proofs")));
    }

    @TestFactory
    Stream<DynamicTest> faultsAreRejected() {
        return faults.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            KeyWorker.Answer answer = answers.get(fault.name());
            Attempt attempt = answer.attempt();
            assertNotNull(attempt, () -> "KeY did not try: " + answer.error());
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
