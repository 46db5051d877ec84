package org.plumbline.reference.definition;

import java.math.BigInteger;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Precision;

/**
 * The error bound e of every number that the definition level returns: the exact value lies in [v - e, v + e].
 *
 * <p>The bound is a-priori: it is computed from shapes and sizes before anything else is computed. Each line below is
 * one line of the box in proofs-notes/error-bound.md, where all are derived. It is crude on purpose and linear in the
 * unit u of {@link Precision}, so that more digits buy exactly as many more guaranteed digits.
 */
public final class ErrorBound {

    /** The bounds are sums of positive terms; this arithmetic and {@link #SLACK} round them up. */
    private static final Precision ROUGH = new Precision(20);

    private static final Apfloat SLACK = ROUGH.of(Dyadic.ONE.plus(Dyadic.of(BigInteger.ONE, 20)));

    /*@ spec_public @*/ private final int dimension;
    /*@ spec_public @*/ private final int positions;
    /*@ spec_public @*/ private final int batch;
    private final Apfloat unit;
    private final Apfloat latent;
    private final Apfloat normOfQ;
    private final Apfloat attention;
    private final Apfloat output;

    //@ public invariant 1 <= batch && batch <= 1000000;
    //@ public invariant 1 <= dimension && dimension <= 30000 && 1 <= positions && positions <= 1000000;

