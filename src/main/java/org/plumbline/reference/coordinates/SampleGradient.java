package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The negative gradient of one sample in coordinates, kept by areas: alpha by Phi, and beta by Upsilon without its
 * factor e^Upsilon, which all samples share; intervals at scales up to {@link Dyadic#MAX_SCALE}.
 *
 * <p>Both objectives have score gradients of one form, {@code delta_{p->q} = attn_{p->q} ([q unmasked] g_{a(q)} - S)}
 * with {@code S = sum_j g_j A_j}: g is the pull of each area (lem:mae-gradient, lem:cl-gradient). Hence
 * {@code alpha_{p->v_{k,j}} = z_j A_j (g_j - S)} and {@code beta_{p->q} = delta_{p->q}}.
 */
public final class SampleGradient {

    /*@ spec_public @*/ private final Shares view;
    /*@ spec_public nullable @*/ private final Enclosure[][] alpha;
    /*@ spec_public nullable @*/ private final Enclosure[][] slopes;

    /*@ public invariant alpha != null && slopes != null && alpha.length == slopes.length;
      @ public invariant (\forall int p; 0 <= p && p < alpha.length && alpha[p] != null;
      @             (\forall int j; 0 <= j && j < alpha[p].length && alpha[p][j] != null;
      @                 alpha[p][j].lo != null && alpha[p][j].hi != null && alpha[p][j].lo.value <= alpha[p][j].hi.value
      @                 && 0 <= alpha[p][j].scale && alpha[p][j].scale <= Dyadic.MAX_SCALE));
      @ public invariant (\forall int p; 0 <= p && p < slopes.length && slopes[p] != null;
      @             (\forall int i; 0 <= i && i < slopes[p].length && slopes[p][i] != null;
      @                 slopes[p][i].lo != null && slopes[p][i].hi != null
      @                 && slopes[p][i].lo.value <= slopes[p][i].hi.value
      @                 && 0 <= slopes[p][i].scale && slopes[p][i].scale <= Dyadic.MAX_SCALE));
      @*/

    /**
     * A gradient without any row yet.
     *
     * @param view the shares of the masked image that gradients flow through
     * @param rows P, or 1 if one row stands for all queries
     */
    /*@ normal_behavior
      @ requires view != null && rows >= 0;
      @ ensures this.view == view && alpha.length == rows && \fresh(alpha) && \fresh(slopes);
      @ ensures (\forall int p; 0 <= p && p < rows; alpha[p] == null && slopes[p] == null);
      @ assignable \nothing;
      @*/
    SampleGradient(Shares view, int rows) {
        this.view = view;
        this.alpha = new Enclosure[rows][];
        this.slopes = new Enclosure[rows][];
    }

    /**
     * Adds the row of a query.
     *
     * @param math the arithmetic
     * @param p the row
     * @param row the query's attention
     * @param area its area attention A_{p,j}
     * @param pull g_j for each area of the image's cluster
     */
    void setRow(EnclosureMath math, int p, AttentionRow row, Enclosure[] area, Enclosure[] pull) {
        int areas = pull.length;
        Enclosure mean = AttentionRow.zero(math);
        for (int j = 0; j < areas; j++) {
            mean = mean.plus(math.times(pull[j], area[j]));
        }
        alpha[p] = new Enclosure[areas];
        slopes[p] = new Enclosure[areas + 1];
        for (int j = 0; j < areas; j++) {
            if (view.size(j) > 0) {
                Enclosure difference = pull[j].minus(mean);
                alpha[p][j] = math.times(view.latentPoint(j), math.times(area[j], difference));
                slopes[p][j] = math.times(row.share(j), difference);
            }
        }
        if (view.size(areas) > 0) {
            slopes[p][areas] = math.times(row.share(areas), mean.negate());
        }
    }

    /**
     * The shares of the masked image that gradients flow through.
     *
     * @return the shares
     */
    /*@ public normal_behavior
      @ ensures \result == view;
      @ assignable \nothing;
      @*/
    public Shares view() {
        return view;
    }

    /**
     * The number of rows.
     *
     * @return P, or 1 if one row stands for all queries
     */
    /*@ public normal_behavior
      @ ensures \result == alpha.length;
      @ assignable \nothing;
      @*/
    public int rows() {
        return alpha.length;
    }

    /**
     * Whether a query has a gradient: in MAE the masked ones only.
     *
     * @param p the row
     * @return true if the row is not 0
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < alpha.length;
      @ ensures \result <==> alpha[p] != null;
      @ assignable \nothing;
      @*/
    public boolean hasRow(int p) {
        return alpha[p] != null;
    }

    /**
     * The negative gradient by Phi_{p->v_{k,j}}, k the image's cluster.
     *
     * @param p a row that this gradient has
     * @param j an area
     * @return alpha, null if it is 0 because the area has no unmasked position
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < alpha.length && alpha[p] != null && 0 <= j && j < alpha[p].length;
      @ ensures \result == alpha[p][j];
      @ assignable \nothing;
      @*/
    public /*@ nullable @*/ Enclosure alpha(int p, int j) {
        return alpha[p][j];
    }

    /**
     * The negative gradient by Upsilon_{p->q} over e^Upsilon_{p->q}, the same for every q of a share.
     *
     * @param p a row that this gradient has
     * @param share an area for its unmasked positions, or the number of areas for the masked ones
     * @return beta / e^Upsilon, null if there is no such position
     */
    /*@ normal_behavior
      @ requires 0 <= p && p < slopes.length && slopes[p] != null && 0 <= share && share < slopes[p].length;
      @ ensures \result == slopes[p][share];
      @ assignable \nothing;
      @*/
    /*@ nullable @*/ Enclosure slope(int p, int share) {
        return slopes[p][share];
    }

    /** The widest slope of a row, in units of the working scale. */
    BigInteger slopeWidth(int p) {
        BigInteger widest = BigInteger.ZERO;
        for (int i = 0; i < slopes[p].length; i++) {
            if (slopes[p][i] != null) {
                widest = widest.max(slopes[p][i].hi().subtract(slopes[p][i].lo()));
            }
        }
        return widest;
    }

    /** Bits that hold the lower end of every slope of a row. */
    int slopeBits(int p) {
        int bits = 0;
        for (int i = 0; i < slopes[p].length; i++) {
            if (slopes[p][i] != null) {
                bits = Math.max(bits, slopes[p][i].lo().bitLength());
            }
        }
        return bits;
    }

    /** The lower ends of the slopes of a row, added up over all positions. */
    BigInteger lowTotal(int p) {
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < slopes[p].length; i++) {
            if (slopes[p][i] != null) {
                total = total.add(slopes[p][i].lo().multiply(BigInteger.valueOf(view.size(i))));
            }
        }
        return total;
    }
}
