package org.plumbline.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The inputs of a case as arguments of an {@link Implementation}. All inputs of the vectors are exact in float64.
 */
final class Arguments {

    final JsonNode inputs;
    final double[][] q;
    final double[][] positions;
    final double[][] features;

    /** Every array that was made, and what was in it. */
    private final Map<Object, Object> made = new IdentityHashMap<>();

    private Arguments(JsonNode inputs) {
        this.inputs = inputs;
        this.positions = matrix(inputs.get("positions"));
        this.q = inputs.has("Q") ? matrix(inputs.get("Q")) : new double[positions[0].length][positions[0].length];
        List<double[]> rows = new ArrayList<>();
        inputs.get("clusters").forEach(cluster -> rows.addAll(List.of(matrix(cluster.get("features")))));
        this.features = rows.toArray(double[][]::new);
    }

    static Arguments of(JsonNode inputs) {
        return new Arguments(inputs);
    }

    MaskedImage image(JsonNode node) {
        JsonNode cluster = inputs.get("clusters").get(node.get("cluster").intValue());
        int[] areaOf = new int[cluster.get("areaOf").size()];
        Arrays.setAll(areaOf, p -> cluster.get("areaOf").get(p).intValue());
        made.put(areaOf, areaOf.clone());
        boolean[] masked = new boolean[areaOf.length];
        for (int p = 0; p < masked.length; p++) {
            masked[p] = node.get("mask").get(p).booleanValue();
        }
        made.put(masked, masked.clone());
        return new MaskedImage(areaOf, matrix(cluster.get("features")), vector(node.get("latents")), masked);
    }

    MaskedImage[] images(JsonNode nodes) {
        MaskedImage[] images = new MaskedImage[nodes.size()];
        Arrays.setAll(images, b -> image(nodes.get(b)));
        return images;
    }

    Sample[] samples(JsonNode nodes) {
        Sample[] samples = new Sample[nodes.size()];
        Arrays.setAll(samples, b -> new Sample(image(nodes.get(b).get("anchor")), image(nodes.get(b).get("positive")),
                images(nodes.get(b).get("negatives"))));
        return samples;
    }

    double number(String name) {
        return Double.parseDouble(inputs.get(name).textValue());
    }

    /** Whether every array still holds what it held when it was made. */
    boolean areUnchanged() {
        return made.entrySet().stream().allMatch(each -> Objects.deepEquals(each.getKey(), each.getValue()));
    }

    private double[] vector(JsonNode numbers) {
        double[] vector = new double[numbers.size()];
        Arrays.setAll(vector, i -> Double.parseDouble(numbers.get(i).textValue()));
        made.put(vector, vector.clone());
        return vector;
    }

    private double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        Arrays.setAll(matrix, i -> vector(rows.get(i)));
        made.put(matrix, matrix.clone());
        return matrix;
    }
}
