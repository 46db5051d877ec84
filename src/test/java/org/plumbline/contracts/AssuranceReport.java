package org.plumbline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.plumbline.assurance.Assurance;
import org.plumbline.assurance.AssurancePage;
import org.plumbline.assurance.AssuranceText;
import org.plumbline.assurance.ContractEntry;
import org.plumbline.assurance.ProofEntry;
import org.plumbline.assurance.Standing;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/**
 * Joins what the build knows of each contract into one table: the list, what it says, the proofs of KeY and OpenJML,
 * the claims, the planted faults. The build runs it after the proofs.
 */
final class AssuranceReport {

    /** Where the table goes. */
    static final Path TABLE = Path.of("target", "assurance.json");

    private static final Path PAGE = Path.of("target", "assurance.html");
    private static final Path OPENJML = Path.of("target", "openjml", "esc.json");
    private static final String ROOT = "org.plumbline.reference.";

    /** Notes of the packages, for methods that implement no claim. */
    private static final Map<String, String> NOTES = Map.of("number", "enclosures.md", "data", "contracts.md",
            "definition", "error-bound.md", "coordinates", "lem-coordinates.md", "population", "lem-lumping.md");

    private final Map<String, String> meanings = meanings();
    private final List<Claim> claims = Claims.load().all();
    private final Map<String, String> openJml = new TreeMap<>();
    private final Set<String> checked = new TreeSet<>(OpenJml.checked());
    private final Map<String, Attempt> key = new TreeMap<>();
    /** Planted faults by contract, for KeY, and by method, for OpenJML. */
    private final Map<String, List<String>> faults = new TreeMap<>();

    private AssuranceReport() throws IOException {
        OpenJml.listed().forEach(method -> openJml.put(method(method), null));
        for (Fault fault : Fault.all()) {
            faults.computeIfAbsent(fault.contract(), any -> new ArrayList<>()).add(fault.name());
        }
        for (OpenJmlFault fault : OpenJmlFault.all()) {
            faults.computeIfAbsent(method(fault.method()), any -> new ArrayList<>()).add(fault.name());
        }
    }

    /**
     * Writes the table and its page.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        AssuranceReport report = new AssuranceReport();
        report.readProofs();
        Assurance table = report.table();
        Files.writeString(TABLE, table.json());
        Files.writeString(PAGE, AssurancePage.of(table));
        System.out.print(AssuranceText.totals(table));
        System.out.println("The contracts, one by one: " + PAGE);
    }

    /** The table as the lists have it, without anything that a prover said in this build. */
    static Assurance listed() throws IOException {
        return new AssuranceReport().table();
    }

    /** What each contract says in plain words, by name. */
    static Map<String, String> meanings() throws IOException {
        try (InputStream in = AssuranceReport.class.getResourceAsStream("/contracts/meanings.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<TreeMap<String, String>>() {
            });
        }
    }

    private void readProofs() throws IOException {
        Proofs.kept().forEach((contract, kept) -> key.put(contract, kept.attempt()));
        if (OpenJml.home().isPresent() && Files.exists(OPENJML)) {
            for (OpenJml.Proof proof : new ObjectMapper().readValue(OPENJML.toFile(), OpenJml.Proof[].class)) {
                if (proof.status().equals("valid")) {
                    openJml.put(method(proof.method()), proof.seconds());
                }
            }
        }
    }

    private Assurance table() throws IOException {
        List<ContractEntry> entries = new ArrayList<>();
        for (ListedContract listed : ListedContract.all()) {
            entries.add(entry(listed));
        }
        entries.sort(Comparator.comparing(ContractEntry::contract));
        return Assurance.of(entries);
    }

    private ContractEntry entry(ListedContract listed) {
        String name = listed.contract();
        List<ProofEntry> proofs = new ArrayList<>();
        if (listed.proved()) {
            Attempt attempt = key.get(name);
            proofs.add(attempt == null || !attempt.closed()
                    ? new ProofEntry("KeY", listed.strategy().toString(), null, null)
                    : new ProofEntry("KeY", attempt.strategy().toString(), attempt.steps(), seconds(attempt.millis())));
        }
        String method = ContractName.method(name);
        if (openJml.containsKey(method)) {
            proofs.add(new ProofEntry("OpenJML", null, null, openJml.get(method)));
        }
        List<String> guards = new ArrayList<>(faults.getOrDefault(name, List.of()));
        guards.addAll(faults.getOrDefault(method, List.of()));
        List<Claim> implemented = implemented(method);
        String note = implemented.isEmpty()
                ? NOTES.get(name.substring(0, name.indexOf('.')))
                : implemented.get(0).note();
        return new ContractEntry(name, implemented.stream().map(Claim::id).toList(), meanings.get(name),
                standing(listed, proofs).words(), proofs, listed.rests(), listed.test(), listed.reason(),
                "proofs-notes/" + note, guards);
    }

    private Standing standing(ListedContract listed, List<ProofEntry> proofs) {
        if (proofs.size() > 1) {
            return Standing.PROVED_BY_BOTH;
        }
        if (proofs.size() == 1) {
            return listed.proved() ? Standing.PROVED_BY_KEY : Standing.PROVED_BY_OPENJML;
        }
        if (listed.status() == ListedContract.Status.ASSUMED) {
            return Standing.ASSUMED;
        }
        return checked.contains(Postconditions.method(listed.contract()))
                ? Standing.CHECKED_AT_RUN_TIME
                : Standing.PROPERTY_TESTED;
    }

    /** The claims that name the method as their code; if there are none, those that name its class. */
    private List<Claim> implemented(String method) {
        String type = ROOT + method.substring(0, method.indexOf("::"));
        String member = type + "#" + method.substring(method.indexOf("::") + 2).replaceFirst("\\(.*", "");
        List<Claim> exact = claims.stream().filter(claim -> claim.code().contains(member)).toList();
        return exact.isEmpty() ? claims.stream().filter(claim -> claim.code().contains(type)).toList() : exact;
    }

    /** A method of OpenJML's list, named as the contracts are: simple names of types of libraries. */
    private static String method(String qualified) {
        int open = qualified.indexOf('(');
        int dot = qualified.lastIndexOf('.', open);
        String parameters = qualified.substring(open + 1, qualified.length() - 1);
        String shorter = parameters.isEmpty() ? "" : List.of(parameters.split(",")).stream()
                .map(ContractName::local).collect(Collectors.joining(","));
        return ContractName.local(qualified.substring(0, dot)) + "::" + qualified.substring(dot + 1, open) + "("
                + shorter + ")";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}
