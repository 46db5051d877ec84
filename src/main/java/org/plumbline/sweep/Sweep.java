package org.plumbline.sweep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.run.BadInput;
import org.plumbline.run.JsonText;
import org.plumbline.run.Manifest;
import org.plumbline.run.OutputDirectory;
import org.plumbline.run.Shown;
import org.plumbline.run.Workers;
import org.plumbline.run.YamlInput;

/**
 * Measures the points of a grid. Each is written to a file of its own as soon as it is measured, so that of a sweep
 * that is killed only the points in progress are lost; the bytes of the output depend on the grid alone.
 */
public final class Sweep {

    /** The grid's own file in an output. */
    static final String GRID = "grid.yaml";

    private static final String PART = "part";

    private final Grid grid;
    private final Shard shard;
    private final OutputDirectory output;

    /** Who hears of a sweep's progress. */
    @FunctionalInterface
    public interface Progress {

        /**
         * A point is done.
         *
         * @param done how many are, those of an earlier run among them
         * @param all how many there are
         */
        void done(int done, int all);
    }

    /**
     * A sweep.
     *
     * @param grid the grid
     * @param shard the part of it that is measured
     * @param output where the points are written, perhaps with some of an interrupted run
     */
    public Sweep(Grid grid, Shard shard, OutputDirectory output) {
        this.grid = grid;
        this.shard = shard;
        this.output = output;
    }

    /**
     * Measures all points that are not there yet, and publishes the output.
     *
     * @param threads how many threads compute; no result depends on it
     * @param progress hears of every point
     */
    public void run(int threads, Progress progress) {
        begin();
        List<GridPoint> all = shard.of(grid);
        Map<Integer, ObjectNode> found = new TreeMap<>();
        for (GridPoint point : all) {
            Path file = output.written(point.file());
            if (Files.exists(file)) {
                found.put(point.index(), PointJson.read(file, grid, point));
            }
        }
        List<GridPoint> missing = all.stream().filter(point -> !found.containsKey(point.index())).toList();
        progress.done(found.size(), all.size());
        try (Workers workers = new Workers(threads)) {
            workers.map(missing, point -> {
                ObjectNode node = PointJson.of(grid, point, point.task().measure());
                synchronized (found) {
                    output.write(point.file(), JsonText.of(node));
                    found.put(point.index(), node);
                    progress.done(found.size(), all.size());
                }
                return point;
            });
        }
        publish(grid, new ArrayList<>(found.values()), output);
    }

    /** Notes the grid and the part, or makes sure that an interrupted run has the same. */
    private void begin() {
        String words = shard.number() + "/" + shard.of() + "\n";
        same(output.written(GRID), grid.text(), "another grid, expected the one that it was started with");
        same(output.kept(PART), words, "another part, expected the one that it was started with");
        output.write(GRID, grid.text());
        output.keep(PART, words);
    }

    private static void same(Path file, String words, String complaint) {
        if (Files.exists(file) && !new String(YamlInput.bytes(file), StandardCharsets.UTF_8)
                .equals(words)) {
            throw new BadInput(Shown.text(file) + ": got " + complaint);
        }
    }

    private static void publish(Grid grid, List<ObjectNode> points, OutputDirectory output) {
        output.write("sweep.json", Tables.json(grid, points));
        output.write("sweep.csv", Tables.csv(points));
        output.publish();
    }

    /**
     * Puts the parts of a grid together: the same bytes as if one sweep had measured all points.
     *
     * @param parts outputs of the parts of one grid
     * @param output where the whole is written
     * @throws BadInput in one line, if the parts do not make a whole
     */
    public static void merge(List<Path> parts, OutputDirectory output) {
        Grid grid = null;
        Map<Integer, Path> from = new LinkedHashMap<>();
        for (Path part : parts) {
            Manifest.of(part);
            byte[] bytes = YamlInput.bytes(part.resolve(GRID));
            Grid other = Grid.read(Shown.text(part.resolve(GRID)), bytes);
            if (grid != null && !grid.text().equals(other.text())) {
                throw new BadInput(Shown.text(part.resolve(GRID)) + ": got another grid, expected that of "
                        + Shown.text(parts.get(0)));
            }
            grid = other;
            for (GridPoint point : grid.points()) {
                if (Files.exists(part.resolve(point.file()))) {
                    Path twice = from.put(point.index(), part);
                    if (twice != null) {
                        throw new BadInput(Shown.text(part.resolve(point.file())) + ": got a point that is in "
                                + Shown.text(twice) + " too, expected each point once");
                    }
                }
            }
        }
        List<ObjectNode> points = new ArrayList<>();
        for (GridPoint point : grid.points()) {
            Path part = from.get(point.index());
            if (part == null) {
                throw new BadInput(Shown.text(parts.get(0)) + ": got nothing for point " + point.index() + " of "
                        + grid.size() + ", expected every point in one of the parts");
            }
            points.add(PointJson.read(part.resolve(point.file()), grid, point));
        }
        output.write(GRID, grid.text());
        for (int i = 0; i < points.size(); i++) {
            output.write(grid.points().get(i).file(), JsonText.of(points.get(i)));
        }
        publish(grid, points, output);
    }
}
