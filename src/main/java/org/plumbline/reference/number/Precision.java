package org.plumbline.reference.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/**
 * The one owner of Apfloat's precision: target digits, guard digits, constants, rounding, exp and log.
 *
 * <p>Apfloat tracks significance: a difference of close numbers comes back with few digits, an exact number with
 * infinitely many. That is not the arithmetic an error analysis speaks of. Here every operation first lifts its
 * operands to the same number of working digits, so each result obeys one model with
 * <code>u = 10^(2 - working)</code> (Apfloat documents "accurate to the second last digit"):
 * <pre>
 *   |fl(a + b) - (a + b)| &lt;= u (|a| + |b|)
 *   |fl(a b) - a b|       &lt;= u |a b|            |fl(a / b) - a / b| &lt;= u |a / b|
 *   |fl(exp a) - exp a|   &lt;= 2 u exp a          |fl(log a) - log a| &lt;= 6 u (1 + |log a|)
 * </pre>
 * The derivation is in proofs-notes/error-bound.md. Instances are immutable and may be shared between threads.
 */
public final class Precision {

    /** Digits carried beyond the target. */
    public static final int GUARD_DIGITS = 16;

    /** The largest target: beyond it the plain algorithms used here are the wrong ones. */
    public static final int MAX_DIGITS = 2000;

    /*@ spec_public @*/ private final int digits;
    /*@ spec_public @*/ private final int working;
    private final TaylorTerms terms;

    //@ public invariant 1 <= digits && digits <= MAX_DIGITS && working == digits + GUARD_DIGITS;

    /**
     * Arithmetic for results of a given number of decimal digits.
     *
     * @param digits the target digits, from 1 to {@link #MAX_DIGITS}
     */
    /*@ public normal_behavior
      @ requires 1 <= digits && digits <= MAX_DIGITS;
      @ ensures this.digits == digits;
      @ assignable \nothing;
      @*/
    public Precision(int digits) {
        if (digits < 1 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(digits + " digits: expected 1.." + MAX_DIGITS);
        }
        this.digits = digits;
        this.working = digits + GUARD_DIGITS;
        this.terms = new TaylorTerms(working);
    }

    /**
     * The number of digits that results are rounded to.
     *
     * @return the target digits
     */
    //@ public normal_behavior ensures \result == digits && 1 <= \result && \result <= MAX_DIGITS;
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int digits() {
        return digits;
    }

    /**
     * The unit u of the error model: <code>10^(2 - working)</code>.
     *
     * @return u, exactly
     */
    //@ public normal_behavior ensures \result != null; assignable \nothing;
    public Apfloat unit() {
        return ApfloatMath.scale(new Apfloat(1, working), 2 - working);
    }

    /**
     * An integer at working precision.
     *
     * @param value any integer of up to 18 digits
     * @return the same number
     */
    /*@ public normal_behavior
      @ ensures \result != null && \result.signum() == (value > 0 ? 1 : value < 0 ? -1 : 0);
      @ assignable \nothing;
      @*/
    public Apfloat of(long value) {
        return new Apfloat(value, working);
    }

    /**
     * A big integer at working precision.
     *
     * @param value any integer
     * @return the number, with a relative error of at most u (none if it has at most the working digits)
     */
    //@ public normal_behavior requires value != null; ensures \result != null;
    //-KEY@ ensures \result.signum() == value.signum();
    //@ assignable \nothing;
    public Apfloat of(BigInteger value) {
        return lift(new Apfloat(value));
    }

    /**
     * A dyadic number at working precision.
     *
     * @param value an exact number
     * @return the number, with a relative error of at most u (none if it has at most the working digits)
     */
    //@ public normal_behavior requires value != null && \invariant_for(value);
    //@ ensures \result != null && \result.signum() == value.signum();
    //@ assignable \nothing;
    public Apfloat of(Dyadic value) {
        return lift(exact(value));
    }

    /**
     * The sum at working precision.
     *
     * @param a a number
     * @param b a number
     * @return a + b within u (|a| + |b|)
     */
    /*@ public normal_behavior
      @ ensures \result != null;
      @ ensures a.signum() >= 0 && b.signum() >= 0 ==> \result.signum() >= 0;
      @ ensures a.signum() > 0 && b.signum() >= 0 ==> \result.signum() > 0;
      @ ensures a.signum() >= 0 && b.signum() > 0 ==> \result.signum() > 0;
      @ assignable \nothing;
      @*/
    public Apfloat add(Apfloat a, Apfloat b) {
        return lift(lift(a).add(lift(b)));
    }

