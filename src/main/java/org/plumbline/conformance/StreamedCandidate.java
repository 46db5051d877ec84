package org.plumbline.conformance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.run.BadInput;

/**
 * The results of a program that is asked case by case: a line {@code {"id", "topic", "inputs"}} to its standard input,
 * a line {@code {"id", "results"}} from its standard output.
 *
 * <p>What goes wrong is a fault of the case it goes wrong in: the program is started anew for the next one.
 */
public final class StreamedCandidate {

    /** After so many faults in a row that ended the program it is not asked again. */
    private static final int PATIENCE = 3;

    private final String command;
    private final Vectors vectors;
    private final long millis;
    private CandidateProcess process;
    private int faultsInARow;

    private StreamedCandidate(String command, Vectors vectors, long millis) {
        this.command = command;
        this.vectors = vectors;
        this.millis = millis;
    }

    /**
     * Asks a program about every case.
     *
     * @param command a command of the shell
     * @param vectors what it is asked
     * @param millis how long it may take for a case
     * @return by case id and name of the result; a case without an answer has only malformed results, which say why
     */
    public static Map<String, Map<String, Candidate>> results(String command, Vectors vectors, long millis) {
        StreamedCandidate candidate = new StreamedCandidate(command, vectors, millis);
        Map<String, Map<String, Candidate>> results = new LinkedHashMap<>();
        try {
            vectors.cases().forEach(published -> results.put(published.id(), candidate.results(published)));
        } finally {
            candidate.stop();
        }
        return results;
    }

    private Map<String, Candidate> results(PublishedCase published) {
        if (faultsInARow >= PATIENCE) {
            return faulty(published, "not asked, after " + PATIENCE + " faults in a row");
        }
        if (process == null) {
            process = CandidateProcess.start(command);
        }
        CandidateProcess.Answer answer = process.ask(question(published), millis);
        if (answer.fault() != null) {
            return ended(published, answer.fault());
        }
        try {
            Map<String, Map<String, Candidate>> line = ResultsReader.line("the answer", answer.line(), vectors);
            if (!line.containsKey(published.id())) {
                return ended(published, "an answer about another case, " + line.keySet());
            }
            faultsInARow = 0;
            return line.get(published.id());
        } catch (BadInput e) {
            return ended(published, e.getMessage());
        }
    }

    private static byte[] question(PublishedCase published) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("id", published.id());
        question.put("topic", published.topic());
        question.set("inputs", published.json().get("inputs"));
        return question.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Candidate> ended(PublishedCase published, String fault) {
        stop();
        faultsInARow++;
        return faulty(published, fault);
    }

    private static Map<String, Candidate> faulty(PublishedCase published, String fault) {
        Map<String, Candidate> named = new LinkedHashMap<>();
        published.results().keySet().forEach(name -> named.put(name, new Malformed(fault)));
        return named;
    }

    private void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
