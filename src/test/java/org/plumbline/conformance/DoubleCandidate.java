package org.plumbline.conformance;

import static org.plumbline.conformance.Doubles.array;
import static org.plumbline.conformance.Doubles.transposed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An implementation in a floating-point format as an engineer would write it from the formulas, able to make one
 * {@link Mistake}.
 */
public final class DoubleCandidate extends CandidateLayer {

    private DoubleCandidate(JsonNode inputs, Mistake mistake, Doubles num) {
        super(inputs, mistake, num);
    }

    /**
     * The results file of this candidate without a mistake.
     *
     * @param vectors what it answers
     * @param num what it computes in
     * @return JSON
     */
    public static String resultsFile(Vectors vectors, Doubles num) {
        return resultsFile(vectors, Mistake.NONE, num, published -> true);
    }

    /** The results file of this candidate in float64. */
    static String resultsFile(Vectors vectors, Mistake mistake) {
        return resultsFile(vectors, mistake, Doubles.FLOAT64, published -> true);
    }

    /** The results file of this candidate, with the cases that it answers. */
    static String resultsFile(Vectors vectors, Mistake mistake, Doubles num, Predicate<PublishedCase> answered) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", ResultsReader.FORMAT);
        file.put("producer", "a candidate of the tests");
        ObjectNode results = file.putObject("results");
        for (PublishedCase published : vectors.cases()) {
            if (answered.test(published)) {
                results.set(published.id(), answer(published.topic(), published.json(), mistake, num));
            }
        }
        return file.toString();
    }

    /** The answer to a case. Draws are not this candidate's business: it repeats what the vectors say. */
    static ObjectNode answer(String topic, JsonNode asked, Mistake mistake, Doubles num) {
        JsonNode inputs = asked.get("inputs");
        if (inputs.has("seed")) {
            ObjectNode drawn = JsonNodeFactory.instance.objectNode();
            asked.get("results").properties().forEach(each -> drawn.set(each.getKey(), each.getValue().get("values")));
            return drawn;
        }
        return new DoubleCandidate(inputs, mistake, num).results(topic);
    }

    private ObjectNode results(String topic) {
        return switch (topic) {
            case "mae" -> mae();
            case "cl" -> cl();
            case "descent" -> descent();
            case "trajectory" -> trajectory();
            default -> forward(topic);
        };
    }

    private ObjectNode forward(String topic) {
        JsonNode image = inputs.get("image");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (topic) {
            case "data" -> {
                node.set("patches", array(patches(image)));
                node.set("visible", array(visible(image)));
            }
            case "scores" -> {
                node.set("score", array(scores(image)));
                node.set("phi", array(num.product(num.product(positions, q), transposed(features()))));
                node.set("upsilon", array(num.product(num.product(positions, q), transposed(positions))));
            }
            case "attention" -> node.set("attention", array(attention(image)));
            case "area-attention" -> node.set("areaAttention", array(areaAttention(image)));
            default -> {
                node.set("output", array(outputs(image)));
                node.set("representation", array(representation(image)));
            }
        }
        return node;
    }

    private double[][] patches(JsonNode image) {
        double[][] patches = new double[count][];
        Arrays.setAll(patches, p -> patch(image, p));
        return patches;
    }

    private double[][] features() {
        List<double[]> features = new ArrayList<>();
        inputs.get("clusters").forEach(c -> features.addAll(List.of(num.matrix(c.get("features")))));
        return features.toArray(double[][]::new);
    }

    private double[][] areaAttention(JsonNode image) {
        double[][] attention = attention(image);
        double[][] counted = new double[count][image.get("latents").size()];
        for (int r = 0; r < count; r++) {
            if (mistake == Mistake.AREA_COUNTS_MASKED || !hidden(image, r)) {
                counted[r][areaOf(image, r)] = 1;
            }
        }
        return num.product(attention, counted);
    }

    private ObjectNode mae() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("loss", maeLoss(inputs.get("batch")));
        node.put("lossFloor", floor(inputs.get("batch")));
        node.set("negativeGradient", array(negativeGradient("mae", inputs.get("batch"))));
        return node;
    }

    private double maeLoss(JsonNode batch) {
        double[] losses = new double[batch.size()];
        for (int b = 0; b < losses.length; b++) {
            double[] squares = Arrays.stream(misses(batch.get(b))).mapToDouble(m -> num.inner(m, m)).toArray();
            losses[b] = num.stored((mistake == Mistake.NO_HALF ? 1 : 0.5) * num.sum(squares));
        }
        return num.stored(num.sum(losses) / samples(batch));
    }

    private double floor(JsonNode batch) {
        double floor = 0;
        for (JsonNode image : batch) {
            for (int p = 0; p < count; p++) {
                boolean lost = true;
                for (int r = 0; r < count; r++) {
                    lost &= areaOf(image, r) != areaOf(image, p) || hidden(image, r);
                }
                double[] patch = patch(image, p);
                floor = lost ? num.stored(floor + num.stored(0.5 * num.inner(patch, patch))) : floor;
            }
        }
        return num.stored(floor / samples(batch));
    }

    /** X_p - F_p where the loss counts it, else 0. */
    private double[][] misses(JsonNode image) {
        double[][] outputs = outputs(image);
        double[][] miss = new double[count][d];
        for (int p = 0; p < count; p++) {
            if (mistake == Mistake.LOSS_OVER_ALL_POSITIONS || hidden(image, p)) {
                double[] patch = patch(image, p);
                for (int l = 0; l < d; l++) {
                    miss[p][l] = num.stored(patch[l] - outputs[p][l]);
                }
            }
        }
        return miss;
    }

    private ObjectNode cl() {
        ArrayNode similarity = JsonNodeFactory.instance.arrayNode();
        inputs.get("batch").forEach(sample -> similarity.add(array(similarities(sample))));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("similarity", similarity);
        node.put("loss", clLoss(inputs.get("batch")));
        node.set("negativeGradient", array(negativeGradient("cl", inputs.get("batch"))));
        return node;
    }

    /** tau log sum e^((Sim - Sim_0) / tau), the largest exponent taken out of the logarithm. */
    private double clLoss(JsonNode batch) {
        double tau = num.number(inputs.get("tau"));
        double[] losses = new double[batch.size()];
        for (int b = 0; b < losses.length; b++) {
            double[] sims = similarities(batch.get(b));
            double[] ahead = Arrays.stream(sims).map(s -> num.stored(num.stored(s - sims[0]) / tau)).toArray();
            int first = mistake == Mistake.POSITIVE_NOT_IN_DENOMINATOR ? 1 : 0;
            double most = Arrays.stream(ahead).skip(first).max().orElseThrow();
            double total = num.sum(Arrays.stream(ahead).skip(first)
                    .map(x -> num.stored(Math.exp(num.stored(x - most)))).toArray());
            double log = num.stored(most + num.stored(Math.log(total)));
            losses[b] = num.stored((mistake == Mistake.NO_FACTOR_TAU ? 1 : tau) * log);
        }
        return num.stored(num.sum(losses) / samples(batch));
    }

    private double[] similarities(JsonNode sample) {
        double[] anchor = representation(sample.get("anchor"));
        return others(sample).stream().mapToDouble(other -> num.inner(anchor, representation(other))).toArray();
    }

    private static List<JsonNode> others(JsonNode sample) {
        List<JsonNode> others = new ArrayList<>(List.of(sample.get("positive")));
        sample.get("negatives").forEach(others::add);
        return others;
    }

    private ObjectNode descent() {
        double[][] unrounded = null;
        double[][] at = num.matrix(inputs.get("Q"));
        for (int t = 0; t < inputs.get("steps").intValue(); t++) {
            setQ(at);
            unrounded = moved(at, negativeGradient(inputs.get("objective").textValue(), batch(t)));
            at = rounded(unrounded);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("unroundedQ", array(unrounded));
        node.set("nextQ", array(at));
        return node;
    }

    private ObjectNode trajectory() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<Integer> checkpoints = new ArrayList<>();
        inputs.get("checkpoints").forEach(checkpoint -> checkpoints.add(checkpoint.intValue()));
        ArrayNode phi = node.putArray("phiAt");
        ArrayNode upsilon = node.putArray("upsilonAt");
        ArrayNode loss = node.putArray("lossAt");
        List<double[]> known = new ArrayList<>(List.of(features()));
        int features = known.size();
        known.addAll(List.of(positions));
        double[][] basis = known.toArray(double[][]::new);
        double[][] at = num.product(num.product(positions, num.matrix(inputs.get("Q"))), transposed(basis));
        String objective = inputs.get("objective").textValue();
        for (int t = 0; t < checkpoints.get(checkpoints.size() - 1); t++) {
            setQ(num.product(transposed(positions), num.product(at, basis)));
            double[][] gradient = negativeGradient(objective, batch(t));
            at = rounded(moved(at, num.product(num.product(positions, gradient), transposed(basis))));
            if (checkpoints.contains(t + 1)) {
                setQ(num.product(transposed(positions), num.product(at, basis)));
                phi.add(array(columns(at, 0, features)));
                upsilon.add(array(columns(at, features, basis.length)));
                loss.add(objective.equals("mae") ? maeLoss(batch(t)) : clLoss(batch(t)));
            }
        }
        return node;
    }

    private static double[][] columns(double[][] matrix, int from, int to) {
        return Arrays.stream(matrix).map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new);
    }

    private JsonNode batch(int step) {
        return inputs.get("batches").get(step % inputs.get("batches").size());
    }

    private double[][] moved(double[][] from, double[][] slope) {
        double[][] moved = Arrays.stream(from).map(double[]::clone).toArray(double[][]::new);
        num.add(moved, slope, num.number(inputs.get("eta")));
        return moved;
    }

    private double[][] rounded(double[][] matrix) {
        double grid = Math.scalb(1.0, inputs.get("gridBits").intValue());
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(x -> num.stored(Math.rint(x * grid) / grid)).toArray())
                .toArray(double[][]::new);
    }

    private double[][] negativeGradient(String objective, JsonNode batch) {
        double[][] sum = new double[d][d];
        for (JsonNode sample : batch) {
            if (objective.equals("mae")) {
                double[][] pull = misses(sample);
                num.add(sum, backward(sample, pull), mistake == Mistake.NO_HALF ? 2 : 1);
            } else {
                contrast(sum, sample);
            }
        }
        double factor = mistake == Mistake.GRADIENT_SIGN ? -1 : 1;
        double[][] mean = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                mean[i][j] = num.stored(factor * sum[i][j] / samples(batch));
            }
        }
        return mean;
    }

    private void contrast(double[][] sum, JsonNode sample) {
        double tau = num.number(inputs.get("tau"));
        double[] scaled = Arrays.stream(similarities(sample)).map(s -> num.stored(s / tau)).toArray();
        if (mistake == Mistake.POSITIVE_NOT_IN_DENOMINATOR) {
            scaled[0] = Double.NEGATIVE_INFINITY;
        }
        double[] share = num.softmax(scaled);
        double[] anchor = representation(sample.get("anchor"));
        double[] pull = new double[d];
        for (int s = 0; s < share.length; s++) {
            JsonNode other = others(sample).get(s);
            double weight = num.stored((s == 0 ? 1 : 0) - share[s]);
            weight *= mistake == Mistake.NO_FACTOR_TAU ? 1 / tau : 1;
            double[] representation = representation(other);
            for (int l = 0; l < d; l++) {
                pull[l] = num.stored(pull[l] + num.stored(weight * representation[l]));
            }
            if (mistake == Mistake.NO_STOP_GRADIENT) {
                num.add(sum, backward(other, spread(anchor, weight)), 1);
            }
        }
        num.add(sum, backward(sample.get("anchor"), spread(pull, 1)), 1);
    }

    /** What each output is pulled towards when the representation is pulled towards a vector. */
    private double[][] spread(double[] vector, double weight) {
        double share = num.stored(weight / (mistake == Mistake.NO_MEAN_OVER_POSITIONS ? 1 : count));
        double[] row = Arrays.stream(vector).map(x -> num.stored(share * x)).toArray();
        double[][] rows = new double[count][];
        Arrays.fill(rows, row);
        return rows;
    }

    private double samples(JsonNode batch) {
        return mistake == Mistake.NO_MEAN_OVER_BATCH ? 1 : batch.size();
    }
}
