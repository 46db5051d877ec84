package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that is made from lists of the project and stands between two marks.
 *
 * @param page the page
 * @param name what the marks call the part
 */
record MarkedBlock(Path page, String name) {

    /** What stands between the marks. */
    String text() throws IOException {
        String all = Files.readString(page);
        return all.substring(begin(all), end(all));
    }

    /** Puts a text between the marks. */
    void write(String text) throws IOException {
        String all = Files.readString(page);
        Files.writeString(page, all.substring(0, begin(all)) + text + all.substring(end(all)));
    }

    private int begin(String all) {
        return after(all, "<!-- " + name + ": begin -->\n");
    }

    private int end(String all) {
        String mark = "<!-- " + name + ": end -->\n";
        return after(all, mark) - mark.length();
    }

    private int after(String all, String mark) {
        int at = all.indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException(page + " has no line " + mark);
        }
        return at + mark.length();
    }
}