    /**
     * The bounds for one Q.
     *
     * @param embedding the features, positions and arithmetic
     * @param q the matrix Q
     * @param latent an upper bound U of all latents
     * @param batch the number of samples that a mean is taken over, B
     * @throws ArithmeticException if the working digits are too few for any bound at these sizes
     */
    /*@ public behavior
      @ requires embedding != null && q != null && latent != null && 1 <= batch && batch <= 1000000;
      @ requires \invariant_for(embedding) && \invariant_for(q) && \invariant_for(latent);
      @ requires latent.numerator.value >= 0 && 2 * q.gridBits <= Dyadic.MAX_SCALE;
      @ ensures this.batch == batch;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public ErrorBound(Embedding embedding, GridMatrix q, Dyadic latent, int batch) {
        this.dimension = embedding.dimension();
        this.positions = embedding.setting().positions();
        this.batch = batch;
        this.unit = embedding.precision().unit();
        this.latent = ROUGH.of(latent);
        this.normOfQ = frobenius(q);
        this.attention = up(plus(times(3, score()), units(2L * (positions + 8))));
        this.output = plus(attention, units(2L * (positions + 5)));
        require(units(sizes()));
        require(attention);
    }

    /** An upper bound of the Frobenius norm: the root of the squared entries, by one integer square root. */
    private static Apfloat frobenius(GridMatrix q) {
        Dyadic squares = Dyadic.ZERO;
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                squares = squares.plus(q.get(i, j).times(q.get(i, j)));
            }
        }
        // sqrt(n / 2^(2s)) <= (floor(sqrt n) + 1) / 2^s
        int half = (squares.scale() + 1) / 2;
        BigInteger root = squares.numeratorAt(2 * half).sqrt().add(BigInteger.ONE);
        return squares.signum() == 0 ? Apfloat.ZERO : ROUGH.of(Dyadic.of(root, half));
    }

    /**
     * Of a score (def:score).
     *
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat score() {
        return up(product(units(3L * dimension + 10), normOfQ, onePlusLatent()));
    }

    /**
     * Of Phi and Upsilon (def:correlations).
     *
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat correlation() {
        return up(product(units(3L * dimension + 10), normOfQ));
    }

    /**
     * Of a weight of attention (def:attention).
     *
     * @return a relative bound, hence also an absolute one
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat attention() {
        return attention;
    }

    /**
     * Of a weight of area attention (def:area-attention).
     *
     * @return a relative bound, hence also an absolute one
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat areaAttention() {
        return up(plus(attention, units(2L * positions)));
    }

    /**
     * Of an entry of an output (def:output).
     *
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat output() {
        return up(product(latent, output));
    }

    /**
     * Of the mean MAE loss of the batch (def:mae-loss).
     *
     * @param maskSize the number m of masked positions
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ requires 1 <= maskSize && maskSize <= 1000000;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat maeLoss(int maskSize) {
        Apfloat factor = plus(times(2, output), units(2L * (dimension + (long) maskSize * batch + 9)));
        return up(product(times(maskSize, factor), latent, latent));
    }

    /**
     * Of an entry of the mean MAE gradient of the batch, d x d (lem:mae-gradient).
     *
     * @param maskSize the number m of masked positions
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ requires 1 <= maskSize && maskSize <= 1000000;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat maeNegativeGradient(int maskSize) {
        Apfloat square = product(latent, latent);
        Apfloat pull = product(square, plus(times(2, output), units(2L * (dimension + 9))));
        Apfloat rest = product(square, units(3L * ((long) maskSize * batch + 4)));
        return up(times(ceilRoot(maskSize), product(onePlusLatent(), plus(times(7, pull), rest))));
    }

    /**
     * Of an entry of a representation (def:cl-representation).
     *
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat clRepresentation() {
        return up(times(2, product(latent, output)));
    }

    /**
     * Of a similarity (def:similarity).
     *
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat similarity() {
        Apfloat rounding = product(units(2L * (dimension + 1)), latent, latent);
        return up(plus(times(3, product(latent, clRepresentation())), rounding));
    }

    /**
     * Of the mean CL loss of the batch (def:cl-loss).
     *
     * @param negatives the number N_s of negatives
     * @param tau the temperature
     * @return an absolute bound
     * @throws ArithmeticException if the working digits are too few for any bound at this temperature
     */
    /*@ public behavior
      @ requires 1 <= negatives && negatives <= 1000000;
      @ requires tau != null && \invariant_for(tau) && tau.numerator.value > 0;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public Apfloat clLoss(int negatives, Dyadic tau) {
        Apfloat log = plus(product(latent, latent), product(ROUGH.of(tau), ROUGH.of(negatives)));
        requireSoftmax(negatives, tau);
        return up(plus(times(2, similarity()), product(units(2L * (batch + 12)), log)));
    }

    /**
     * Of an entry of the mean CL gradient of the batch, d x d (lem:cl-gradient).
     *
     * @param negatives the number N_s of negatives
     * @param tau the temperature
     * @return an absolute bound
     * @throws ArithmeticException if the working digits are too few for any bound at this temperature
     */
    /*@ public behavior
      @ requires 1 <= negatives && negatives <= 1000000;
      @ requires tau != null && \invariant_for(tau) && tau.numerator.value > 0;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures \result.signum() >= 0;
    //@ signals_only ArithmeticException;
    //@ assignable \nothing;
    public Apfloat clNegativeGradient(int negatives, Dyadic tau) {
        Apfloat softmax = requireSoftmax(negatives, tau);
        Apfloat square = product(latent, latent);
        Apfloat pull = plus(times(3, product(latent, softmax)), times(3, clRepresentation()));
        Apfloat worth = plus(product(latent, pull), product(units(3L * (dimension + 5)), square));
        Apfloat delta = plus(times(3, worth), times(7, product(square, output)));
        Apfloat rest = product(units(5L * ((long) positions * batch + 4)), square);
        Apfloat share = ROUGH.divide(ROUGH.of(ceilRoot(positions)), ROUGH.of(positions));
        return up(product(share, onePlusLatent(), plus(times(2, delta), rest)));
    }

    /**
     * Of a floor of the MAE loss, a sum of positive terms (def:mae-floor, lem:batch-floor).
     *
     * @param floor the value returned
     * @param terms the number of terms of the sum
     * @return an absolute bound
     */
    /*@ public normal_behavior
      @ requires floor != null && 0 <= terms && terms <= 1000000000;
      @ ensures \result != null;
      @*/
    //+KEY@ ensures floor.signum() >= 0 ==> \result.signum() >= 0;
    //@ assignable \nothing;
    public Apfloat floor(Apfloat floor, int terms) {
        return up(product(units(2L * (terms + 8)), floor));
    }

    /** Checks the relative error of the softmax weights l and returns it. */
    private Apfloat requireSoftmax(int negatives, Dyadic tau) {
        Apfloat exponent = ROUGH.divide(similarity(), ROUGH.of(tau));
        Apfloat softmax = plus(times(2, exponent), units(2L * (negatives + 8)));
        require(softmax);
        require(units(sizes() + negatives));
        return softmax;
    }

    private long sizes() {
        return 2L * dimension + 3L * positions + (long) positions * batch + 30;
    }

    /** The derivation drops second-order terms that are dominated only if first-order ones stay small. */
    private static void require(Apfloat relative) {
        if (ROUGH.multiply(relative, ROUGH.of(1000)).compareTo(ROUGH.of(1)) > 0) {
            throw new ArithmeticException("too few digits for an error bound at these sizes: take more digits");
        }
    }

    /*@ private normal_behavior
      @ requires 0 <= n && n <= 1000000;
      @ ensures 0 <= \result && \result <= 1000 && \result * \result >= n;
      @ assignable \nothing;
      @*/
    private static int ceilRoot(int n) {
        int root = 0;
        /*@ loop_invariant 0 <= root && root <= 1000;
          @ decreases 1000 - root;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (root * root < n) {
            root++;
        }
        return root;
    }

    //@ private normal_behavior ensures \result != null; assignable \nothing;
    private Apfloat onePlusLatent() {
        return onePlus(latent);
    }

    //@ private normal_behavior requires a != null; ensures \result != null; assignable \nothing;
    private static Apfloat onePlus(Apfloat a) {
        return ROUGH.add(ROUGH.of(1), a);
    }

    //@ private normal_behavior ensures \result != null; assignable \nothing;
    private Apfloat units(long count) {
        return times(count, unit);
    }

    //@ private normal_behavior requires a != null && b != null; ensures \result != null; assignable \nothing;
    private static Apfloat plus(Apfloat a, Apfloat b) {
        return ROUGH.add(a, b);
    }

    //@ private normal_behavior requires a != null; ensures \result != null; assignable \nothing;
    private static Apfloat times(long count, Apfloat a) {
        return ROUGH.multiply(ROUGH.of(count), a);
    }

    //@ private normal_behavior requires a != null && b != null; ensures \result != null; assignable \nothing;
    private static Apfloat product(Apfloat a, Apfloat b) {
        return ROUGH.multiply(a, b);
    }

    //@ private normal_behavior requires a != null && b != null && c != null;
    //@ ensures \result != null; assignable \nothing;
    private static Apfloat product(Apfloat a, Apfloat b, Apfloat c) {
        return product(product(a, b), c);
    }

    //@ private normal_behavior requires bound != null; ensures \result != null; assignable \nothing;
    private static Apfloat up(Apfloat bound) {
        return ROUGH.multiply(bound, SLACK);
    }
}