    /**
     * The difference at working precision.
     *
     * @param a a number
     * @param b a number
     * @return a - b within u (|a| + |b|)
     */
    //@ public normal_behavior requires a != null && b != null; ensures \result != null; assignable \nothing;
    public Apfloat subtract(Apfloat a, Apfloat b) {
        return lift(lift(a).subtract(lift(b)));
    }

    /**
     * The product at working precision.
     *
     * @param a a number
     * @param b a number
     * @return a b within u |a b|
     */
    //@ public normal_behavior ensures \result.signum() == a.signum() * b.signum(); assignable \nothing;
    public Apfloat multiply(Apfloat a, Apfloat b) {
        return lift(lift(a).multiply(lift(b)));
    }

    /**
     * The quotient at working precision.
     *
     * @param a a number
     * @param b a number other than 0
     * @return a / b within u |a / b|
     * @throws ArithmeticException if b is 0
     */
    /*@ public normal_behavior
      @ requires b.signum() != 0;
      @ ensures \result != null && \result.signum() == a.signum() * b.signum(); assignable \nothing;
      @ also public exceptional_behavior requires b.signum() == 0;
      @ signals_only ArithmeticException; assignable \nothing;
      @*/
    public Apfloat divide(Apfloat a, Apfloat b) {
        return lift(lift(a).divide(lift(b)));
    }

