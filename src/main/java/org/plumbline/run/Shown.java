package org.plumbline.run;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What stands in files, made fit for one line on a terminal: short, and without characters that a terminal acts on.
 */
public final class Shown {

    private static final int LINE = 160;
    private static final int VALUE = 40;

    private Shown() {
    }

    /**
     * The first line of a text.
     *
     * @param text any text
     * @return at most 160 of its characters, each of them printable
     */
    public static String line(String text) {
        return printable(text.lines().findFirst().orElse(""), LINE);
    }

    /**
     * A complaint, whatever it quotes.
     *
     * @param text any text
     * @return its printable characters in one line, others replaced
     */
    public static String complaint(String text) {
        return printable(text, Integer.MAX_VALUE);
    }

    /**
     * The name of a file, as it was given.
     *
     * @param path any path
     * @return its printable characters, others replaced
     */
    public static String text(Path path) {
        return printable(path.toString(), Integer.MAX_VALUE);
    }

    /** The path of a field within another: {@code data.positions}. */
    static String path(String outer, String key) {
        String name = key.isEmpty() ? "\"\"" : printable(key, VALUE);
        return outer.isEmpty() ? name : outer + "." + name;
    }

    /** A value. */
    static String node(JsonNode value) {
        if (value.isTextual()) {
            return "\"" + printable(value.textValue(), VALUE) + "\"";
        }
        if (value.isObject()) {
            return value.isEmpty() ? "no keys" : "keys with values";
        }
        if (value.isArray()) {
            return value.isEmpty() ? "an empty list" : "a list";
        }
        return value.isNull() || value.isMissingNode() ? "nothing" : value.asText();
    }

    private static String printable(String text, int limit) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(limit).forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
        return text.codePointCount(0, text.length()) > limit ? shown + "..." : shown.toString();
    }

    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.UNASSIGNED && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
