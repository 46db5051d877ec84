package org.plumbline.report;

import java.util.List;

/**
 * A table whose first column names the rows.
 *
 * @param caption what it shows
 * @param columns the columns
 * @param rows the cells as text, one row as long as there are columns
 */
public record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
    /** Checks the shape. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table '" + caption + "' has " + columns.size() + " columns, a row has " + row.size());
            }
        }
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder("<div class=\"scroll\"><table>\n<caption>");
        out.append(Html.inline(caption)).append("</caption>\n<thead><tr>");
        for (Column column : columns) {
            out.append("<th scope=\"col\"").append(column.numeric() ? " class=\"number\">" : ">");
            out.append(Html.inline(column.title())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String tag = i == 0 ? "th" : "td";
                out.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "");
                out.append(columns.get(i).attributes()).append('>');
                out.append(Html.inline(row.get(i))).append("</").append(tag).append('>');
            }
            out.append("</tr>\n");
        }
        return out.append("</tbody></table></div>\n").toString();
    }
}
