package org.plumbline.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.EnclosureOrder;

/**
 * What statistics need of enclosures: means, extremes, ratios, logarithms, all rounded outward to one grid.
 */
final class Interval {

    /** The grid 2^-SCALE of every rounded result. */
    static final int SCALE = 128;

    /** So many digits after the point are still pleasant to read. */
    private static final int LONG = 12;

    /** Significant digits of a number to read. */
    private static final int DIGITS = 4;

    private static final int LONG_DIGITS = 16;

    /** An interval around 0 that is narrower says no more than this. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-15");

    static final Enclosure ZERO = Enclosure.of(Dyadic.ZERO);

    private static final EnclosureMath MATH = new EnclosureMath(SCALE);

    private Interval() {
    }

    static Enclosure sum(Collection<Enclosure> terms) {
        return terms.stream().reduce(ZERO, Enclosure::plus);
    }

    /** The mean, of nothing none. */
    static Optional<Enclosure> mean(Collection<Enclosure> terms) {
        return terms.isEmpty() ? Optional.empty() : Optional.of(quotient(sum(terms), Enclosure.of(terms.size())));
    }

    /** The least, of nothing none. */
    static Optional<Enclosure> least(Collection<Enclosure> terms) {
        return terms.stream().reduce(EnclosureOrder::min);
    }

    /** The largest, of nothing none. */
    static Optional<Enclosure> largest(Collection<Enclosure> terms) {
        return terms.stream().reduce(EnclosureOrder::max);
    }

    static Enclosure larger(Enclosure a, Enclosure b) {
        return EnclosureOrder.max(a, b);
    }

    static Enclosure absolute(Enclosure value) {
        return EnclosureOrder.abs(value);
    }

    static Enclosure product(Enclosure a, Enclosure b) {
        return MATH.times(a, b);
    }

    static Enclosure quotient(Enclosure a, Enclosure b) {
        return MATH.divide(a, b);
    }

    static Enclosure log(Enclosure a) {
        return MATH.log(a);
    }

    /** All numbers that are no farther from a number than so. */
    static Enclosure around(double middle, double radius) {
        BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(SCALE));
        BigDecimal low = new BigDecimal(middle).subtract(new BigDecimal(radius)).multiply(unit);
        BigDecimal high = new BigDecimal(middle).add(new BigDecimal(radius)).multiply(unit);
        return Enclosure.of(low.setScale(0, RoundingMode.FLOOR).unscaledValue(),
                high.setScale(0, RoundingMode.CEILING).unscaledValue(), SCALE);
    }

    /** The number in the middle, for pictures. */
    static double middle(Enclosure value) {
        return decimal(value.lower()).add(decimal(value.upper())).doubleValue() / 2;
    }

    /**
     * A short form: an exact number as it is if it is short; else a decimal of four digits if all points of the
     * interval round to it, else both ends, rounded outward.
     */
    static String words(Enclosure value) {
        return words(value, DIGITS);
    }

    /** The same with more digits, for values that lie next to what they are compared with. */
    static String longWords(Enclosure value) {
        return words(value, LONG_DIGITS);
    }

    private static String words(Enclosure value, int digits) {
        Dyadic end = value.lower();
        if (value.isPoint() && end.scale() > LONG && end.numerator().abs().equals(BigInteger.ONE)) {
            return (end.signum() < 0 ? "-" : "") + "2^-" + end.scale();
        }
        if (value.isPoint() && end.scale() <= LONG) {
            return text(decimal(end));
        }
        BigDecimal low = decimal(value.lower());
        BigDecimal high = decimal(value.upper());
        MathContext nearest = new MathContext(digits, RoundingMode.HALF_EVEN);
        if (low.round(nearest).compareTo(high.round(nearest)) == 0) {
            return text(low.round(nearest));
        }
        if (low.abs().max(high.abs()).compareTo(NOTHING) < 0) {
            return "0 within " + NOTHING.toString().toLowerCase(Locale.ROOT);
        }
        return "[" + text(low.round(new MathContext(digits, RoundingMode.FLOOR))) + ", "
                + text(high.round(new MathContext(digits, RoundingMode.CEILING))) + "]";
    }

    private static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= LONG ? stripped.toPlainString() : stripped.toString();
    }

    /** An end point as an exact decimal. */
    static BigDecimal decimal(Dyadic value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(BigInteger.ONE.shiftLeft(value.scale())));
    }
}
