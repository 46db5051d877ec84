package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * What KeY says of the verified subtree. Kept in target/, each proof until something that it depends on changes.
 *
 * @param tree the hash of the whole subtree
 * @param contracts the names of all contracts that KeY finds in it
 * @param proofs the proofs by contract
 */
record Proofs(String tree, List<String> contracts, SortedMap<String, Kept> proofs) {

    /** Where everything is kept. */
    static final Path FOLDER = Path.of("target", "proofs");

    /** How much one strategy may try. */
    static final int STEPS = 40_000;

    /** How long one strategy may try; slow machines need twice what others do. */
    static final int MILLIS = 300_000;

    /** {@code -Dproofs.cache=DIR} keeps proofs where another clone finds them: a hash says what each depends on. */
    static final Path CACHE = Path.of(System.getProperty("proofs.cache", FOLDER.toString()));

    private static final Path STORE = CACHE.resolve("proofs.json");

    /**
     * A search and what it depends on.
     *
     * @param hash of everything that it depends on
     * @param attempt the search
     */
    record Kept(String hash, Attempt attempt) {
    }

    /**
     * Looks for a proof of each contract that is listed as proved, where none is kept.
     *
     * @param listed the contracts
     * @param fresh whether to do all anew
     * @return what came of it
     */
    static Proofs of(List<ListedContract> listed, boolean fresh) throws IOException, InterruptedException {
        SourceTree sources = new SourceTree();
        Proofs before = fresh || !Files.exists(STORE)
                ? new Proofs("", List.of(), new TreeMap<>())
                : new ObjectMapper().readValue(STORE.toFile(), Proofs.class);
        ProverPool pool = ProverPool.shared();
        List<String> names = before.tree.equals(sources.hash())
                ? before.contracts
                : pool.each(Proofs::names);
        SortedMap<String, Kept> proofs = new TreeMap<>();
        List<ProverPool.Job<Attempt>> open = new ArrayList<>();
        for (ListedContract contract : listed) {
            if (contract.proved() && names.contains(contract.contract())) {
                Kept kept = before.proofs.get(contract.contract());
                if (kept != null && kept.hash.equals(sources.hash(contract.contract()))) {
                    proofs.put(contract.contract(), kept);
                } else {
                    open.add(worker -> portfolio(worker, contract));
                }
            }
        }
        for (Attempt attempt : pool.all(open)) {
            String hash = attempt.closed() ? sources.hash(attempt.contract()) : "";
            proofs.put(attempt.contract(), new Kept(hash, attempt));
        }
        Proofs now = new Proofs(sources.hash(), names, proofs);
        Files.createDirectories(CACHE);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(STORE.toFile(), now);
        return now;
    }

    /** The proofs of the last run, by contract; none if there was no run. */
    static SortedMap<String, Kept> kept() throws IOException {
        return Files.exists(STORE)
                ? new ObjectMapper().readValue(STORE.toFile(), Proofs.class).proofs
                : new TreeMap<>();
    }

    private static List<String> names(WorkerProcess worker) throws IOException, InterruptedException {
        KeyWorker.Answer answer = worker
                .ask(new KeyWorker.Request(SourceTree.REFERENCE.toString(), null, null, 0, MILLIS));
        if (answer.contracts() == null) {
            throw new IllegalStateException("KeY does not load the verified subtree: " + answer.error());
        }
        return answer.contracts();
    }

    /** The listed strategy, then the others; the first that closes wins. */
    private static Attempt portfolio(WorkerProcess worker, ListedContract contract)
            throws IOException, InterruptedException {
        Set<Strategy> order = new LinkedHashSet<>();
        order.add(contract.strategy());
        order.addAll(List.of(Strategy.values()));
        Attempt last = null;
        for (Strategy strategy : order) {
            KeyWorker.Answer answer = worker.ask(new KeyWorker.Request(SourceTree.REFERENCE.toString(),
                    contract.contract(), strategy, STEPS, MILLIS));
            last = answer.attempt() != null
                    ? answer.attempt()
                    : new Attempt(contract.contract(), strategy, false, 0, 0, List.of(), List.of(answer.error()));
            if (last.closed()) {
                return last;
            }
        }
        return last;
    }
}
