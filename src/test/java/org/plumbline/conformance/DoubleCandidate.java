package org.plumbline.conformance;

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
final class DoubleCandidate {

    private final Mistake mistake;
    private final JsonNode inputs;
    private final double[][] positions;
    private final double[][] q;
    private final int count;
    private final int d;

    private DoubleCandidate(JsonNode inputs, Mistake mistake) {
        this.mistake = mistake;
        this.inputs = inputs;
        this.positions = matrix(inputs.get("positions"));
        this.q = mistake == Mistake.TRANSPOSED_Q ? transposed(matrix(inputs.get("Q"))) : matrix(inputs.get("Q"));
        this.count = positions.length;
        this.d = q.length;
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

    /** The change of Q that moves the outputs by the given pulls: sum_p query_p (sum_q delta_pq key_q)^T. */
    private double[][] backward(JsonNode image, double[][] pull) {
        double[][] attention = attention(image);
        double[][] worth = product(pull, transposed(values(image)));
        double[][] delta = new double[count][count];
        for (int p = 0; p < count; p++) {
            double mean = inner(attention[p], worth[p]);
            for (int r = 0; r < count; r++) {
                delta[p][r] = attention[p][r] * (worth[p][r] - mean) * scale();
            }
        }
        double[][] gradient = product(product(transposed(queries(image)), delta), keys(image));
        return mistake == Mistake.TRANSPOSED_Q ? transposed(gradient) : gradient;
    }

    private double[] representation(JsonNode image) {
        double[] sum = new double[d];
        for (double[] output : outputs(image)) {
            for (int l = 0; l < d; l++) {
                sum[l] += output[l] / (mistake == Mistake.NO_MEAN_OVER_POSITIONS ? 1 : count);
            }
        }
        return sum;
    }

    private double[][] outputs(JsonNode image) {
        return product(attention(image), values(image));
    }

    private double[][] attention(JsonNode image) {
        double[][] weights = scores(image);
        for (double[] row : weights) {
            for (int r = 0; r < count; r++) {
                boolean left = mistake == Mistake.SOFTMAX_OVER_UNMASKED && hidden(image, r);
                row[r] = left ? 0 : Math.exp(row[r]);
            }
            double total = Arrays.stream(row).sum();
            for (int r = 0; r < count; r++) {
                row[r] /= total;
            }
        }
        return weights;
    }

    private double[][] scores(JsonNode image) {
        double[][] scores = product(product(queries(image), q), transposed(keys(image)));
        double[][] scaled = new double[count][count];
        add(scaled, scores, scale());
        return scaled;
    }

    private double scale() {
        return mistake == Mistake.SCALED_SCORES ? 1 / Math.sqrt(d) : 1;
    }

    private double[][] queries(JsonNode image) {
        return mistake == Mistake.QUERY_HOLDS_PATCH ? keys(image) : positions;
    }

    private double[][] values(JsonNode image) {
        return mistake == Mistake.VALUE_HOLDS_POSITION ? keys(image) : visible(image);
    }

    private double[][] keys(JsonNode image) {
        double[][] keys = visible(image);
        add(keys, positions, 1);
        return keys;
    }

    private double[][] visible(JsonNode image) {
        double[][] visible = new double[count][];
        for (int p = 0; p < count; p++) {
            boolean gone = hidden(image, p) != (mistake == Mistake.MASK_INVERTED);
            visible[p] = gone ? new double[d] : patch(image, p);
        }
        return visible;
    }

    private double[] patch(JsonNode image, int p) {
        JsonNode owner = mistake == Mistake.FEATURE_OF_FIRST_CLUSTER ? inputs.get("clusters").get(0) : cluster(image);
        int area = areaOf(image, p);
        double latent = image.get("latents").get(area).asDouble();
        JsonNode feature = owner.get("features").get(Math.min(area, owner.get("features").size() - 1));
        return Arrays.stream(vector(feature)).map(x -> latent * x).toArray();
    }

    private static boolean hidden(JsonNode image, int p) {
        return image.get("mask").get(p).booleanValue();
    }

    private int areaOf(JsonNode image, int p) {
        int[] areaOf = new int[count];
        Arrays.setAll(areaOf, r -> cluster(image).get("areaOf").get(r).intValue());
        if (mistake == Mistake.CONTIGUOUS_AREAS) {
            Arrays.sort(areaOf);
        }
        return areaOf[p];
    }

    private JsonNode cluster(JsonNode image) {
        return inputs.get("clusters").get(image.get("cluster").intValue());
    }

    private double samples() {
        return mistake == Mistake.NO_MEAN_OVER_BATCH ? 1 : inputs.get("batch").size();
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += a[l] * b[l];
        }
        return sum;
    }

    private static void add(double[][] sum, double[][] term, double factor) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * term[i][j];
            }
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] columns = transposed(b);
        double[][] product = new double[a.length][columns.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                product[i][j] = inner(a[i], columns[j]);
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double[] vector(JsonNode node) {
        double[] vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Double.parseDouble(node.get(i).textValue());
        }
        return vector;
    }

    private static double[][] matrix(JsonNode node) {
        double[][] matrix = new double[node.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(node.get(i));
        }
        return matrix;
    }

    private static ArrayNode array(double[][] matrix) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (double[] row : matrix) {
            ArrayNode entries = node.addArray();
            Arrays.stream(row).forEach(entries::add);
        }
        return node;
    }
}
