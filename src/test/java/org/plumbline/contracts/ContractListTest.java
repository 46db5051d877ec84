package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    /** What the README and the note say of the data package comes from the list. */
    @Test
    void theCountsOfTheDataPackageAreThoseOfTheList() throws IOException {
        List<ListedContract> data = ListedContract.all().stream()
                .filter(listed -> listed.contract().startsWith("data.")).toList();
        long proved = data.stream().filter(ListedContract::proved).count();
        String counts =
                (proved == data.size() ? "all " : proved + " of the ") + data.size() + " contracts of the data package";
        for (Path text : List.of(Path.of("README.md"), Path.of("proofs-notes", "contracts.md"))) {
            assertTrue(Files.readString(text).contains(counts), text + " must say: " + counts);
        }
    }
}
