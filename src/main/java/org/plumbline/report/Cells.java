package org.plumbline.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;

/** A grid of coloured cells as one path a colour, neighbours in a row joined: far smaller than one element a cell. */
record Cells(double left, double top, double size, int rows, int columns) {
    double right() {
        return left + columns * size;
    }

    double bottom() {
        return top + rows * size;
    }

    double x(int column) {
        return left + column * size;
    }

    double y(int row) {
        return top + row * size;
    }

    /**
     * Fills the cells.
     *
     * @param prefix the classes are this and a number
     * @param number the number of the class of the cell at (row, column), negative for none
     */
    void fill(SvgWriter out, String prefix, IntBinaryOperator number) {
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            int from = 0;
            for (int column = 1; column <= columns; column++) {
                int current = number.applyAsInt(row, from);
                if (column == columns || number.applyAsInt(row, column) != current) {
                    if (current >= 0) {
                        run(paths.computeIfAbsent(current, k -> new StringBuilder()), row, from, column);
                    }
                    from = column;
                }
            }
        }
        out.begin("g", "class", "cells");
        paths.forEach((k, path) -> out.leaf("path", "class", prefix + k, "d", path));
        out.end();
    }

    private void run(StringBuilder path, int row, int from, int to) {
        path.append('M').append(Decimal.coordinate(x(from))).append(' ').append(Decimal.coordinate(y(row)));
        path.append('H').append(Decimal.coordinate(x(to))).append('V').append(Decimal.coordinate(y(row + 1)));
        path.append('H').append(Decimal.coordinate(x(from))).append('Z');
    }
}
