package org.plumbline.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one SVG element by element: escaped, balanced, coordinates rounded. */
final class SvgWriter {
    /** Font sizes of the classes {@code tick} (also {@code note}) and of plain text; the style sheet says the same. */
    static final double SMALL = 12;

    static final double NORMAL = 13;

    /** Where a text is tied to its x: the values of {@code text-anchor}. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String css() {
            return switch (this) {
                case START -> "start";
                case MIDDLE -> "middle";
                case END -> "end";
            };
        }
    }

    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();

    private SvgWriter() {}

    /** Starts a picture of a size in user units, with its text alternative. */
    static SvgWriter picture(double width, double height, String alt) {
        String w = Decimal.coordinate(width);
        String h = Decimal.coordinate(height);
        return new SvgWriter().begin("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "plot", "role", "img",
                "aria-label", alt, "viewBox", "0 0 " + w + " " + h, "width", w, "height", h);
    }

    /** Opens an element; attributes come as name, value, name, value, and numbers are rounded. */
    SvgWriter begin(String name, Object... attributes) {
        tag(name, attributes).append('>');
        open.push(name);
        return this;
    }

    /** Closes the innermost open element. */
    SvgWriter end() {
        out.append("</").append(open.pop()).append('>');
        if (open.size() <= 1) {
            out.append('\n');
        }
        return this;
    }

    /** An element without content. */
    SvgWriter leaf(String name, Object... attributes) {
        tag(name, attributes).append("/>");
        return this;
    }

    SvgWriter line(String style, double x1, double y1, double x2, double y2) {
        return leaf("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    /** One line of text with its baseline at y. */
    SvgWriter text(String style, Anchor anchor, double x, double y, String content) {
        begin("text", "class", style, "text-anchor", anchor.css(), "x", x, "y", y);
        out.append(Html.escape(content));
        return end();
    }

    /** One line of text that runs upwards and is tied to (x, y). */
    SvgWriter upright(String style, Anchor anchor, double x, double y, String content) {
        String turn = "rotate(-90 " + Decimal.coordinate(x) + " " + Decimal.coordinate(y) + ")";
        begin("text", "class", style, "text-anchor", anchor.css(), "x", x, "y", y, "transform", turn);
        out.append(Html.escape(content));
        return end();
    }

    /** A text shown when the pointer rests on the enclosing element. */
    SvgWriter tooltip(String content) {
        begin("title");
        out.append(Html.escape(content));
        return end();
    }

    /** Closes the picture. */
    String finish() {
        while (!open.isEmpty()) {
            end();
        }
        return out.toString();
    }

    private StringBuilder tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? Decimal.coordinate(number) : value.toString();
            out.append(' ').append(attributes[i]).append("=\"").append(Html.escape(text)).append('"');
        }
        return out;
    }
}
