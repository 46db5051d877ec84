package org.plumbline.conformance;

import static org.plumbline.conformance.Doubles.add;
import static org.plumbline.conformance.Doubles.inner;
import static org.plumbline.conformance.Doubles.matrix;
import static org.plumbline.conformance.Doubles.product;
import static org.plumbline.conformance.Doubles.transposed;
import static org.plumbline.conformance.Doubles.vector;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The transformer of a case in float64, forward and backward, able to make one {@link Mistake}.
 */
class CandidateLayer {

    final Mistake mistake;
    final JsonNode inputs;
    final double[][] positions;
    final double[][] q;
    final int count;
    final int d;

    CandidateLayer(JsonNode inputs, Mistake mistake) {
        this.mistake = mistake;
        this.inputs = inputs;
        this.positions = matrix(inputs.get("positions"));
        this.q = mistake == Mistake.TRANSPOSED_Q ? transposed(matrix(inputs.get("Q"))) : matrix(inputs.get("Q"));
        this.count = positions.length;
        this.d = q.length;
    }

    /** The change of Q that moves the outputs by the given pulls: sum_p query_p (sum_q delta_pq key_q)^T. */
    final double[][] backward(JsonNode image, double[][] pull) {
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

    final double[] representation(JsonNode image) {
        double[] sum = new double[d];
        for (double[] output : outputs(image)) {
            for (int l = 0; l < d; l++) {
                sum[l] += output[l] / (mistake == Mistake.NO_MEAN_OVER_POSITIONS ? 1 : count);
            }
        }
        return sum;
    }

    final double[][] outputs(JsonNode image) {
        return product(attention(image), values(image));
    }

    final double[][] attention(JsonNode image) {
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

    final double[][] scores(JsonNode image) {
        double[][] scores = product(product(queries(image), q), transposed(keys(image)));
        double[][] scaled = new double[count][count];
        add(scaled, scores, scale());
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
        add(keys, positions, 1);
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
        double latent = image.get("latents").get(area).asDouble();
        JsonNode feature = owner.get("features").get(Math.min(area, owner.get("features").size() - 1));
        return Arrays.stream(vector(feature)).map(x -> latent * x).toArray();
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
