package org.plumbline.reference.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Enclosures as decimals that enclose them: every conversion is exact and then rounded outward.
 */
public final class EnclosureText {

    /** How many digits after the point the contracts speak of; more are printed too, as long as memory lasts. */
    public static final int MAX_DECIMALS = 100000;

    /** Digits of a printed radius. */
    private static final int RADIUS_DIGITS = 2;

    private EnclosureText() {
    }

    /**
     * The lower end point as a decimal.
     *
     * @param a an interval
     * @param decimals the number of digits after the point, at least 0
     * @return the largest decimal with so many digits that is not above the lower end point
     */
    /*@ public normal_behavior
      @ requires a != null && 0 <= decimals && decimals <= MAX_DECIMALS;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static String lower(Enclosure a, int decimals) {
        return decimal(a.lo(), a.scale()).setScale(decimals, RoundingMode.FLOOR).toPlainString();
    }

    /**
     * The upper end point as a decimal.
     *
     * @param a an interval
     * @param decimals the number of digits after the point, at least 0
     * @return the smallest decimal with so many digits that is not below the upper end point
     */
    /*@ public normal_behavior
      @ requires a != null && 0 <= decimals && decimals <= MAX_DECIMALS;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static String upper(Enclosure a, int decimals) {
        return decimal(a.hi(), a.scale()).setScale(decimals, RoundingMode.CEILING).toPlainString();
    }

    /**
     * The middle of the interval as a decimal, half-even.
     *
     * @param a an interval
     * @param decimals the number of digits after the point, at least 0
     * @return the decimal that {@link #radius} belongs to
     */
    /*@ public normal_behavior
      @ requires a != null && 0 <= decimals && decimals <= MAX_DECIMALS;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static String middle(Enclosure a, int decimals) {
        return middleOf(a, decimals).toPlainString();
    }

    /**
     * How far the interval reaches from its printed middle, rounded up after conversion.
     *
     * @param a an interval
     * @param decimals the digits after the point of the middle
     * @return two digits with an exponent, as in {@code "3.2E-51"}: no point of the interval is further away
     */
    /*@ public normal_behavior
      @ requires a != null && 0 <= decimals && decimals <= MAX_DECIMALS;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static String radius(Enclosure a, int decimals) {
        BigDecimal middle = middleOf(a, decimals);
        BigDecimal below = middle.subtract(decimal(a.lo(), a.scale()));
        BigDecimal above = decimal(a.hi(), a.scale()).subtract(middle);
        BigDecimal radius = below.max(above);
        int places = radius.scale() - radius.precision() + RADIUS_DIGITS;
        return radius.signum() == 0 ? "0" : radius.setScale(places, RoundingMode.CEILING).toString();
    }

    /*@ private normal_behavior
      @ requires a != null && 0 <= decimals && decimals <= MAX_DECIMALS;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    //-KEY@ ensures \result.scale() == decimals;
    private static BigDecimal middleOf(Enclosure a, int decimals) {
        return decimal(a.lo().add(a.hi()), a.scale() + 1).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** The number {@code numerator / 2^scale}, exactly: n 2^-s = n 5^s 10^-s. */
    /*@ private normal_behavior
      @ requires numerator != null && 0 <= scale && scale <= Dyadic.MAX_SCALE + 1;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    //-KEY@ ensures \result.scale() == scale;
    private static BigDecimal decimal(BigInteger numerator, int scale) {
        return new BigDecimal(numerator.multiply(BigInteger.valueOf(5).pow(scale)), scale);
    }
}
