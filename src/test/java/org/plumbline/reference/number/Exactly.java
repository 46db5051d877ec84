package org.plumbline.reference.number;

import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import org.apfloat.Apfloat;

/**
 * Exact comparisons: every finite number of the system is a finite decimal, so no comparison here rounds.
 */
public final class Exactly {

    private Exactly() {
    }

    /** The number that an Apfloat stands for, hidden digits and all. */
    public static BigDecimal value(Apfloat number) {
        return new BigDecimal(number.precision(Apfloat.INFINITE).toString());
    }

    /** A dyadic number: n / 2^s = n 5^s / 10^s. */
    public static BigDecimal value(Dyadic number) {
        BigInteger fives = BigInteger.valueOf(5).pow(number.scale());
        return new BigDecimal(number.numerator().multiply(fives), number.scale());
    }

    /** The distance of a computed number to an exact one. */
    public static BigDecimal distance(BigDecimal exact, Apfloat computed) {
        return value(computed).subtract(exact).abs();
    }

    /** Demands |computed - exact| &lt;= bound. */
    public static void assertWithin(BigDecimal bound, BigDecimal exact, Apfloat computed, String what) {
        BigDecimal distance = distance(exact, computed);
        if (distance.compareTo(bound) > 0) {
            fail(what + " is " + computed + ", off by " + distance.round(new MathContext(3))
                    + " with a bound of " + bound.round(new MathContext(3)));
        }
    }

    /** Demands that two computed numbers are the same number. */
    public static void assertSame(Apfloat expected, Apfloat actual, String what) {
        assertWithin(BigDecimal.ZERO, value(expected), actual, what);
    }
}
