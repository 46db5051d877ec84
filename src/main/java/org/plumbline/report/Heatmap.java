package org.plumbline.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A matrix in colours, row 0 on top.
 *
 * @param title a short heading
 * @param values the matrix, not empty and rectangular
 * @param rows the bands of rows, empty to number them
 * @param columns the bands of columns, empty to number them
 * @param rowTitle what a row is
 * @param columnTitle what a column is
 * @param quantity what the colours mean, with its unit
 * @param low the value of the first colour
 * @param high the value of the last colour
 * @param alt the text alternative
 */
public record Heatmap(
        String title,
        double[][] values,
        List<Band> rows,
        List<Band> columns,
        String rowTitle,
        String columnTitle,
        String quantity,
        double low,
        double high,
        String alt)
        implements Picture {
    private static final double WIDTH = 480;
    private static final double LARGEST_CELL = 48;

    /** Checks the shape and copies the matrix. */
    public Heatmap {
        Picture.requireAlt(alt);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("heat map '" + title + "' needs a value");
        }
        int width = values[0].length;
        for (double[] row : values) {
            if (row.length != width || !DoubleStream.of(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("heat map '" + title + "' needs finite rows of equal length");
            }
        }
        HeatmapLabels.requireBands(title, rows, values.length);
        HeatmapLabels.requireBands(title, columns, width);
        if (!(low < high)) {
            throw new IllegalArgumentException("heat map '" + title + "' needs a scale low < high");
        }
        values = copy(values);
    }

    /**
     * A heat map with a scale from 0, or the least value if that is negative, to the greatest value.
     *
     * @param title a short heading
     * @param values the matrix
     * @param quantity what the colours mean, with its unit
     * @param alt the text alternative
     * @return the heat map, without bands
     */
    public static Heatmap of(String title, double[][] values, String quantity, String alt) {
        double least = Stream.of(values).flatMapToDouble(DoubleStream::of).min().orElse(0);
        double greatest = Stream.of(values).flatMapToDouble(DoubleStream::of).max().orElse(1);
        double low = Math.min(0, least);
        double high = greatest > low ? greatest : low + 1;
        return new Heatmap(title, values, List.of(), List.of(), "", "", quantity, low, high, alt);
    }

    /**
     * The same heat map with other axis titles.
     *
     * @param row what a row is
     * @param column what a column is
     * @return the heat map
     */
    public Heatmap withTitles(String row, String column) {
        return new Heatmap(title, values, rows, columns, row, column, quantity, low, high, alt);
    }

    /**
     * The same heat map with bands, whose sizes must add up to the shape of the matrix.
     *
     * @param ofRows the bands of rows
     * @param ofColumns the bands of columns
     * @return the heat map
     */
    public Heatmap withBands(List<Band> ofRows, List<Band> ofColumns) {
        return new Heatmap(title, values, ofRows, ofColumns, rowTitle, columnTitle, quantity, low, high, alt);
    }

    /**
     * The same heat map with another colour scale; values beyond an end take its colour.
     *
     * @param first the value of the first colour
     * @param last the value of the last colour
     * @return the heat map
     */
    public Heatmap withScale(double first, double last) {
        return new Heatmap(title, values, rows, columns, rowTitle, columnTitle, quantity, first, last, alt);
    }

    /**
     * The same heat maps with one scale that covers all of theirs, so that colours can be compared.
     *
     * @param maps heat maps
     * @return the heat maps in the same order
     */
    public static List<Heatmap> onOneScale(Heatmap... maps) {
        double first = Stream.of(maps).mapToDouble(Heatmap::low).min().orElse(0);
        double last = Stream.of(maps).mapToDouble(Heatmap::high).max().orElse(1);
        return Stream.of(maps).map(m -> m.withScale(first, last)).toList();
    }

    /**
     * A square matrix with rows and columns in another order, for example sorted by area.
     *
     * @param matrix a square matrix
     * @param order which old index comes at each new place
     * @return the reordered matrix
     */
    public static double[][] reordered(double[][] matrix, int... order) {
        double[][] result = new double[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                result[i][j] = matrix[order[i]][order[j]];
            }
        }
        return result;
    }

    @Override
    public double[][] values() {
        return copy(values);
    }

    @Override
    public String svg() {
        HeatmapLabels rowLabels = new HeatmapLabels(rowTitle, rows, values.length);
        HeatmapLabels columnLabels = new HeatmapLabels(columnTitle, columns, values[0].length);
        double left = rowLabels.leftRoom();
        double cell = Math.min(LARGEST_CELL, (WIDTH - left - 2) / Math.max(values.length, values[0].length));
        cell = cell >= 4 ? Math.floor(cell) : cell;
        double top = (title.isBlank() ? 0 : 24) + columnLabels.topRoom(cell);
        Cells cells = new Cells(left, top, cell, values.length, values[0].length);

        SvgWriter out = SvgWriter.picture(WIDTH, cells.bottom() + 14 + ColourBar.HEIGHT, alt);
        out.text("strong", SvgWriter.Anchor.START, left, 14, TextWidth.fitted(title, 14, WIDTH - left));
        cells.fill(out, "q", (row, column) -> ColourRamp.level(values[row][column], low, high));
        rowLabels.drawLeft(out, cells);
        columnLabels.drawTop(out, cells);
        out.leaf("rect", "class", "axis", "x", left, "y", top, "width", cells.right() - left, "height",
                cells.bottom() - top);
        double barWidth = Math.max(220, cells.right() - left);
        new ColourBar(quantity, low, high).draw(out, left, cells.bottom() + 14, Math.min(barWidth, WIDTH - left - 2));
        return out.finish();
    }

    private static double[][] copy(double[][] matrix) {
        return Stream.of(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
