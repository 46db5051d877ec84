package org.plumbline.run;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;
import org.plumbline.theory.Verdict;

/**
 * Reads a configuration from YAML that nobody vouches for: first its form by {@code spec/schema/config.schema.json},
 * then what no schema can say.
 *
 * <p>What is refused is refused in one line: {@code FILE: field.path: got X, expected Y}.
 */
public final class ConfigReader {

    /** The schema of a configuration, which is packaged with the program. */
    private static final Shape SHAPE = new Shape("config.schema.json");

    private static final Claims CLAIMS = Claims.load();

    /** Numbers of the theory are below 2^SIZE_BITS in absolute value and multiples of 2^-SIZE_BITS. */
    private static final int SIZE_BITS = 64;

    private final String file;
    private final ObjectNode root;

    private ConfigReader(String file, ObjectNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param path a file, of which nothing is presumed
     * @return the configuration
     * @throws BadInput in one line, if the file is not one
     */
    public static Config read(Path path) {
        return read(Shown.text(path), YamlInput.bytes(path));
    }

    /**
     * Reads the bytes of a file.
     *
     * @param file what to call the file
     * @param bytes its bytes
     * @return the configuration
     * @throws BadInput in one line, if the bytes are not one
     */
    public static Config read(String file, byte[] bytes) {
        ObjectNode root = YamlInput.read(file, bytes);
        SHAPE.require(file, root);
        return new ConfigReader(file, root).config();
    }

    /**
     * Checks a configuration that an option changed as if it had come from a file.
     *
     * @param option what to call the place that the change came from
     * @param path the field that the option stands for, which then need not be named
     * @param config a configuration, of which nothing is presumed
     * @return the same configuration
     * @throws BadInput in one line, if no file could hold it
     */
    public static Config check(String option, String path, Config config) {
        try {
            return read(option, ConfigText.of(config).getBytes(StandardCharsets.UTF_8));
        } catch (BadInput e) {
            String doubled = option + ": " + path + ": ";
            throw e.getMessage().startsWith(doubled)
                    ? new BadInput(option + ": " + e.getMessage().substring(doubled.length())) : e;
        }
    }

    private Config config() {
        Config.Data data = data(root.get("data"));
        int mask = root.get("mask").intValue();
        if (mask >= data.positions()) {
            throw bad("mask", mask, "at most P - 1 = " + (data.positions() - 1) + ", so that a patch is unmasked");
        }
        boolean coordinates = root.path("level").asText().equals(LevelName.COORDINATES.label());
        LevelName level = coordinates ? LevelName.COORDINATES : LevelName.DEFINITION;
        Map<Objective, Config.Training> training = training(root.get("training"));
        return new Config(root.get("name").textValue(), root.get("seed").longValue(), root.get("digits").intValue(),
                level, data, mask, training, audit(root.get("audit")), root.path("about").asText(),
                start(level, data, training));
    }

    /** The scale of Q(0), which lies on the grid of every objective. */
    private Dyadic start(LevelName level, Config.Data data, Map<Objective, Config.Training> training) {
        if (!root.has("start")) {
            return Dyadic.ZERO;
        }
        JsonNode node = root.get("start").get("scale");
        Dyadic scale = exact("start.scale", node);
        if (scale.signum() < 0) {
            throw bad("start.scale", Shown.node(node), "a number of at least 0");
        }
        int bits = scale.signum() == 0 ? 0 : scale.scale() + Start.bits(level, data);
        for (Map.Entry<Objective, Config.Training> each : training.entrySet()) {
            if (each.getValue().gridBits() < bits) {
                throw bad("training." + each.getKey().label() + ".grid-bits", each.getValue().gridBits(),
                        "at least " + bits + ", so that Q(0) of this start.scale lies on the grid");
            }
        }
        return scale;
    }

    private Config.Data data(JsonNode node) {
        int positions = node.get("positions").intValue();
        List<List<Integer>> areaSizes = new ArrayList<>();
        int areas = 0;
        for (JsonNode cluster : node.get("area-sizes")) {
            List<Integer> sizes = new ArrayList<>();
            cluster.forEach(size -> sizes.add(size.intValue()));
            int sum = sizes.stream().mapToInt(Integer::intValue).sum();
            if (sum != positions) {
                throw bad("data.area-sizes[" + areaSizes.size() + "]", "a sum of " + sum,
                        "the P = " + positions + " positions that the areas fill");
            }
            areaSizes.add(sizes);
            areas += sizes.size();
        }
        if (areas + positions > OrthonormalFamily.MAX_DIMENSION) {
            throw bad("data.area-sizes", areas + " areas", "at most " + (OrthonormalFamily.MAX_DIMENSION - positions)
                    + " for " + positions + " positions, as R^d has d <= " + OrthonormalFamily.MAX_DIMENSION);
        }
        requireDifferentPartitions(areaSizes);
        Dyadic low = positive("data.latents.low", node.get("latents").get("low"));
        Dyadic high = positive("data.latents.high", node.get("latents").get("high"));
        if (low.compareTo(high) > 0) {
            throw bad("data.latents.high", high, "at least low = " + low);
        }
        boolean twoPoint = node.get("latents").path("law").asText().equals("two-point");
        return new Config.Data(positions, areaSizes, new LatentLaw(low, high, twoPoint),
                node.get("reflections").intValue());
    }

    /** Clusters with the same sizes, in any order, need as many partitions into areas of these sizes. */
    private void requireDifferentPartitions(List<List<Integer>> areaSizes) {
        Map<List<Integer>, Integer> alike = new HashMap<>();
        for (int k = 0; k < areaSizes.size(); k++) {
            List<Integer> sorted = new ArrayList<>(areaSizes.get(k));
            Collections.sort(sorted);
            int clusters = alike.merge(sorted, 1, Integer::sum);
            if (clusters > 1 && partitions(sorted).compareTo(BigInteger.valueOf(clusters)) < 0) {
                throw bad("data.area-sizes[" + k + "]", "a cluster too many with areas of these sizes",
                        "no more than there are partitions into such areas, which is " + partitions(sorted));
            }
        }
    }

    /** P! over the product of all sizes' factorials and of the factorials of how often each size occurs. */
    private static BigInteger partitions(List<Integer> sorted) {
        BigInteger ways = BigInteger.ONE;
        int positions = 0;
        int repeats = 0;
        for (int j = 0; j < sorted.size(); j++) {
            repeats = j > 0 && sorted.get(j).equals(sorted.get(j - 1)) ? repeats + 1 : 1;
            // the area's positions among those so far, its least one given by one of its repeats
            for (int i = 1; i <= sorted.get(j); i++) {
                positions++;
                ways = ways.multiply(BigInteger.valueOf(positions)).divide(BigInteger.valueOf(i));
            }
            ways = ways.divide(BigInteger.valueOf(repeats));
        }
        return ways;
    }

    private Map<Objective, Config.Training> training(JsonNode node) {
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        for (Objective objective : Objective.values()) {
            if (node.has(objective.label())) {
                training.put(objective, training(objective, node.get(objective.label())));
            }
        }
        return training;
    }

    private Config.Training training(Objective objective, JsonNode node) {
        String path = "training." + objective.label();
        boolean contrastive = objective == Objective.CL;
        return new Config.Training(node.get("steps").intValue(), node.get("batch").intValue(),
                node.get("samples").textValue().equals("fresh"), positive(path + ".eta", node.get("eta")),
                node.get("grid-bits").intValue(), contrastive ? node.get("negatives").intValue() : 0,
                contrastive ? positive(path + ".tau", node.get("tau")) : Dyadic.ONE);
    }

    private Config.Audit audit(JsonNode node) {
        TreeMap<String, Dyadic> thresholds = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("thresholds").properties()) {
            Claim claim = audited("audit.thresholds", entry.getKey());
            List<String> quantities = claim.measures().stream().map(Claim.Measure::quantity).toList();
            String path = "audit.thresholds." + claim.id();
            for (Map.Entry<String, JsonNode> threshold : entry.getValue().properties()) {
                String quantity = threshold.getKey();
                if (!quantities.contains(quantity)) {
                    throw bad(Shown.path(path, quantity), "an unknown quantity",
                            "one of " + String.join(", ", quantities));
                }
                thresholds.put(claim.id() + "." + quantity, exact(path + "." + quantity, threshold.getValue()));
            }
        }
        TreeMap<String, Config.Expectation> expected = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path("expected").properties()) {
            expected.put(audited("audit.expected", entry.getKey()).id(), new Config.Expectation(
                    Verdict.of(entry.getValue().get("verdict").textValue()).orElseThrow(),
                    entry.getValue().get("why").textValue()));
        }
        return new Config.Audit(node.get("probes").intValue(), node.path("checked").intValue(),
                node.path("finer-bits").intValue(), thresholds, expected, ignored(node.path("ignored")));
    }

    private Set<String> ignored(JsonNode node) {
        TreeSet<String> known = new TreeSet<>();
        CLAIMS.all().stream().filter(Claim::audited)
                .forEach(claim -> claim.hypotheses().forEach(each -> known.add(each.key())));
        TreeSet<String> ignored = new TreeSet<>();
        for (JsonNode key : node) {
            if (!known.contains(key.textValue())) {
                throw bad("audit.ignored", Shown.node(key), "one of " + String.join(", ", known));
            }
            ignored.add(key.textValue());
        }
        return ignored;
    }

    private Claim audited(String path, String id) {
        Claim claim = CLAIMS.find(id).orElse(null);
        if (claim == null) {
            List<String> near = CLAIMS.suggestions(id);
            throw bad(Shown.path(path, id), "an unknown claim", near.isEmpty() ? "a claim that audits judge"
                    : near.get(0));
        }
        if (!claim.audited()) {
            throw bad(path + "." + id, "a claim that no audit judges", "one of "
                    + String.join(", ", CLAIMS.all().stream().filter(Claim::audited).map(Claim::id).toList()));
        }
        return claim;
    }

    private Dyadic positive(String path, JsonNode node) {
        Dyadic number = exact(path, node);
        if (number.signum() <= 0) {
            throw bad(path, Shown.node(node), "a number above 0");
        }
        return number;
    }

    private Dyadic exact(String path, JsonNode node) {
        Dyadic number;
        try {
            number = DyadicText.parse(node.textValue());
        } catch (NumberFormatException e) {
            throw bad(path, Shown.node(node), "an exact dyadic number such as \"3\", \"1/2\", \"-3p-4\" or \"0.375\"");
        }
        if (number.scale() > SIZE_BITS || number.numerator().bitLength() > SIZE_BITS + number.scale()) {
            throw bad(path, Shown.node(node), "a multiple of 2^-" + SIZE_BITS + " below 2^" + SIZE_BITS);
        }
        return number;
    }

    private BadInput bad(String path, Object got, String expected) {
        return new BadInput(file + ": " + path + ": got " + got + ", expected " + expected);
    }
}
