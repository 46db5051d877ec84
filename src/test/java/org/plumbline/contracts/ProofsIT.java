package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contracts of the verified subtree, proved by KeY. {@code -Dproofs=fresh} proves all anew; without it a proof is
 * kept until something that it depends on changes.
 */
class ProofsIT {

    private static List<ListedContract> listed;
    private static Proofs proofs;

    @BeforeAll
    static void prove() throws IOException, InterruptedException {
        listed = ListedContract.all();
        proofs = Proofs.of(listed, "fresh".equals(System.getProperty("proofs")));
    }

    @TestFactory
    Stream<DynamicTest> whatIsListedAsProvedIsProved() {
        return listed.stream().filter(ListedContract::proved)
                .map(entry -> DynamicTest.dynamicTest(entry.contract(), () -> {
                    Proofs.Kept kept = proofs.proofs().get(entry.contract());
                    assertNotNull(kept, "KeY finds no such contract");
                    assertTrue(kept.attempt().closed(), () -> "no strategy closes; first open goals:\n"
                            + String.join("\n", kept.attempt().goals()));
                }));
    }

    @Test
    void theContractsFoundAreTheOnesListed() {
        Set<String> names = new TreeSet<>();
        listed.forEach(entry -> assertTrue(names.add(entry.contract()), "listed twice: " + entry.contract()));
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(proofs.contracts());
        Set<String> unlisted = new TreeSet<>(proofs.contracts());
        unlisted.removeAll(names);
        assertEquals(Set.of(), missing, "listed in contracts.yaml, not found by KeY");
        assertEquals(Set.of(), unlisted, "found by KeY, not listed in contracts.yaml");
    }

    @Test
    void everyContractHasItsStatusAndReason() {
        for (ListedContract entry : listed) {
            assertNotNull(entry.status(), entry.contract());
            assertEquals(entry.proved(), entry.strategy() != null, entry.contract() + ": a strategy if proved");
            assertEquals(!entry.proved(), entry.reason() != null, entry.contract() + ": a reason if not proved");
            assertEquals(entry.status() == ListedContract.Status.TESTED, entry.test() != null,
                    entry.contract() + ": a test if tested");
        }
    }

    /** A contract may be used before it is proved, but only where that is said. */
    @Test
    void proofsRestOnProvedContractsOnlyOrSaySo() {
        Map<String, ListedContract> byName = listed.stream()
                .collect(Collectors.toMap(ListedContract::contract, Function.identity()));
        for (ListedContract entry : listed) {
            Proofs.Kept kept = proofs.proofs().get(entry.contract());
            if (kept != null) {
                Set<String> unproved = kept.attempt().uses().stream()
                        .filter(name -> byName.containsKey(name) && !byName.get(name).proved())
                        .collect(Collectors.toCollection(TreeSet::new));
                assertEquals(new TreeSet<>(entry.rests()), unproved, entry.contract() + " rests on");
            }
        }
    }

    /** Two proofs that use each other's contract would prove anything of methods that call each other. */
    @Test
    void noProofRestsOnItself() {
        for (String contract : proofs.proofs().keySet()) {
            Set<String> reached = new HashSet<>();
            collect(contract, reached);
            assertTrue(!reached.contains(contract), contract + " rests on itself");
        }
    }

    private static void collect(String contract, Set<String> reached) {
        Proofs.Kept kept = proofs.proofs().get(contract);
        if (kept != null) {
            for (String used : kept.attempt().uses()) {
                if (reached.add(used)) {
                    collect(used, reached);
                }
            }
        }
    }
}
