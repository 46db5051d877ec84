package org.plumbline.conformance.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.Topic;

/**
 * What each name in the vectors means: each file explains the names that it uses.
 */
final class Legend {

    private static final Map<String, String> INPUTS = new LinkedHashMap<>();

    private static final Map<String, Result> RESULTS = new LinkedHashMap<>();

    /**
     * A name of a result.
     *
     * @param claim the definition or lemma it follows
     * @param axes what each index counts
     * @param meaning in a sentence
     */
    record Result(String claim, List<String> axes, String meaning) {

        /** What a name means in a topic. */
        static Result of(Topic topic, String name) {
            Result found = RESULTS.getOrDefault(topic.label() + "." + name, RESULTS.get(name));
            if (found == null) {
                throw new IllegalStateException("the legend lacks " + name);
            }
            return found;
        }
    }

    static {
        setting();
        images();
        training();
        draws();
        dataResults();
        forwardResults();
        lossResults();
        trainingResults();
    }

    private static void setting() {
        INPUTS.put("P", "the number of positions, numbered from 0");
        INPUTS.put("d", "the dimension of features, positions and Q");
        INPUTS.put("clusters", "one entry a cluster, numbered from 0");
        INPUTS.put("areaOf", "for each of the P positions the area that holds it; area 0 is the global one");
        INPUTS.put("features", "one row of d entries an area of the cluster: v_j");
        INPUTS.put("positions", "P rows of d entries: the position encodings e_p");
        INPUTS.put("Q", "d x d, used as score = e_p^T Q (M(X)_q + e_q)");
    }

    private static void images() {
        INPUTS.put("image", "one masked image");
        INPUTS.put("batch", "the samples that loss and gradient are the mean over");
        INPUTS.put("batches", "batches; step t, from 0, uses batch number t modulo their number");
        INPUTS.put("anchor", "the view X+");
        INPUTS.put("positive", "the view X++: the same image under another mask");
        INPUTS.put("negatives", "other masked images; where things are drawn, how many");
        INPUTS.put("cluster", "the image's cluster");
        INPUTS.put("latents", "one z_j an area of the cluster; the patch at p is X_p = z_j v_j, j = areaOf[p]");
        INPUTS.put("mask", "P booleans, true where the position is masked: there M(X)_p = 0, elsewhere M(X)_p = X_p");
    }

    private static void training() {
        INPUTS.put("tau", "the temperature");
        INPUTS.put("objective", "whose gradient the steps follow: mae or cl");
        INPUTS.put("eta", "the step size");
        INPUTS.put("gridBits", "D: after every step all entries are rounded to the grid 2^-D, ties to even");
        INPUTS.put("steps", "the number of steps");
        INPUTS.put("checkpoints", "after how many steps results are asked for");
    }

    private static void draws() {
        INPUTS.put("seed", "the seed, a signed 64-bit integer (spec/sampling.md)");
        INPUTS.put("purpose", "whose stream the sample is drawn from: mae, cl or probe");
        INPUTS.put("step", "the step of training of the sample's stream");
        INPUTS.put("index", "the place in the batch of the sample's stream");
        INPUTS.put("sizes", "for each cluster the sizes of its areas, the global one first");
        INPUTS.put("rounds", "the number of reflections of the orthonormal family; 0 for the standard basis");
        INPUTS.put("low", "L, the least latent");
        INPUTS.put("high", "U, the largest latent");
        INPUTS.put("maskSize", "m, the number of masked positions");
    }

    private static void put(String name, String claim, List<String> axes, String meaning) {
        RESULTS.put(name, new Result(claim, axes, meaning));
    }

    private static void dataResults() {
        put("areaOf", "def:partition", List.of("cluster", "position"), "for each cluster the area of each position");
        put("family", "def:feature", List.of("vector", "coordinate"), "the drawn orthonormal family: features of "
                + "cluster 0, of cluster 1, ..., then positions, then spare vectors");
        put("cluster", "def:image", List.of(), "the drawn image's cluster");
        put("latents", "def:image", List.of("area"), "the drawn image's latents");
        put("masks", "def:mask", List.of("mask", "position"), "the drawn masks, 1 where masked: of a masked image "
                + "one, of a contrastive sample that of X+ and that of X++");
        put("negativeClusters", "def:views", List.of("negative"), "the cluster of each drawn negative");
        put("negativeLatents", "def:views", List.of("negative", "area"), "the latents of each drawn negative");
        put("negativeMasks", "def:views", List.of("negative", "position"),
                "the mask of each drawn negative, 1 where masked");
        put("patches", "def:image", List.of("position", "coordinate"), "the patches X_p");
        put("visible", "def:mask", List.of("position", "coordinate"), "the patches that are seen, M(X)_p");
    }

