package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of what some contracts depend on, with faults in it. Faults in code may share a copy, since KeY reads calls as
 * their contracts and so a proof reads the code of its own method only; a fault in a contract stands alone.
 *
 * @param faults the faults, each of another method
 */
record FaultyCopy(List<Fault> faults) {

    /** A right method with a loop that stands in every copy: its contract must be proved there. */
    static final String CONTROL = "Control::counted(int) normal 0";

    /** Few copies, for each must be loaded; more than one, for two provers to share. */
    private static final int MOST = 16;

    private static final String CONTROL_FILE = "org/plumbline/probes/Control.java";

    /** Distributes faults over few copies. */
    static List<FaultyCopy> of(List<Fault> faults) {
        List<FaultyCopy> copies = new ArrayList<>();
        for (Fault fault : faults) {
            copies.stream().filter(copy -> copy.takes(fault)).findFirst().orElseGet(() -> {
                FaultyCopy copy = new FaultyCopy(new ArrayList<>());
                copies.add(copy);
                return copy;
            }).faults.add(fault);
        }
        return copies;
    }

    private boolean takes(Fault fault) {
        String method = ContractName.method(fault.contract());
        return !fault.inContract() && faults.size() < MOST && faults.stream().noneMatch(
                other -> other.inContract() || ContractName.method(other.contract()).equals(method));
    }

    /**
     * The copy.
     *
     * @param tree the subtree's sources
     * @return its sources by file name
     */
    SortedMap<String, String> sources(SourceTree tree) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        sources.put(CONTROL_FILE, Files.readString(ProbesIT.SOURCES.resolve(CONTROL_FILE)));
        faults.forEach(fault -> sources.putAll(tree.needed(fault.contract())));
        faults.forEach(fault -> sources.compute(fault.file(),
                (name, text) -> text.replace(fault.before(), fault.after())));
        return sources;
    }

    /**
     * A hash of everything that the search for a proof with one of the faults depends on.
     *
     * @param tree the subtree's sources
     * @param fault the fault
     * @return the hash
     */
    String hash(SourceTree tree, Fault fault) throws IOException {
        return tree.hash(sources(tree), fault.contract() + ", " + fault.strategy() + ", " + fault.steps());
    }

    /**
     * Writes the copy in place of an older one.
     *
     * @param tree the subtree's sources
     * @param folder where
     */
    void write(SourceTree tree, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
        for (Map.Entry<String, String> source : sources(tree).entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }
}
