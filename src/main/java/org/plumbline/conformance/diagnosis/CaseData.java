package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.plumbline.conformance.PublishedCase;

/**
 * The inputs of a case as they stand in a file of vectors (spec/vectors/README.md).
 *
 * @param clusters the areas and features of each cluster
 * @param encodings P x d, a position encoding a row
 * @param q d x d
 * @param parts what is asked for
 * @param images the one image of a forward pass, or the batch of a reconstruction; empty in a contrast
 * @param samples the batch of a contrast; empty elsewhere
 * @param tau the temperature; 1 where there is none
 * @param eta the step size; 1 where there is none
 * @param gridBits the grid of the step; 0 where there is none
 */
record CaseData(List<Cluster> clusters, WideMatrix encodings, WideMatrix q, Set<Part> parts, List<View> images,
        List<Sample> samples, Wide tau, Wide eta, int gridBits) {

    /** Grids finer than this are of no use, and coarser than its negative either. */
    private static final int MAX_GRID_BITS = 1000;

    /** The areas of a cluster, and its features, one a row. */
    record Cluster(int[] areaOf, WideMatrix features) {
        int areas() {
            return features.rows();
        }
    }

    /** An image as it is masked. */
    record View(int cluster, Wide[] latents, boolean[] masked) {
    }

    /** The two views of an image, and the negatives. */
    record Sample(View anchor, View positive, List<View> negatives) {
    }

    int positions() {
        return encodings.rows();
    }

    int dimension() {
        return encodings.columns();
    }

    /** Work that an evaluation takes, for ordering; no unit. */
    long cost() {
        long views = images.size() + samples.stream().mapToLong(sample -> 2L + sample.negatives.size()).sum();
        return views * positions() * positions() * dimension();
    }

    /**
     * The inputs of a case.
     *
     * @return empty if they are not those of an attention, reconstruction, contrast or one step of descent
     */
    static Optional<CaseData> of(PublishedCase published) {
        try {
            return Optional.of(read(published.json().required("inputs")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // vectors that are not ours: they can be compared with, but not evaluated
            return Optional.empty();
        }
    }

    private static CaseData read(JsonNode inputs) {
        List<Cluster> clusters = new ArrayList<>();
        WideMatrix encodings = matrix(inputs.required("positions"));
        WideMatrix q = matrix(inputs.required("Q"));
        for (JsonNode cluster : inputs.required("clusters")) {
            clusters.add(cluster(cluster, encodings));
        }
        require(q.rows() == q.columns() && q.rows() == encodings.columns());
        Set<Part> parts = EnumSet.noneOf(Part.class);
        List<View> images = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        JsonNode batch = inputs.path("batch");
        if (inputs.has("image")) {
            parts.add(Part.FORWARD);
            images.add(view(inputs.get("image"), clusters));
        } else if (inputs.has("tau")) {
            parts.add(Part.CONTRAST);
            batch.forEach(sample -> samples.add(sample(sample, clusters)));
        } else {
            parts.add(Part.RECONSTRUCTION);
            batch.forEach(image -> images.add(view(image, clusters)));
        }
        require(!images.isEmpty() || !samples.isEmpty());
        Wide eta = Wide.ONE;
        int gridBits = 0;
        if (inputs.has("eta")) {
            parts.add(Part.DESCENT);
            eta = number(inputs.get("eta"));
            gridBits = inputs.required("gridBits").intValue();
            require(Math.abs(gridBits) <= MAX_GRID_BITS);
        }
        Wide tau = inputs.has("tau") ? number(inputs.get("tau")) : Wide.ONE;
        return new CaseData(clusters, encodings, q, parts, images, samples, tau, eta, gridBits);
    }

    private static Cluster cluster(JsonNode node, WideMatrix encodings) {
        WideMatrix features = matrix(node.required("features"));
        JsonNode areas = node.required("areaOf");
        int[] areaOf = new int[areas.size()];
        for (int p = 0; p < areaOf.length; p++) {
            areaOf[p] = areas.get(p).intValue();
            require(0 <= areaOf[p] && areaOf[p] < features.rows());
        }
        require(areaOf.length == encodings.rows() && features.columns() == encodings.columns());
        return new Cluster(areaOf, features);
    }

    private static Sample sample(JsonNode node, List<Cluster> clusters) {
        List<View> negatives = new ArrayList<>();
        node.required("negatives").forEach(negative -> negatives.add(view(negative, clusters)));
        return new Sample(view(node.required("anchor"), clusters), view(node.required("positive"), clusters),
                negatives);
    }

    private static View view(JsonNode node, List<Cluster> clusters) {
        int cluster = node.required("cluster").intValue();
        require(0 <= cluster && cluster < clusters.size());
        JsonNode latents = node.required("latents");
        Wide[] z = new Wide[latents.size()];
        for (int j = 0; j < z.length; j++) {
            z[j] = number(latents.get(j));
        }
        JsonNode mask = node.required("mask");
        boolean[] masked = new boolean[mask.size()];
        for (int p = 0; p < masked.length; p++) {
            masked[p] = mask.get(p).booleanValue();
        }
        Cluster owner = clusters.get(cluster);
        require(z.length == owner.areas() && masked.length == owner.areaOf().length);
        return new View(cluster, z, masked);
    }

    private static WideMatrix matrix(JsonNode rows) {
        require(rows.size() > 0 && rows.get(0).size() > 0);
        int columns = rows.get(0).size();
        rows.forEach(row -> require(row.size() == columns));
        return WideMatrix.of(rows.size(), columns, (i, j) -> number(rows.get(i).get(j)));
    }

    private static Wide number(JsonNode node) {
        BigDecimal value = new BigDecimal(node.asText());
        require(Math.abs((long) value.precision() - value.scale()) < MAX_GRID_BITS);
        return Wide.of(value);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not the inputs of a case that can be evaluated");
        }
    }
}
