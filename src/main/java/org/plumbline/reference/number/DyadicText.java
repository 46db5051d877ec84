package org.plumbline.reference.number;

import java.math.BigInteger;

/**
 * Reads exact dyadic numbers as people write them, and encloses the decimals that are not dyadic.
 *
 * <p>Accepted: an integer {@code "3"}; a scaled integer {@code "-3p-4"} = -3 * 2^-4; a fraction over a power of two
 * {@code "5/8"}; a decimal {@code "0.375"} whose value is dyadic. Nothing else is a dyadic number, so
 * {@code "0.1"} is refused by {@link #parse} and accepted, as an interval, by {@link #enclose}.
 */
public final class DyadicText {

    private static final int MAX_LENGTH = 20000;

    private DyadicText() {
    }

    /**
     * Reads an exact dyadic number.
     *
     * @param text one of the forms above
     * @return the number
     * @throws NumberFormatException with one line that says what was expected
     */
    /*@ public behavior
      @ requires text != null;
      @ ensures \result != null;
      @ signals_only NumberFormatException;
      @ assignable \nothing;
      @*/
    public static Dyadic parse(String text) {
        Enclosure interval = enclose(text, 0);
        if (!interval.isPoint()) {
            throw new NumberFormatException("\"" + text + "\" is not a dyadic number k/2^n; expected for example 3, "
                    + "5/8, -3p-4 or 0.375");
        }
        return interval.lower();
    }

    /**
     * Encloses a number: exactly when it is dyadic, else rounded outward to the grid {@code 2^-scale}.
     *
     * @param text one of the forms above, or any decimal such as {@code "0.1"}
     * @param scale the grid for numbers that are not dyadic
     * @return an interval that contains the number; a point when it is dyadic
     * @throws NumberFormatException with one line that says what was expected
     */
    /*@ public behavior
      @ requires text != null && 0 <= scale && scale <= Dyadic.MAX_SCALE;
      @ ensures \result != null && (\result.scale == scale || \result.lo == \result.hi);
      @ signals_only NumberFormatException;
      @ assignable \nothing;
      @*/
    public static Enclosure enclose(String text, int scale) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw malformed(text);
        }
        int p = text.indexOf('p');
        if (p >= 0) {
            return Enclosure.of(scaled(integer(text.substring(0, p), text), exponent(text.substring(p + 1), text)));
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            String below = text.substring(slash + 1);
            if (below.isEmpty() || !digitsOnly(below)) {
                throw malformed(text);
            }
            return ratio(integer(text.substring(0, slash), text), new BigInteger(below), text, scale);
        }
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Enclosure.of(Dyadic.of(integer(text, text), 0));
        }
        String fraction = text.substring(dot + 1);
        if (fraction.isEmpty() || !digitsOnly(fraction)) {
            throw malformed(text);
        }
        BigInteger above = integer(text.substring(0, dot) + fraction, text);
        integer(text.substring(0, dot), text);
        return ratio(above, BigInteger.TEN.pow(fraction.length()), text, scale);
    }

    private static Enclosure ratio(BigInteger above, BigInteger below, String text, int scale) {
        if (below.signum() == 0) {
            throw malformed(text);
        }
        BigInteger gcd = above.gcd(below);
        BigInteger numerator = above.divide(gcd);
        BigInteger denominator = below.divide(gcd);
        int twos = denominator.getLowestSetBit();
        if (denominator.bitLength() == twos + 1 && twos <= Dyadic.MAX_SCALE) {
            return Enclosure.of(Dyadic.of(numerator, twos));
        }
        BigInteger shifted = numerator.shiftLeft(scale);
        return Enclosure.of(Rounding.floorDivide(shifted, denominator), Rounding.ceilDivide(shifted, denominator),
                scale);
    }

    private static Dyadic scaled(BigInteger numerator, int exponent) {
        return exponent < 0 ? Dyadic.of(numerator, -exponent) : Dyadic.of(numerator.shiftLeft(exponent), 0);
    }

    private static int exponent(String text, String whole) {
        BigInteger value = integer(text, whole);
        if (value.abs().compareTo(BigInteger.valueOf(Dyadic.MAX_SCALE)) > 0) {
            throw new NumberFormatException("\"" + whole + "\": the exponent must lie in -" + Dyadic.MAX_SCALE + ".."
                    + Dyadic.MAX_SCALE);
        }
        return value.intValue();
    }

    private static BigInteger integer(String text, String whole) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty() || !digitsOnly(digits)) {
            throw malformed(whole);
        }
        return new BigInteger(text);
    }

    private static boolean digitsOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static NumberFormatException malformed(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return new NumberFormatException("\"" + shown + "\" is not a number; expected for example 3, 5/8, -3p-4 or "
                + "0.375");
    }
}
