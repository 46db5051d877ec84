package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * A published number: two decimals between which the exact value lies.
 *
 * @param lo the lower end, exactly
 * @param hi the upper end, exactly, not below {@code lo}
 */
public record Interval(BigDecimal lo, BigDecimal hi) {

    /** Decimals after the point of an end that is rounded outward. */
    public static final int PLACES = 42;

    /** Checks the order of the ends. */
    public Interval {
        if (lo.compareTo(hi) > 0) {
            throw new IllegalArgumentException("lo " + lo + " exceeds hi " + hi);
        }
    }

    /**
     * An enclosure with its ends rounded outward to {@link #PLACES} decimals.
     *
     * @param enclosure a guaranteed interval
     * @return an interval that contains it, at most 2 * 10^-PLACES wider
     */
    public static Interval outward(Enclosure enclosure) {
        return new Interval(decimal(enclosure.lower()).setScale(PLACES, RoundingMode.FLOOR),
                decimal(enclosure.upper()).setScale(PLACES, RoundingMode.CEILING));
    }

    /**
     * The interval of one exact number.
     *
     * @param value a number
     * @return the point
     */
    public static Interval exactly(Dyadic value) {
        return new Interval(decimal(value), decimal(value));
    }

    /**
     * A dyadic number in decimal, which is always finite: {@code n 2^-s = n 5^s 10^-s}.
     *
     * @param value a number
     * @return the same number
     */
    public static BigDecimal decimal(Dyadic value) {
        return new BigDecimal(value.numerator().multiply(BigInteger.valueOf(5).pow(value.scale())), value.scale());
    }

    /**
     * The interval of a value and a radius.
     *
     * @param value its middle
     * @param radius half its width, not negative
     * @return {@code [value - radius, value + radius]}, exactly
     */
    public static Interval around(BigDecimal value, BigDecimal radius) {
        return new Interval(value.subtract(radius), value.add(radius));
    }

    /**
     * A number in the interval with few decimals: its point, or its middle rounded to {@link #PLACES} decimals.
     *
     * @return the value that files state
     */
    public BigDecimal value() {
        if (lo.compareTo(hi) == 0) {
            return lo;
        }
        BigDecimal middle = lo.add(hi).divide(BigDecimal.valueOf(2));
        return middle.setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    /**
     * The least radius with which the interval lies around its {@link #value}.
     *
     * @return 0 for a point
     */
    public BigDecimal outwardRadius() {
        return hi.subtract(value()).max(value().subtract(lo));
    }

    /**
     * How far a number lies from the interval.
     *
     * @param x a number
     * @return 0 if it lies within
     */
    public BigDecimal distance(BigDecimal x) {
        return lo.subtract(x).max(x.subtract(hi)).max(BigDecimal.ZERO);
    }

    /**
     * The certain size of the number: its smallest possible absolute value.
     *
     * @return 0 if the interval contains 0
     */
    public BigDecimal magnitude() {
        return lo.max(hi.negate()).max(BigDecimal.ZERO);
    }
}
