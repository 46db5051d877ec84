package org.plumbline.report;

/** Something that can be drawn. */
public interface Picture {
    /**
     * What the picture shows, for readers who do not see it.
     *
     * @return the text alternative
     */
    String alt();

    /**
     * Draws the picture for a page, whose style sheet gives the colours.
     *
     * @return an SVG element
     */
    String svg();

    /**
     * Draws the picture as a file of its own, with its colours inside.
     *
     * @return an SVG document
     */
    default String standalone() {
        String svg = svg();
        int content = svg.indexOf('>') + 1;
        return svg.substring(0, content) + "<style>" + Theme.css() + PictureStyle.CSS + "</style>"
                + svg.substring(content);
    }

    /** Refuses a picture without a text alternative. */
    static void requireAlt(String alt) {
        if (alt.isBlank()) {
            throw new IllegalArgumentException("a picture needs a text alternative");
        }
    }
}
