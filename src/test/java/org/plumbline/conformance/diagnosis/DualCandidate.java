package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.PublishedCase;

/**
 * A candidate in float64 that makes any of the catalogue's mistakes. It shares nothing with the program's evaluation
 * but the names of the mistakes: loops over numbers for matrices, forward for reverse differentiation, float64 for 31
 * digits.
 */
final class DualCandidate extends DualLayer {

    private final Map<String, Candidate> results = new LinkedHashMap<>();

    private DualCandidate(JsonNode inputs, Set<Mistake> mistakes) {
        super(inputs, mistakes);
    }

    /** What a results file of this candidate would hold for some cases. */
    static Map<String, Map<String, Candidate>> results(Collection<PublishedCase> cases, Set<Mistake> mistakes) {
        Map<String, Map<String, Candidate>> all = new LinkedHashMap<>();
        for (PublishedCase published : cases) {
            DualCandidate candidate = new DualCandidate(published.json().get("inputs"), mistakes);
            candidate.answer();
            candidate.results.keySet().retainAll(published.results().keySet());
            all.put(published.id(), candidate.results);
        }
        return all;
    }

    private void answer() {
        if (inputs.has("image")) {
            forward(inputs.get("image"));
        } else if (!inputs.has("eta")) {
            lossAndGradient(inputs.get("batch"));
        } else if (inputs.has("checkpoints")) {
            trajectory();
        } else {
            descent();
        }
    }

    private void put(String name, double... values) {
        results.put(name, new Candidate.Numbers(Arrays.stream(values)
                .mapToObj(x -> new BigDecimal(Dual.rounded(x, zero.single()))).toList()));
    }

    private void put(String name, Dual[][] values) {
        put(name, Arrays.stream(values).flatMap(Arrays::stream).mapToDouble(Dual::value).toArray());
    }

    private void forward(JsonNode image) {
        put("score", scores(image));
        put("attention", attention(image));
        put("areaAttention", areaAttention(image, has(Mistake.AREA_COUNTS_MASKED)));
        put("output", outputs(image));
        put("representation", new Dual[][] {representation(image)});
        put("patches", IntStream.range(0, count).mapToObj(p -> patch(image, p)).flatMapToDouble(Arrays::stream)
                .toArray());
        put("visible", IntStream.range(0, count).mapToObj(p -> seen(image, p)).flatMapToDouble(Arrays::stream)
                .toArray());
        put("phi", bilinear(features()));
        put("upsilon", bilinear(List.of(encodings)));
    }

    private List<double[]> features() {
        List<double[]> features = new ArrayList<>();
        inputs.get("clusters").forEach(cluster -> features.addAll(List.of(matrix(cluster.get("features")))));
        return features;
    }

