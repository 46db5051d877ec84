package org.plumbline.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Paragraphs; {@code `backticks`} mark code.
 *
 * @param paragraphs the text of each
 */
public record Prose(List<String> paragraphs) implements Block {
    /** Freezes the paragraphs. */
    public Prose {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * Paragraphs of text.
     *
     * @param paragraphs the text of each
     * @return the block
     */
    public static Prose of(String... paragraphs) {
        return new Prose(List.of(paragraphs));
    }

    @Override
    public String html() {
        return paragraphs.stream()
                .map(p -> "<p>" + Html.inline(p) + "</p>\n")
                .collect(Collectors.joining("", "<div class=\"prose\">\n", "</div>\n"));
    }
}
