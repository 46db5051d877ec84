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

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * What KeY says of the planted faults. As a proof, a rejection is kept until something that it depends on changes.
 */
final class PlantedAttempts {

    private static final Path FOLDER = Proofs.FOLDER.resolve("faults");
    private static final Path STORE = Proofs.CACHE.resolve("faults.json");

    /**
     * A search in a copy with a fault and what it depends on.
     *
     * @param hash of the copy, the search and all that a proof depends on
     * @param answer what came of it
     */
    record Kept(String hash, KeyWorker.Answer answer) {
    }

    private PlantedAttempts() {
    }

    /**
     * Plants each fault in a copy of what its contract depends on and looks for a proof there.
     *
     * @param faults the faults
     * @param fresh whether to do all anew
     * @return KeY's answers by name of the fault
     */
    static SortedMap<String, KeyWorker.Answer> of(List<Fault> faults, boolean fresh)
            throws IOException, InterruptedException {
        SourceTree tree = new SourceTree();
        SortedMap<String, Kept> before = fresh || !Files.exists(STORE)
                ? new TreeMap<>()
                : new ObjectMapper().readValue(STORE.toFile(), new TypeReference<TreeMap<String, Kept>>() {
                });
        SortedMap<String, Kept> now = new TreeMap<>();
        try (ProverPool pool = new ProverPool(Stubs.in(FOLDER.resolve("stubs")), FOLDER.resolve("key.log"))) {
            List<Fault> open = new ArrayList<>();
            List<ProverPool.Job<KeyWorker.Answer>> jobs = new ArrayList<>();
            for (Fault fault : faults) {
                Kept kept = before.get(fault.name());
                if (kept != null && kept.hash.equals(fault.hash(tree))) {
                    now.put(fault.name(), kept);
                } else {
                    Path copy = FOLDER.resolve(Integer.toString(open.size()));
                    write(fault.planted(tree), copy);
                    open.add(fault);
                    jobs.add(worker -> worker.ask(new KeyWorker.Request(copy.toString(), fault.contract(),
                            fault.strategy(), fault.steps(), Proofs.MILLIS)));
                }
            }
            List<KeyWorker.Answer> answers = pool.all(jobs);
            for (int i = 0; i < answers.size(); i++) {
                Attempt attempt = answers.get(i).attempt();
                boolean rejected = attempt != null && !attempt.closed();
                now.put(open.get(i).name(), new Kept(rejected ? open.get(i).hash(tree) : "", answers.get(i)));
            }
        }
        Files.createDirectories(Proofs.CACHE);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(STORE.toFile(), now);
        SortedMap<String, KeyWorker.Answer> said = new TreeMap<>();
        now.forEach((name, kept) -> said.put(name, kept.answer));
        return said;
    }

    private static void write(SortedMap<String, String> sources, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
    }
}
