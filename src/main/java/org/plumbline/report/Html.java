package org.plumbline.report;

/** Text made safe for HTML and XML. */
public final class Html {
    private Html() {}

    /**
     * Escapes text so that it can stand in an element or in a double-quoted attribute.
     *
     * <p>Characters that XML 1.0 forbids even when escaped (most control characters, lone surrogates) become U+FFFD.
     *
     * @param text any text
     * @return the text with markup characters escaped
     */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendEscaped(out, c));
        return out.toString();
    }

    /**
     * Escapes text and turns {@code `spans in backticks`} into code elements: the only markup prose may carry.
     *
     * @param text any text; an unpaired backtick stays as it is
     * @return an HTML fragment
     */
    public static String inline(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int from = 0;
        while (true) {
            int open = text.indexOf('`', from);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                return out.append(escape(text.substring(from))).toString();
            }
            out.append(escape(text.substring(from, open)));
            out.append("<code>").append(escape(text.substring(open + 1, close))).append("</code>");
            from = close + 1;
        }
    }

    /**
     * An identifier for links within a page: lower-case ASCII letters and digits, words joined by hyphens.
     *
     * @param text a heading
     * @return the identifier, {@code "section"} if nothing of the heading is left
     */
    static String slug(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            int lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
            if (lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9') {
                out.append((char) lower);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        });
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.isEmpty() ? "section" : out.toString();
    }

    private static void appendEscaped(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
        }
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
