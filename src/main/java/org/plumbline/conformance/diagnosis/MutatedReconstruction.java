package org.plumbline.conformance.diagnosis;

import org.plumbline.conformance.diagnosis.CaseData.View;

/**
 * Masked reconstruction of one image, with mistakes in it.
 */
final class MutatedReconstruction {

    private static final Wide HALF = Wide.of(0.5);

    private final MutatedLayer layer;
    private final MutatedLayer.Pass pass;
    private final int positions;

    MutatedReconstruction(MutatedLayer layer, View image) {
        this.layer = layer;
        this.pass = layer.pass(image);
        this.positions = layer.data().positions();
    }

    private boolean counts(int p) {
        return layer.has(Mistake.LOSS_OVER_ALL_POSITIONS)
                || pass.masked(p) != layer.has(Mistake.LOSS_OVER_UNMASKED);
    }

    Term loss() {
        Term sum = layer.has(Mistake.LATENT_NOT_SQUARED) ? missByArea() : miss();
        Term loss = layer.has(Mistake.NO_HALF) ? sum : sum.scaled(HALF);
        return loss.scaled(Wide.ONE.over(Wide.of(divisor())));
    }

    private int divisor() {
        int counted = 0;
        for (int p = 0; p < positions; p++) {
            counted += counts(p) ? 1 : 0;
        }
        if (layer.has(Mistake.MEAN_OVER_ENTRIES)) {
            return counted * layer.data().dimension();
        }
        return layer.has(Mistake.MEAN_OVER_MASKED) ? counted : 1;
    }

    /** The sum of |F_p - X_p|^2. */
    private Term miss() {
        WideMatrix target = layer.has(Mistake.TARGET_IS_MASKED) ? pass.visiblePatches() : pass.patches();
        Term counted = MutatedLayer.chosen(positions, layer.data().dimension(), (p, l) -> counts(p));
        return pass.outputs().minus(Term.constant(target)).weighted(counted).squared();
    }

    /** The sum of z_n (1 - A_n)^2 and z_j A_j^2: what is left of it without the squares of the latents. */
    private Term missByArea() {
        Term own = MutatedLayer.chosen(positions, pass.areas(), (p, j) -> pass.areaOf(p) == j);
        Term weights = Term.constant(WideMatrix.of(positions, pass.areas(),
                (p, j) -> counts(p) ? pass.latent(j).sqrt() : Wide.ZERO));
        return pass.areaAttention(false).minus(own).weighted(weights).squared();
    }

    /** The loss that no Q can beat. */
    Wide floor() {
        Wide sum = Wide.ZERO;
        for (int j = 0; j < pass.areas(); j++) {
            int size = 0;
            boolean seen = false;
            for (int p = 0; p < positions; p++) {
                size += pass.areaOf(p) == j ? 1 : 0;
                seen |= pass.areaOf(p) == j && !pass.masked(p);
            }
            Wide z = pass.latent(j);
            Wide each = layer.has(Mistake.FLOOR_LATENT_NOT_SQUARED) ? z : z.times(z);
            int times = layer.has(Mistake.FLOOR_COUNTS_AREAS) ? Math.min(size, 1) : size;
            sum = seen ? sum : sum.plus(each.times(Wide.of(times)));
        }
        return layer.has(Mistake.FLOOR_WITHOUT_HALF) ? sum : sum.times(HALF);
    }
}
