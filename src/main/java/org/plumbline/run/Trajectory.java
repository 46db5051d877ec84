package org.plumbline.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureText;

/**
 * What was seen of a training, in the decimals that are published (spec/schema/trajectory.schema.json).
 */
public final class Trajectory {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Config config;
    private final Objective objective;
    private final List<Seen> steps = new ArrayList<>();
    private final List<Seen> checkpoints = new ArrayList<>();
    private Observation last;

    /** A trajectory of which nothing was seen yet. */
    Trajectory(Config config, Objective objective) {
        this.config = config;
        this.objective = objective;
    }

    /**
     * A number between two decimals.
     *
     * @param lower at most the number
     * @param upper at least the number
     */
    public record Bounds(String lower, String upper) {

        /**
         * The ends of an interval, rounded outward.
         *
         * @param interval the number
         * @param most so many decimals at most; no more than the interval has binary digits
         * @return two decimals
         */
        public static Bounds of(Enclosure interval, int most) {
            int decimals = Math.min(most, interval.scale());
            return new Bounds(EnclosureText.lower(interval, decimals), EnclosureText.upper(interval, decimals));
        }
    }

    /**
     * A loss.
     *
     * @param step the number of steps before it
     * @param loss the mean loss
     * @param floor what no Q can beat on the same images (lem:batch-floor); 0 for CL
     * @param distance to the same training on a finer grid; none where it was not compared
     */
    public record Seen(int step, Bounds loss, Bounds floor, Optional<Distance> distance) {
    }

    /**
     * The distance to the same training on a finer grid, by {@link RoundingDistance}.
     *
     * @param featurePosition of any Phi
     * @param positionPosition of any Upsilon
     * @param attention of the attention of any query on any area, on any probe
     * @param loss of the mean loss over the probes
     */
    public record Distance(Bounds featurePosition, Bounds positionPosition, Bounds attention, Bounds loss) {
    }

    /**
     * The loss of each step's batch, before the step.
     *
     * @return one entry a step
     */
    public List<Seen> steps() {
        return Collections.unmodifiableList(steps);
    }

    /**
     * The loss of the probes at each regular checkpoint.
     *
     * @return the last entry is that after the last step
     */
    public List<Seen> checkpoints() {
        return Collections.unmodifiableList(checkpoints);
    }

    void sawStep(int step, Level.Step taken) {
        steps.add(new Seen(step, bounds(taken.loss()), bounds(taken.floor()), Optional.empty()));
    }

    void sawCheckpoint(int step, Observation observation, Optional<RoundingDistance> distance) {
        checkpoints.add(new Seen(step, bounds(observation.loss()), bounds(observation.floor()),
                distance.map(this::bounds)));
        sawLast(observation);
    }

    void sawLast(Observation observation) {
        last = observation;
    }

    private Bounds bounds(Enclosure interval) {
        return Bounds.of(interval, config.digits());
    }

    private Distance bounds(RoundingDistance distance) {
        int decimals = FinerRun.decimals(config, objective);
        return new Distance(Bounds.of(distance.featurePosition(), decimals),
                Bounds.of(distance.positionPosition(), decimals), Bounds.of(distance.attention(), decimals),
                Bounds.of(distance.loss(), decimals));
    }

    /** The name of a checkpoint's file. */
    static String file(int step) {
        return String.format(Locale.ROOT, "checkpoints/%08d.json", step);
    }

    /**
     * The trajectory as it is published.
     *
     * @return JSON, the same for the same configuration, objective and program
     */
    public String text() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", "plumbline-trajectory/1");
        node.put("objective", objective.label());
        node.put("level", config.level().label());
        node.set("config", ConfigText.json(config));
        node.set("steps", array(steps, false));
        node.set("checkpoints", array(checkpoints, true));
        ObjectNode looks = node.putObject("final");
        matrix(looks.putArray("featurePosition"), last.featurePosition());
        matrix(looks.putArray("positionPosition"), last.positionPosition());
        return JsonText.of(node);
    }

    /** What was seen so far, for a run that may be interrupted. */
    ObjectNode soFar() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("steps", array(steps, false));
        node.set("checkpoints", array(checkpoints, true));
        return node;
    }

    private static ArrayNode array(List<Seen> list, boolean files) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Seen seen : list) {
            ObjectNode entry = array.addObject();
            entry.put("step", seen.step());
            if (files) {
                entry.put("file", file(seen.step()));
            }
            add(entry.putArray("loss"), seen.loss());
            add(entry.putArray("floor"), seen.floor());
            seen.distance().ifPresent(distance -> {
                ObjectNode node = entry.putObject("distance");
                add(node.putArray("featurePosition"), distance.featurePosition());
                add(node.putArray("positionPosition"), distance.positionPosition());
                add(node.putArray("attention"), distance.attention());
                add(node.putArray("loss"), distance.loss());
            });
        }
        return array;
    }

    private static void add(ArrayNode array, Bounds bounds) {
        array.add(bounds.lower()).add(bounds.upper());
    }

    private void matrix(ArrayNode rows, Enclosure[][] matrix) {
        for (Enclosure[] row : matrix) {
            ArrayNode array = rows.addArray();
            for (Enclosure entry : row) {
                add(array.addArray(), bounds(entry));
            }
        }
    }

    /**
     * Takes up what an interrupted run had seen.
     *
     * @param file what to call the file
     * @param node what {@link #soFar} gave
     * @param step the number of steps that the run had taken
     * @throws BadInput in one line, if it is anything else
     */
    void takeUp(String file, JsonNode node, int step) {
        for (JsonNode entry : node.path("steps")) {
            steps.add(seen(file, "steps[" + steps.size() + "]", entry));
        }
        for (JsonNode entry : node.path("checkpoints")) {
            checkpoints.add(seen(file, "checkpoints[" + checkpoints.size() + "]", entry));
        }
        if (steps.size() != step) {
            throw new BadInput(file + ": steps: got " + steps.size() + " entries, expected " + step);
        }
    }

    private static Seen seen(String file, String path, JsonNode entry) {
        if (!entry.path("step").isInt()) {
            throw new BadInput(file + ": " + path + ".step: got " + Shown.node(entry.path("step"))
                    + ", expected a number of steps");
        }
        return new Seen(entry.get("step").intValue(), bounds(file, path + ".loss", entry.path("loss")),
                bounds(file, path + ".floor", entry.path("floor")), distance(file, path, entry.path("distance")));
    }

    private static Optional<Distance> distance(String file, String path, JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String inner = path + ".distance.";
        return Optional.of(new Distance(bounds(file, inner + "featurePosition", node.path("featurePosition")),
                bounds(file, inner + "positionPosition", node.path("positionPosition")),
                bounds(file, inner + "attention", node.path("attention")),
                bounds(file, inner + "loss", node.path("loss"))));
    }

    private static Bounds bounds(String file, String path, JsonNode pair) {
        if (pair.size() != 2 || !isDecimal(pair.path(0)) || !isDecimal(pair.path(1))) {
            throw new BadInput(file + ": " + path + ": got " + Shown.node(pair) + ", expected two decimals");
        }
        return new Bounds(pair.get(0).textValue(), pair.get(1).textValue());
    }

    private static boolean isDecimal(JsonNode node) {
        return node.isTextual() && DECIMAL.matcher(node.textValue()).matches();
    }
}
