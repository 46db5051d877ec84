package org.plumbline.report;

/**
 * Preformatted text behind a line that unfolds it.
 *
 * @param summary the line that is always seen
 * @param text the text, such as a configuration or a command
 * @param open whether it starts unfolded
 */
public record Details(String summary, String text, boolean open) implements Block {
    /**
     * Text that starts folded.
     *
     * @param summary the line that is always seen
     * @param text the text
     */
    public Details(String summary, String text) {
        this(summary, text, false);
    }

    @Override
    public String html() {
        String start = open ? "<details open=\"open\">" : "<details>";
        // HTML drops a newline right after <pre>, so the text begins on that line
        return start + "<summary>" + Html.inline(summary) + "</summary>\n<pre tabindex=\"0\"><code>"
                + Html.escape(text) + "</code></pre></details>\n";
    }
}
