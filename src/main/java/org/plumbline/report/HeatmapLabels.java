package org.plumbline.report;

import java.util.List;

/** What stands beside the rows or above the columns of a heat map: bands with dividers, or plain numbers. */
record HeatmapLabels(String title, List<Band> bands, int count) {
    private static final double TITLE = 20;
    private static final double LONGEST = 110;

    static void requireBands(String title, List<Band> bands, int count) {
        int covered = bands.stream().mapToInt(Band::size).sum();
        if (!bands.isEmpty() && covered != count) {
            throw new IllegalArgumentException(
                    "heat map '" + title + "' has " + count + " rows or columns, its bands have " + covered);
        }
    }

    double leftRoom() {
        return (title.isBlank() ? 0 : TITLE) + longest() + 9;
    }

    double topRoom(double cell) {
        return (title.isBlank() ? 0 : TITLE) + (fits(cell) ? 19 : longest() + 9);
    }

    void drawLeft(SvgWriter out, Cells cells) {
        if (!title.isBlank()) {
            out.upright("note", SvgWriter.Anchor.MIDDLE, 12, (cells.top() + cells.bottom()) / 2, title);
        }
        int start = 0;
        for (Band band : bands) {
            double middle = (cells.y(start) + cells.y(start + band.size())) / 2;
            out.text("tick", SvgWriter.Anchor.END, cells.left() - 6, middle + 4, label(band));
            start += band.size();
            if (start < count) {
                out.line("divider", cells.left(), cells.y(start), cells.right(), cells.y(start));
            }
        }
        for (int i = 0; bands.isEmpty() && i < count; i += stride(cells.size())) {
            out.text("tick", SvgWriter.Anchor.END, cells.left() - 6, cells.y(i) + cells.size() / 2 + 4, "" + i);
        }
    }

    void drawTop(SvgWriter out, Cells cells) {
        boolean level = fits(cells.size());
        if (!title.isBlank()) {
            double baseline = cells.top() - topRoom(cells.size()) + 12;
            out.text("note", SvgWriter.Anchor.MIDDLE, (cells.left() + cells.right()) / 2, baseline, title);
        }
        int start = 0;
        for (Band band : bands) {
            double middle = (cells.x(start) + cells.x(start + band.size())) / 2;
            if (level) {
                out.text("tick", SvgWriter.Anchor.MIDDLE, middle, cells.top() - 7, label(band));
            } else {
                out.upright("tick", SvgWriter.Anchor.START, middle + 4, cells.top() - 6, label(band));
            }
            start += band.size();
            if (start < count) {
                out.line("divider", cells.x(start), cells.top(), cells.x(start), cells.bottom());
            }
        }
        for (int i = 0; bands.isEmpty() && i < count; i += stride(cells.size())) {
            out.text("tick", SvgWriter.Anchor.MIDDLE, cells.x(i) + cells.size() / 2, cells.top() - 7, "" + i);
        }
    }

    /** Whether every band is as wide as its label, so that labels can stand level side by side. */
    private boolean fits(double cell) {
        return bands.stream().allMatch(b -> TextWidth.of(label(b), SvgWriter.SMALL) + 6 <= b.size() * cell);
    }

    private double longest() {
        double ofBands = bands.stream().mapToDouble(b -> TextWidth.of(label(b), SvgWriter.SMALL)).max().orElse(0);
        return bands.isEmpty() ? TextWidth.of("" + (count - 1), SvgWriter.SMALL) : ofBands;
    }

    private static String label(Band band) {
        return TextWidth.fitted(band.label(), SvgWriter.SMALL, LONGEST);
    }

    /** How many cells from one number to the next: 1, 2 or 5 times a power of ten, wide enough for the numbers. */
    private int stride(double cell) {
        double needed = TextWidth.of("" + count, SvgWriter.SMALL) + 6;
        int stride = 1;
        for (int i = 0; stride * cell < needed; i++) {
            stride = i % 3 == 1 ? stride / 2 * 5 : stride * 2;
        }
        return stride;
    }
}
