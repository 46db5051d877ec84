package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.EnclosureOrder;

/**
 * A row of one kind at one state: its part of the exact population MAE loss and gradient, and its mean attention, each
 * an interval (lem:lumping, def:mae-loss, lem:mae-gradient, def:statistics).
 *
 * <p>With q = 1/Z, e_own, e_global, e_other the factors of unmasked positions and
 * {@code N = z_own^2 (e_own u)^2 + z_global^2 (e_global v)^2 + z_local^2 e_other^2 V} every term is a mean of
 * {@code X = S q = z_own^2 e_own u q^2 - N q^3} with counts as weights, or of attention and its square.
 */
public final class RowPass {

    /*@ spec_public @*/ private final RowCounts counts;
    private final EnclosureMath math;
    private final RowFactors factors;
    private final RowMoments moments;
    private final Enclosure[] latents;
    private final BigInteger largestSquare;

    /**
     * A row at a state.
     *
     * @param counts the table of counts; all is computed at its scale
     * @param state the seven numbers of the row
     */
    /*@ public normal_behavior
      @ requires counts != null && state != null;
      @ ensures this.counts == counts;
      @ assignable \nothing;
      @*/
    public RowPass(RowCounts counts, RowState state) {
        this.counts = counts;
        this.math = new EnclosureMath(counts.scale());
        this.factors = new RowFactors(counts.kind(), state, math);
        this.moments = new RowMoments(counts, factors, math);
        Population population = counts.kind().population();
        this.latents = new Enclosure[] {Enclosure.of(counts.kind().ownLatent()),
                Enclosure.of(population.globalLatent()), Enclosure.of(population.localLatent())};
        Dyadic larger = population.globalLatent().compareTo(population.localLatent()) < 0 ? population.localLatent()
                : population.globalLatent();
        Dyadic square = larger.times(larger);
        this.largestSquare = square.numerator().shiftRight(square.scale()).add(BigInteger.ONE);
    }

    /**
     * A scale at which the entries of a gradient are about 2^-bits wide.
     *
     * @param kind the kind of row
     * @param state its seven numbers
     * @param bits the bits asked for
     * @return the bits, and those that counts and exponentials take
     */
    /*@ public normal_behavior
      @ requires kind != null && state != null && 0 <= bits && bits <= 80000;
      @ ensures bits < \result;
      @ assignable \nothing;
      @*/
    public static int scale(RowKind kind, RowState state, int bits) {
        int size = BigInteger.valueOf(kind.population().positions()).bitLength();
        return bits + 24 + 3 * size + 3 * RowFactors.rangeBits(kind, state);
    }

    /**
     * The negative population gradient by the seven numbers of the row: of each, the mean over positions of its kind
     * of alpha_{p->v} or beta_{p->q} (lem:mae-gradient). A number of an empty group has the gradient 0.
     *
     * @return seven intervals in the order of {@link RowState}
     */
    /*@ public normal_behavior
      @ ensures \result != null && \fresh(\result) && \result.length == RowState.SIZE;
      @ assignable \nothing;
      @*/
    public Enclosure[] negativeGradient() {
        RowKind kind = counts.kind();
        Enclosure[] pulls = pulls();
        Enclosure[] weights = weights();
        int[] sizes = {kind.ownOthers(), kind.globals(), kind.rest()};
        Enclosure[] gradient = new Enclosure[RowState.SIZE];
        int[] areas = {1, 1, sizes[2] / kind.population().localSize()};
        for (int group = 0; group < 3; group++) {
            Enclosure masked = weights[3].times(BigInteger.valueOf(sizes[group])).minus(weights[group]);
            Enclosure pull = pulls[group].minus(math.times(factors.unmasked(group), weights[group]));
            Enclosure slope = pull.minus(math.times(factors.masked(group), masked));
            gradient[group] = entry(math.times(latents[group], withNeglected(pull)), sizes[group] == 0 ? 0
                    : areas[group]);
            gradient[RowState.UPSILON_OWN + group] = entry(withNeglected(slope), sizes[group]);
        }
        gradient[RowState.UPSILON_SELF] = entry(withNeglected(math.times(factors.self(), weights[3]).negate()), 1);
        return gradient;
    }

    /** The mean over masks that mask p of {@code sum_{j in group} g_j A_j}, without what is left out. */
    private Enclosure[] pulls() {
        Enclosure own = attention(0).minus(square(0, RowMoments.SECOND + 1));
        return new Enclosure[] {math.times(math.square(latents[0]), own),
                math.times(math.square(latents[1]), square(1, RowMoments.SECOND + 3)).negate(),
                math.times(math.square(latents[2]), square(2, RowMoments.SECOND + 4)).negate()};
    }

