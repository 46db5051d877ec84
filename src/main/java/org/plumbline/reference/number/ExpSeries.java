package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * The Taylor series of e^-y in integers: how many terms are enough, and their sum.
 *
 * <p>Contracts compare what is computed with the exact numbers of {@link RealExp}; y is x / 2^working throughout.
 */
final class ExpSeries {

    private ExpSeries() {
    }

    /**
     * The number n of terms with {@code 2 * 2^-(c (n + 1)) / (n + 1)! <= 2^-bits}, what exp:remainder asks for.
     *
     * @param c the argument is at most 2^-c
     * @param bits what is left out is at most half of 2^-bits
     */
    /*@ normal_behavior
      @ requires 8 <= c && c <= 40 && 0 <= bits && bits <= Rounding.MAX_SHIFT;
      @ ensures 0 <= \result && \result <= bits;
      @*/
    //-KEY@ ensures 2 * BigInteger.pow2(bits) <= RealExp.grown(c, \result + 1);
    //@ assignable \nothing;
    static int terms(int c, int bits) {
        int terms = 0;
        // the next term is at most 2^-size: log2 of (n + 1)! is at least the sum of the floors of log2 i
        int size = c;
        int log = 0;
        int power = 2;
        //-KEY@ assert RealExp.grownRecursion(c, 1);
        /*@ loop_invariant 0 <= terms && terms <= bits && terms * 8 + 8 <= size && size <= bits + c + terms;
          @ loop_invariant 0 <= log && log <= terms && terms + 1 < power && power <= 2 * terms + 2;
          @*/
        //-KEY@ loop_invariant power == 2 * BigInteger.pow2(log);
        //-KEY@ loop_invariant BigInteger.pow2(size) <= RealExp.grown(c, terms + 1);
        /*@ loop_modifies \nothing;
          @ decreases bits - terms;
          @*/
        while (size <= bits) {
            terms++;
            if (terms + 1 == power) {
                //-KEY@ assert BigInteger.pow2Sum(log, 1);
                log++;
                power *= 2;
            }
            //-KEY@ assert RealExp.grownRecursion(c, terms + 1);
            //-KEY@ assert BigInteger.pow2Sum(c, log) && BigInteger.pow2Sum(size, c + log);
            //-KEY@ assert RealExp.grows(BigInteger.pow2(size), RealExp.grown(c, terms), BigInteger.pow2(c),
            //-KEY@     BigInteger.pow2(log), terms + 1);
            size += c + log;
        }
        //-KEY@ assert BigInteger.pow2Sum(bits, 1) && BigInteger.pow2Sum(bits + 1, size - bits - 1);
        return terms;
    }

