package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
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
    private final BigInteger p;
    private final Map<JsonNode, BigInteger[]> stopped = new IdentityHashMap<>();
    private BigInteger[][] q;
    private JsonNode batch;

    private BruteForce(JsonNode inputs) {
        this.inputs = inputs;
        this.positions = Fixed.matrix(inputs.get("positions"));
        this.q = inputs.has("Q") ? Fixed.matrix(inputs.get("Q")) : new BigInteger[inputs.get("d").intValue()][];
        this.batch = inputs.get("batch");
        this.p = Fixed.ONE.multiply(BigInteger.valueOf(positions.length));
    }

    /** By the name of the result, its entries row-major. */
    static Map<String, List<BigInteger>> results(String topic, JsonNode inputs) {
        BruteForce brute = new BruteForce(inputs);
        return switch (topic) {
            case "mae" -> brute.mae();
            case "cl" -> brute.cl();
            case "descent" -> brute.descent();
            case "trajectory" -> brute.trajectory();
            default -> brute.forward(topic);
        };
    }

    private Map<String, List<BigInteger>> forward(String topic) {
        JsonNode image = inputs.get("image");
        return switch (topic) {
            case "data" -> Map.of("patches", rows(i -> patch(image, i, false)), "visible",
                    rows(i -> patch(image, i, true)));
            case "scores" ->
                Map.of("score", rows(i -> scores(q, image, i)), "phi", rows(i -> correlations(i, features())),
                        "upsilon", rows(i -> correlations(i, positions)));
            case "attention" -> Map.of("attention", rows(i -> attention(q, image, i)));
            case "area-attention" -> Map.of("areaAttention", rows(i -> areaAttention(image, i)));
            case "output" -> Map.of("output", rows(i -> output(q, image, i)), "representation",
                    List.of(representation(q, image)));
            default -> throw new IllegalArgumentException(topic);
        };
    }

    private BigInteger[][] features() {
        List<BigInteger[]> features = new ArrayList<>();
        inputs.get("clusters").forEach(cluster -> features.addAll(List.of(Fixed.matrix(cluster.get("features")))));
        return features.toArray(BigInteger[][]::new);
    }

    private BigInteger[] correlations(int i, BigInteger[][] with) {
        return Arrays.stream(with).map(vector -> between(q, positions[i], vector)).toArray(BigInteger[]::new);
    }

    private BigInteger[] areaAttention(JsonNode image, int i) {
        BigInteger[] attention = attention(q, image, i);
        BigInteger[] area = new BigInteger[image.get("latents").size()];
        Arrays.fill(area, BigInteger.ZERO);
        for (int k = 0; k < positions.length; k++) {
            if (!image.get("mask").get(k).booleanValue()) {
                area[areaOf(image, k)] = area[areaOf(image, k)].add(attention[k]);
            }
        }
        return area;
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
        for (JsonNode image : batch) {
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
        for (JsonNode image : batch) {
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
        for (JsonNode sample : batch) {
            BigInteger[] anchor = representation(q, sample.get("anchor"));
            others(sample).forEach(other -> similarities.add(Fixed.inner(anchor, stopped(other))));
        }
        return Map.of("similarity", similarities, "loss", List.of(clLoss(q)), "negativeGradient",
                negativeGradient(this::clLoss));
    }

    /** The loss in which only the first argument of each similarity is at the given Q. */
    private BigInteger clLoss(BigInteger[][] first) {
        BigInteger tau = Fixed.of(inputs.get("tau").textValue());
        BigInteger sum = BigInteger.ZERO;
        for (JsonNode sample : batch) {
            BigInteger[] anchor = representation(first, sample.get("anchor"));
            BigInteger total = BigInteger.ZERO;
            BigInteger positive = Fixed.inner(anchor, stopped(sample.get("positive")));
            for (JsonNode other : others(sample)) {
                BigInteger ahead = Fixed.inner(anchor, stopped(other)).subtract(positive);
                total = total.add(Fixed.exp(Fixed.over(ahead, tau)));
            }
            sum = sum.add(Fixed.times(tau, Fixed.log(total)));
        }
        return mean(sum);
    }

    private static List<JsonNode> others(JsonNode sample) {
        List<JsonNode> others = new ArrayList<>(List.of(sample.get("positive")));
        sample.get("negatives").forEach(others::add);
        return others;
    }

    /** F of a view behind the stop gradient. */
    private BigInteger[] stopped(JsonNode image) {
        return stopped.computeIfAbsent(image, view -> representation(q, view));
    }

    private BigInteger loss(BigInteger[][] at) {
        return inputs.get("objective").textValue().equals("mae") ? maeLoss(at) : clLoss(at);
    }

    private void goTo(int step, BigInteger[][] next) {
        q = next;
        batch = inputs.get("batches").get(step % inputs.get("batches").size());
        stopped.clear();
    }

    private Map<String, List<BigInteger>> descent() {
        List<BigInteger> unrounded = new ArrayList<>();
        BigInteger[][] at = q;
        for (int t = 0; t < inputs.get("steps").intValue(); t++) {
            goTo(t, at);
            List<BigInteger> gradient = negativeGradient(this::loss);
            unrounded.clear();
            for (int i = 0; i < gradient.size(); i++) {
                unrounded.add(moved(q[i / q.length][i % q.length], gradient.get(i)));
            }
            at = Fixed.square(unrounded.stream().map(this::nearest).toList(), q.length);
        }
        return Map.of("unroundedQ", unrounded, "nextQ", Fixed.flat(at));
    }

    /** Differences of the loss by the coordinates, at the Q that they make. */
    private Map<String, List<BigInteger>> trajectory() {
        Map<String, List<BigInteger>> results = new LinkedHashMap<>();
        List.of("phiAt", "upsilonAt", "lossAt").forEach(name -> results.put(name, new ArrayList<>()));
        List<Integer> checkpoints = new ArrayList<>();
        inputs.get("checkpoints").forEach(checkpoint -> checkpoints.add(checkpoint.intValue()));
        int features = features().length;
        BigInteger[][] at = Fixed.square(Collections.nCopies(positions.length * (features + positions.length),
                BigInteger.ZERO), features + positions.length);
        for (int t = 0; t < checkpoints.get(checkpoints.size() - 1); t++) {
            goTo(t, dense(at));
            BigInteger[][] from = at;
            List<BigInteger> next = new ArrayList<>();
            for (int i = 0; i < at.length * at[0].length; i++) {
                BigInteger slope = slope(from, i / at[0].length, i % at[0].length, moved -> loss(dense(moved)));
                next.add(nearest(moved(at[i / at[0].length][i % at[0].length], slope)));
            }
            at = Fixed.square(next, at[0].length);
            if (checkpoints.contains(t + 1)) {
                goTo(t, dense(at));
                for (BigInteger[] row : at) {
                    results.get("phiAt").addAll(List.of(row).subList(0, features));
                    results.get("upsilonAt").addAll(List.of(row).subList(features, row.length));
                }
                results.get("lossAt").add(loss(q));
            }
        }
        return results;
    }

    /** sum_p e_p (sum_c coordinate_pc b_c)^T. */
    private BigInteger[][] dense(BigInteger[][] at) {
        List<BigInteger[]> basis = new ArrayList<>(List.of(features()));
        basis.addAll(List.of(positions));
        BigInteger[][] dense = new BigInteger[q.length][q.length];
        for (BigInteger[] row : dense) {
            Arrays.fill(row, BigInteger.ZERO);
        }
        for (int i = 0; i < positions.length; i++) {
            for (int l = 0; l < q.length; l++) {
                BigInteger entry = BigInteger.ZERO;
                for (int c = 0; c < basis.size(); c++) {
                    entry = entry.add(Fixed.times(at[i][c], basis.get(c)[l]));
                }
                for (int r = 0; r < q.length; r++) {
                    dense[r][l] = dense[r][l].add(Fixed.times(positions[i][r], entry));
                }
            }
        }
        return dense;
    }

    private BigInteger moved(BigInteger from, BigInteger slope) {
        return from.add(Fixed.times(Fixed.of(inputs.get("eta").textValue()), slope));
    }

    /** Half-even; what lies within 2^-160 of a tie is taken to be one. */
    private BigInteger nearest(BigInteger value) {
        int cut = Fixed.BITS - inputs.get("gridBits").intValue();
        int fine = Fixed.BITS - 160;
        BigInteger snapped = value.add(BigInteger.ONE.shiftLeft(fine - 1)).shiftRight(fine).shiftLeft(fine);
        BigDecimal units = new BigDecimal(snapped).divide(new BigDecimal(BigInteger.ONE.shiftLeft(cut)));
        return units.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact().shiftLeft(cut);
    }

    private List<BigInteger> negativeGradient(Function<BigInteger[][], BigInteger> loss) {
        List<BigInteger> gradient = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            for (int j = 0; j < q.length; j++) {
                gradient.add(slope(q, i, j, loss));
            }
        }
        return gradient;
    }

    /** Minus the central difference of a function by one entry. */
    private static BigInteger slope(BigInteger[][] at, int i, int j, Function<BigInteger[][], BigInteger> loss) {
        BigInteger[][] moved = Fixed.copy(at);
        moved[i][j] = at[i][j].subtract(STEP);
        BigInteger before = loss.apply(moved);
        moved[i][j] = at[i][j].add(STEP);
        return Fixed.over(before.subtract(loss.apply(moved)), STEP.shiftLeft(1));
    }

    private BigInteger mean(BigInteger sum) {
        return sum.divide(BigInteger.valueOf(batch.size()));
    }

    private BigInteger[] representation(BigInteger[][] at, JsonNode image) {
        BigInteger[] sum = null;
        for (int i = 0; i < positions.length; i++) {
            BigInteger[] output = output(at, image, i);
            sum = sum == null ? output : Fixed.plus(sum, output);
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
        BigInteger most = Collections.max(List.of(weights));
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Fixed.exp(weights[k].subtract(most));
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
            scores[k] = between(at, positions[query], Fixed.plus(patch(image, k, true), positions[k]));
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
}
