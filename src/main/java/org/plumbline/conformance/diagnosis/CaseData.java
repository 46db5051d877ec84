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
 * @param q d x d; zeros where a case has no Q
 * @param parts what is asked for
 * @param batches the batches that steps take in turn; one batch elsewhere, and one image in a forward pass
 * @param tau the temperature; 1 where there is none
 * @param training how Q moves; null where it does not
 */
record CaseData(List<Cluster> clusters, WideMatrix encodings, WideMatrix q, Set<Part> parts, List<Batch> batches,
        Wide tau, Training training) {

    /** Grids finer than this are of no use, and coarser than its negative either. */
    private static final int MAX_GRID_BITS = 1000;

    /** More steps than any case has. */
    private static final int MAX_STEPS = 1000;

    /** The areas of a cluster, and its features, one a row. */
    record Cluster(int[] areaOf, WideMatrix features) {
        int areas() {
            return features.rows();
        }
    }

    /** An image as it is masked. */
    record View(int cluster, Wide[] latents, boolean[] masked) {
    }

    /** What a loss is a mean over: masked images of a reconstruction, or samples of a contrast. */
    record Batch(List<View> images, List<Sample> samples) {
        int size() {
            return images.size() + samples.size();
        }
    }

    /**
     * Some steps of descent.
     *
     * @param gridBits what is rounded after a step is rounded to multiples of 2^-gridBits
     * @param checkpoints after how many steps Phi and Upsilon are asked for; empty if Q is, at the end
     */
    record Training(Wide eta, int gridBits, int steps, List<Integer> checkpoints) {
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

    /** The same case, whose results are then computed in float64. */
    CaseData plain() {
        return new CaseData(clusters, encodings, q.plain(), parts, batches, tau, training);
    }

    /** All features, cluster by cluster, one a row. */
    WideMatrix features() {
        return clusters.stream().map(Cluster::features).reduce(WideMatrix::above).orElseThrow();
    }

    /** Work that an evaluation takes, for ordering; no unit. */
    long cost() {
        long views = 0;
        for (Batch batch : batches) {
            views += batch.images.size();
            views += batch.samples.stream().mapToLong(sample -> 2L + sample.negatives.size()).sum();
        }
        long steps = training == null ? 1 : training.steps;
        return steps * views / batches.size() * positions() * positions() * dimension();
    }

    /**
     * The inputs of a case.
     *
     * @return empty if they are not those of an image, a reconstruction, a contrast or a training
     */
    static Optional<CaseData> of(PublishedCase published) {
        try {
            return Optional.of(read(published.json().required("inputs")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // draws, and vectors that are not ours: they can be compared with, but not evaluated
            return Optional.empty();
        }
    }

    private static CaseData read(JsonNode inputs) {
        List<Cluster> clusters = new ArrayList<>();
        WideMatrix encodings = matrix(inputs.required("positions"));
        WideMatrix q = inputs.has("Q") ? matrix(inputs.get("Q"))
                : WideMatrix.zero(encodings.columns(), encodings.columns());
        for (JsonNode cluster : inputs.required("clusters")) {
            clusters.add(cluster(cluster, encodings));
        }
        require(q.rows() == q.columns() && q.rows() == encodings.columns());
        boolean contrast = inputs.has("tau");
        Set<Part> parts = EnumSet.of(inputs.has("image") ? Part.FORWARD
                : contrast ? Part.CONTRAST : Part.RECONSTRUCTION);
        List<Batch> batches = new ArrayList<>();
        if (inputs.has("image")) {
            batches.add(new Batch(List.of(view(inputs.get("image"), clusters)), List.of()));
        } else if (inputs.has("batches")) {
            inputs.get("batches").forEach(batch -> batches.add(batch(batch, contrast, clusters)));
        } else {
            batches.add(batch(inputs.required("batch"), contrast, clusters));
        }
        require(!batches.isEmpty() && batches.stream().allMatch(batch -> batch.size() > 0));
        Training training = inputs.has("eta") ? training(inputs) : null;
        if (training != null) {
            parts.add(Part.DESCENT);
        }
        return new CaseData(clusters, encodings, q, parts, batches, contrast ? number(inputs.get("tau")) : Wide.ONE,
                training);
    }

    private static Batch batch(JsonNode batch, boolean contrast, List<Cluster> clusters) {
        List<View> images = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (JsonNode entry : batch) {
            if (contrast) {
                samples.add(sample(entry, clusters));
            } else {
                images.add(view(entry, clusters));
            }
        }
        return new Batch(images, samples);
    }

    private static Training training(JsonNode inputs) {
        List<Integer> checkpoints = new ArrayList<>();
        inputs.path("checkpoints").forEach(checkpoint -> checkpoints.add(checkpoint.intValue()));
        int last = checkpoints.stream().max(Integer::compare).orElse(1);
        int steps = inputs.path("steps").asInt(last);
        int gridBits = inputs.required("gridBits").intValue();
        require(1 <= steps && steps <= MAX_STEPS && Math.abs(gridBits) <= MAX_GRID_BITS);
        return new Training(number(inputs.get("eta")), gridBits, steps, checkpoints);
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
