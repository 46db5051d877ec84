package org.plumbline.conformance.diagnosis;

import java.util.Arrays;
import java.util.Set;

import org.plumbline.conformance.diagnosis.CaseData.Cluster;
import org.plumbline.conformance.diagnosis.CaseData.View;

/**
 * The transformer of a case, with mistakes in it.
 */
final class MutatedLayer {

    private final CaseData data;
    private final Set<Mistake> mistakes;
    private final Term variable;
    private final Term q;
    private final Term encodings;

    /** e_p^T Q for every p, the same for every image. */
    private final Term projected;

    /**
     * The transformer.
     *
     * @param at Q, which is not that of the case once a step was taken
     */
    MutatedLayer(CaseData data, WideMatrix at, Set<Mistake> mistakes) {
        this.data = data;
        this.mistakes = mistakes;
        this.variable = Term.variable(at);
        this.q = has(Mistake.TRANSPOSED_Q) ? variable.transposed() : variable;
        this.encodings = Term.constant(data.encodings());
        this.projected = encodings.times(q);
    }

    boolean has(Mistake mistake) {
        return mistakes.contains(mistake);
    }

    CaseData data() {
        return data;
    }

    /** Q, which everything is differentiated by. */
    Term variable() {
        return variable;
    }

    /** e_p^T Q x for every p, and every x in the columns of a matrix. */
    WideMatrix correlations(WideMatrix columns) {
        return projected.value().times(columns);
    }

    /** The transformer on one image. */
    Pass pass(View view) {
        return new Pass(view);
    }

    /** A matrix of zeros and ones. */
    interface Choice {
        boolean at(int row, int column);
    }

    static Term chosen(int rows, int columns, Choice choice) {
        return Term.constant(WideMatrix.of(rows, columns, (i, j) -> choice.at(i, j) ? Wide.ONE : Wide.ZERO));
    }

    /** Scores, attention and outputs on one masked image. */
    final class Pass {

        private final int positions = data.positions();
        private final boolean[] masked;
        private final int[] areaOf;
        private final Wide[] latents;
        private final WideMatrix patches;
        private final WideMatrix visible;
        private final Term scores;
        private final Term attention;
        private final Term outputs;

        private Pass(View view) {
            this.masked = view.masked().clone();
            this.latents = view.latents().clone();
            for (int p = 0; p < positions; p++) {
                masked[p] ^= has(Mistake.MASK_READ_INVERTED);
            }
            if (has(Mistake.LATENTS_LEFT_OUT)) {
                Arrays.fill(latents, Wide.ONE);
            }
            this.areaOf = areas(view.cluster());
            this.patches = patches(has(Mistake.FEATURES_OF_FIRST_CLUSTER) ? 0 : view.cluster());
            this.visible = visible();
            Term scored = scored();
            this.scores = has(Mistake.SCALED_SCORES)
                    ? scored.scaled(Wide.ONE.over(Wide.of(data.dimension()).sqrt()))
                    : scored;
            this.attention = attended();
            this.outputs = output();
        }

        private int[] areas(int cluster) {
            int[] areas = data.clusters().get(has(Mistake.PARTITION_OF_FIRST_CLUSTER) ? 0 : cluster).areaOf().clone();
            for (int p = 0; p < positions; p++) {
                // an index beyond the end is clamped, as array libraries do
                areas[p] = Math.min(areas[p], latents.length - 1);
            }
            if (has(Mistake.CONTIGUOUS_AREAS)) {
                Arrays.sort(areas);
            }
            return areas;
        }

        private WideMatrix patches(int cluster) {
            Cluster owner = data.clusters().get(cluster);
            return WideMatrix.of(positions, data.dimension(),
                    (p, l) -> latents[areaOf[p]]
                            .times(owner.features().get(Math.min(areaOf[p], owner.areas() - 1), l)));
        }

        private boolean shown(int p) {
            return has(Mistake.MASK_NOT_APPLIED) || masked[p] == has(Mistake.MASK_INVERTED);
        }

        private WideMatrix visible() {
            Wide token = has(Mistake.MASK_TOKEN_OF_ONES) ? Wide.ONE : Wide.ZERO;
            return WideMatrix.of(positions, data.dimension(), (p, l) -> shown(p) ? patches.get(p, l) : token);
        }

