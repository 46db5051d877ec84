package org.plumbline.report;

/**
 * A generous guess of how wide a text is, without asking any font: machines have different ones, the layout must not
 * depend on them. Widths are those of a wide sans-serif face, so that other faces leave a little air.
 */
final class TextWidth {
    private static final String NARROW = " .,:;'|!iIjlft()[]{}/\\-⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private static final String WIDE = "mwMW@%→←−×≥≤—";

    private TextWidth() {}

    /** The width of a text at a font size, both in SVG user units. */
    static double of(String text, double fontSize) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * fontSize;
    }

    /** The text itself if it fits into a width, otherwise its beginning and an ellipsis. */
    static String fitted(String text, double fontSize, double width) {
        if (of(text, fontSize) <= width) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int kept = points.length - 1;
        while (kept > 0 && of(new String(points, 0, kept) + "…", fontSize) > width) {
            kept--;
        }
        return new String(points, 0, kept) + "…";
    }

    private static double em(int c) {
        if (NARROW.indexOf(c) >= 0) {
            return 0.38;
        }
        if (WIDE.indexOf(c) >= 0) {
            return 0.9;
        }
        if (c >= 0x2E80) {
            return 1.05;
        }
        return c >= 'a' && c <= 'z' ? 0.58 : 0.66;
    }
}
