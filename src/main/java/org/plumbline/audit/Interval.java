package org.plumbline.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.BinaryOperator;

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

    /** Powers of two below 2^-LONG are better written as such. */
    private static final int LONG = 12;

    static final Enclosure ZERO = Enclosure.of(Dyadic.ZERO);

    private static final EnclosureMath MATH = new EnclosureMath(SCALE);

    private Interval() {
    }

    static Enclosure sum(Collection<Enclosure> terms) {
        return terms.stream().reduce(ZERO, Enclosure::plus);
    }

    static Enclosure mean(Collection<Enclosure> terms) {
        return quotient(sum(terms), Enclosure.of(terms.size()));
    }

    static Enclosure least(Collection<Enclosure> terms) {
        return extreme(terms, EnclosureOrder::min);
    }

    static Enclosure largest(Collection<Enclosure> terms) {
        return extreme(terms, EnclosureOrder::max);
    }

    private static Enclosure extreme(Collection<Enclosure> terms, BinaryOperator<Enclosure> better) {
        return terms.stream().reduce(better)
                .orElseThrow(() -> new IllegalArgumentException("there is no extreme of nothing"));
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

    /** The number in the middle, for pictures. */
    static double middle(Enclosure value) {
        return decimal(value.lower()).add(decimal(value.upper())).doubleValue() / 2;
    }

    /**
     * A short form: a small power of two as such, a decimal of four digits if all points of the interval round to it,
     * else both ends.
     */
    static String words(Enclosure value) {
        Dyadic end = value.lower();
        if (value.isPoint() && end.scale() > LONG && end.numerator().abs().equals(BigInteger.ONE)) {
            return (end.signum() < 0 ? "-" : "") + "2^-" + end.scale();
        }
        MathContext four = new MathContext(4, RoundingMode.HALF_EVEN);
        BigDecimal low = decimal(value.lower()).round(four);
        BigDecimal high = decimal(value.upper()).round(four);
        BigDecimal tiny = new BigDecimal("1e-15");
        if (low.compareTo(high) == 0) {
            return text(low);
        }
        if (low.abs().max(high.abs()).compareTo(tiny) < 0) {
            return "0 within 1e-15";
        }
        return "[" + text(low) + ", " + text(high) + "]";
    }

    private static String text(BigDecimal value) {
        BigDecimal short4 = value.stripTrailingZeros();
        return short4.scale() < 12 ? short4.toPlainString() : short4.toString();
    }

    /** An end point as an exact decimal. */
    static BigDecimal decimal(Dyadic value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(BigInteger.ONE.shiftLeft(value.scale())));
    }
}
