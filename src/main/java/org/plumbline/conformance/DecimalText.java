package org.plumbline.conformance;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads decimals from files that nobody vouches for: no text can cost more than a few thousand digits of work.
 */
final class DecimalText {

    /** The longest text of a number. */
    static final int MAX_LENGTH = 1000;

    /** The largest exponent in absolute value; that of a float64 stays below 325. */
    static final int MAX_EXPONENT = 5000;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE]([+-]?\\d+))?");

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");

    private DecimalText() {
    }

    /**
     * Reads a decimal such as {@code "-0.125"} or {@code "1.5e-07"}.
     *
     * @throws NumberFormatException with one line that says what was expected
     */
    static BigDecimal parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new NumberFormatException("a number of " + text.length() + " characters, expected at most "
                    + MAX_LENGTH);
        }
        Matcher matcher = DECIMAL.matcher(text);
        if (!matcher.matches()) {
            boolean notFinite = NOT_FINITE.matcher(text).matches();
            throw new NumberFormatException(shown(text) + (notFinite ? " is not a finite number"
                    : " is not a decimal number such as \"-0.125\" or \"1.5e-07\""));
        }
        String exponent = matcher.group(1);
        if (exponent != null && !inRange(exponent)) {
            throw new NumberFormatException(shown(text) + ": expected an exponent in -" + MAX_EXPONENT + ".."
                    + MAX_EXPONENT);
        }
        return new BigDecimal(text);
    }

    private static boolean inRange(String exponent) {
        String digits = exponent.replaceFirst("^[+-]?0*", "");
        return digits.length() <= 4 && (digits.isEmpty() || Integer.parseInt(digits) <= MAX_EXPONENT);
    }

    /** A text from a file, quoted, cut to 40 characters, with nothing in it that a terminal would act on. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(40)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c));
        return shown.append(text.codePointCount(0, text.length()) > 40 ? "...\"" : "\"").toString();
    }
}
