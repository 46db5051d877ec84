package org.plumbline.laws;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.EnclosureOrder;

/**
 * Intervals for measurements: made from two checkpoints, combined soundly, printed rounded outward.
 */
final class Bounds {

    /** The scale of everything here. */
    static final EnclosureMath MATH = new EnclosureMath(192);

    private static final int DIGITS = 5;

    private Bounds() {
    }

    /** The interval between two exact numbers, in either order. */
    static Enclosure between(Dyadic a, Dyadic b) {
        return EnclosureOrder.hull(Enclosure.of(a), Enclosure.of(b)).rescale(MATH.scale());
    }

    /** A whole number over another. */
    static Enclosure ratio(long over, long under) {
        return MATH.divide(Enclosure.of(over), Enclosure.of(under));
    }

    /** The logarithm of a whole number. */
    static Enclosure log(long number) {
        return MATH.log(Enclosure.of(number));
    }

    /** A decimal or a fraction in double precision. */
    static double number(String text) {
        return PopulationRun.number(DyadicText.enclose(text, MATH.scale()).lower());
    }

    /** A double as the dyadic number that it is. */
    static Dyadic dyadic(double number) {
        BigDecimal exact = new BigDecimal(number);
        int scale = Math.max(0, exact.scale());
        // a double has no digits after the point but those of a power of two
        return Dyadic.of(exact.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(scale))).toBigIntegerExact(), scale);
    }

    /** A decimal that is not above the lower end point, with a few digits. */
    static String lower(Enclosure a) {
        return text(decimal(a.lower()).round(new MathContext(DIGITS, RoundingMode.FLOOR)));
    }

    /** A decimal that is not below the upper end point, with a few digits. */
    static String upper(Enclosure a) {
        return text(decimal(a.upper()).round(new MathContext(DIGITS, RoundingMode.CEILING)));
    }

    /** One decimal if both end points round to it, else the two outward. */
    static String words(Enclosure a) {
        MathContext nearest = new MathContext(DIGITS - 1, RoundingMode.HALF_EVEN);
        BigDecimal low = decimal(a.lower()).round(nearest);
        BigDecimal high = decimal(a.upper()).round(nearest);
        return low.compareTo(high) == 0 ? text(low) : "[" + lower(a) + ", " + upper(a) + "]";
    }

    /** A double with a few digits. */
    static String words(double number) {
        return Double.isFinite(number)
                ? text(new BigDecimal(number).round(new MathContext(DIGITS - 1, RoundingMode.HALF_EVEN)))
                : Double.toString(number);
    }

    private static String text(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean plain = stripped.precision() - stripped.scale() <= 12 && stripped.scale() <= 12;
        return plain ? stripped.toPlainString() : stripped.toString().replace("E+", "e").replace("E", "e");
    }

    private static BigDecimal decimal(Dyadic value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(BigInteger.ONE.shiftLeft(value.scale())));
    }
}
