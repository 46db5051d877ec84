package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.Logarithm;
import org.plumbline.reference.number.SoftmaxRow;

/**
 * Contrastive learning (CL) in coordinates: loss and negative gradient of one sample.
 */
public final class CoordinateContrast {

    private CoordinateContrast() {
    }

    /**
     * The similarity {@code <F(X), SG(F(X'))>} (def:similarity); features of different clusters are orthogonal.
     *
     * @param math the arithmetic
     * @param first F(X)
     * @param stopped F(X'), a finished value: no gradient can flow through it
     * @return an interval that contains their inner product; the point 0 for different clusters
     */
    /*@ public normal_behavior
      @ requires math != null && first != null && stopped != null;
      @ requires first.cluster == stopped.cluster ==> first.entries.length == stopped.entries.length;
      @ ensures \result != null && \result.scale == math.scale;
      @ ensures first.cluster != stopped.cluster ==> \result.lo.value == 0 && \result.hi.value == 0;
      @ assignable \nothing;
      @*/
    public static Enclosure similarity(EnclosureMath math, Representation first, Representation stopped) {
        Enclosure sum = AttentionRow.zero(math);
        if (first.cluster() == stopped.cluster()) {
            /*@ loop_invariant 0 <= j && j <= first.entries.length && sum != null && sum.scale == math.scale;
              @ decreases first.entries.length - j;
              @*/
            //+KEY@ loop_modifies \strictly_nothing;
            //-KEY@ loop_modifies \nothing;
            for (int j = 0; j < first.areas(); j++) {
                sum = sum.plus(math.times(first.entry(j), stopped.entry(j)));
            }
        }
        return sum;
    }

    /** The numbers {@code (Sim_i - Sim_0) / tau}, whose first is 0: a common shift changes neither loss nor weights. */
    private static Enclosure[] exponents(EnclosureMath math, Representation anchor, Representation[] stopped,
            Dyadic tau) {
        Enclosure positive = similarity(math, anchor, stopped[0]);
        Enclosure[] exponents = new Enclosure[stopped.length];
        exponents[0] = AttentionRow.zero(math);
        for (int i = 1; i < stopped.length; i++) {
            Enclosure similarity = similarity(math, anchor, stopped[i]);
            exponents[i] = math.divide(similarity.minus(positive), Enclosure.of(tau));
        }
        return exponents;
    }

