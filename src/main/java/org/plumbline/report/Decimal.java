package org.plumbline.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Doubles as decimal text, the same on every machine: no locale, and not {@code Double.toString}, which changed. */
final class Decimal {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Decimal() {}

    /** A length in an SVG: at most two digits after the point, no trailing zeros. */
    static String coordinate(double value) {
        return plain(rounded(value, 2).stripTrailingZeros());
    }

    /** A number to read, with a fixed count of digits after the point and a true minus sign. */
    static String fixed(double value, int digits) {
        return withMinus(plain(rounded(value, digits)));
    }

    /** An exact decimal as a tick label: plain where that is short, otherwise as a multiple of a power of ten. */
    static String label(BigDecimal value) {
        BigDecimal v = value.stripTrailingZeros();
        int exponent = v.precision() - v.scale() - 1;
        if (v.signum() == 0 || exponent >= -4 && exponent <= 5) {
            return withMinus(plain(v.scale() < 0 ? v.setScale(0) : v));
        }
        String mantissa = plain(v.movePointLeft(exponent));
        String power = "10" + superscript(exponent);
        return withMinus(mantissa.equals("1") ? power : mantissa + "×" + power);
    }

    /** Ten to the given power, with the exponent raised. */
    static String power(int exponent) {
        return "10" + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder out = new StringBuilder();
        if (exponent < 0) {
            out.append('⁻');
        }
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            out.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return out.toString();
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? value.abs().toPlainString() : value.toPlainString();
    }

    private static String withMinus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }
}