    /**
     * The sum from left to right.
     *
     * @param terms any number of terms
     * @return their sum; 0 for none
     */
    /*@ public normal_behavior
      @ requires terms != null && (\forall int i; 0 <= i && i < terms.length; terms[i] != null);
      @ ensures \result != null;
      @ ensures (\forall int i; 0 <= i && i < terms.length; terms[i].signum() >= 0) ==> \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    public Apfloat sum(Apfloat[] terms) {
        Apfloat total = of(0);
        /*@ loop_invariant 0 <= i && i <= terms.length && total != null;
          @ loop_invariant (\forall int k; 0 <= k && k < i; terms[k].signum() >= 0) ==> total.signum() >= 0;
          @ loop_modifies \nothing;
          @ decreases terms.length - i;
          @*/
        for (int i = 0; i < terms.length; i++) {
            total = add(total, terms[i]);
        }
        return total;
    }

    /**
     * The inner product of two vectors of the same length.
     *
     * @param a a vector
     * @param b a vector of the same length
     * @return sum of a_i b_i, added from left to right
     */
    /*@ public normal_behavior
      @ requires a != null && b != null && a.length == b.length;
      @ requires (\forall int i; 0 <= i && i < a.length; a[i] != null && b[i] != null);
      @ ensures \result != null && (a == b ==> \result.signum() >= 0);
      @ assignable \nothing;
      @*/
    public Apfloat inner(Apfloat[] a, Apfloat[] b) {
        Apfloat total = of(0);
        /*@ loop_invariant 0 <= i && i <= a.length && total != null && (a == b ==> total.signum() >= 0);
          @ loop_modifies \nothing;
          @ decreases a.length - i;
          @*/
        for (int i = 0; i < a.length; i++) {
            total = add(total, multiply(a[i], b[i]));
        }
        return total;
    }

    /**
     * The exponential by argument reduction and Taylor series.
     *
     * @param a a number with |a| &lt; 10^7
     * @return e^a within 2 u e^a
     * @throws ArithmeticException if |a| is 10^7 or more
     */
    /*@ public normal_behavior requires a != null && a.scale() <= 7;
      @ ensures \result != null && \result.signum() >= 0; assignable \nothing;
      @ also public exceptional_behavior requires a != null && a.signum() != 0 && a.scale() > 7;
      @ signals_only ArithmeticException; assignable \nothing;
      @*/
    public Apfloat exp(Apfloat a) {
        if (a.signum() == 0) {
            return of(1);
        }
        if (a.scale() > TaylorTerms.MAX_SCALE) {
            throw new ArithmeticException("exp of a number of 10^" + (a.scale() - 1) + " or more");
        }
        return lift(terms.exp(a));
    }

    /**
     * The natural logarithm: Newton's iteration for <code>e^y = a</code> in the form that converges cubically.
     *
     * @param a a positive number between 10^-300 and 10^300
     * @return log a within 6 u (1 + |log a|)
     * @throws ArithmeticException if it is not
     */
    /*@ public normal_behavior requires a.signum() > 0 && -299 <= a.scale() && a.scale() <= 300;
      @ ensures \result != null; assignable \nothing;
      @ also public exceptional_behavior requires a.signum() <= 0 || a.scale() > 300 || a.scale() < -299;
      @ signals_only ArithmeticException; assignable \nothing;
      @*/
    public Apfloat log(Apfloat a) {
        if (a.signum() <= 0 || a.scale() > 300 || a.scale() < -299) {
            throw new ArithmeticException("log of a number outside (10^-300, 10^300)");
        }
        Apfloat y = new Apfloat(StrictMath.log(a.doubleValue()), working);
        int correct = 10;
        // The last round starts from all working digits, so that its result has them whatever the start was.
        while (correct < 3 * working) {
            Apfloat power = exp(y);
            y = add(y, divide(multiply(of(2), subtract(a, power)), add(a, power)));
            correct = 3 * correct;
        }
        return y;
    }

    /**
     * The natural logarithm of a whole number.
     *
     * @param n at least 1
     * @return log n within 6 u (1 + log n); more than 0 if n is more than 1
     */
    //@ public normal_behavior requires 1 <= n; ensures n >= 2 ==> \result.signum() > 0; assignable \nothing;
    public Apfloat logOf(int n) {
        return log(of(n));
    }

    /**
     * The published form of a result: rounded half-even to the target digits, no hidden digits left.
     *
     * @param value a number
     * @return the number with at most {@link #digits()} digits
     */
    //@ public normal_behavior requires value != null;
    //@ ensures \result != null && \result.signum() == value.signum();
    //@ assignable \nothing;
    public Apfloat round(Apfloat value) {
        return value.signum() == 0 ? value : ApfloatMath.roundToPrecision(value, digits, RoundingMode.HALF_EVEN);
    }

    /**
     * The interval of all numbers within an error of a value, rounded outward to a dyadic grid.
     *
     * @param value a computed number
     * @param error a bound on its distance to the exact value, at least 0
     * @param scale the grid is 2^-scale
     * @return an enclosure of [value - error, value + error]
     */
    /*@ public normal_behavior
      @ requires error.signum() >= 0 && 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && \result.scale == scale;
      @*/
    //-KEY@ ensures (\real) \result.lo.value <= (value.value - error.value) * (\real) BigInteger.pow2(scale);
    //-KEY@ ensures (value.value + error.value) * (\real) BigInteger.pow2(scale) <= (\real) \result.hi.value;
    //@ assignable \nothing;
    public Enclosure enclose(Apfloat value, Apfloat error, int scale) {
        BigDecimal grid = new BigDecimal(BigInteger.ONE.shiftLeft(scale));
        BigDecimal centre = decimal(value);
        BigDecimal radius = decimal(error);
        BigInteger lower = centre.subtract(radius).multiply(grid).setScale(0, RoundingMode.FLOOR).toBigInteger();
        BigInteger upper = centre.add(radius).multiply(grid).setScale(0, RoundingMode.CEILING).toBigInteger();
        return Enclosure.of(lower, upper, scale);
    }

    /** The number that an Apfloat stands for, hidden digits and all, in the exact decimals of the JDK. */
    /*-KEY@ private normal_behavior
      @ ensures \result != null && \result.value == value.value;
      @ assignable \nothing;
      @*/
    private static BigDecimal decimal(Apfloat value) {
        return new BigDecimal(value.precision(Apfloat.INFINITE).toString());
    }

    /**
     * A dyadic number as an Apfloat without any rounding.
     *
     * @param value an exact number
     * @return the same number with infinite precision, for exact comparisons
     */
    /*@ public normal_behavior
      @ requires value != null;
      @ ensures \result != null && \result.signum() == value.signum();
      @ assignable \nothing;
      @*/
    public static Apfloat exact(Dyadic value) {
        // n 2^-s = n 5^s 10^-s, which is exact in decimal
        BigInteger decimal = value.numerator().multiply(BigInteger.valueOf(5).pow(value.scale()));
        return new Apfloat(new BigDecimal(decimal, value.scale()), Apfloat.INFINITE);
    }

    /** The number at working precision. */
    /*-KEY@ private normal_behavior
      @ ensures \result != null && \result.signum() == a.signum();
      @ assignable \nothing;
      @*/
    private Apfloat lift(Apfloat a) {
        return a.precision(working);
    }
}
