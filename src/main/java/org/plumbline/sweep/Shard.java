package org.plumbline.sweep;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a grid, for one machine of several: every so many-th point, so that costly ones are spread.
 *
 * @param number which part, from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    /** All points. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /**
     * Reads a part.
     *
     * @param text for example {@code "2/3"}
     * @return the part; empty if the text is none
     */
    public static Optional<Shard> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return shard.number >= 1 && shard.number <= shard.of ? Optional.of(shard) : Optional.empty();
    }

    List<GridPoint> of(Grid grid) {
        return grid.points().stream().filter(point -> point.index() % of == number - 1).toList();
    }
}
