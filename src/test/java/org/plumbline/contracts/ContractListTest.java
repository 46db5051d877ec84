package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.plumbline.assurance.ContractEntry;

/** The lists of contracts are whole: nothing public is without one, and every entry says what it must. */
class ContractListTest {

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        for (ListedContract listed : ListedContract.all()) {
            if (listed.test() != null) {
                assertDoesNotThrow(() -> Class.forName("org.plumbline." + listed.test()), listed.contract());
            }
        }
    }

    @Test
    void everyNoteThatTheTableNamesExists() throws IOException {
        for (ContractEntry entry : AssuranceReport.listed().contracts()) {
            assertTrue(Files.isRegularFile(Path.of(entry.note())), entry.contract() + " has no note " + entry.note());
        }
    }
}
