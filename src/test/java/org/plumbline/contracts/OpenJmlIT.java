package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contracts as OpenJML sees them: what {@code ci/openjml} checks. Where OPENJML_HOME names no release of OpenJML,
 * everything here is skipped and one line says what that leaves unchecked.
 */
class OpenJmlIT {

    @BeforeAll
    static void skippedWithoutOpenJml() throws IOException, InterruptedException {
        OpenJml.skipWithoutHome();
    }

    @Test
    void everyContractHasItsTypes() throws IOException, InterruptedException {
        OpenJml.Run run = OpenJml.run(List.of("check"));
        assertEquals(0, run.exit(), () -> String.join("\n", run.lines()));
    }

    /** Each method of contracts/openjml.txt is found and proved, from preconditions that can be met. */
    @TestFactory
    Stream<DynamicTest> everyListedMethodIsProved() throws IOException, InterruptedException {
        OpenJml.Run run = OpenJml.run(List.of("esc"));
        List<OpenJml.Proof> proofs = run.proofs();
        assertFalse(proofs.isEmpty(), () -> String.join("\n", run.lines()));
        assertEquals(OpenJml.listed(), proofs.stream().map(OpenJml.Proof::method).toList());
        return proofs.stream()
                .map(proof -> dynamicTest(proof.method(), () -> assertEquals("valid", proof.status())));
    }
}
