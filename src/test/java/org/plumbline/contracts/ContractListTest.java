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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.Test;

import org.plumbline.assurance.ContractEntry;
import org.plumbline.assurance.Standing;

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

    /** What a contract ensures to KeY alone, in no words of OpenJML, OpenJML does not prove: the list says so. */
    @Test
    void theListSaysWhatOpenJmlDoesNotRead() throws IOException {
        Set<String> unread = new TreeSet<>();
        Pattern clause = Pattern.compile("\\+KEY@ ensures");
        Pattern declared = Pattern.compile("\n    [^*/@\n]*?\\b(\\w+)\\([^;{]*\\{");
        for (Map.Entry<String, String> source : new SourceTree().texts().entrySet()) {
            Matcher ensured = clause.matcher(source.getValue());
            while (ensured.find()) {
                Matcher method = declared.matcher(source.getValue());
                if (method.find(ensured.start())
                        && !source.getValue().substring(ensured.start(), method.start()).contains("-KEY@ ensures")) {
                    unread.add(source.getKey().replace(".java", "").replace('/', '.') + "::" + method.group(1));
                }
            }
        }
        Set<String> proved = AssuranceReport.listed().contracts().stream()
                .filter(entry -> entry.standing() == Standing.PROVED_BY_OPENJML).map(ContractListTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        unread.retainAll(proved);
        assertEquals(unread, AssuranceReport.listed().contracts().stream()
                .filter(entry -> entry.standing() == Standing.PROVED_BY_OPENJML
                        && entry.reason().startsWith("OpenJML does not read"))
                .map(ContractListTest::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Methods that a run checks are listed where no prover proves them, for there the list decides. */
    @Test
    void whatIsListedAsCheckedAtRunTimeIsWhatNoProverProves() throws IOException {
        Set<String> checked = AssuranceReport.listed().contracts().stream()
                .filter(entry -> entry.standing() == Standing.CHECKED_AT_RUN_TIME)
                .map(entry -> Postconditions.method(entry.contract())).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(List.copyOf(checked), OpenJml.checked());
    }

    private static String name(ContractEntry entry) {
        return entry.contract().substring(0, entry.contract().indexOf('('));
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
