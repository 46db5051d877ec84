package org.plumbline.audit;

import org.plumbline.reference.data.Partition;

/**
 * Kinds of rows of attention: a query lies in a global or in a local area (def:statistics).
 */
public enum Kind {
    /** The query lies in the global area of the image's cluster. */
    GLOBAL,
    /** The query lies in a local area. */
    LOCAL;

    /**
     * The kind in a word.
     *
     * @return {@code "global"} or {@code "local"}
     */
    public String word() {
        return this == GLOBAL ? "global" : "local";
    }

    /**
     * The kind of a query.
     *
     * @param partition the areas of the image's cluster
     * @param p the query's position
     * @return its kind
     */
    public static Kind of(Partition partition, int p) {
        return partition.areaOf(p) == Partition.GLOBAL ? GLOBAL : LOCAL;
    }
}
