package org.plumbline.conformance.diagnosis;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/** The transformer of a case in float64, number by number, as an engineer would write it who makes some mistakes. */
class DualLayer {

    final JsonNode inputs;
    final Set<Mistake> mistakes;
    final double[][] encodings;
    double[][] q;
    final int count;
    final int d;
    final Dual zero;

    DualLayer(JsonNode inputs, Set<Mistake> mistakes) {
        this.inputs = inputs;
        this.mistakes = mistakes;
        this.encodings = matrix(inputs.get("positions"));
        this.count = encodings.length;
        this.d = encodings[0].length;
        this.q = inputs.has("Q") ? matrix(inputs.get("Q")) : new double[d][d];
        this.zero = new Dual(0, new double[d * d], has(Mistake.SINGLE_PRECISION));
    }

    final boolean has(Mistake mistake) {
        return mistakes.contains(mistake);
    }

    static double[] vector(JsonNode node) {
        return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
    }

    static double[][] matrix(JsonNode node) {
        return IntStream.range(0, node.size()).mapToObj(i -> vector(node.get(i))).toArray(double[][]::new);
    }

    final boolean masked(JsonNode image, int p) {
        return image.get("mask").get(p).booleanValue() != has(Mistake.MASK_READ_INVERTED);
    }

    final int areas(JsonNode image) {
        return image.get("latents").size();
    }

    final int areaOf(JsonNode image, int p) {
        int cluster = has(Mistake.PARTITION_OF_FIRST_CLUSTER) ? 0 : image.get("cluster").intValue();
        int[] areaOf = new int[count];
        for (int r = 0; r < count; r++) {
            areaOf[r] = Math.min(inputs.get("clusters").get(cluster).get("areaOf").get(r).intValue(),
                    areas(image) - 1);
        }
        if (has(Mistake.CONTIGUOUS_AREAS)) {
            Arrays.sort(areaOf);
        }
        return areaOf[p];
    }

    final double latent(JsonNode image, int area) {
        return has(Mistake.LATENTS_LEFT_OUT) ? 1 : image.get("latents").get(area).asDouble();
    }

    final double[] patch(JsonNode image, int p) {
        int cluster = has(Mistake.FEATURES_OF_FIRST_CLUSTER) ? 0 : image.get("cluster").intValue();
        JsonNode features = inputs.get("clusters").get(cluster).get("features");
        int area = areaOf(image, p);
        double z = latent(image, area);
        return Arrays.stream(vector(features.get(Math.min(area, features.size() - 1)))).map(x -> z * x).toArray();
    }

    private boolean hidden(JsonNode image, int p) {
        if (has(Mistake.MASK_NOT_APPLIED)) {
            return false;
        }
        return has(Mistake.MASK_INVERTED) ? !masked(image, p) : masked(image, p);
    }

    /** M(X)_p. */
    final double[] seen(JsonNode image, int p) {
        double[] token = new double[d];
        if (has(Mistake.MASK_TOKEN_OF_ONES)) {
            Arrays.fill(token, 1);
        }
        return hidden(image, p) ? token : patch(image, p);
    }