    private static void forwardResults() {
        put("score", "def:score", List.of("query p", "key q"),
                "s_{p->q} = e_p^T Q (M(X)_q + e_q), for every p and q");
        put("phi", "def:correlations", List.of("position p", "feature, cluster by cluster"),
                "Phi_{p->v} = e_p^T Q v, for the features of cluster 0, then of cluster 1, ...");
        put("upsilon", "def:correlations", List.of("position p", "position q"), "Upsilon_{p->q} = e_p^T Q e_q");
        put("attention", "def:attention", List.of("query p", "key q"),
                "exp(s_{p->q}) / sum_r exp(s_{p->r}), r over all P positions, masked ones too");
        put("areaAttention", "def:area-attention", List.of("query p", "area j of the image's cluster"),
                "A_{p,j}: the attention of p on the unmasked positions of area j");
        put("output", "def:output", List.of("query p", "coordinate"), "F_p = sum_q attention_{p->q} M(X)_q");
        put("representation", "def:cl-representation", List.of("coordinate"), "F(X) = (1/P) sum_p F_p, over all p");
    }

    private static void lossResults() {
        put("similarity", "def:similarity", List.of("sample", "X++, then the negatives"),
                "<F(X+), F(X')> with F(X) = (1/P) sum_p F_p, for X' = X++ and each negative");
        put("mae.loss", "def:mae-loss", List.of(),
                "mean over the batch of 1/2 sum over masked p of |F_p - X_p|^2");
        put("cl.loss", "def:cl-loss", List.of(), "mean over the batch of -tau log(exp(Sim(X+,X++)/tau) / sum "
                + "exp(Sim(X+,X')/tau)), X' over X++ and the negatives");
        put("lossFloor", "lem:batch-floor", List.of(), "mean over the batch of 1/2 sum of z^2 over positions whose "
                + "area is wholly masked: no Q has less loss");
        put("mae.negativeGradient", "lem:mae-gradient", List.of("row of Q", "column of Q"),
                "minus the gradient of the loss by Q (PyTorch: -Q.grad)");
        put("cl.negativeGradient", "lem:cl-gradient", List.of("row of Q", "column of Q"),
                "minus the gradient of the loss by Q (PyTorch: -Q.grad); no gradient flows through F(X')");
    }

    private static void trainingResults() {
        put("unroundedQ", "def:gd", List.of("row of Q", "column of Q"),
                "the last Q + eta * (minus the gradient of the loss of its batch), before it is rounded");
        put("nextQ", "def:rounded-descent", List.of("row of Q", "column of Q"),
                "unroundedQ with every entry rounded to the nearest multiple of 2^-gridBits, ties to even; exact");
        put("phiAt", "def:rounded-descent", List.of("checkpoint", "position p", "feature, cluster by cluster"),
                "Phi_{p->v} after the steps of the checkpoint; exact");
        put("upsilonAt", "def:rounded-descent", List.of("checkpoint", "position p", "position q"),
                "Upsilon_{p->q} after the steps of the checkpoint; exact");
        put("lossAt", "def:rounded-descent", List.of("checkpoint"),
                "the loss at the checkpoint, on the batch of the step that led to it");
    }

    private Legend() {
    }

    /** The meanings of some names of inputs, in the order of this legend. */
    static ObjectNode inputs(Set<String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        INPUTS.forEach((name, meaning) -> {
            if (names.contains(name)) {
                node.put(name, meaning);
            }
        });
        if (node.size() != names.size()) {
            throw new IllegalStateException("the legend lacks one of " + names);
        }
        return node;
    }

    /** The meanings of some names of results, in the order of this legend; some mean another thing in each topic. */
    static ObjectNode results(Topic topic, Set<String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        RESULTS.forEach((key, result) -> {
            String name = key.substring(key.indexOf('.') + 1);
            if (names.contains(name) && Result.of(topic, name).equals(result)) {
                node.put(name, result.meaning());
            }
        });
        return node;
    }
}
