package org.plumbline.report;

import java.util.List;

import org.plumbline.theory.Verdict;

/**
 * Verdicts over two quantities as a picture: a square for each pair, with the verdict's colour and sign.
 *
 * @param title the title
 * @param rows the values of the quantity that goes up, the smallest first
 * @param columns the values of the quantity that goes to the right
 * @param rowTitle what goes up
 * @param columnTitle what goes to the right
 * @param verdicts for each row the verdict of each column
 * @param alt a text alternative
 */
public record VerdictMap(String title, List<String> rows, List<String> columns, String rowTitle, String columnTitle,
        List<List<Verdict>> verdicts, String alt) implements Picture {

    private static final double WIDTH = 480;
    private static final double LARGEST_CELL = 36;

    /** Copies the lists. */
    public VerdictMap {
        Picture.requireAlt(alt);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        verdicts = verdicts.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.isEmpty() || width == 0 || verdicts.size() != rows.size()
                || verdicts.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("verdict map '" + title + "' needs a verdict for each row and column");
        }
    }

    @Override
    public String svg() {
        double left = 26 + rows.stream().mapToDouble(row -> TextWidth.of(row, SvgWriter.SMALL)).max().orElse(0);
        double cell = Math.min(LARGEST_CELL, Math.floor((WIDTH - left - 2) / columns.size()));
        Cells cells = new Cells(left, 28, cell, rows.size(), columns.size());
        Legend legend = Legend.ofPatches();
        for (Verdict verdict : Verdict.values()) {
            if (verdicts.stream().anyMatch(row -> row.contains(verdict))) {
                legend.add(verdict.word(), (out, x, middle, width) -> square(out, verdict, x, middle - 7, width));
            }
        }
        double below = cells.bottom() + 46;
        SvgWriter out = SvgWriter.picture(WIDTH, below + legend.height(WIDTH), alt);
        out.text("strong", SvgWriter.Anchor.START, left, 14, TextWidth.fitted(title, 14, WIDTH - left));
        for (int i = 0; i < rows.size(); i++) {
            // the smallest value is the lowest
            int row = rows.size() - 1 - i;
            out.text("tick", SvgWriter.Anchor.END, left - 6, cells.y(row) + cell / 2 + 4, rows.get(i));
            for (int j = 0; j < columns.size(); j++) {
                square(out, verdicts.get(i).get(j), cells.x(j), cells.y(row), cell);
            }
        }
        for (int j = 0; j < columns.size(); j++) {
            out.text("tick", SvgWriter.Anchor.MIDDLE, cells.x(j) + cell / 2, cells.bottom() + 16, columns.get(j));
        }
        out.text("note", SvgWriter.Anchor.MIDDLE, (left + cells.right()) / 2, cells.bottom() + 34, columnTitle);
        out.upright("note", SvgWriter.Anchor.MIDDLE, 12, (cells.top() + cells.bottom()) / 2, rowTitle);
        legend.draw(out, left, below, WIDTH);
        return out.finish();
    }

    private static void square(SvgWriter out, Verdict verdict, double x, double y, double size) {
        out.leaf("rect", "class", "verdict " + Badge.style(verdict), "x", x, "y", y, "width", size, "height", size);
        out.text("sign " + Badge.style(verdict), SvgWriter.Anchor.MIDDLE, x + size / 2, y + size / 2 + 4.5,
                Badge.sign(verdict));
    }
}
