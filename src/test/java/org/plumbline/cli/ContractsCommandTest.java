package org.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.assurance.Assurance;
import org.plumbline.assurance.ContractEntry;
import org.plumbline.assurance.ProofEntry;
import org.plumbline.assurance.Standing;

class ContractsCommandTest {

    @TempDir
    private Path folder;
    private Path table;

    private static ContractEntry entry(String contract, Standing standing, String seconds) {
        List<ProofEntry> proofs = standing == Standing.PROVED_BY_KEY
                ? List.of(new ProofEntry("KeY", "scope", 120, seconds))
                : List.of();
        return new ContractEntry(contract, List.of("def:mask"), "The size of the mask.", standing.words(), proofs,
                List.of(), standing.proved() ? null : "reference.data.MaskTest",
                standing.proved() ? null : "no prover reaches it", "proofs-notes/definitions.md", List.of("a fault"));
    }

    private Path write(String name, ContractEntry... entries) throws IOException {
        return Files.writeString(folder.resolve(name), Assurance.of(List.of(entries)).json());
    }

    @BeforeEach
    void aTable() throws IOException {
        table = write("table.json", entry("data.Mask::a() normal 0", Standing.PROVED_BY_KEY, "1.5"),
                entry("data.Mask::b() normal 0", Standing.PROVED_BY_KEY, null),
                entry("number.Dyadic::c() normal 0", Standing.PROPERTY_TESTED, null));
    }

    private static CommandRun run(Object... arguments) {
        return CommandRun.of(new ContractsCommand(), List.of(arguments).stream().map(Object::toString)
                .toArray(String[]::new));
    }

    @Test
    void totalsAreByPackageAndInAll() {
        CommandRun run = run("--from", table);
        assertEquals(0, run.exit(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("data           2 contracts,   2 proved: 2 proved by KeY", lines.get(0));
        assertEquals("number         1 contracts,   0 proved: 1 property-tested", lines.get(1));
        assertEquals("in all         3 contracts,   2 proved: 2 proved by KeY, 1 property-tested", lines.get(2));
        assertTrue(lines.get(3).startsWith("1 proved contracts have a proof that did not run"), lines.get(3));
    }

    @Test
    void aNameShowsItsContractsInFull() {
        CommandRun run = run("Mask::a", "--from", table);
        assertEquals(0, run.exit(), run.err());
        for (String part : List.of("data.Mask::a() normal 0", "The size of the mask.", "KeY, strategy scope, 120 steps",
                "1.5 s", "def:mask", "a fault", "proofs-notes/definitions.md")) {
            assertTrue(run.out().contains(part), part);
        }
        assertFalse(run.out().contains("Mask::b"));
        assertEquals(2, run("nothing", "--from", table).exit());
    }

    @Test
    void jsonIsTheTable() throws IOException {
        CommandRun run = run("--json", "--from", table);
        assertEquals(new ObjectMapper().readTree(table.toFile()), new ObjectMapper().readTree(run.out()));
        assertEquals(1, new ObjectMapper().readTree(run("Mask::a", "--json", "--from", table).out()).get("contracts")
                .size());
    }

    @Test
    void diffFailsOnlyForTheWorse() throws IOException {
        Path weaker = write("weaker.json", entry("data.Mask::a() normal 0", Standing.PROPERTY_TESTED, null),
                entry("number.Dyadic::c() normal 0", Standing.PROVED_BY_KEY, "1.0"));
        CommandRun worse = run("diff", table, weaker);
        assertEquals(1, worse.exit());
        assertEquals(List.of("weakened data.Mask::a() normal 0: was proved by KeY, is property-tested",
                "removed  data.Mask::b() normal 0: was proved by KeY",
                "stronger number.Dyadic::c() normal 0: was property-tested, is proved by KeY",
                "3 changed, 2 for the worse"), worse.out().lines().toList());
        CommandRun better = run("diff", write("one.json", entry("data.Mask::a() normal 0", Standing.ASSUMED, null)),
                table);
        assertEquals(0, better.exit(), better.out());
        assertEquals("nothing changed\n", run("diff", table, table).out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "''|expected a table",
            "{}|format",
            "{'format': 'plumbline-assurance/2', 'contracts': []}|format",
            "{'format': 'plumbline-assurance/1', 'contracts': [1]}|contracts",
            "{'format': 'plumbline-assurance/1', 'contracts': [], 'x': 1}|x",
            "{'format': 'plumbline-assurance/1', 'contracts': [{'contract': 'data.A::a() normal 0'}]}|claims"})
    void whatIsNoTableIsRefusedInOneLine(String text, String named) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text.replace('\'', '"'));
        CommandRun run = run("--from", file);
        assertEquals(2, run.exit(), run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith(file.toString()) && run.err().contains(named), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aContractTwiceAndAFileThatIsNotThereAreRefused() throws IOException {
        ContractEntry one = entry("data.Mask::a() normal 0", Standing.ASSUMED, null);
        assertTrue(run("--from", write("twice.json", one, one)).err().contains("twice"));
        assertEquals(2, run("--from", folder.resolve("none.json")).exit());
    }
}
