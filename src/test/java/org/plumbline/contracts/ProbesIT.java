package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The settings of KeY are as strict as the notes say, and the one hole that is known is not used. */
class ProbesIT {

    private static final String SOURCES = "src/test/resources/contracts/probes";

    private static final Path FOLDER = Proofs.FOLDER.resolve("probes");

    /** A ghost local that is assigned: the form that KeY gets wrong in a loop. */
    private static final Pattern GHOST = Pattern.compile("@[^\\n]*\\b(set\\s+\\w|ghost\\s+\\w+\\s+\\w+\\s*=)");

    /** What KeY must close: the true contract, and the false one that shows the hole. */
    private static final Set<String> CLOSED = new TreeSet<>(Set.of("trueThing", "ghostInLoop"));

    @Test
    void falseContractsStayOpen() throws IOException, InterruptedException {
        Set<String> closed = new TreeSet<>();
        try (ProverPool pool = new ProverPool(Stubs.in(FOLDER.resolve("stubs")), FOLDER.resolve("key.log"))) {
            List<String> names = pool.all(List.<ProverPool.Job<KeyWorker.Answer>>of(worker -> worker
                    .ask(new KeyWorker.Request(SOURCES, null, null, 0, Proofs.MILLIS)))).get(0).contracts();
            List<ProverPool.Job<KeyWorker.Answer>> jobs = new ArrayList<>();
            for (String name : names) {
                jobs.add(worker -> worker.ask(new KeyWorker.Request(SOURCES, name, Strategy.SCOPE, 3000,
                        Proofs.MILLIS)));
            }
            for (KeyWorker.Answer answer : pool.all(jobs)) {
                assertTrue(answer.attempt() != null, answer.error());
                if (answer.attempt().closed()) {
                    closed.add(answer.attempt().contract().replaceAll(".*::(\\w+)\\(.*", "$1"));
                }
            }
        }
        assertEquals(CLOSED, closed);
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
