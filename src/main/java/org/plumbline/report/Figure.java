package org.plumbline.report;

import java.util.List;

/**
 * Pictures with a caption. The page numbers its figures.
 *
 * @param title what is shown, in a few words
 * @param caption what to see in it
 * @param pictures one or several side by side
 */
public record Figure(String title, String caption, List<Picture> pictures) {
    /** Checks that there is a picture. */
    public Figure {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("figure '" + title + "' needs a picture");
        }
    }

    /**
     * Pictures with a caption.
     *
     * @param title what is shown, in a few words
     * @param caption what to see in it
     * @param pictures one or several side by side
     * @return the figure
     */
    public static Figure of(String title, String caption, Picture... pictures) {
        return new Figure(title, caption, List.of(pictures));
    }

    String html() {
        StringBuilder out = new StringBuilder(pictures.size() > 1 ? "<figure class=\"wide\">" : "<figure>");
        out.append("<div class=\"panels\">\n");
        pictures.forEach(p -> out.append(p.svg()));
        out.append("</div>\n<figcaption><strong>").append(Html.inline(title)).append("</strong> ");
        return out.append(Html.inline(caption)).append("</figcaption></figure>\n").toString();
    }
}
