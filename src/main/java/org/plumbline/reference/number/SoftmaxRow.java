package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The softmax of a row of scores: numerators {@code e^(s_i - m)}, their total, weights {@code e^(s_i - m) / total}.
 *
 * <p>The shift m, an exact number, cancels in the weights. It is the row's largest lower end point: then some numerator
 * is at least 1, the total is too, and nothing overflows. Scores that lie hundreds below the largest get the weight
 * {@code [0, 2^-scale]}.
 */
public final class SoftmaxRow {

    /*@ spec_public @*/ private final EnclosureMath math;
    /*@ spec_public @*/ private final Enclosure shift;
    /*@ spec_public @*/ private final Enclosure[] numerators;
    /*@ spec_public @*/ private final Enclosure total;

    //@ public invariant total.lo.value > 0;
    //@ public invariant (\forall int i; 0 <= i && i < numerators.length; numerators[i] != null);

    /**
     * The softmax of a row.
     *
     * @param scores at least one interval
     * @param scale the scale of all results
     * @throws ArithmeticException if an interval is wider than {@link Exponential#MAX_ARGUMENT}
     */
    /*@ public behavior
      @ requires scores != null && scores.length > 0 && 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ requires (\forall int i; 0 <= i && i < scores.length; scores[i] != null);
      @ ensures numerators.length == scores.length && total.lo.value > 0;
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public SoftmaxRow(Enclosure[] scores, int scale) {
        this.math = new EnclosureMath(scale);
        this.shift = Enclosure.of(largestLowerEnd(scores));
        this.numerators = new Enclosure[scores.length];
        Enclosure sum = Enclosure.of(BigInteger.ZERO, BigInteger.ZERO, scale);
        for (int i = 0; i < scores.length; i++) {
            numerators[i] = math.exp(scores[i].minus(shift));
            sum = sum.plus(numerators[i]);
        }
        this.total = sum;
    }

    private static Dyadic largestLowerEnd(Enclosure[] scores) {
        Dyadic largest = scores[0].lower();
        for (int i = 1; i < scores.length; i++) {
            Dyadic lower = scores[i].lower();
            largest = largest.compareTo(lower) < 0 ? lower : largest;
        }
        return largest;
    }

    /**
     * The number that was subtracted from every score.
     *
     * @return m, a point
     */
    /*@ public normal_behavior
      @ ensures \result == shift;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Enclosure shift() {
        return shift;
    }

    /**
     * A weight before it is divided by the total.
     *
     * @param i an index of the row
     * @return an interval that contains e^(s_i - m)
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < numerators.length;
      @ ensures \result == numerators[i];
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Enclosure numerator(int i) {
        return numerators[i];
    }

    /**
     * The sum of the numerators.
     *
     * @return an interval of numbers that are at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == total && \result.lo.value > 0;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Enclosure total() {
        return total;
    }

    /**
     * A weight.
     *
     * @param i an index of the row
     * @return an interval that contains e^(s_i) / sum_r e^(s_r)
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < numerators.length;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Enclosure weight(int i) {
        return math.divide(numerators[i], total);
    }
}
