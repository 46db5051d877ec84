package org.plumbline.report;

/**
 * A column of a table.
 *
 * @param title its heading
 * @param numeric whether it holds numbers, set to the right in figures of equal width
 */
public record Column(String title, boolean numeric) {
    /**
     * A column of words.
     *
     * @param title its heading
     * @return the column
     */
    public static Column ofText(String title) {
        return new Column(title, false);
    }

    /**
     * A column of numbers.
     *
     * @param title its heading
     * @return the column
     */
    public static Column ofNumbers(String title) {
        return new Column(title, true);
    }

    /** The attributes of a cell of this column. */
    String attributes() {
        return (numeric ? " class=\"number\"" : "") + " data-label=\"" + Html.escape(title) + "\"";
    }
}
