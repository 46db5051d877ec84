package org.plumbline.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.laws.ContrastPlan;
import org.plumbline.laws.RowConfig;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.BadInput;
import org.plumbline.run.Config.Expectation;
import org.plumbline.run.JsonText;
import org.plumbline.run.Shape;
import org.plumbline.run.Shown;
import org.plumbline.run.YamlInput;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/**
 * What an audit on the population trains and judges (spec/populations, spec/schema/population-audit.schema.json).
 *
 * @param name what it is called
 * @param about what it is for
 * @param sizes P, the areas, gamma, z; MAE's descent, if it is trained
 * @param contrast how CL is trained, if it is
 * @param ignored keys of hypotheses that are not asked for
 * @param thresholds those that differ from the registry's and from {@link FiniteForms}, by claim and quantity
 * @param expected verdicts by claim
 * @param document the fields as they were read
 */
public record PopulationConfig(String name, String about, RowConfig sizes, Optional<ContrastPlan> contrast,
        Set<String> ignored, Map<String, Enclosure> thresholds, Map<String, Expectation> expected,
        ObjectNode document) {

    private static final String FOLDER = "/org/plumbline/spec/populations/";

    private static final Shape SHAPE = new Shape("population-audit.schema.json");

    /** A folder on the class path cannot be listed; a test holds this against the folder. */
    private static final List<String> NAMES = List.of("paper-36-one-cluster",
            "paper-36-two-clusters", "paper-1000-positive", "paper-1000-negative",
            "paper-10000-positive", "paper-10000-negative");

    /** Copies the maps and sorts them. */
    public PopulationConfig {
        ignored = Collections.unmodifiableSet(new TreeSet<>(ignored));
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        expected = Collections.unmodifiableMap(new TreeMap<>(expected));
    }

    /**
     * The presets.
     *
     * @return their names, the quickest first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The presets of this kind that a name stands for.
     *
     * @param name one of {@link #names}, or of a suite such as {@code paper}
     * @return their configurations; none if it stands for none
     */
    public static List<PopulationConfig> suite(String name) {
        return NAMES.stream().filter(each -> each.equals(name) || name.equals("paper")).map(PopulationConfig::load)
                .toList();
    }

    private static PopulationConfig load(String name) {
        try (InputStream in = PopulationConfig.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            return read("preset " + name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a file is meant to be one of these, by a key that no other configuration has.
     *
     * @param path a file, of which nothing is presumed
     * @return whether it has the key
     * @throws BadInput in one line, if the file is no YAML
     */
    public static boolean is(Path path) {
        return YamlInput.read(Shown.text(path), YamlInput.bytes(path)).has("population");
    }

    /**
     * Reads a file.
     *
     * @param path a file, of which nothing is presumed
     * @return the configuration
     * @throws BadInput in one line, if the file is not one
     */
    public static PopulationConfig read(Path path) {
        return read(Shown.text(path), YamlInput.bytes(path));
    }

    static PopulationConfig read(String file, byte[] bytes) {
        return read(file, YamlInput.read(file, bytes));
    }

    private static PopulationConfig read(String file, ObjectNode root) {
        SHAPE.require(file, root);
        RowConfig sizes = sizes(file, root);
        Map<String, Enclosure> thresholds = new TreeMap<>();
        root.path("thresholds").properties().forEach(claim -> claim.getValue().properties().forEach(
                each -> thresholds.put(quantity(file, claim.getKey(), each.getKey()),
                        DyadicText.enclose(each.getValue().textValue(), Interval.SCALE))));
        Map<String, Expectation> expected = new TreeMap<>();
        root.path("expected").properties().forEach(each -> expected.put(
                judged(file, "expected", each.getKey()).id(),
                new Expectation(Verdict.of(each.getValue().get("verdict").textValue()).orElseThrow(),
                        each.getValue().get("why").textValue())));
        Optional<ContrastPlan> contrast = root.has("cl") ? Optional.of(plan(file, sizes, root.get("cl")))
                : Optional.empty();
        return new PopulationConfig(root.get("name").textValue(), root.get("about").textValue(),
                root.has("mae") ? sizes : withoutDescent(sizes), contrast, ignored(file, root.path("ignored")),
                thresholds, expected, root);
    }

    /** The fields of a row, as the command population has them. */
    private static RowConfig sizes(String file, ObjectNode root) {
        ObjectNode fields = root.get("population").deepCopy();
        root.path("mae").properties().forEach(each -> fields.set(each.getKey(), each.getValue()));
        return RowConfig.read(file, fields, true);
    }

    private static RowConfig withoutDescent(RowConfig sizes) {
        return new RowConfig(false, sizes.positions(), sizes.kc(), sizes.ks(), sizes.globalSize(), sizes.localSize(),
                sizes.maskedPart(), sizes.latent(), Optional.empty());
    }

    private static ContrastPlan plan(String file, RowConfig sizes, JsonNode node) {
        boolean sampled = node.get("level").textValue().equals("sampled");
        ContrastPlan plan = new ContrastPlan(sizes, sampled ? ContrastPlan.Level.SAMPLED : ContrastPlan.Level.EXACT,
                node.get("clusters").intValue(), node.get("negatives").intValue(), positive(file, "tau", node),
                node.has("eta") ? Optional.of(positive(file, "eta", node)) : Optional.empty(),
                node.get("max-steps").longValue(),
                new ContrastPlan.Sampling(node.path("batch").asInt(1), node.path("replicas").asInt(2),
                        node.path("seed").asLong(), false));
        try {
            plan.check();
            return plan;
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": cl: " + e.getMessage(), e);
        }
    }

    private static Dyadic positive(String file, String field, JsonNode node) {
        try {
            Dyadic value = DyadicText.parse(node.get(field).textValue());
            if (value.signum() > 0) {
                return value;
            }
            throw new BadInput(file + ": cl." + field + ": got 0, expected a positive number");
        } catch (NumberFormatException e) {
            throw new BadInput(file + ": cl." + field + ": " + e.getMessage(), e);
        }
    }

    private static String quantity(String file, String id, String quantity) {
        List<String> known = judged(file, "thresholds", id).measures().stream().map(Claim.Measure::quantity).toList();
        if (!known.contains(quantity)) {
            throw new BadInput(
                    file + ": " + "thresholds." + id + "." + Shown.line(quantity) + ": got an unknown quantity, "
                            + "expected one of " + String.join(", ", known));
        }
        return id + "." + quantity;
    }

    private static Claim judged(String file, String field, String id) {
        return FiniteForms.claims().stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(
                        () -> new BadInput(
                                file + ": " + field + "." + Shown.line(id) + ": got a claim that is not judged "
                                        + "on the population, expected one of "
                                        + String.join(", ", FiniteForms.claims().stream().map(Claim::id).toList())));
    }

    private static Set<String> ignored(String file, JsonNode keys) {
        Set<String> known = new TreeSet<>();
        FiniteForms.claims().forEach(claim -> claim.hypotheses().forEach(each -> known.add(each.key())));
        List<String> ignored = new ArrayList<>();
        for (JsonNode key : keys) {
            if (!known.contains(key.textValue())) {
                throw new BadInput(file + ": ignored: got " + Shown.line(key.textValue()) + ", expected one of "
                        + String.join(", ", known));
            }
            ignored.add(key.textValue());
        }
        return Set.copyOf(ignored);
    }

    /**
     * The same audit with another seed.
     *
     * @param seed the seed of the first replica
     * @return a configuration that differs in its seed only, and not at all if nothing is drawn
     */
    public PopulationConfig withSeed(long seed) {
        if (!document.path("cl").has("seed")) {
            return this;
        }
        ObjectNode other = document.deepCopy();
        ((ObjectNode) other.get("cl")).put("seed", seed);
        return read(name, other);
    }

    /**
     * The configuration in one form, which is YAML too.
     *
     * @return lines
     */
    public String text() {
        return JsonText.of(document);
    }
}
