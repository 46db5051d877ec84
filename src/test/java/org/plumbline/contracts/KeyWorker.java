package org.plumbline.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import de.uka.ilkd.key.proof.init.ProofInputException;
import de.uka.ilkd.key.proof.io.ProblemLoaderException;

/**
 * KeY in a JVM of its own: reads one request a line, writes one answer a line.
 */
final class KeyWorker {

    /**
     * A request: load a folder when it is not the one that is loaded, then look for a proof.
     *
     * @param sources the folder
     * @param contract the contract; null asks for the names of all
     * @param strategy how to search
     * @param steps how many steps to try
     * @param millis how long to try
     */
    record Request(String sources, String contract, Strategy strategy, int steps, int millis) {
    }

    /**
     * An answer: one of the three.
     *
     * @param contracts the contracts of the folder
     * @param attempt the search
     * @param error what went wrong
     */
    record Answer(List<String> contracts, Attempt attempt, String error) {
    }

    private final Stubs stubs;
    private String loaded;
    private KeyProver prover;

    private KeyWorker(Stubs stubs) {
        this.stubs = stubs;
    }

    private Answer answer(Request request) {
        try {
            if (!request.sources.equals(loaded)) {
                if (prover != null) {
                    prover.close();
                }
                loaded = null;
                prover = new KeyProver(Path.of(request.sources), stubs);
                loaded = request.sources;
            }
            if (request.contract == null) {
                return new Answer(prover.contracts(), null, null);
            }
            if (!prover.contracts().contains(request.contract)) {
                return new Answer(null, null, "no contract " + request.contract);
            }
            return new Answer(null, prover.prove(request.contract, request.strategy, request.steps, request.millis),
                    null);
        } catch (ProblemLoaderException | ProofInputException | RuntimeException | StackOverflowError e) {
            return new Answer(null, null, e.toString());
        }
    }

    /**
     * The worker.
     *
     * @param args the three folders of the stubs
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        // nothing but answers may go to standard output, and KeY prints
        System.setOut(System.err);
        ObjectMapper json = new ObjectMapper();
        KeyWorker worker = new KeyWorker(new Stubs(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(json.writeValueAsString(worker.answer(json.readValue(line, Request.class))));
            out.flush();
        }
        System.exit(0);
    }
}