    /**
     * The loss of one sample, {@code -tau log(e^{Sim_0/tau} / sum_i e^{Sim_i/tau})
     * = tau log sum_i e^{(Sim_i - Sim_0)/tau}}, i over X++ and the negatives (def:cl-loss).
     *
     * @param math the arithmetic
     * @param anchor F(X+)
     * @param stopped F(X++) first, then F of each negative
     * @param tau the temperature, positive
     * @return an interval that contains the loss
     * @throws ArithmeticException if the working scale is too coarse for the exponentials of the similarities
     * @throws IllegalArgumentException if a scale on the way is too fine
     */
    /*@ public behavior
      @ requires math != null && anchor != null && stopped != null && stopped.length >= 1;
      @ requires (\forall int i; 0 <= i && i < stopped.length; stopped[i] != null);
      @ requires stopped[0].cluster == anchor.cluster && stopped[0].entries.length == anchor.entries.length;
      @ requires (\forall int i; 0 <= i && i < stopped.length;
      @             stopped[i].cluster == anchor.cluster ==> stopped[i].entries.length == anchor.entries.length);
      @ requires tau != null && tau.numerator.value > 0;
      @ ensures \result != null && \result.scale == math.scale;
      @ signals_only ArithmeticException, IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static Enclosure clLoss(EnclosureMath math, Representation anchor, Representation[] stopped, Dyadic tau) {
        Enclosure log = Logarithm.logSumExp(exponents(math, anchor, stopped, tau), math.scale());
        return math.times(Enclosure.of(tau), log);
    }

    /**
     * What the representation is pulled towards, {@code G = (1 - l_+) F(X++) - sum_s l_s F(X-_s)} with the softmax
     * weights l of the similarities, by its entries on the anchor's features (lem:cl-gradient): views of other clusters
     * have none there.
     *
     * @param math the arithmetic
     * @param anchor F(X+)
     * @param stopped F(X++) first, then F of each negative; only read
     * @param tau the temperature, positive
     * @return G_j = the inner product of G and v_{k,j}, for each area j of the anchor's cluster k
     * @throws ArithmeticException if the working scale is too coarse for the exponentials of the similarities
     * @throws IllegalArgumentException if a scale on the way is too fine
     */
    /*@ public behavior
      @ requires math != null && anchor != null && stopped != null && stopped.length >= 1;
      @ requires (\forall int i; 0 <= i && i < stopped.length; stopped[i] != null);
      @ requires stopped[0].cluster == anchor.cluster && stopped[0].entries.length == anchor.entries.length;
      @ requires (\forall int i; 0 <= i && i < stopped.length;
      @             stopped[i].cluster == anchor.cluster ==> stopped[i].entries.length == anchor.entries.length);
      @ requires tau != null && tau.numerator.value > 0;
      @ ensures \result != null && \fresh(\result) && \result.length == anchor.entries.length;
      @ ensures (\forall int j; 0 <= j && j < \result.length; \result[j] != null);
      @ ensures (\forall int i; 0 <= i && i < stopped.length; stopped[i] == \old(stopped[i]));
      @ signals_only ArithmeticException, IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static Enclosure[] clPull(EnclosureMath math, Representation anchor, Representation[] stopped, Dyadic tau) {
        SoftmaxRow softmax = new SoftmaxRow(exponents(math, anchor, stopped, tau), math.scale());
        Enclosure[] pull = new Enclosure[anchor.areas()];
        for (int j = 0; j < pull.length; j++) {
            pull[j] = stopped[0].entry(j);
        }
        for (int i = 0; i < stopped.length; i++) {
            if (stopped[i].cluster() == anchor.cluster()) {
                Enclosure weight = softmax.weight(i);
                for (int j = 0; j < pull.length; j++) {
                    pull[j] = pull[j].minus(math.times(weight, stopped[i].entry(j)));
                }
            }
        }
        return pull;
    }

    /**
     * The negative gradient of the loss of one sample (lem:cl-gradient): the pull on area j is
     * {@code g_j = (1/P) z_j G_j}, for EVERY query.
     *
     * @param anchor the transformer on the view X+, all queries
     * @param stopped F(X++) first, then F of each negative: constants behind the stop gradient
     * @param tau the temperature, positive
     * @return alpha and beta, in one row if one row stands for all queries
     * @throws ArithmeticException if the working scale is too coarse for the exponentials of the similarities
     * @throws IllegalArgumentException if a scale on the way is too fine
     */
    /*@ public behavior
      @ requires anchor != null && stopped != null && stopped.length >= 1;
      @ requires anchor.rows.length >= 1;
      @ requires (\forall int p; 0 <= p && p < anchor.rows.length; anchor.rows[p] != null);
      @ requires (\forall int i; 0 <= i && i < stopped.length; stopped[i] != null);
      @ requires stopped[0].cluster == anchor.view.sample.image.cluster;
      @ requires stopped[0].entries.length == anchor.view.areas;
      @ requires (\forall int i; 0 <= i && i < stopped.length;
      @             stopped[i].cluster == anchor.view.sample.image.cluster
      @                 ==> stopped[i].entries.length == anchor.view.areas);
      @ requires tau != null && tau.numerator.value > 0;
      @ ensures \result != null && \fresh(\result) && \result.view == anchor.view;
      @ ensures \result.alpha.length == anchor.rows.length;
      @ ensures (\forall int p; 0 <= p && p < \result.alpha.length; \result.alpha[p] != null);
      @ ensures (\forall int i; 0 <= i && i < stopped.length; stopped[i] == \old(stopped[i]));
      @ signals_only ArithmeticException, IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public static SampleGradient clNegativeGradient(CoordinatePass anchor, Representation[] stopped, Dyadic tau) {
        EnclosureMath math = anchor.layer().math();
        Enclosure[] towards = clPull(math, Representation.clRepresentation(anchor), stopped, tau);
        Enclosure[] pull = new Enclosure[towards.length];
        for (int j = 0; j < pull.length; j++) {
            Enclosure worth = math.times(anchor.view().latentPoint(j), towards[j]);
            pull[j] = math.divide(worth, Enclosure.of(anchor.layer().positions()));
        }
        SampleGradient gradient = new SampleGradient(anchor.view(), anchor.rows());
        for (int p = 0; p < anchor.rows(); p++) {
            gradient.setRow(math, p, anchor.row(p), anchor.row(p).areaAttention(), pull);
        }
        return gradient;
    }
}
