package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
        List<ProverPool.Job<SortedMap<String, Kept>>> jobs = new ArrayList<>();
        for (FaultyCopy copy : FaultyCopy.of(faults)) {
            List<Fault> open = new ArrayList<>();
            for (Fault fault : copy.faults()) {
                Kept kept = before.get(fault.name());
                if (kept != null && kept.hash.equals(copy.hash(tree, fault))) {
                    now.put(fault.name(), kept);
                } else {
                    open.add(fault);
                }
            }
            if (!open.isEmpty()) {
                Path folder = FOLDER.resolve(Integer.toString(jobs.size()));
                copy.write(tree, folder);
                jobs.add(worker -> tried(worker, folder, copy, open, tree));
            }
        }
        ProverPool.shared().all(jobs).forEach(now::putAll);
        Files.createDirectories(Proofs.CACHE);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(STORE.toFile(), now);
        SortedMap<String, KeyWorker.Answer> said = new TreeMap<>();
        now.forEach((name, kept) -> said.put(name, kept.answer));
        return said;
    }

    private static SortedMap<String, Kept> tried(WorkerProcess worker, Path folder, FaultyCopy copy, List<Fault> faults,
            SourceTree tree) throws IOException, InterruptedException {
        SortedMap<String, Kept> tried = new TreeMap<>();
        KeyWorker.Answer control = worker.ask(new KeyWorker.Request(folder.toString(), FaultyCopy.CONTROL,
                Strategy.SCOPE, Proofs.STEPS, Proofs.MILLIS));
        if (control.attempt() == null || !control.attempt().closed()) {
            KeyWorker.Answer none = new KeyWorker.Answer(null, null,
                    "the control is not proved in its copy" + (control.error() == null ? "" : ": " + control.error()));
            faults.forEach(fault -> tried.put(fault.name(), new Kept("", none)));
            return tried;
        }
        for (Fault fault : faults) {
            KeyWorker.Answer answer = worker.ask(new KeyWorker.Request(folder.toString(), fault.contract(),
                    fault.strategy(), fault.steps(), Proofs.MILLIS));
            boolean rejected = answer.attempt() != null && !answer.attempt().closed();
            tried.put(fault.name(), new Kept(rejected ? copy.hash(tree, fault) : "", answer));
        }
        return tried;
    }
}
