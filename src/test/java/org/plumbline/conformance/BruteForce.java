package org.plumbline.conformance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The oracle: every result of a case from the JSON of its inputs and the formulas of the definitions, in
 * {@link Fixed}. Gradients are central differences of the loss, so that no formula of a gradient is used; the stop
 * gradient is a difference in which only the first argument of each similarity moves.
 */
final class BruteForce {

    /** The step of a central difference, 2^-120: it is wrong by some 2^-240 and by rounding of some 2^-260. */
    private static final BigInteger STEP = Fixed.ONE.shiftRight(120);

    private final JsonNode inputs;
    private final BigInteger[][] positions;
    private final BigInteger[][] q;
    private final BigInteger p;

    private BruteForce(JsonNode inputs) {
        this.inputs = inputs;
        this.positions = Fixed.matrix(inputs.get("positions"));
        this.q = Fixed.matrix(inputs.get("Q"));
        this.p = Fixed.ONE.multiply(BigInteger.valueOf(positions.length));
    }

    /** By the name of the result, its entries row-major. */
    static Map<String, List<BigInteger>> results(String topic, JsonNode inputs) {
        BruteForce brute = new BruteForce(inputs);
        return switch (topic) {
            case "attention" -> brute.forward();
            case "mae" -> brute.mae();
            case "cl" -> brute.cl();
            case "descent" -> brute.descent();
            default -> throw new IllegalArgumentException(topic);
        };
    }

    private Map<String, List<BigInteger>> forward() {
        JsonNode image = inputs.get("image");
        Map<String, List<BigInteger>> results = new LinkedHashMap<>();
        List<BigInteger> area = new ArrayList<>();
        List<BigInteger> phi = new ArrayList<>();
        List<BigInteger> upsilon = new ArrayList<>();
        int areas = image.get("latents").size();
        for (int i = 0; i < positions.length; i++) {
            BigInteger[] attention = attention(q, image, i);
            for (int j = 0; j < areas; j++) {
                BigInteger sum = BigInteger.ZERO;
                for (int k = 0; k < positions.length; k++) {
                    boolean counts = areaOf(image, k) == j && !image.get("mask").get(k).booleanValue();
                    sum = counts ? sum.add(attention[k]) : sum;
                }
                area.add(sum);
            }
            for (JsonNode cluster : inputs.get("clusters")) {
                for (JsonNode feature : cluster.get("features")) {
                    phi.add(between(q, positions[i], Fixed.vector(feature)));
                }
            }
            for (BigInteger[] position : positions) {
                upsilon.add(between(q, positions[i], position));
            }
        }
        results.put("score", rows(i -> scores(q, image, i)));
        results.put("attention", rows(i -> attention(q, image, i)));
        results.put("areaAttention", area);
        results.put("output", rows(i -> output(q, image, i)));
        results.put("phi", phi);
        results.put("upsilon", upsilon);
        return results;
    }

