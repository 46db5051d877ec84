package org.plumbline.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Figures, two abreast where the window allows; a figure of several pictures takes the whole width.
 *
 * @param figures the figures in reading order
 */
public record Figures(List<Figure> figures) implements Block {
    /** Freezes the figures. */
    public Figures {
        figures = List.copyOf(figures);
    }

    /**
     * Figures in reading order.
     *
     * @param figures the figures
     * @return the block
     */
    public static Figures of(Figure... figures) {
        return new Figures(List.of(figures));
    }

    @Override
    public String html() {
        return figures.stream()
                .map(Figure::html)
                .collect(Collectors.joining("", "<div class=\"figures\">\n", "</div>\n"));
    }
}
