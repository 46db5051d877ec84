package org.plumbline.reference.number;

import java.math.BigInteger;

import org.apfloat.Apfloat;

/**
 * The constants of exp: what {@link Precision} computes once.
 */
final class TaylorTerms {

    private TaylorTerms() {
    }

    /** The numbers 1/n! for all n with 2^(-reduction n)/n! not negligible at the given digits. */
    /*@ normal_behavior
      @ requires 1 <= inner && 1 <= reduction;
      @ ensures \result != null && \fresh(\result) && \result.length >= 2;
      @ assignable \nothing;
      @*/
    static Apfloat[] inverseFactorials(int inner, int reduction) {
        int terms = 2;
        double size = 1;
        while (size > -inner - 2) {
            size = -terms * reduction * 0.30102 - logFactorial(terms);
            terms++;
        }
        Apfloat[] inverse = new Apfloat[terms];
        inverse[0] = new Apfloat(1, inner);
        for (int n = 1; n < terms; n++) {
            inverse[n] = inverse[n - 1].divide(new Apfloat(n, inner)).precision(inner);
        }
        return inverse;
    }

    /** A lower bound of log10 of n!: the sum of whole digits is enough here. */
    private static double logFactorial(int n) {
        double sum = 0;
        for (int i = 2; i <= n; i++) {
            sum += StrictMath.log10(i);
        }
        return sum;
    }

    /** The numbers 2^-k, exactly, for k from 0 on. */
    static Apfloat[] powersOfHalf(int count) {
        Apfloat[] powers = new Apfloat[count];
        for (int k = 0; k < powers.length; k++) {
            powers[k] = Precision.exact(Dyadic.of(BigInteger.ONE, k));
        }
        return powers;
    }
}
