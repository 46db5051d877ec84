package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One self-contained HTML document: no script, nothing loaded from elsewhere. It is well-formed XML too.
 *
 * @param title the title
 * @param lead what the page says, in a sentence or two
 * @param facts what to know first
 * @param sections the parts
 * @param footer where it comes from
 */
public record Page(String title, String lead, List<Fact> facts, List<Section> sections, String footer) {
    private static final String EMBLEM = """
            <svg class="emblem" aria-hidden="true" viewBox="0 0 24 64" width="24" height="64">\
            <path d="M3 2H21M12 2V38" stroke="currentColor" stroke-width="1.6" fill="none"/>\
            <path d="M12 36L19 43C19 50 15 57 12 62C9 57 5 50 5 43Z" fill="currentColor"/></svg>
            """;

    /** Freezes the parts. */
    public Page {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /**
     * Writes the document.
     *
     * @return HTML, to be stored as UTF-8
     */
    public String html() {
        Map<String, Section> byId = identified();
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        out.append("<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n");
        out.append("<head>\n<meta charset=\"utf-8\"/>\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        out.append("style-src 'unsafe-inline'\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        out.append("<title>").append(Html.escape(title)).append("</title>\n<style>\n");
        out.append(Theme.css()).append(PageStyle.CSS).append(PictureStyle.CSS).append("</style>\n</head>\n<body>\n");
        head(out, byId);
        out.append("<main>\n");
        byId.forEach((id, section) -> out.append(section.html(id)));
        out.append("</main>\n<footer><p>").append(Html.inline(footer)).append("</p></footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void head(StringBuilder out, Map<String, Section> byId) {
        out.append("<header>\n").append(EMBLEM).append("<h1>").append(Html.inline(title)).append("</h1>\n");
        out.append("<p class=\"lead\">").append(Html.inline(lead)).append("</p>\n");
        if (!facts.isEmpty()) {
            out.append("<dl class=\"facts\">\n");
            for (Fact fact : facts) {
                out.append("<div><dt>").append(Html.inline(fact.label())).append("</dt><dd>");
                out.append(Html.inline(fact.value())).append("</dd></div>\n");
            }
            out.append("</dl>\n");
        }
        out.append("</header>\n");
        if (byId.size() > 1) {
            out.append("<nav aria-label=\"Contents\"><ul>\n");
            byId.forEach((id, section) -> out.append("<li><a href=\"#").append(id).append("\">")
                    .append(Html.inline(section.title())).append("</a></li>\n"));
            out.append("</ul></nav>\n");
        }
    }

    /** The sections by the identifiers that links use, no two alike. */
    private Map<String, Section> identified() {
        Map<String, Section> byId = new LinkedHashMap<>();
        for (Section section : sections) {
            String slug = Html.slug(section.title());
            String id = slug;
            for (int n = 2; byId.containsKey(id); n++) {
                id = slug + "-" + n;
            }
            byId.put(id, section);
        }
        return byId;
    }
}