    private List<BigInteger> rows(Function<Integer, BigInteger[]> row) {
        List<BigInteger> entries = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            entries.addAll(List.of(row.apply(i)));
        }
        return entries;
    }

    private Map<String, List<BigInteger>> mae() {
        BigInteger floor = BigInteger.ZERO;
        for (JsonNode image : inputs.get("batch")) {
            for (int i = 0; i < positions.length; i++) {
                boolean lost = true;
                for (int k = 0; k < positions.length; k++) {
                    lost &= areaOf(image, k) != areaOf(image, i) || image.get("mask").get(k).booleanValue();
                }
                BigInteger[] patch = patch(image, i, false);
                floor = lost ? floor.add(Fixed.inner(patch, patch).shiftRight(1)) : floor;
            }
        }
        return Map.of("loss", List.of(maeLoss(q)), "lossFloor", List.of(mean(floor)), "negativeGradient",
                negativeGradient(this::maeLoss));
    }

    private BigInteger maeLoss(BigInteger[][] at) {
        BigInteger sum = BigInteger.ZERO;
        for (JsonNode image : inputs.get("batch")) {
            for (int i = 0; i < positions.length; i++) {
                if (image.get("mask").get(i).booleanValue()) {
                    BigInteger[] output = output(at, image, i);
                    BigInteger[] patch = patch(image, i, false);
                    for (int l = 0; l < output.length; l++) {
                        BigInteger miss = output[l].subtract(patch[l]);
                        sum = sum.add(Fixed.times(miss, miss).shiftRight(1));
                    }
                }
            }
        }
        return mean(sum);
    }

    private Map<String, List<BigInteger>> cl() {
        List<BigInteger> similarities = new ArrayList<>();
        for (JsonNode sample : inputs.get("batch")) {
            BigInteger[] anchor = representation(q, sample.get("anchor"));
            others(sample).forEach(other -> similarities.add(Fixed.inner(anchor, representation(q, other))));
        }
        return Map.of("similarity", similarities, "loss", List.of(clLoss(q)), "negativeGradient",
                negativeGradient(this::clLoss));
    }

    /** The loss in which only the first argument of each similarity is at the given Q. */
    private BigInteger clLoss(BigInteger[][] first) {
        BigInteger tau = Fixed.of(inputs.get("tau").textValue());
        BigInteger sum = BigInteger.ZERO;
        for (JsonNode sample : inputs.get("batch")) {
            BigInteger[] anchor = representation(first, sample.get("anchor"));
            BigInteger total = BigInteger.ZERO;
            for (JsonNode other : others(sample)) {
                total = total.add(Fixed.exp(Fixed.over(Fixed.inner(anchor, representation(q, other)), tau)));
            }
            BigInteger positive = Fixed.inner(anchor, representation(q, sample.get("positive")));
            BigInteger share = Fixed.over(Fixed.exp(Fixed.over(positive, tau)), total);
            sum = sum.subtract(Fixed.times(tau, Fixed.log(share)));
        }
        return mean(sum);
    }

    private static List<JsonNode> others(JsonNode sample) {
        List<JsonNode> others = new ArrayList<>(List.of(sample.get("positive")));
        sample.get("negatives").forEach(others::add);
        return others;
    }

    private Map<String, List<BigInteger>> descent() {
        boolean mae = inputs.get("objective").textValue().equals("mae");
        List<BigInteger> gradient = negativeGradient(mae ? this::maeLoss : this::clLoss);
        BigInteger eta = Fixed.of(inputs.get("eta").textValue());
        int cut = Fixed.BITS - inputs.get("gridBits").intValue();
        List<BigInteger> unrounded = new ArrayList<>();
        List<BigInteger> next = new ArrayList<>();
        for (int i = 0; i < gradient.size(); i++) {
            BigInteger moved = q[i / q.length][i % q.length].add(Fixed.times(eta, gradient.get(i)));
            unrounded.add(moved);
            // no entry lies near a tie, so rounding half up is rounding half even
            next.add(moved.add(BigInteger.ONE.shiftLeft(cut - 1)).shiftRight(cut).shiftLeft(cut));
        }
        return Map.of("unroundedQ", unrounded, "nextQ", next);
    }

    private List<BigInteger> negativeGradient(Function<BigInteger[][], BigInteger> loss) {
        List<BigInteger> gradient = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < q.length; j++) {
                BigInteger kept = q[i][j];
                BigInteger[][] moved = copy(q);
                moved[i][j] = kept.subtract(STEP);
                BigInteger before = loss.apply(moved);
                moved[i][j] = kept.add(STEP);
                gradient.add(Fixed.over(before.subtract(loss.apply(moved)), STEP.shiftLeft(1)));
            }
        }
        return gradient;
    }

    private static BigInteger[][] copy(BigInteger[][] matrix) {
        BigInteger[][] copy = new BigInteger[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    private BigInteger mean(BigInteger sum) {
        return sum.divide(BigInteger.valueOf(inputs.get("batch").size()));
    }

    private BigInteger[] representation(BigInteger[][] at, JsonNode image) {
        BigInteger[] sum = null;
        for (int i = 0; i < positions.length; i++) {
            BigInteger[] output = output(at, image, i);
            sum = sum == null ? output : plus(sum, output);
        }
        for (int l = 0; l < sum.length; l++) {
            sum[l] = Fixed.over(sum[l], p);
        }
        return sum;
    }

    private BigInteger[] output(BigInteger[][] at, JsonNode image, int query) {
        BigInteger[] attention = attention(at, image, query);
        BigInteger[] output = new BigInteger[q.length];
        Arrays.fill(output, BigInteger.ZERO);
        for (int k = 0; k < attention.length; k++) {
            BigInteger[] patch = patch(image, k, true);
            for (int l = 0; l < output.length; l++) {
                output[l] = output[l].add(Fixed.times(attention[k], patch[l]));
            }
        }
        return output;
    }

    private BigInteger[] attention(BigInteger[][] at, JsonNode image, int query) {
        BigInteger[] weights = scores(at, image, query);
        BigInteger total = BigInteger.ZERO;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Fixed.exp(weights[k]);
            total = total.add(weights[k]);
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Fixed.over(weights[k], total);
        }
        return weights;
    }

    private BigInteger[] scores(BigInteger[][] at, JsonNode image, int query) {
        BigInteger[] scores = new BigInteger[positions.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = between(at, positions[query], plus(patch(image, k, true), positions[k]));
        }
        return scores;
    }

    /** left^T Q right. */
    private static BigInteger between(BigInteger[][] at, BigInteger[] left, BigInteger[] right) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < left.length; i++) {
            if (left[i].signum() != 0) {
                sum = sum.add(Fixed.times(left[i], Fixed.inner(at[i], right)));
            }
        }
        return sum;
    }

    private BigInteger[] patch(JsonNode image, int position, boolean seen) {
        boolean hidden = seen && image.get("mask").get(position).booleanValue();
        int area = areaOf(image, position);
        BigInteger latent = hidden ? BigInteger.ZERO : Fixed.of(image.get("latents").get(area).textValue());
        BigInteger[] patch = Fixed.vector(cluster(image).get("features").get(area));
        for (int l = 0; l < patch.length; l++) {
            patch[l] = Fixed.times(latent, patch[l]);
        }
        return patch;
    }

    private int areaOf(JsonNode image, int position) {
        return cluster(image).get("areaOf").get(position).intValue();
    }

    private JsonNode cluster(JsonNode image) {
        return inputs.get("clusters").get(image.get("cluster").intValue());
    }

    private static BigInteger[] plus(BigInteger[] a, BigInteger[] b) {
        BigInteger[] sum = new BigInteger[a.length];
        for (int l = 0; l < sum.length; l++) {
            sum[l] = a[l].add(b[l]);
        }
        return sum;
    }
}