    /**
     * An integer within {@code 2 terms + 1} units 2^-working of e^-y, from 0 to 1.
     *
     * @param x y times 2^working
     * @param working bits of the unit
     * @param c y is at most 2^-c
     * @param terms as many as {@link #terms(int, int)} says
     */
    /*@ normal_behavior
      @ requires x != null && 0 <= x.value && 0 <= working && working <= Rounding.MAX_SHIFT;
      @ requires 1 <= c && 0 <= terms && terms <= Rounding.MAX_SHIFT;
      @*/
    //-KEY@ requires x.value * BigInteger.pow2(c) <= BigInteger.pow2(working);
    //-KEY@ requires 2 * BigInteger.pow2(working) <= RealExp.grown(c, terms + 1);
    //@ ensures \result != null && 0 <= \result.value;
    //-KEY@ ensures \result.value <= BigInteger.pow2(working);
    //-KEY@ ensures (\real) \result.value - (2 * (\real) terms + 1)
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(x.value, working));
    //-KEY@ ensures (\real) BigInteger.pow2(working) * RealExp.power(RealExp.point(x.value, working))
    //-KEY@     <= (\real) \result.value + (2 * (\real) terms + 1);
    //@ assignable \nothing;
    static BigInteger power(BigInteger x, int working, int c, int terms) {
        //-KEY@ ghost \real y = RealExp.point(x.value, working);
        //-KEY@ ghost \real unit = (\real) BigInteger.pow2(working);
        //-KEY@ ghost \real p = (\real) BigInteger.pow2(c);
        //-KEY@ assert BigInteger.pow2Sum(c - 1, 1);
        //-KEY@ assert (y * p) * unit <= 1 * unit;
        //-KEY@ assert RealExp.cancelled(y * p, 1, unit) && RealExp.monotone(2, p, y);
        //-KEY@ assert RealExp.monotone(2, p, (\real) x.value);
        BigInteger sum = alternating(x, working, terms);
        //-KEY@ assert RealExp.remainder(y, terms) && RealExp.omitted(y, c, terms + 1);
        //-KEY@ ghost \real next = RealExp.term(y, terms + 1);
        //-KEY@ ghost \real g = (\real) RealExp.grown(c, terms + 1);
        //-KEY@ assert RealExp.monotone(2 * unit, g, next);
        //-KEY@ assert RealExp.leftOut(unit, RealExp.power(y), RealExp.partial(y, terms), next);
        // e^-y lies between 0 and 1, so that the cut brings the sum nearer
        return sum.max(BigInteger.ZERO).min(BigInteger.ONE.shiftLeft(working));
    }

    /**
     * An integer within two units for each term of {@code 2^working sum over i <= terms of (-y)^i / i!}.
     *
     * <p>Each term is floored from the one before: at most the exact one, and less than two units below it.
     */
    /*@ private normal_behavior
      @ requires x != null && 0 <= x.value && 0 <= working && working <= Rounding.MAX_SHIFT;
      @ requires 0 <= terms && terms <= Rounding.MAX_SHIFT;
      @*/
    //-KEY@ requires 2 * x.value <= BigInteger.pow2(working);
    //@ ensures \result != null;
    //-KEY@ ensures (\real) \result.value - 2 * (\real) terms
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.partial(RealExp.point(x.value, working), terms);
    //-KEY@ ensures (\real) BigInteger.pow2(working) * RealExp.partial(RealExp.point(x.value, working), terms)
    //-KEY@     <= (\real) \result.value + 2 * (\real) terms;
    //@ assignable \nothing;
    private static BigInteger alternating(BigInteger x, int working, int terms) {
        BigInteger term = BigInteger.ONE.shiftLeft(working);
        BigInteger sum = term;
        //-KEY@ ghost \real y = RealExp.point(x.value, working);
        //-KEY@ ghost \real unit = (\real) BigInteger.pow2(working);
        /*-KEY@ loop_invariant 1 <= i && i <= terms + 1 && term != null && sum != null && 0 <= term.value;
          @ loop_invariant (\real) term.value <= unit * RealExp.term(y, i - 1);
          @ loop_invariant unit * RealExp.term(y, i - 1) <= (\real) term.value + 2;
          @ loop_invariant (\real) sum.value - 2 * (\real) (i - 1) <= unit * RealExp.partial(y, i - 1);
          @ loop_invariant unit * RealExp.partial(y, i - 1) <= (\real) sum.value + 2 * (\real) (i - 1);
          @ loop_modifies \nothing;
          @ decreases terms + 1 - i;
          @*/
        for (int i = 1; i <= terms; i++) {
            term = next(term, x, working, i);
            sum = i % 2 == 1 ? sum.subtract(term) : sum.add(term);
            //-KEY@ assert RealExp.partialRecursion(y, i);
        }
        return sum;
    }

    /** The i-th term from the one before: both are exact or less than two units below. */
    /*@ private normal_behavior
      @ requires term != null && 0 <= term.value && x != null && 0 <= x.value;
      @ requires 0 <= working && working <= Rounding.MAX_SHIFT && 1 <= i;
      @*/
    //-KEY@ requires 2 * x.value <= BigInteger.pow2(working);
    //-KEY@ requires (\real) term.value
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.term(RealExp.point(x.value, working), i - 1);
    //-KEY@ requires (\real) BigInteger.pow2(working) * RealExp.term(RealExp.point(x.value, working), i - 1)
    //-KEY@     <= (\real) term.value + 2;
    //@ ensures \result != null && 0 <= \result.value;
    //-KEY@ ensures (\real) \result.value
    //-KEY@     <= (\real) BigInteger.pow2(working) * RealExp.term(RealExp.point(x.value, working), i);
    //-KEY@ ensures (\real) BigInteger.pow2(working) * RealExp.term(RealExp.point(x.value, working), i)
    //-KEY@     <= (\real) \result.value + 2;
    //@ assignable \nothing;
    private static BigInteger next(BigInteger term, BigInteger x, int working, int i) {
        BigInteger product = Rounding.floorShift(term.multiply(x), working);
        BigInteger result = Rounding.floorDivide(product, BigInteger.valueOf(i));
        //-KEY@ ghost \real y = RealExp.point(x.value, working);
        //-KEY@ ghost \real unit = (\real) BigInteger.pow2(working);
        //-KEY@ ghost \real before = unit * RealExp.term(y, i - 1);
        //-KEY@ ghost \real after = unit * RealExp.term(y, i);
        //-KEY@ ghost \real n = (\real) i;
        //-KEY@ assert RealExp.termRecursion(y, i);
        //-KEY@ assert after * n == before * y;
        //-KEY@ assert (\real) product.value * unit <= ((\real) term.value * y) * unit;
        //-KEY@ assert RealExp.cancelled((\real) product.value, (\real) term.value * y, unit);
        //-KEY@ assert ((\real) term.value * y) * unit <= ((\real) product.value + 1) * unit;
        //-KEY@ assert RealExp.cancelled((\real) term.value * y, (\real) product.value + 1, unit);
        //-KEY@ assert (\real) result.value * n <= (\real) product.value;
        //-KEY@ assert (\real) product.value + 1 <= (\real) result.value * n + n;
        //-KEY@ assert 2 * y * unit <= 1 * unit;
        //-KEY@ assert RealExp.cancelled(2 * y, 1, unit);
        //-KEY@ assert RealExp.stepped((\real) term.value, before, (\real) result.value, after, y, n);
        return result;
    }
}