        private WideMatrix keys() {
            if (has(Mistake.KEY_WITHOUT_POSITION)) {
                return visible;
            }
            if (has(Mistake.KEY_WITHOUT_PATCH)) {
                return data.encodings();
            }
            WideMatrix keys = visible.plus(data.encodings());
            return has(Mistake.MASKED_KEY_IS_ZERO)
                    ? WideMatrix.of(positions, data.dimension(), (p, l) -> shown(p) ? keys.get(p, l) : Wide.ZERO)
                    : keys;
        }

        private Term scored() {
            Term queries = has(Mistake.QUERY_HOLDS_PATCH) ? encodings.plus(Term.constant(visible)).times(q) : projected;
            Term keys = Term.constant(keys().transposed());
            Term all = queries.times(keys);
            if (has(Mistake.GRADIENT_WITHOUT_KEY_POSITION)) {
                Term positional = queries.times(encodings.transposed());
                all = all.minus(positional).plus(positional.stopped());
            }
            if (has(Mistake.GRADIENT_SKIPS_MASKED_KEYS)) {
                Term unmasked = chosen(positions, positions, (p, r) -> !masked[r]);
                all = all.stopped().plus(all.minus(all.stopped()).weighted(unmasked));
            }
            return all;
        }

        private boolean attends(int p, int r) {
            return !(has(Mistake.SOFTMAX_OVER_UNMASKED) && masked[r] || has(Mistake.CAUSAL_ATTENTION) && r > p
                    || has(Mistake.SELF_LEFT_OUT) && r == p);
        }

        private Term attended() {
            boolean overQueries = has(Mistake.SOFTMAX_OVER_QUERIES);
            Term rows = overQueries ? scores.transposed() : scores;
            Choice choice = overQueries ? (r, p) -> attends(p, r) : this::attends;
            Term weights = rows.minus(shift(rows.value(), choice)).exp().weighted(chosen(positions, positions, choice));
            Term total = weights.rowSums();
            Term shares = weights.over(has(Mistake.GRADIENT_NOT_CENTRED) ? total.stopped() : total);
            return overQueries ? shares.transposed() : shares;
        }

        /** What keeps exponentials from overflow: the largest score of a row, and for what is left out its own. */
        private Term shift(WideMatrix rows, Choice choice) {
            Wide none = Wide.of(Double.NEGATIVE_INFINITY);
            WideMatrix largest = WideMatrix
                    .of(positions, positions, (i, j) -> choice.at(i, j) ? rows.get(i, j) : none).rowLargest();
            return Term.constant(WideMatrix.of(positions, positions,
                    (i, j) -> choice.at(i, j) ? largest.get(i, j) : rows.get(i, j)));
        }

        private Term output() {
            Term values = Term.constant(
                    has(Mistake.VALUE_HOLDS_POSITION) ? visible.plus(data.encodings()) : visible);
            Term mixed = attention.times(values);
            return has(Mistake.RESIDUAL_OUTPUT) ? mixed.plus(Term.constant(visible)) : mixed;
        }

        /** A_{p,j}, P x N_k; counting every position or the unmasked ones. */
        Term areaAttention(boolean masksToo) {
            return attention.times(
                    chosen(positions, latents.length, (r, j) -> areaOf[r] == j && (masksToo || !masked[r])));
        }

        /** F(X), 1 x d. */
        Term representation() {
            boolean unmaskedOnly = has(Mistake.POOLED_OVER_UNMASKED);
            Term pooled = chosen(1, positions, (i, p) -> !(unmaskedOnly && masked[p]));
            Term sum = pooled.times(outputs);
            Wide share = has(Mistake.POOLED_BY_SUM) ? Wide.ONE : Wide.ONE.over(pooled.rowSums().number());
            Term representation = sum.scaled(share);
            if (has(Mistake.COSINE_SIMILARITY)) {
                return representation.over(representation.weighted(representation).rowSums().sqrt());
            }
            return representation;
        }

        boolean masked(int p) {
            return masked[p];
        }

        int areaOf(int p) {
            return areaOf[p];
        }

        Wide latent(int area) {
            return latents[area];
        }

        int areas() {
            return latents.length;
        }

        WideMatrix patches() {
            return patches;
        }

        /** M(X). */
        WideMatrix visiblePatches() {
            return visible;
        }

        Term scores() {
            return scores;
        }

        Term attention() {
            return attention;
        }

        Term outputs() {
            return outputs;
        }
    }
}