    private double[] sum(double[] a, double[] b) {
        return IntStream.range(0, d).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    private double[] key(JsonNode image, int r) {
        if (has(Mistake.KEY_WITHOUT_POSITION)) {
            return seen(image, r);
        } else if (has(Mistake.KEY_WITHOUT_PATCH)) {
            return encodings[r];
        } else if (has(Mistake.MASKED_KEY_IS_ZERO) && hidden(image, r)) {
            return new double[d];
        }
        return sum(seen(image, r), encodings[r]);
    }

    /** The score with its derivative by Q_ij, which is query_i key_j. */
    private Dual score(JsonNode image, int p, int r) {
        double[] left = has(Mistake.QUERY_HOLDS_PATCH) ? sum(encodings[p], seen(image, p)) : encodings[p];
        double[] right = key(image, r);
        double[] learned = has(Mistake.GRADIENT_WITHOUT_KEY_POSITION) ? seen(image, r) : right;
        double scale = has(Mistake.SCALED_SCORES) ? 1 / Math.sqrt(d) : 1;
        boolean known = has(Mistake.GRADIENT_SKIPS_MASKED_KEYS) && masked(image, r);
        double value = 0;
        double[] slope = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double weight = has(Mistake.TRANSPOSED_Q) ? left[j] * right[i] : left[i] * right[j];
                double moved = has(Mistake.TRANSPOSED_Q) ? left[j] * learned[i] : left[i] * learned[j];
                value = Dual.rounded(value + weight * q[i][j] * scale, zero.single());
                slope[i * d + j] = known ? 0 : moved * scale;
            }
        }
        return new Dual(value, slope, zero.single());
    }

    final Dual[][] scores(JsonNode image) {
        Dual[][] scores = new Dual[count][count];
        for (int p = 0; p < count; p++) {
            for (int r = 0; r < count; r++) {
                scores[p][r] = score(image, p, r);
            }
        }
        return scores;
    }

    private boolean skipped(JsonNode image, int p, int r) {
        return has(Mistake.SOFTMAX_OVER_UNMASKED) && masked(image, r) || has(Mistake.CAUSAL_ATTENTION) && p < r
                || has(Mistake.SELF_LEFT_OUT) && p == r;
    }

    final Dual[][] attention(JsonNode image) {
        Dual[][] scores = scores(image);
        Dual[][] attention = new Dual[count][count];
        boolean down = has(Mistake.SOFTMAX_OVER_QUERIES);
        for (int line = 0; line < count; line++) {
            Dual total = zero;
            for (int i = 0; i < count; i++) {
                int p = down ? i : line;
                int r = down ? line : i;
                attention[p][r] = skipped(image, p, r) ? zero : scores[p][r].exp();
                total = total.plus(attention[p][r]);
            }
            for (int i = 0; i < count; i++) {
                int p = down ? i : line;
                int r = down ? line : i;
                Dual share = attention[p][r].over(total);
                // d attn = attn d s, without the part that keeps the sum at 1
                attention[p][r] = has(Mistake.GRADIENT_NOT_CENTRED) && !skipped(image, p, r)
                        ? scores[p][r].mapped(s -> share.value(), share.value())
                        : share;
            }
        }
        return attention;
    }

    final Dual[][] areaAttention(JsonNode image, boolean maskedToo) {
        Dual[][] attention = attention(image);
        Dual[][] sums = new Dual[count][areas(image)];
        for (int p = 0; p < count; p++) {
            Arrays.fill(sums[p], zero);
            for (int r = 0; r < count; r++) {
                if (maskedToo || !masked(image, r)) {
                    int j = areaOf(image, r);
                    sums[p][j] = sums[p][j].plus(attention[p][r]);
                }
            }
        }
        return sums;
    }

    final Dual[][] outputs(JsonNode image) {
        Dual[][] attention = attention(image);
        Dual[][] outputs = new Dual[count][d];
        for (int p = 0; p < count; p++) {
            Arrays.fill(outputs[p], zero);
            for (int r = 0; r < count; r++) {
                double[] seen = seen(image, r);
                double[] value = has(Mistake.VALUE_HOLDS_POSITION) ? sum(seen, encodings[r]) : seen;
                for (int l = 0; l < d; l++) {
                    if (value[l] != 0) {
                        outputs[p][l] = outputs[p][l].plus(attention[p][r].times(value[l]));
                    }
                }
            }
            for (int l = 0; l < d && has(Mistake.RESIDUAL_OUTPUT); l++) {
                outputs[p][l] = outputs[p][l].plus(zero.constant(seen(image, p)[l]));
            }
        }
        return outputs;
    }

    final Dual[] representation(JsonNode image) {
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

    final Dual inner(Dual[] a, Dual[] b) {
        Dual sum = zero;
        for (int l = 0; l < d; l++) {
            sum = sum.plus(a[l].times(b[l]));
        }
        return sum;
    }
}
