package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * An exact rational number, the oracle beside the enclosures. Not reduced: comparisons cross-multiply.
 *
 * @param over the numerator
 * @param under the denominator, positive
 */
record Fraction(BigInteger over, BigInteger under) {

    static final Fraction ZERO = of(0, 1);

    static Fraction of(long over, long under) {
        return new Fraction(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    static Fraction of(Dyadic value) {
        return new Fraction(value.numerator(), BigInteger.ONE.shiftLeft(value.scale()));
    }

    Fraction plus(Fraction other) {
        BigInteger sum = over.multiply(other.under).add(other.over.multiply(under));
        return new Fraction(sum, under.multiply(other.under));
    }

    Fraction negate() {
        return new Fraction(over.negate(), under);
    }

    Fraction minus(Fraction other) {
        return plus(other.negate());
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction dividedBy(Fraction other) {
        BigInteger quotient = over.multiply(other.under);
        BigInteger divisor = under.multiply(other.over);
        return divisor.signum() < 0 ? new Fraction(quotient.negate(), divisor.negate())
                : new Fraction(quotient, divisor);
    }

    Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Fraction abs() {
        return new Fraction(over.abs(), under);
    }

    int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    /** Whether the number lies in an interval: lo/2^s <= over/under <= hi/2^s, in integers. */
    boolean in(Enclosure interval) {
        BigInteger scaled = over.shiftLeft(interval.scale());
        return interval.lo().multiply(under).compareTo(scaled) <= 0
                && scaled.compareTo(interval.hi().multiply(under)) <= 0;
    }
}
