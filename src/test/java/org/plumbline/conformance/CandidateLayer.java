package org.plumbline.conformance;

import static org.plumbline.conformance.Doubles.transposed;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The transformer of a case in a floating-point format, forward and backward, able to make one {@link Mistake}.
 */
class CandidateLayer {

    final Doubles num;
    final Mistake mistake;
    final JsonNode inputs;
    final double[][] positions;
    double[][] q;
    final int count;
    final int d;

    CandidateLayer(JsonNode inputs, Mistake mistake, Doubles num) {
        this(inputs, mistake, num, inputs.has("Q") ? num.matrix(inputs.get("Q")) : null);
    }

    private CandidateLayer(JsonNode inputs, Mistake mistake, Doubles num, double[][] q) {
        this.num = num;
        this.mistake = mistake;
        this.inputs = inputs;
        this.positions = num.matrix(inputs.get("positions"));
        this.count = positions.length;
        this.d = inputs.get("d").intValue();
        setQ(q);
    }

    final void setQ(double[][] given) {
        q = mistake == Mistake.TRANSPOSED_Q && given != null ? transposed(given) : given;
    }

    /** The change of Q that moves the outputs by the given pulls: sum_p query_p (sum_q delta_pq key_q)^T. */
    final double[][] backward(JsonNode image, double[][] pull) {
        double[][] attention = attention(image);
        double[][] worth = num.product(pull, transposed(values(image)));
        double[][] delta = new double[count][count];
        for (int p = 0; p < count; p++) {
            double mean = num.inner(attention[p], worth[p]);
            for (int r = 0; r < count; r++) {
                delta[p][r] = num.stored(num.stored(attention[p][r] * num.stored(worth[p][r] - mean)) * scale());
            }
        }
        double[][] gradient = num.product(num.product(transposed(queries(image)), delta), keys(image));
        return mistake == Mistake.TRANSPOSED_Q ? transposed(gradient) : gradient;
    }

    final double[] representation(JsonNode image) {
        double over = mistake == Mistake.NO_MEAN_OVER_POSITIONS ? 1 : count;
        return Arrays.stream(transposed(outputs(image))).mapToDouble(each -> num.stored(num.sum(each) / over))
                .toArray();
    }

    final double[][] outputs(JsonNode image) {
        return num.product(attention(image), values(image));
    }

    final double[][] attention(JsonNode image) {
        double[][] scores = scores(image);
        for (double[] row : scores) {
            for (int r = 0; r < count; r++) {
                boolean left = mistake == Mistake.SOFTMAX_OVER_UNMASKED && hidden(image, r);
                row[r] = left ? Double.NEGATIVE_INFINITY : row[r];
            }
        }
        return Arrays.stream(scores).map(num::softmax).toArray(double[][]::new);
    }

    final double[][] scores(JsonNode image) {
        double[][] scores = num.product(num.product(queries(image), q), transposed(keys(image)));
        double[][] scaled = new double[count][count];
        num.add(scaled, scores, scale());
        return scaled;
    }

    final double scale() {
        return mistake == Mistake.SCALED_SCORES ? 1 / Math.sqrt(d) : 1;
    }

    final double[][] queries(JsonNode image) {
        return mistake == Mistake.QUERY_HOLDS_PATCH ? keys(image) : positions;
    }

    final double[][] values(JsonNode image) {
        return mistake == Mistake.VALUE_HOLDS_POSITION ? keys(image) : visible(image);
    }

    final double[][] keys(JsonNode image) {
        double[][] keys = visible(image);
        num.add(keys, positions, 1);
        return keys;
    }

    final double[][] visible(JsonNode image) {
        double[][] visible = new double[count][];
        for (int p = 0; p < count; p++) {
            boolean gone = hidden(image, p) != (mistake == Mistake.MASK_INVERTED);
            visible[p] = gone ? new double[d] : patch(image, p);
        }
        return visible;
    }

    final double[] patch(JsonNode image, int p) {
        JsonNode owner = mistake == Mistake.FEATURE_OF_FIRST_CLUSTER ? inputs.get("clusters").get(0) : cluster(image);
        int area = areaOf(image, p);
        double latent = num.number(image.get("latents").get(area));
        JsonNode feature = owner.get("features").get(Math.min(area, owner.get("features").size() - 1));
        return Arrays.stream(num.vector(feature)).map(x -> num.stored(latent * x)).toArray();
    }

    static boolean hidden(JsonNode image, int p) {
        return image.get("mask").get(p).booleanValue();
    }

    final int areaOf(JsonNode image, int p) {
        int[] areaOf = new int[count];
        Arrays.setAll(areaOf, r -> cluster(image).get("areaOf").get(r).intValue());
        if (mistake == Mistake.CONTIGUOUS_AREAS) {
            Arrays.sort(areaOf);
        }
        return areaOf[p];
    }

    final JsonNode cluster(JsonNode image) {
        return inputs.get("clusters").get(image.get("cluster").intValue());
    }
}