    /** The means of u X, v X, w X and X. */
    private Enclosure[] weights() {
        Enclosure first = math.times(math.square(latents[0]), factors.unmasked(0));
        Enclosure[] squares = new Enclosure[3];
        for (int group = 0; group < 3; group++) {
            squares[group] = math.times(math.square(latents[group]), math.square(factors.unmasked(group)));
        }
        Enclosure none = math.times(first, moments.get(RowMoments.SECOND)).minus(thirds(squares, 0));
        Enclosure own = math.times(first, moments.get(RowMoments.SECOND + 1)).minus(thirds(squares, 1));
        Enclosure global = math.times(first, moments.get(RowMoments.SECOND + 2)).minus(thirds(squares, 2));
        Enclosure all = none.times(BigInteger.valueOf(counts.kind().unmasked()));
        return new Enclosure[] {own, global, all.minus(own).minus(global), none};
    }

    /** The mean of N q^3 times 1, u or v. */
    private Enclosure thirds(Enclosure[] squares, int by) {
        Enclosure sum = Enclosure.of(0);
        for (int group = 0; group < 3; group++) {
            sum = sum.plus(math.times(squares[group], moments.get(RowMoments.THIRD + 3 * group + by)));
        }
        return sum;
    }

    /** The mean attention on the unmasked positions of a group, without what is left out. */
    private Enclosure attention(int group) {
        return math.times(factors.unmasked(group), moments.get(group));
    }

    /** The mean of the sum of the squared area attention of a group, without what is left out. */
    private Enclosure square(int group, int moment) {
        return math.times(math.square(factors.unmasked(group)), moments.get(moment));
    }

    /** Adds what is left out: the terms of a gradient are at most 2 U^2 for an area's sum, U the largest latent. */
    private Enclosure withNeglected(Enclosure sum) {
        BigInteger most = counts.neglected().hi().multiply(largestSquare.shiftLeft(1));
        return sum.plus(Enclosure.of(most.negate(), most, counts.scale()));
    }

    /** The part of one of so many equal coordinates, weighted by the probability that p is masked. */
    private Enclosure entry(Enclosure sum, int equal) {
        if (equal == 0) {
            return Enclosure.of(0);
        }
        Population population = counts.kind().population();
        return math.divide(sum.times(BigInteger.valueOf(population.masked())),
                Enclosure.of((long) population.positions() * equal));
    }

    /**
     * The row's part of the loss, {@code 1/2 E[ 1{p in M} ||F_p - X_p||^2 ]} (def:mae-loss): the loss is the sum of
     * it over all rows.
     *
     * @return an interval that contains it
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Enclosure loss() {
        Enclosure own = Enclosure.of(1).minus(counts.neglected()).minus(attention(0).times(BigInteger.TWO))
                .plus(square(0, RowMoments.SECOND + 1));
        Enclosure twice = math.times(math.square(latents[0]), own).minus(pulls()[1]).minus(pulls()[2]);
        Enclosure all = twice.plus(counts.neglected().times(largestSquare.shiftLeft(1)));
        return entry(Enclosure.of(all.lo(), all.hi(), all.scale() + 1), 1);
    }

    /**
     * The row's part of the loss that no Q avoids, {@code 1/2 z^2 P(p and its area are masked)} (def:mae-floor).
     *
     * @return an interval that contains it
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Enclosure floor() {
        Enclosure twice = math.times(math.square(latents[0]), counts.noneUnmaskedInOwnArea());
        return entry(Enclosure.of(twice.lo(), twice.hi(), twice.scale() + 1), 1);
    }

    /**
     * The mean attention on a group of areas, given that p is masked (def:area-attention).
     *
     * @param group 0 for the own area, 1 for the global one, 2 for all others together
     * @return an interval that contains the mean
     */
    /*@ public normal_behavior
      @ requires 0 <= group && group <= 2;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Enclosure meanAttention(int group) {
        return attention(group).plus(counts.neglected());
    }

    /**
     * A_own: the mean attention on the own area given that p is masked and an own position is not (def:statistics).
     *
     * @return an interval that contains it
     * @throws ArithmeticException if there may be no such mask
     */
    /*@ public behavior
      @ requires true;
      @ ensures \result != null;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public Enclosure ownAttention() {
        Enclosure some = Enclosure.of(1).minus(counts.noneUnmaskedInOwnArea());
        return math.divide(meanAttention(0), EnclosureOrder.max(some, Enclosure.of(0)));
    }
}
