package org.plumbline.reference.number;

import java.math.BigInteger;

import org.apfloat.Apfloat;

/**
 * The exponential of {@link Precision} by argument reduction and Taylor series, with constants that are computed once.
 *
 * <p>With <code>r = a / 2^k</code> and |r| &lt; 2^-8 the series of e^r needs few terms; squaring it k times gives e^a
 * and doubles the relative error each time, so the inner digits exceed the working ones by enough to hold 2^k and the
 * rounding of the k squarings.
 */
final class TaylorTerms {

    /** Arguments are below 10^MAX_SCALE in absolute value. */
    static final int MAX_SCALE = 7;

    /** The series runs at |r| at most 2^-REDUCTION. */
    private static final int REDUCTION = 8;

    /** Digits by which the inner precision can exceed the working digits. */
    private static final int EXTRA_DIGITS = 14;

    /*@ spec_public @*/ private final int inner;
    /*@ spec_public @*/ private final Apfloat[] inverseFactorials;
    /*@ spec_public @*/ private final Apfloat[] powersOfHalf;

    //-KEY@ public invariant inner >= 1 && inverseFactorials.length >= 2 && powersOfHalf.length == 33;
    //-KEY@ public invariant (\forall int n; 0 <= n && n < inverseFactorials.length; inverseFactorials[n] != null);
    //-KEY@ public invariant (\forall int k; 0 <= k && k < powersOfHalf.length; powersOfHalf[k] != null);

    /** The constants for results of so many digits. */
    /*-KEY@ normal_behavior
      @ requires 1 <= working && working <= 10000;
      @ assignable \nothing;
      @*/
    TaylorTerms(int working) {
        this.inner = working + EXTRA_DIGITS;
        this.inverseFactorials = inverseFactorials(inner, REDUCTION);
        this.powersOfHalf = powersOfHalf(REDUCTION + (10 * MAX_SCALE) / 3 + 2);
    }

    /** An approximation of e^a with inner digits. */
    /*-KEY@ normal_behavior
      @ requires a.scale() <= MAX_SCALE;
      @ ensures \result != null && \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    Apfloat exp(Apfloat a) {
        // |a| < 10^scale <= 2^(10 scale / 3 + 1), as log2(10) < 10/3
        int size = (int) Math.max(0, a.scale());
        int halvings = REDUCTION + (size > 0 ? (10 * size) / 3 + 1 : 0);
        Apfloat r = a.precision(inner).multiply(powersOfHalf[halvings]).precision(inner);
        int last = inverseFactorials.length - 1;
        Apfloat power = inverseFactorials[last];
        /*@ loop_invariant -1 <= n && n < last && power != null;
          @ loop_modifies \nothing;
          @ decreases n + 1;
          @*/
        for (int n = last - 1; n >= 0; n--) {
            power = power.multiply(r).precision(inner).add(inverseFactorials[n]).precision(inner);
        }
        /*@ loop_invariant 0 <= i && i <= halvings && power != null && (i > 0 ==> power.signum() >= 0);
          @ loop_modifies \nothing;
          @ decreases halvings - i;
          @*/
        for (int i = 0; i < halvings; i++) {
            power = power.multiply(power).precision(inner);
        }
        return power;
    }

    /** The numbers 1/n! for all n with 2^(-reduction n)/n! not negligible at the given digits. */
    /*@ normal_behavior
      @ requires 1 <= inner && inner <= 100000 && 1 <= reduction && reduction <= 100;
      @ ensures \result != null && \fresh(\result) && \result.length >= 2;
      @ ensures (\forall int n; 0 <= n && n < \result.length; \result[n] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] inverseFactorials(int inner, int reduction) {
        Apfloat[] inverse = new Apfloat[terms(inner, reduction)];
        inverse[0] = new Apfloat(1, inner);
        /*@ loop_invariant 1 <= n && n <= inverse.length;
          @ loop_invariant (\forall int k; 0 <= k && k < n; inverse[k] != null);
          @ loop_modifies inverse[*];
          @ decreases inverse.length - n;
          @*/
        for (int n = 1; n < inverse.length; n++) {
            inverse[n] = inverse[n - 1].divide(new Apfloat(n, inner)).precision(inner);
        }
        return inverse;
    }

    /** How many n there are; the last one is negligible. */
    /*-KEY@ private normal_behavior
      @ requires 1 <= inner && inner <= 100000 && 1 <= reduction && reduction <= 100;
      @ ensures 2 <= \result;
      @ assignable \nothing;
      @*/
    private static int terms(int inner, int reduction) {
        // negligible: below 2^-bits < 10^-(inner + 2), as log2(10) < 10/3
        int bits = (inner + 2) * 10 / 3 + 1;
        int terms = 2;
        // the last of so many terms is at most 2^-size
        int size = reduction;
        /*@ loop_invariant 2 <= terms && terms <= size + 1 && size <= bits + reduction + 31;
          @ loop_modifies \nothing;
          @ decreases bits + reduction + 31 - size;
          @*/
        while (size < bits) {
            size += reduction + BigInteger.valueOf(terms).bitLength() - 1;
            terms++;
        }
        return terms;
    }

    /** The numbers 2^-k, exactly, for k from 0 on. */
    /*-KEY@ normal_behavior
      @ requires 0 <= count && count <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \fresh(\result) && \result.length == count;
      @ ensures (\forall int k; 0 <= k && k < count; \result[k] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] powersOfHalf(int count) {
        Apfloat[] powers = new Apfloat[count];
        /*@ loop_invariant 0 <= k && k <= powers.length;
          @ loop_invariant (\forall int n; 0 <= n && n < k; powers[n] != null);
          @ loop_modifies powers[*];
          @ decreases powers.length - k;
          @*/
        for (int k = 0; k < powers.length; k++) {
            powers[k] = Precision.exact(Dyadic.of(BigInteger.ONE, k));
        }
        return powers;
    }
}
