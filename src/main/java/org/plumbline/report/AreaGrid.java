package org.plumbline.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An image's positions, coloured by the area they lie in; masked ones are veiled and hatched. A square number of
 * positions is drawn as a square, row by row, any other number as a strip.
 *
 * @param title a short heading
 * @param areas the area of each position; 0 is the global one
 * @param masked which positions are masked, empty for no mask
 * @param labels the name of each area, short enough for a cell
 * @param alt the text alternative
 */
public record AreaGrid(String title, List<Integer> areas, List<Boolean> masked, List<String> labels, String alt)
        implements Picture {
    private static final double LARGEST_CELL = 40;
    private static final double SIDE = 264;
    private static final double STRIP = 480;

    /** Checks the shape. */
    public AreaGrid {
        Picture.requireAlt(alt);
        areas = List.copyOf(areas);
        masked = List.copyOf(masked);
        labels = List.copyOf(labels);
        if (areas.isEmpty() || !masked.isEmpty() && masked.size() != areas.size()) {
            throw new IllegalArgumentException("area grid '" + title + "' has " + areas.size()
                    + " positions and a mask of " + masked.size());
        }
        for (int area : areas) {
            if (area < 0 || area >= labels.size()) {
                throw new IllegalArgumentException("area grid '" + title + "' has no label for area " + area);
            }
        }
    }

    /**
     * An image without a mask.
     *
     * @param title a short heading
     * @param areas the area of each position; 0 is the global one
     * @param labels the name of each area
     * @param alt the text alternative
     */
    public AreaGrid(String title, List<Integer> areas, List<String> labels, String alt) {
        this(title, areas, List.of(), labels, alt);
    }

    @Override
    public String svg() {
        int count = areas.size();
        int root = (int) Math.sqrt(count);
        int columns = root * root == count ? root : count;
        int rows = count / columns;
        double cell = Math.min(LARGEST_CELL, (rows == 1 ? STRIP : SIDE) / columns);
        cell = cell >= 4 ? Math.floor(cell) : cell;
        double titleWidth = TextWidth.of(title, SvgWriter.NORMAL) * 1.08;
        double width = Math.min(STRIP, Math.max(Math.max(columns * cell, titleWidth), 170)) + 2;
        Cells cells = new Cells(1, 24, cell, rows, columns);
        Legend legend = legend();
        double legendTop = cells.bottom() + 8;

        SvgWriter out = SvgWriter.picture(width, legendTop + legend.height(width), alt);
        out.text("strong", SvgWriter.Anchor.START, 1, 14, TextWidth.fitted(title, 14, width));
        int[] colours = IntStream.range(0, count).map(p -> colour(areas.get(p))).toArray();
        cells.fill(out, "a", (row, column) -> colours[row * columns + column]);
        mask(out, cells);
        borders(out, cells);
        labels(out, cells);
        legend.draw(out, 1, legendTop, width - 1);
        return out.finish();
    }

    private Legend legend() {
        Legend legend = Legend.ofPatches();
        legend.add("global area", (out, x, y, w) -> patch(out, "a0", x, y, w));
        if (areas.stream().anyMatch(a -> a > 0)) {
            legend.add("local areas", (out, x, y, w) -> {
                patch(out, "a1", x, y, w / 2);
                patch(out, "a2", x + w / 2, y, w / 2);
            });
        }
        if (masked.contains(true)) {
            legend.add("masked", (out, x, y, w) -> {
                Cells one = new Cells(x, y - w / 2, w, 1, 1);
                out.leaf("path", "class", "hatch", "d", hatching(one, 0, 0));
                out.leaf("rect", "class", "axis", "x", x, "y", y - w / 2, "width", w, "height", w);
            });
        }
        return legend;
    }

    private static void patch(SvgWriter out, String style, double x, double middle, double width) {
        out.leaf("rect", "class", style, "x", x, "y", middle - 7, "width", width, "height", 14);
    }

    private void mask(SvgWriter out, Cells cells) {
        StringBuilder hatch = new StringBuilder();
        out.begin("g", "class", "mask");
        for (int p = 0; p < masked.size(); p++) {
            if (masked.get(p)) {
                int row = p / cells.columns();
                int column = p % cells.columns();
                out.leaf("rect", "class", "veil", "x", cells.x(column), "y", cells.y(row), "width", cells.size(),
                        "height", cells.size());
                hatch.append(hatching(cells, row, column));
            }
        }
        if (!hatch.isEmpty()) {
            out.leaf("path", "class", "hatch", "d", hatch);
        }
        out.end();
    }

    /** Rising diagonals through a cell, at quarters of its side. */
    private static String hatching(Cells cells, int row, int column) {
        StringBuilder path = new StringBuilder();
        double size = cells.size();
        int parts = size >= 20 ? 4 : 2;
        for (int k = 1; k < 2 * parts; k++) {
            double from = Math.max(0, k - parts) * size / parts;
            double to = Math.min(parts, k) * size / parts;
            path.append('M').append(Decimal.coordinate(cells.x(column) + from));
            path.append(' ').append(Decimal.coordinate(cells.y(row) + to));
            path.append('L').append(Decimal.coordinate(cells.x(column) + to));
            path.append(' ').append(Decimal.coordinate(cells.y(row) + from));
        }
        return path.toString();
    }

    private static void borders(SvgWriter out, Cells cells) {
        if (cells.size() < 10) {
            return;
        }
        for (int row = 0; row <= cells.rows(); row++) {
            out.line("border", cells.left(), cells.y(row), cells.right(), cells.y(row));
        }
        for (int column = 0; column <= cells.columns(); column++) {
            out.line("border", cells.x(column), cells.top(), cells.x(column), cells.bottom());
        }
    }

    private void labels(SvgWriter out, Cells cells) {
        double widest = labels.stream().mapToDouble(l -> TextWidth.of(l, SvgWriter.NORMAL)).max().orElse(0);
        if (widest + 2 > cells.size() || cells.size() < 16) {
            return;
        }
        for (int p = 0; p < areas.size(); p++) {
            boolean hidden = !masked.isEmpty() && masked.get(p);
            String style = hidden ? "cell halo" : areas.get(p) == 0 ? "cell on-a0" : "cell";
            double x = cells.x(p % cells.columns()) + cells.size() / 2;
            double y = cells.y(p / cells.columns()) + cells.size() / 2 + 4.5;
            out.text(style, SvgWriter.Anchor.MIDDLE, x, y, labels.get(areas.get(p)));
        }
    }

    private static int colour(int area) {
        return area == 0 ? 0 : 1 + (area - 1) % Theme.LOCAL_AREAS;
    }
}