    /** e_p^T Q x for every p and every x. */
    private double[] bilinear(List<double[]> right) {
        double[] all = new double[count * right.size()];
        for (int p = 0; p < count; p++) {
            for (int x = 0; x < right.size(); x++) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        double entry = has(Mistake.TRANSPOSED_Q) ? q[j][i] : q[i][j];
                        all[p * right.size() + x] += encodings[p][i] * entry * right.get(x)[j];
                    }
                }
            }
        }
        return all;
    }

    private boolean counts(JsonNode image, int p) {
        return has(Mistake.LOSS_OVER_ALL_POSITIONS)
                || (has(Mistake.LOSS_OVER_UNMASKED) ? !masked(image, p) : masked(image, p));
    }

    private Dual reconstruction(JsonNode image) {
        Dual[][] outputs = outputs(image);
        Dual[][] area = areaAttention(image, false);
        Dual sum = zero;
        int counted = 0;
        for (int p = 0; p < count; p++) {
            if (counts(image, p)) {
                counted++;
                sum = sum.plus(has(Mistake.LATENT_NOT_SQUARED) ? byArea(image, p, area[p])
                        : byEntry(has(Mistake.TARGET_IS_MASKED) ? seen(image, p) : patch(image, p), outputs[p]));
            }
        }
        double divisor = has(Mistake.MEAN_OVER_ENTRIES) ? counted * d : has(Mistake.MEAN_OVER_MASKED) ? counted : 1;
        return sum.times((has(Mistake.NO_HALF) ? 1 : 0.5) / divisor);
    }

    private Dual byEntry(double[] target, Dual[] output) {
        Dual sum = zero;
        for (int l = 0; l < d; l++) {
            Dual miss = output[l].minus(zero.constant(target[l]));
            sum = sum.plus(miss.times(miss));
        }
        return sum;
    }

    private Dual byArea(JsonNode image, int p, Dual[] area) {
        Dual sum = zero;
        for (int j = 0; j < area.length; j++) {
            Dual miss = j == areaOf(image, p) ? zero.constant(1).minus(area[j]) : area[j];
            sum = sum.plus(miss.times(miss).times(latent(image, j)));
        }
        return sum;
    }

    private double floor(JsonNode image) {
        double floor = 0;
        for (int j = 0; j < areas(image); j++) {
            int size = 0;
            int seen = 0;
            for (int p = 0; p < count; p++) {
                if (areaOf(image, p) == j) {
                    size++;
                    seen += masked(image, p) ? 0 : 1;
                }
            }
            double z = latent(image, j);
            double each = has(Mistake.FLOOR_LATENT_NOT_SQUARED) ? z : z * z;
            double times = has(Mistake.FLOOR_COUNTS_AREAS) && size > 0 ? 1 : size;
            floor += seen > 0 ? 0 : (has(Mistake.FLOOR_WITHOUT_HALF) ? 1 : 0.5) * times * each;
        }
        return floor;
    }

    private Dual contrast(JsonNode sample, List<Double> similarities) {
        JsonNode first = sample.get("anchor");
        JsonNode second = sample.get("positive");
        JsonNode shared = has(Mistake.SHARED_MASK) ? remasked(second, first.get("mask")) : second;
        Dual[] anchor = representation(has(Mistake.VIEWS_SWAPPED) ? shared : first);
        Dual positive = similarity(anchor, representation(has(Mistake.VIEWS_SWAPPED) ? first : shared));
        similarities.add(positive.value());
        Dual own = has(Mistake.POSITIVE_PULL_NOT_REDUCED) ? positive.constant() : positive;
        Dual total = zero;
        int times = (has(Mistake.POSITIVE_NOT_IN_DENOMINATOR) ? 0 : 1) + (has(Mistake.POSITIVE_COUNTED_TWICE) ? 1 : 0);
        total = total.plus(weight(own).times(times));
        total = has(Mistake.ANCHOR_IN_DENOMINATOR) ? total.plus(weight(similarity(anchor, anchor))) : total;
        Dual others = zero;
        for (JsonNode negative : sample.get("negatives")) {
            Dual similarity = similarity(anchor, representation(
                    has(Mistake.NEGATIVES_NOT_MASKED) ? remasked(negative, nothing(negative)) : negative));
            similarities.add(similarity.value());
            others = others.plus(weight(has(Mistake.NEGATIVES_WITHOUT_GRADIENT) ? similarity.constant() : similarity));
        }
        others = others.times(has(Mistake.MEAN_OVER_NEGATIVES) ? 1.0 / sample.get("negatives").size() : 1);
        total = has(Mistake.NEGATIVES_NOT_IN_DENOMINATOR) ? total : total.plus(others);
        double tau = inputs.get("tau").asDouble();
        double factor = (has(Mistake.NO_FACTOR_TAU) ? 1 : tau) * (has(Mistake.CONTRAST_SIGN) ? -1 : 1);
        return total.log().minus(weight(positive).log()).times(factor);
    }

    private static JsonNode remasked(JsonNode image, JsonNode mask) {
        return ((ObjectNode) image.deepCopy()).set("mask", mask);
    }

    private JsonNode nothing(JsonNode image) {
        ObjectNode holder = image.deepCopy();
        holder.putArray("mask");
        Stream.generate(() -> has(Mistake.MASK_READ_INVERTED)).limit(count).forEach(holder.withArray("mask")::add);
        return holder.get("mask");
    }

    private Dual weight(Dual similarity) {
        double tau = inputs.get("tau").asDouble();
        return similarity.times(has(Mistake.NO_DIVISION_BY_TAU) ? 1
                : has(Mistake.SIMILARITY_TIMES_TAU) ? tau : 1 / tau).exp();
    }

    private Dual similarity(Dual[] first, Dual[] second) {
        Dual[] stopped = Arrays.stream(second).map(Dual::constant).toArray(Dual[]::new);
        if (has(Mistake.STOP_GRADIENT_ON_WRONG_SIDE)) {
            return inner(Arrays.stream(first).map(Dual::constant).toArray(Dual[]::new), second);
        }
        return inner(first, has(Mistake.NO_STOP_GRADIENT) ? second : stopped);
    }

    private Dual loss(JsonNode batch, List<Double> similarities) {
        Dual loss = zero;
        for (JsonNode entry : batch) {
            loss = loss.plus(inputs.has("tau") ? contrast(entry, similarities) : reconstruction(entry));
        }
        return loss.times(1.0 / samples(batch));
    }

    private int samples(JsonNode batch) {
        return has(Mistake.SUM_OVER_BATCH) ? 1 : batch.size();
    }

    private double[][] negativeGradient(Dual loss) {
        boolean contrast = inputs.has("tau");
        double factor = has(Mistake.GRADIENT_SIGN) ? 1 : -1;
        factor *= !contrast && has(Mistake.GRADIENT_HALVED) ? 0.5 : 1;
        factor *= contrast && has(Mistake.GRADIENT_WITHOUT_POOLING) ? count : 1;
        double[][] negative = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                int from = has(Mistake.GRADIENT_TRANSPOSED) ? j * d + i : i * d + j;
                negative[i][j] = factor * loss.slope()[from];
            }
        }
        return negative;
    }

    private void lossAndGradient(JsonNode batch) {
        List<Double> similarities = new ArrayList<>();
        Dual loss = loss(batch, similarities);
        put("loss", loss.value());
        double sign = has(Mistake.GRADIENT_NOT_NEGATED) ? -1 : 1;
        put("negativeGradient", Arrays.stream(negativeGradient(loss)).flatMapToDouble(Arrays::stream)
                .map(x -> sign * x).toArray());
        if (inputs.has("tau")) {
            put("similarity", similarities.stream().mapToDouble(x -> x).toArray());
            return;
        }
        double floor = 0;
        for (JsonNode image : batch) {
            floor += floor(image);
        }
        put("lossFloor", floor / samples(batch));
    }

    private JsonNode batch(int step) {
        JsonNode batches = inputs.get("batches");
        return batches == null ? inputs.get("batch") : batches.get(step % batches.size());
    }

    private double moved(double from, double slope) {
        double eta = (has(Mistake.ETA_SIGN) ? -1 : 1) * (has(Mistake.ETA_LEFT_OUT) ? 1 : inputs.get("eta").asDouble());
        return Dual.rounded(from + eta * slope, zero.single());
    }

    private double rounded(double x) {
        double grid = Math.scalb(1.0, inputs.get("gridBits").intValue());
        return has(Mistake.NOT_ROUNDED) ? x
                : (has(Mistake.ROUNDED_DOWN) ? Math.floor(x * grid) : Math.rint(x * grid)) / grid;
    }

    private void descent() {
        double[] moved = new double[d * d];
        for (int t = 0; t < inputs.path("steps").asInt(1); t++) {
            double[][] slope = negativeGradient(loss(batch(t), new ArrayList<>()));
            for (int i = 0; i < d * d; i++) {
                moved[i] = moved(q[i / d][i % d], slope[i / d][i % d]);
                q[i / d][i % d] = rounded(moved[i]);
            }
        }
        put("unroundedQ", moved);
        put("nextQ", Arrays.stream(q).flatMapToDouble(Arrays::stream).toArray());
    }

    /** Phi and Upsilon beside each other: e_p^T M x for every p, and x the features and positions. */
    private double[][] coordinates(double[][] m, List<double[]> basis) {
        double[][] state = new double[count][basis.size()];
        for (int p = 0; p < count; p++) {
            for (int x = 0; x < basis.size(); x++) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        state[p][x] += encodings[p][i] * m[i][j] * basis.get(x)[j];
                    }
                }
            }
        }
        return state;
    }

    private double[][] expanded(double[][] state, List<double[]> basis) {
        double[][] dense = new double[d][d];
        for (int p = 0; p < count; p++) {
            for (int x = 0; x < basis.size(); x++) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        dense[i][j] += encodings[p][i] * state[p][x] * basis.get(x)[j];
                    }
                }
            }
        }
        return dense;
    }

    private void trajectory() {
        List<double[]> basis = features();
        int features = basis.size();
        basis.addAll(List.of(encodings));
        double[][] state = coordinates(q, basis);
        List<Double> phi = new ArrayList<>();
        List<Double> upsilon = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        int last = 0;
        for (JsonNode checkpoint : inputs.get("checkpoints")) {
            for (; last < checkpoint.intValue(); last++) {
                q = expanded(state, basis);
                double[][] slope = coordinates(negativeGradient(loss(batch(last), new ArrayList<>())), basis);
                for (int p = 0; p < count; p++) {
                    for (int x = 0; x < basis.size(); x++) {
                        state[p][x] = rounded(moved(state[p][x], slope[p][x]));
                    }
                }
            }
            for (double[] row : state) {
                for (int x = 0; x < basis.size(); x++) {
                    (x < features ? phi : upsilon).add(row[x]);
                }
            }
            q = expanded(state, basis);
            losses.add(loss(batch(last - 1), new ArrayList<>()).value());
        }
        put("phiAt", phi.stream().mapToDouble(x -> x).toArray());
        put("upsilonAt", upsilon.stream().mapToDouble(x -> x).toArray());
        put("lossAt", losses.stream().mapToDouble(x -> x).toArray());
    }
}
