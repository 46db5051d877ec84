package org.plumbline.assurance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.plumbline.run.BadInput;
import org.plumbline.run.JsonFile;
import org.plumbline.run.JsonText;
import org.plumbline.run.Shape;
import org.plumbline.run.Shown;

/**
 * The table of a build: every contract of the verified subtree and what is known of it
 * (spec/schema/assurance.schema.json).
 *
 * @param format {@link #FORMAT}
 * @param contracts the contracts, sorted by name
 */
public record Assurance(String format, List<ContractEntry> contracts) {

    /** What the file calls itself. */
    public static final String FORMAT = "plumbline-assurance/1";

    private static final String SCHEMA = "assurance.schema.json";
    private static final String WHAT = "a table of contracts, as mvn verify writes to target/assurance.json";
    private static final int MAX_MEBIBYTES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Freezes the list. */
    public Assurance {
        contracts = List.copyOf(contracts);
    }

    /**
     * A table of this format.
     *
     * @param contracts the contracts
     * @return the table
     */
    public static Assurance of(List<ContractEntry> contracts) {
        return new Assurance(FORMAT, contracts);
    }

    /**
     * Reads a table.
     *
     * @param file a file that a build wrote
     * @return the table
     * @throws BadInput one line, if the file is not such a table
     */
    public static Assurance read(Path file) {
        JsonNode node = JsonFile.read(file, MAX_MEBIBYTES, WHAT);
        new Shape(SCHEMA).require(Shown.text(file), node);
        try {
            Assurance table = JSON.treeToValue(node, Assurance.class);
            Set<String> names = new HashSet<>();
            for (ContractEntry entry : table.contracts) {
                if (!names.add(entry.contract())) {
                    throw new BadInput(Shown.text(file) + ": contracts: got " + Shown.line(entry.contract())
                            + " twice, expected each contract once");
                }
            }
            return table;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema lets through what cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The table as a file.
     *
     * @return JSON
     */
    public String json() {
        return JsonText.of(JSON.valueToTree(this));
    }

    /**
     * The contracts of one package.
     *
     * @param folder its name below the verified subtree
     * @return a table of these
     */
    public Assurance of(String folder) {
        return of(contracts.stream().filter(entry -> entry.folder().equals(folder)).toList());
    }

    /**
     * The packages, sorted.
     *
     * @return their names below the verified subtree
     */
    public List<String> folders() {
        return contracts.stream().map(ContractEntry::folder).distinct().sorted().toList();
    }

    /**
     * How many contracts have each standing.
     *
     * @return a count for every standing, 0 among them
     */
    public Map<Standing, Integer> totals() {
        Map<Standing, Integer> totals = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            totals.put(standing, 0);
        }
        contracts.forEach(entry -> totals.merge(entry.standing(), 1, Integer::sum));
        return totals;
    }

    /**
     * How many contracts some prover proves.
     *
     * @return at most the number of contracts
     */
    public int proved() {
        return (int) contracts.stream().filter(entry -> entry.standing().proved()).count();
    }

    /**
     * The contracts that count as proved although a prover of theirs did not run in the build that wrote the table.
     *
     * @return their names
     */
    public List<String> notRerun() {
        List<String> names = new ArrayList<>();
        for (ContractEntry entry : contracts) {
            if (entry.proofs().stream().anyMatch(proof -> proof.seconds() == null)) {
                names.add(entry.contract());
            }
        }
        return names;
    }
}
