package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** A rejection is kept under a hash of all that the search depends on. */
class PlantedAttemptsTest {

    @Test
    void anotherFaultOrSearchHasAnotherHash() throws IOException {
        SourceTree tree = new SourceTree();
        Fault fault = Fault.of(Fault.Prover.KEY).get(0);
        String hash = hash(tree, fault);
        assertEquals(hash, hash(new SourceTree(), new Fault("another name", fault.file(), fault.before(), fault.after(),
                fault.prover(), fault.contract(), fault.strategy(), fault.steps())));
        assertNotEquals(hash, hash(tree, new Fault(fault.name(), fault.file(), fault.before(), fault.after() + " ",
                fault.prover(), fault.contract(), fault.strategy(), fault.steps())));
        assertNotEquals(hash, hash(tree, new Fault(fault.name(), fault.file(), fault.before(), fault.after(),
                fault.prover(), fault.contract(), fault.strategy(), fault.steps() + 1)));
        Strategy other = fault.strategy() == Strategy.SCOPE ? Strategy.DELAYED : Strategy.SCOPE;
        assertNotEquals(hash, hash(tree, new Fault(fault.name(), fault.file(), fault.before(), fault.after(),
                fault.prover(), fault.contract(), other, fault.steps())));
    }

    private static String hash(SourceTree tree, Fault fault) throws IOException {
        return new FaultyCopy(List.of(fault)).hash(tree, fault);
    }

    /** Every fault stands in one copy; those in contracts have a copy of their own. */
    @Test
    void faultsInContractsStandAlone() throws IOException {
        List<Fault> faults = Fault.of(Fault.Prover.KEY);
        List<FaultyCopy> copies = FaultyCopy.of(faults);
        assertEquals(Set.copyOf(faults),
                copies.stream().flatMap(copy -> copy.faults().stream()).collect(Collectors.toSet()));
        SourceTree tree = new SourceTree();
        for (FaultyCopy copy : copies) {
            for (Fault fault : copy.faults()) {
                String text = tree.texts().get(fault.file());
                int at = text.indexOf(fault.before());
                String line = text.substring(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)).trim();
                boolean ofAll = line.matches("(//)?@.*") && !line.startsWith("@ loop_invariant");
                assertEquals(ofAll, fault.inContract(), fault.name());
                assertTrue(!fault.inContract() || copy.faults().size() == 1, fault.name());
                assertTrue(copy.sources(tree).get(fault.file()).contains(fault.after()), fault.name());
            }
        }
    }
}
