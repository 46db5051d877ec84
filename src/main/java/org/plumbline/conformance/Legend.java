package org.plumbline.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What each name in the vectors means: each file explains the names that it uses.
 */
final class Legend {

    private static final Map<String, String> INPUTS = new LinkedHashMap<>();

    private static final Map<String, String> RESULTS = new LinkedHashMap<>();

    static {
        INPUTS.put("P", "the number of positions, numbered from 0");
        INPUTS.put("d", "the dimension of features, positions and Q");
        INPUTS.put("clusters", "one entry a cluster, numbered from 0");
        INPUTS.put("areaOf", "for each of the P positions the area that holds it; area 0 is the global one");
        INPUTS.put("features", "one row of d entries an area of the cluster: v_j");
        INPUTS.put("positions", "P rows of d entries: the position encodings e_p");
        INPUTS.put("Q", "d x d, used as score = e_p^T Q (M(X)_q + e_q)");
        INPUTS.put("image", "one masked image");
        INPUTS.put("batch", "the samples that loss and gradient are the mean over");
        INPUTS.put("anchor", "the view X+");
        INPUTS.put("positive", "the view X++: the same image under another mask");
        INPUTS.put("negatives", "other masked images");
        INPUTS.put("cluster", "the image's cluster");
        INPUTS.put("latents", "one z_j an area of the cluster; the patch at p is X_p = z_j v_j, j = areaOf[p]");
        INPUTS.put("mask", "P booleans, true where the position is masked: there M(X)_p = 0, elsewhere M(X)_p = X_p");
        INPUTS.put("tau", "the temperature");
        INPUTS.put("objective", "whose gradient the step follows: mae or cl");
        INPUTS.put("eta", "the step size");
        INPUTS.put("gridBits", "D: the grid that nextQ is rounded to is 2^-D");
        RESULTS.put("score", "s_{p->q} = e_p^T Q (M(X)_q + e_q), for every p and q");
        RESULTS.put("attention", "exp(s_{p->q}) / sum_r exp(s_{p->r}), r over all P positions, masked ones too");
        RESULTS.put("areaAttention", "A_{p,j}: the attention of p on the unmasked positions of area j");
        RESULTS.put("output", "F_p = sum_q attention_{p->q} M(X)_q");
        RESULTS.put("phi", "Phi_{p->v} = e_p^T Q v, for the features of cluster 0, then of cluster 1, ...");
        RESULTS.put("upsilon", "Upsilon_{p->q} = e_p^T Q e_q");
        RESULTS.put("similarity", "<F(X+), F(X')> with F(X) = (1/P) sum_p F_p, for X' = X++ and each negative");
        RESULTS.put("mae.loss", "mean over the batch of 1/2 sum over masked p of |F_p - X_p|^2");
        RESULTS.put("cl.loss", "mean over the batch of -tau log(exp(Sim(X+,X++)/tau) / sum exp(Sim(X+,X')/tau)), "
                + "X' over X++ and the negatives");
        RESULTS.put("lossFloor", "mean over the batch of 1/2 sum of z^2 over positions whose area is wholly masked: "
                + "no Q has less loss");
        RESULTS.put("mae.negativeGradient", "minus the gradient of the loss by Q (PyTorch: -Q.grad)");
        RESULTS.put("cl.negativeGradient", "minus the gradient of the loss by Q (PyTorch: -Q.grad); no gradient flows "
                + "through F(X')");
        RESULTS.put("unroundedQ", "Q + eta * (minus the gradient of the loss of the batch by Q)");
        RESULTS.put("nextQ", "unroundedQ with every entry rounded to the nearest multiple of 2^-gridBits, ties to "
                + "even; exact");
    }

    private Legend() {
    }

    /** The meanings of some names of inputs, in the order of this legend. */
    static ObjectNode inputs(Set<String> names) {
        return of(INPUTS, "", names);
    }

    /** The meanings of some names of results, in the order of this legend; some mean another thing in each topic. */
    static ObjectNode results(Topic topic, Set<String> names) {
        return of(RESULTS, topic.label() + ".", names);
    }

    private static ObjectNode of(Map<String, String> meanings, String prefix, Set<String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        meanings.forEach((key, meaning) -> {
            String name = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
            if (names.contains(name)) {
                node.put(name, meaning);
            }
        });
        if (node.size() != names.size()) {
            throw new IllegalStateException("the legend lacks one of " + names);
        }
        return node;
    }
}
