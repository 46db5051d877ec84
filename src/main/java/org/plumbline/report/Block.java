package org.plumbline.report;

/** A part of a section. */
public sealed interface Block permits Details, Figures, Prose, Table, VerdictTable {
    /**
     * Writes the part.
     *
     * @return an HTML fragment that is well-formed XML too
     */
    String html();
}
