package org.plumbline.report;

import java.util.List;

/**
 * A part of a page under its own heading.
 *
 * @param title the heading; the page's table of contents links to it
 * @param blocks what stands under it
 */
public record Section(String title, List<Block> blocks) {
    /** Freezes the blocks. */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /**
     * A section.
     *
     * @param title the heading
     * @param blocks what stands under it
     * @return the section
     */
    public static Section of(String title, Block... blocks) {
        return new Section(title, List.of(blocks));
    }

    String html(String id) {
        StringBuilder out = new StringBuilder("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n");
        out.append("<h2 id=\"").append(id).append("-title\">").append(Html.inline(title)).append("</h2>\n");
        blocks.forEach(block -> out.append(block.html()));
        return out.append("</section>\n").toString();
    }
}
