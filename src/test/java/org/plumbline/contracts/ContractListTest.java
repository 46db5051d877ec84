package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.Test;

import org.plumbline.assurance.ContractEntry;

/** The lists of contracts are whole: nothing public is without one, and every entry says what it must. */
class ContractListTest {

    private static final Path MISTAKES = Path.of("src", "test", "resources", "mistakes", "mistakes.yaml");

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

    /** The faults that OpenJML must notice stand where they say, in methods that it proves, and a test sees each. */
    @Test
    void everyFaultForOpenJmlIsPlantedInAProvedMethodAndIsAMistakeToo() throws IOException {
        Map<String, String> texts = new SourceTree().texts();
        List<String> methods = OpenJml.listed();
        Set<List<String>> mistakes = new HashSet<>();
        for (JsonNode mistake : new YAMLMapper().readTree(MISTAKES.toFile())) {
            mistakes.add(List.of(mistake.get("file").asText(), mistake.get("before").asText(),
                    mistake.get("after").asText()));
        }
        List<OpenJmlFault> faults = OpenJmlFault.all();
        for (OpenJmlFault fault : faults) {
            String text = texts.get(fault.file());
            assertNotNull(text, fault.file());
            int first = text.indexOf(fault.before());
            assertTrue(first >= 0 && first == text.lastIndexOf(fault.before()),
                    fault.file() + " must hold exactly once: " + fault.before());
            assertTrue(methods.contains(fault.method()), fault.method());
            String type = "org/plumbline/reference/" + fault.file().replace(".java", "");
            assertTrue(fault.method().startsWith(type.replace('/', '.') + "."), fault.name());
            assertTrue(mistakes.contains(List.of("reference/" + fault.file(), fault.before(), fault.after())),
                    () -> "mistakes.yaml has no: " + fault.name());
        }
        assertEquals(faults.size(), faults.stream().map(OpenJmlFault::name).distinct().count());
    }

    @Test
    void theReadmeCountsContractsAsTheListsDo() throws IOException {
        shows(new MarkedBlock(Path.of("README.md"), "contracts"), Tables.totals());
    }

    @Test
    void theNotesAreIndexedByFile() throws IOException {
        shows(new MarkedBlock(Path.of("proofs-notes", "README.md"), "files"), Tables.notesByFile());
    }

    /** A page shows what the lists say; -Dtables=write writes it anew. */
    private static void shows(MarkedBlock block, String expected) throws IOException {
        if ("write".equals(System.getProperty("tables"))) {
            block.write(expected);
        }
        assertEquals(expected, block.text(), block.page() + ": mvn test -Dtest=ContractListTest -Dtables=write");
    }
}
