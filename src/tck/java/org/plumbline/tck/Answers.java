package org.plumbline.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.ResultsReader;
import org.plumbline.conformance.Vectors;

/**
 * The answers of an {@link Implementation} to a case. They are read as {@code verify} reads those of a program, so that
 * the same faults are told in the same words.
 */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Implementation implementation;
    private final Arguments given;
    private final JsonNode inputs;

    /** What was computed for one result and is asked for by another. */
    private Map<String, Object> trained;

    private Answers(Implementation implementation, JsonNode inputs) {
        this.implementation = implementation;
        this.inputs = inputs;
        this.given = Arguments.of(inputs);
    }

    /** Whether an implementation is asked about a case: not about draws, which are a matter of the sampling. */
    static boolean areAsked(PublishedCase published) {
        return !published.json().get("inputs").has("seed");
    }

    /**
     * Asks an implementation.
     *
     * @param published one of the vectors
     * @return by the name of the result; nothing for a result that it does not have
     */
    static Map<String, Candidate> of(Implementation implementation, PublishedCase published, Vectors vectors) {
        Answers answers = new Answers(implementation, published.json().get("inputs"));
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        Map<String, Candidate> faults = new LinkedHashMap<>();
        answers.questions(published.topic()).forEach((name, question) -> {
            try {
                results.set(name, JSON.valueToTree(question.get()));
            } catch (UnsupportedOperationException e) {
                // it does not have this one: missing
            } catch (RuntimeException | StackOverflowError e) {
                faults.put(name, new Malformed("threw " + e));
            }
            if (!answers.given.areUnchanged()) {
                faults.put(name, new Malformed("changed its arguments"));
            }
        });
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", published.id()).set("results", results);
        Map<String, Candidate> read = new LinkedHashMap<>(ResultsReader.line("the answer",
                line.toString().getBytes(StandardCharsets.UTF_8), vectors).get(published.id()));
        read.putAll(faults);
        return read;
    }

    private Map<String, Supplier<Object>> questions(String topic) {
        Map<String, Supplier<Object>> ask = new LinkedHashMap<>();
        switch (topic) {
            case "data" -> {
                ask.put("patches", () -> implementation.patches(image()));
                ask.put("visible", () -> implementation.visible(image()));
            }
            case "scores" -> {
                ask.put("score", () -> implementation.scores(given.q, given.positions, image()));
                ask.put("phi", () -> implementation.phi(given.q, given.positions, given.features));
                ask.put("upsilon", () -> implementation.upsilon(given.q, given.positions));
            }
            case "attention" -> ask.put("attention",
                    () -> implementation.attention(given.q, given.positions, image()));
            case "area-attention" -> ask.put("areaAttention",
                    () -> implementation.areaAttention(given.q, given.positions, image()));
            case "output" -> {
                ask.put("output", () -> implementation.outputs(given.q, given.positions, image()));
                ask.put("representation", () -> implementation.representation(given.q, given.positions, image()));
            }
            case "mae" -> {
                ask.put("loss", () -> loss(given.q, inputs.get("batch")));
                ask.put("lossFloor", () -> implementation.maeLossFloor(given.images(inputs.get("batch"))));
                ask.put("negativeGradient", () -> negativeGradient(given.q, inputs.get("batch")));
            }
            case "cl" -> {
                ask.put("similarity", this::similarities);
                ask.put("loss", () -> loss(given.q, inputs.get("batch")));
                ask.put("negativeGradient", () -> negativeGradient(given.q, inputs.get("batch")));
            }
            case "descent" -> List.of("unroundedQ", "nextQ")
                    .forEach(name -> ask.put(name, () -> trained(this::descent).get(name)));
            case "trajectory" -> List.of("phiAt", "upsilonAt", "lossAt")
                    .forEach(name -> ask.put(name, () -> trained(this::trajectory).get(name)));
            default -> {
                // a topic of later vectors: its results are missing
            }
        }
        return ask;
    }

    private MaskedImage image() {
        return given.image(inputs.get("image"));
    }

    private boolean isContrast() {
        return inputs.has("tau");
    }

    private Object similarities() {
        List<double[]> similarities = new ArrayList<>();
        for (Sample sample : given.samples(inputs.get("batch"))) {
            similarities.add(implementation.similarities(given.q, given.positions, sample));
        }
        return similarities;
    }

    private double loss(double[][] q, JsonNode batch) {
        return isContrast() ? implementation.clLoss(q, given.positions, given.samples(batch), given.number("tau"))
                : implementation.maeLoss(q, given.positions, given.images(batch));
    }

    private double[][] negativeGradient(double[][] q, JsonNode batch) {
        return isContrast()
                ? implementation.clNegativeGradient(q, given.positions, given.samples(batch), given.number("tau"))
                : implementation.maeNegativeGradient(q, given.positions, given.images(batch));
    }

    private Map<String, Object> trained(Supplier<Map<String, Object>> training) {
        if (trained == null) {
            trained = training.get();
        }
        return trained;
    }

    private JsonNode batch(int step) {
        return inputs.get("batches").get(step % inputs.get("batches").size());
    }

    private double[][] step(double[][] from, double[][] negativeGradient) {
        return implementation.step(from, negativeGradient, given.number("eta"));
    }

    private double[][] rounded(double[][] matrix) {
        return implementation.rounded(matrix, inputs.get("gridBits").intValue());
    }

    private Map<String, Object> descent() {
        double[][] unrounded = null;
        double[][] q = given.q;
        for (int t = 0; t < inputs.get("steps").intValue(); t++) {
            unrounded = step(q, negativeGradient(q, batch(t)));
            q = rounded(unrounded);
        }
        return Map.of("unroundedQ", unrounded, "nextQ", q);
    }

    /** Descent of (Phi, Upsilon): the coordinates of a gradient are found as those of a Q are. */
    private Map<String, Object> trajectory() {
        List<Integer> checkpoints = new ArrayList<>();
        inputs.get("checkpoints").forEach(checkpoint -> checkpoints.add(checkpoint.intValue()));
        List<double[][]> phiAt = new ArrayList<>();
        List<double[][]> upsilonAt = new ArrayList<>();
        List<Double> lossAt = new ArrayList<>();
        double[][] phi = implementation.phi(given.q, given.positions, given.features);
        double[][] upsilon = implementation.upsilon(given.q, given.positions);
        for (int t = 0; t < checkpoints.get(checkpoints.size() - 1); t++) {
            double[][] slope = negativeGradient(at(phi, upsilon), batch(t));
            phi = rounded(step(phi, implementation.phi(slope, given.positions, given.features)));
            upsilon = rounded(step(upsilon, implementation.upsilon(slope, given.positions)));
            if (checkpoints.contains(t + 1)) {
                phiAt.add(phi);
                upsilonAt.add(upsilon);
                lossAt.add(loss(at(phi, upsilon), batch(t)));
            }
        }
        return Map.of("phiAt", phiAt, "upsilonAt", upsilonAt, "lossAt", lossAt);
    }

    private double[][] at(double[][] phi, double[][] upsilon) {
        return implementation.fromCoordinates(phi, upsilon, given.positions, given.features);
    }
}
