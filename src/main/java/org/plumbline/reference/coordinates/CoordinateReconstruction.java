package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * Masked reconstruction (MAE) in coordinates: loss, negative gradient and floor of one masked image.
 */
public final class CoordinateReconstruction {

    private CoordinateReconstruction() {
    }

    /**
     * The loss of one masked image, {@code 1/2 sum_{p in M} ( z_n^2 (1 - A_{p,n})^2 + sum_{j != n} z_j^2 A_{p,j}^2 )}
     * with n = a_k(p) (def:mae-loss).
     *
     * @param pass the transformer on the masked image
     * @return an interval that contains the loss
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass) && pass.rows.length == pass.view.shareOf.length;
      @ requires (\forall int p; 0 <= p && p < pass.view.shareOf.length;
      @             pass.view.sample.mask.masked[p] ==> pass.rows[p] != null);
      @ requires pass.layer.math.scale < Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == pass.layer.math.scale + 1 && 0 <= \result.lo.value;
      @ assignable \nothing;
      @*/
    public static Enclosure maeLoss(CoordinatePass pass) {
        EnclosureMath math = pass.layer().math();
        Enclosure twice = AttentionRow.zero(math);
        for (int p = 0; p < pass.layer().positions(); p++) {
            if (pass.input().mask().isMasked(p)) {
                Enclosure[] area = pass.row(p).areaAttention();
                for (int j = 0; j < area.length; j++) {
                    Enclosure miss = j == pass.partition().areaOf(p) ? Enclosure.of(1).minus(area[j]) : area[j];
                    twice = twice.plus(math.times(pass.view().squaredLatent(j), math.square(miss)));
                }
            }
        }
        return half(twice);
    }

    /**
     * The negative gradient of the loss of one masked image (lem:mae-gradient): the pull on a masked p's own area n is
     * {@code g_n = z_n^2 (1 - A_n)}, on the others {@code g_j = -z_j^2 A_j}.
     *
     * @param pass the transformer on the masked image
     * @return alpha and beta of the masked queries; they are 0 for the others
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass) && pass.rows.length == pass.view.shareOf.length;
      @ requires (\forall int p; 0 <= p && p < pass.view.shareOf.length;
      @             pass.view.sample.mask.masked[p] ==> pass.rows[p] != null);
      @ ensures \result != null && \fresh(\result) && \result.view == pass.view;
      @ ensures \result.alpha.length == pass.rows.length;
      @ ensures (\forall int p; 0 <= p && p < \result.alpha.length;
      @             \result.alpha[p] != null <==> pass.view.sample.mask.masked[p]);
      @ assignable \nothing;
      @*/
    public static SampleGradient maeNegativeGradient(CoordinatePass pass) {
        EnclosureMath math = pass.layer().math();
        SampleGradient gradient = new SampleGradient(pass.view(), pass.layer().positions());
        for (int p = 0; p < pass.layer().positions(); p++) {
            if (pass.input().mask().isMasked(p)) {
                Enclosure[] area = pass.row(p).areaAttention();
                Enclosure[] pull = new Enclosure[area.length];
                for (int j = 0; j < area.length; j++) {
                    boolean own = j == pass.partition().areaOf(p);
                    Enclosure gap = own ? Enclosure.of(1).minus(area[j]) : area[j].negate();
                    pull[j] = math.times(pass.view().squaredLatent(j), gap);
                }
                gradient.setRow(math, p, pass.row(p), area, pull);
            }
        }
        return gradient;
    }

    /**
     * The loss that one image and mask leave to every Q, {@code 1/2 sum of z_n^2} over the masked p whose area is
     * wholly masked, exactly (lem:batch-floor).
     *
     * @param pass the transformer on the masked image; only its image, mask and partition matter
     * @return a lower bound of {@link #maeLoss} at every state
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass);
      @ ensures \result != null && 0 <= \result.numerator.value;
      @ ensures (\forall int j; 0 <= j && j < pass.view.areas; pass.view.sizes[j] > 0) ==> \result.numerator.value == 0;
      @ assignable \nothing;
      @*/
    public static Dyadic batchFloor(CoordinatePass pass) {
        return batchFloor(pass.view());
    }

    /**
     * The same from the shares of the masked image alone: no attention is needed.
     *
     * @param view the shares of the masked image
     * @return a lower bound of {@link #maeLoss} at every state
     */
    /*@ public normal_behavior
      @ requires view != null && \invariant_for(view);
      @ ensures \result != null && 0 <= \result.numerator.value;
      @ ensures (\forall int j; 0 <= j && j < view.areas; view.sizes[j] > 0) ==> \result.numerator.value == 0;
      @ assignable \nothing;
      @*/
    public static Dyadic batchFloor(Shares view) {
        Dyadic twice = Dyadic.ZERO;
        for (int j = 0; j < view.areas(); j++) {
            if (view.size(j) == 0) {
                Dyadic latent = view.sample().image().latent(j);
                twice = twice.plus(latent.times(latent).times(Dyadic.of(view.areaSize(j))));
            }
        }
        return twice.times(Dyadic.of(BigInteger.ONE, 1));
    }

    /** Half of an interval, exactly: the same end points over the next power of two. */
    private static Enclosure half(Enclosure a) {
        return Enclosure.of(a.lo(), a.hi(), a.scale() + 1);
    }
}
