package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Vectors;

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

    /** What a results file of this candidate would hold, for cases of the four topics that are not too large. */
    static Map<String, Map<String, Candidate>> results(Vectors vectors, Set<Mistake> mistakes) {
        Map<String, Map<String, Candidate>> all = new LinkedHashMap<>();
        for (PublishedCase published : vectors.cases()) {
            DualCandidate candidate = new DualCandidate(published.json().get("inputs"), mistakes);
            candidate.answer();
            all.put(published.id(), candidate.results);
        }
        return all;
    }

    private void answer() {
        if (inputs.has("image")) {
            forward(inputs.get("image"));
        } else if (inputs.has("tau")) {
            contrast();
        } else {
            reconstruction();
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
        List<double[]> features = new ArrayList<>();
        inputs.get("clusters").forEach(cluster -> features.addAll(List.of(matrix(cluster.get("features")))));
        put("phi", bilinear(features));
        put("upsilon", bilinear(List.of(encodings)));
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

    private void reconstruction() {
        Dual loss = zero;
        double floor = 0;
        for (JsonNode image : inputs.get("batch")) {
            loss = loss.plus(reconstruction(image));
            floor += floor(image);
        }
        int samples = has(Mistake.SUM_OVER_BATCH) ? 1 : inputs.get("batch").size();
        put("lossFloor", floor / samples);
        finish(loss.times(1.0 / samples), has(Mistake.GRADIENT_HALVED) ? 0.5 : 1);
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

    private void contrast() {
        Dual loss = zero;
        List<Double> similarities = new ArrayList<>();
        for (JsonNode sample : inputs.get("batch")) {
            loss = loss.plus(contrast(sample, similarities));
        }
        put("similarity", similarities.stream().mapToDouble(x -> x).toArray());
        int samples = has(Mistake.SUM_OVER_BATCH) ? 1 : inputs.get("batch").size();
        finish(loss.times(1.0 / samples), has(Mistake.GRADIENT_WITHOUT_POOLING) ? count : 1);
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

    private Dual[] representation(JsonNode image) {
        Dual[][] outputs = outputs(image);
        Dual[] sum = new Dual[d];
        Arrays.fill(sum, zero);
        int pooled = 0;
        for (int p = 0; p < count; p++) {
            if (!has(Mistake.POOLED_OVER_UNMASKED) || !masked(image, p)) {
                pooled++;
                for (int l = 0; l < d; l++) {
                    sum[l] = sum[l].plus(outputs[p][l]);
                }
            }
        }
        for (int l = 0; l < d; l++) {
            sum[l] = sum[l].times(has(Mistake.POOLED_BY_SUM) ? 1 : 1.0 / pooled);
        }
        if (has(Mistake.COSINE_SIMILARITY)) {
            Dual length = inner(sum, sum).sqrt();
            return Arrays.stream(sum).map(x -> x.over(length)).toArray(Dual[]::new);
        }
        return sum;
    }

    private Dual inner(Dual[] a, Dual[] b) {
        Dual sum = zero;
        for (int l = 0; l < d; l++) {
            sum = sum.plus(a[l].times(b[l]));
        }
        return sum;
    }

    private Dual similarity(Dual[] first, Dual[] second) {
        Dual[] stopped = Arrays.stream(second).map(Dual::constant).toArray(Dual[]::new);
        if (has(Mistake.STOP_GRADIENT_ON_WRONG_SIDE)) {
            return inner(Arrays.stream(first).map(Dual::constant).toArray(Dual[]::new), second);
        }
        return inner(first, has(Mistake.NO_STOP_GRADIENT) ? second : stopped);
    }

    private void finish(Dual loss, double factor) {
        double[] negative = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                int from = has(Mistake.GRADIENT_TRANSPOSED) ? j * d + i : i * d + j;
                negative[i * d + j] = (has(Mistake.GRADIENT_SIGN) ? 1 : -1) * factor * loss.slope()[from];
            }
        }
        if (!inputs.has("eta")) {
            put("loss", loss.value());
            put("negativeGradient",
                    Arrays.stream(negative).map(x -> has(Mistake.GRADIENT_NOT_NEGATED) ? -x : x).toArray());
            return;
        }
        results.clear();
        double eta = (has(Mistake.ETA_SIGN) ? -1 : 1) * (has(Mistake.ETA_LEFT_OUT) ? 1 : inputs.get("eta").asDouble());
        double grid = Math.scalb(1.0, inputs.get("gridBits").intValue());
        double[] moved = new double[d * d];
        double[] next = new double[d * d];
        for (int i = 0; i < d * d; i++) {
            moved[i] = q[i / d][i % d] + eta * negative[i];
            double scaled = moved[i] * grid;
            next[i] = has(Mistake.NOT_ROUNDED) ? moved[i]
                    : (has(Mistake.ROUNDED_DOWN) ? Math.floor(scaled) : Math.rint(scaled)) / grid;
        }
        put("unroundedQ", moved);
        put("nextQ", next);
    }
}
