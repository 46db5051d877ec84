package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places the labels of reference lines outside the frame, where no curve runs, and none on top of another. */
final class ReferenceLabels {
    /** Height of a row of labels. */
    static final double ROW = 17;

    private static final double WIDEST = 150;
    private static final double OFFSET = 9;

    private final List<ReferenceLine> horizontal;
    private final List<ReferenceLine> vertical;

    ReferenceLabels(List<ReferenceLine> lines) {
        Comparator<ReferenceLine> byValue = Comparator.comparingDouble(ReferenceLine::at);
        horizontal = lines.stream().filter(ReferenceLine::horizontal).sorted(byValue.reversed()).toList();
        vertical = lines.stream().filter(r -> !r.horizontal()).sorted(byValue).toList();
    }

    /** The room needed right of the frame. */
    double right() {
        return horizontal.stream().mapToDouble(r -> width(label(r)) + OFFSET + 1).max().orElse(0);
    }

    /** The room needed above the frame if it begins and ends at these places. */
    double above(Frame frame, double pictureWidth) {
        return rows(frame, pictureWidth).size() * ROW;
    }

    /** Draws the lines and their labels. */
    void draw(SvgWriter out, Frame frame, double pictureWidth) {
        drawHorizontal(out, frame);
        drawVertical(out, frame, pictureWidth);
    }

    private void drawHorizontal(SvgWriter out, Frame frame) {
        double[] wanted = horizontal.stream().mapToDouble(r -> frame.up(r.at())).toArray();
        double[] placed = apart(wanted, frame.top() + 4, frame.bottom() - 4);
        for (int i = 0; i < wanted.length; i++) {
            out.line("reference", frame.left(), wanted[i], frame.right(), wanted[i]);
            out.line("leader", frame.right(), wanted[i], frame.right() + OFFSET - 2, placed[i]);
            String label = label(horizontal.get(i));
            out.text("note", SvgWriter.Anchor.START, frame.right() + OFFSET, placed[i] + 4, label);
        }
    }

    private void drawVertical(SvgWriter out, Frame frame, double pictureWidth) {
        List<List<ReferenceLine>> rows = rows(frame, pictureWidth);
        for (int i = rows.size() - 1; i >= 0; i--) {
            double baseline = frame.top() - 6 - i * ROW;
            for (ReferenceLine line : rows.get(i)) {
                double x = frame.across(line.at());
                out.line("reference", x, baseline + 3, x, frame.bottom());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            for (ReferenceLine line : rows.get(i)) {
                double middle = middle(line, frame, pictureWidth);
                double baseline = frame.top() - 6 - i * ROW;
                out.text("note halo", SvgWriter.Anchor.MIDDLE, middle, baseline, label(line));
            }
        }
    }

    /** The first row with room, lowest first. */
    private List<List<ReferenceLine>> rows(Frame frame, double pictureWidth) {
        List<List<ReferenceLine>> rows = new ArrayList<>();
        for (ReferenceLine line : vertical) {
            double start = middle(line, frame, pictureWidth) - width(label(line)) / 2;
            List<ReferenceLine> free = null;
            for (List<ReferenceLine> row : rows) {
                ReferenceLine last = row.get(row.size() - 1);
                double end = middle(last, frame, pictureWidth) + width(label(last)) / 2;
                if (free == null && end + 10 <= start) {
                    free = row;
                }
            }
            if (free == null) {
                free = new ArrayList<>();
                rows.add(free);
            }
            free.add(line);
        }
        return rows;
    }

    private static double middle(ReferenceLine line, Frame frame, double pictureWidth) {
        double half = width(label(line)) / 2 + 1;
        return Math.max(half, Math.min(pictureWidth - half, frame.across(line.at())));
    }

    private static String label(ReferenceLine line) {
        return TextWidth.fitted(line.label(), SvgWriter.SMALL, WIDEST);
    }

    private static double width(String label) {
        return TextWidth.of(label, SvgWriter.SMALL);
    }

    /** Heights in ascending order, moved until neighbours are a row apart, first down, then back up from the end. */
    private static double[] apart(double[] wanted, double first, double last) {
        double[] placed = wanted.clone();
        double least = first;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(placed[i], least);
            least = placed[i] + ROW - 2;
        }
        double most = last;
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], most);
            most = placed[i] - ROW + 2;
        }
        return placed;
    }
}
