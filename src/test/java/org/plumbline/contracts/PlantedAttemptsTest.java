package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;

/** A rejection is kept under a hash of all that the search depends on. */
class PlantedAttemptsTest {

    @Test
    void anotherFaultOrSearchHasAnotherHash() throws IOException {
        SourceTree tree = new SourceTree();
        Fault fault = Fault.of(Fault.Prover.KEY).get(0);
        String hash = fault.hash(tree);
        assertEquals(hash, new Fault("another name", fault.file(), fault.before(), fault.after(), fault.prover(),
                fault.contract(), fault.strategy(), fault.steps()).hash(new SourceTree()));
        assertNotEquals(hash, new Fault(fault.name(), fault.file(), fault.before(), fault.after() + " ",
                fault.prover(), fault.contract(), fault.strategy(), fault.steps()).hash(tree));
        assertNotEquals(hash, new Fault(fault.name(), fault.file(), fault.before(), fault.after(), fault.prover(),
                fault.contract(), fault.strategy(), fault.steps() + 1).hash(tree));
        Strategy other = fault.strategy() == Strategy.SCOPE ? Strategy.DELAYED : Strategy.SCOPE;
        assertNotEquals(hash, new Fault(fault.name(), fault.file(), fault.before(), fault.after(), fault.prover(),
                fault.contract(), other, fault.steps()).hash(tree));
    }
}
