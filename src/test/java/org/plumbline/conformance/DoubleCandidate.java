package org.plumbline.conformance;

import static org.plumbline.conformance.Doubles.add;
import static org.plumbline.conformance.Doubles.array;
import static org.plumbline.conformance.Doubles.inner;
import static org.plumbline.conformance.Doubles.matrix;
import static org.plumbline.conformance.Doubles.product;
import static org.plumbline.conformance.Doubles.transposed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An implementation in float64 as an engineer would write it from the formulas, able to make one {@link Mistake}.
 */
final class DoubleCandidate extends CandidateLayer {

    private DoubleCandidate(JsonNode inputs, Mistake mistake) {
        super(inputs, mistake);
    }

    /** The results file of this candidate. */
    static String resultsFile(Vectors vectors, Mistake mistake) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", ResultsReader.FORMAT);
        file.put("producer", "a float64 candidate of the tests");
        ObjectNode results = file.putObject("results");
        for (PublishedCase published : vectors.cases()) {
            DoubleCandidate candidate = new DoubleCandidate(published.json().get("inputs"), mistake);
            results.set(published.id(), candidate.results(published.topic()));
        }
        return file.toString();
    }

    private ObjectNode results(String topic) {
        return switch (topic) {
            case "attention" -> forward();
            case "mae" -> mae();
            case "cl" -> cl();
            default -> descent();
        };
    }

    private ObjectNode forward() {
        JsonNode image = inputs.get("image");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        double[][] attention = attention(image);
        double[][] area = new double[count][image.get("latents").size()];
        for (int p = 0; p < count; p++) {
            for (int r = 0; r < count; r++) {
                if (mistake == Mistake.AREA_COUNTS_MASKED || !hidden(image, r)) {
                    area[p][areaOf(image, r)] += attention[p][r];
                }
            }
        }
        List<double[]> features = new ArrayList<>();
        inputs.get("clusters").forEach(c -> features.addAll(List.of(matrix(c.get("features")))));
        node.set("score", array(scores(image)));
        node.set("attention", array(attention));
        node.set("areaAttention", array(area));
        node.set("output", array(outputs(image)));
        node.set("phi", array(product(product(positions, q), transposed(features.toArray(double[][]::new)))));
        node.set("upsilon", array(product(product(positions, q), transposed(positions))));
        return node;
    }

    private ObjectNode mae() {
        double loss = 0;
        double floor = 0;
        for (JsonNode image : inputs.get("batch")) {
            double[][] miss = misses(image);
            loss += (mistake == Mistake.NO_HALF ? 1 : 0.5) * Arrays.stream(miss).mapToDouble(m -> inner(m, m)).sum();
            for (int p = 0; p < count; p++) {
                boolean lost = true;
                for (int r = 0; r < count; r++) {
                    lost &= areaOf(image, r) != areaOf(image, p) || hidden(image, r);
                }
                double[] patch = patch(image, p);
                floor += lost ? 0.5 * inner(patch, patch) : 0;
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("loss", loss / samples());
        node.put("lossFloor", floor / samples());
        node.set("negativeGradient", array(negativeGradient("mae")));
        return node;
    }

    /** X_p - F_p where the loss counts it, else 0. */
    private double[][] misses(JsonNode image) {
        double[][] outputs = outputs(image);
        double[][] miss = new double[count][d];
        for (int p = 0; p < count; p++) {
            if (mistake == Mistake.LOSS_OVER_ALL_POSITIONS || hidden(image, p)) {
                for (int l = 0; l < d; l++) {
                    miss[p][l] = patch(image, p)[l] - outputs[p][l];
                }
            }
        }
        return miss;
    }

    private ObjectNode cl() {
        double tau = inputs.get("tau").asDouble();
        ArrayNode similarity = JsonNodeFactory.instance.arrayNode();
        double loss = 0;
        for (JsonNode sample : inputs.get("batch")) {
            double[] sims = similarities(sample);
            similarity.add(array(new double[][] {sims}).get(0));
            double total = 0;
            for (int s = mistake == Mistake.POSITIVE_NOT_IN_DENOMINATOR ? 1 : 0; s < sims.length; s++) {
                total += Math.exp(sims[s] / tau);
            }
            loss -= (mistake == Mistake.NO_FACTOR_TAU ? 1 : tau) * Math.log(Math.exp(sims[0] / tau) / total);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("similarity", similarity);
        node.put("loss", loss / samples());
        node.set("negativeGradient", array(negativeGradient("cl")));
        return node;
    }

    private double[] similarities(JsonNode sample) {
        double[] anchor = representation(sample.get("anchor"));
        return others(sample).stream().mapToDouble(other -> inner(anchor, representation(other))).toArray();
    }

    private static List<JsonNode> others(JsonNode sample) {
        List<JsonNode> others = new ArrayList<>(List.of(sample.get("positive")));
        sample.get("negatives").forEach(others::add);
        return others;
    }

    private ObjectNode descent() {
        double[][] gradient = negativeGradient(inputs.get("objective").textValue());
        double grid = Math.scalb(1.0, inputs.get("gridBits").intValue());
        double[][] moved = new double[d][d];
        double[][] next = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                moved[i][j] = q[i][j] + inputs.get("eta").asDouble() * gradient[i][j];
                next[i][j] = Math.rint(moved[i][j] * grid) / grid;
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("unroundedQ", array(moved));
        node.set("nextQ", array(next));
        return node;
    }

    private double[][] negativeGradient(String objective) {
        double[][] sum = new double[d][d];
        for (JsonNode sample : inputs.get("batch")) {
            if (objective.equals("mae")) {
                double[][] pull = misses(sample);
                add(sum, backward(sample, pull), mistake == Mistake.NO_HALF ? 2 : 1);
            } else {
                contrast(sum, sample);
            }
        }
        double factor = mistake == Mistake.GRADIENT_SIGN ? -1 : 1;
        double[][] mean = new double[d][d];
        add(mean, sum, factor / samples());
        return mean;
    }

    private void contrast(double[][] sum, JsonNode sample) {
        double tau = inputs.get("tau").asDouble();
        double[] sims = similarities(sample);
        double[] share = Arrays.stream(sims).map(s -> Math.exp(s / tau)).toArray();
        if (mistake == Mistake.POSITIVE_NOT_IN_DENOMINATOR) {
            share[0] = 0;
        }
        double total = Arrays.stream(share).sum();
        double[] anchor = representation(sample.get("anchor"));
        double[] pull = new double[d];
        for (int s = 0; s < sims.length; s++) {
            JsonNode other = others(sample).get(s);
            double weight = (s == 0 ? 1 : 0) - share[s] / total;
            weight *= mistake == Mistake.NO_FACTOR_TAU ? 1 / tau : 1;
            double[] representation = representation(other);
            for (int l = 0; l < d; l++) {
                pull[l] += weight * representation[l];
            }
            if (mistake == Mistake.NO_STOP_GRADIENT) {
                add(sum, backward(other, spread(anchor, weight)), 1);
            }
        }
        add(sum, backward(sample.get("anchor"), spread(pull, 1)), 1);
    }

    /** What each output is pulled towards when the representation is pulled towards a vector. */
    private double[][] spread(double[] vector, double weight) {
        double share = weight / (mistake == Mistake.NO_MEAN_OVER_POSITIONS ? 1 : count);
        double[] row = Arrays.stream(vector).map(x -> share * x).toArray();
        double[][] rows = new double[count][];
        Arrays.fill(rows, row);
        return rows;
    }

    private double samples() {
        return mistake == Mistake.NO_MEAN_OVER_BATCH ? 1 : inputs.get("batch").size();
    }
}
