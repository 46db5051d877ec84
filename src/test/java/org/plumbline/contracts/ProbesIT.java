package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

/** The settings of KeY are as strict as the notes say, and the one hole that is known is not used. */
class ProbesIT {

    static final Path SOURCES = Path.of("src", "test", "resources", "contracts", "probes");

    private static final Path STORE = Proofs.CACHE.resolve("probes.json");

    private static final int STEPS = 3000;

    /** A ghost local that is assigned: the form that KeY gets wrong in a loop. */
    private static final Pattern GHOST = Pattern.compile("@[^\\n]*\\b(set\\s+\\w|ghost\\s+\\w+\\s+\\w+\\s*=)");

    /** What KeY must close: the true contracts, one with a loop, and the false one that shows the hole. */
    private static final Set<String> CLOSED = new TreeSet<>(Set.of("trueThing", "counted", "ghostInLoop"));

    /**
     * What came of a search for proofs of all probes.
     *
     * @param hash of all that the proofs depend on
     * @param closed the methods whose contracts were proved
     */
    record Kept(String hash, Set<String> closed) {
    }

    @Test
    void falseContractsStayOpen() throws IOException, InterruptedException {
        SortedMap<String, String> probes = new TreeMap<>();
        SourceTree.read(SOURCES, probes);
        String hash = new SourceTree().hash(probes, Strategy.SCOPE + ", " + STEPS);
        boolean fresh = "fresh".equals(System.getProperty("proofs")) || !Files.exists(STORE);
        Kept kept = fresh ? null : new ObjectMapper().readValue(STORE.toFile(), Kept.class);
        if (kept == null || !kept.hash.equals(hash)) {
            kept = new Kept(hash, closed());
            Files.createDirectories(Proofs.CACHE);
            new ObjectMapper().writeValue(STORE.toFile(), kept);
        }
        assertEquals(CLOSED, kept.closed);
    }

    private static Set<String> closed() throws IOException, InterruptedException {
        Set<String> closed = new TreeSet<>();
        ProverPool pool = ProverPool.shared();
        List<String> names = pool.each(
                worker -> worker.ask(new KeyWorker.Request(SOURCES.toString(), null, null, 0, Proofs.MILLIS)))
                .contracts();
        List<ProverPool.Job<KeyWorker.Answer>> jobs = new ArrayList<>();
        for (String name : names) {
            jobs.add(worker -> worker.ask(new KeyWorker.Request(SOURCES.toString(), name, Strategy.SCOPE, STEPS,
                    Proofs.MILLIS)));
        }
        for (KeyWorker.Answer answer : pool.all(jobs)) {
            assertTrue(answer.attempt() != null, answer.error());
            if (answer.attempt().closed()) {
                closed.add(answer.attempt().contract().replaceAll(".*::(\\w+)\\(.*", "$1"));
            }
        }
        return closed;
    }

    @Test
    void noSourceSetsAGhostLocal() throws IOException {
        new SourceTree().texts().forEach((file, text) -> assertTrue(!GHOST.matcher(text).find(),
                file + " sets a ghost local, where KeY is known to prove falsehoods"));
    }

    @Test
    void theCheckOfTheSourcesSeesTheForm() {
        assertTrue(GHOST.matcher("//@ ghost int g = 0;").find());
        assertTrue(GHOST.matcher("//@ set g = 1;").find());
        assertTrue(GHOST.matcher("      @ set g = g + 1;").find());
    }
}
