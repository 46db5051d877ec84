package org.plumbline.laws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.run.BadInput;
import org.plumbline.run.Config.Expectation;
import org.plumbline.run.Shape;
import org.plumbline.run.Shown;
import org.plumbline.run.YamlInput;
import org.plumbline.theory.Verdict;

/**
 * Where the scaling laws are measured and how near they must come (spec/laws.yaml, spec/schema/laws.schema.json).
 *
 * @param name what the audit is called
 * @param text the file as it was read
 * @param ladder the P of the mean-field limit, each a factor larger than the one before
 * @param positive points with Delta > 0
 * @param negative points with Delta < 0
 * @param exactPositions the P of the exact population
 * @param exact its points
 * @param eta its step size
 * @param gridBits its grid
 * @param relative how near a limit must come, as a part of the prediction
 * @param absolute how near where the prediction is 0
 * @param map where verdicts are shown over kc and ks; no positions if they are not
 * @param expected verdicts by claim
 */
public record LawsConfig(String name, String text, List<Double> ladder, List<Exponents> positive,
        List<Exponents> negative, List<Integer> exactPositions, List<Exponents> exact, Dyadic eta, int gridBits,
        double relative, double absolute, Edges map, Map<String, Expectation> expected) {

    private static final String RESOURCE = "/org/plumbline/spec/laws.yaml";

    /**
     * A map of verdicts.
     *
     * @param positions each P that has one
     * @param kc its columns
     * @param ks its rows
     */
    public record Edges(List<Double> positions, List<Double> kc, List<Double> ks) {

        /** Copies the lists. */
        public Edges {
            positions = List.copyOf(positions);
            kc = List.copyOf(kc);
            ks = List.copyOf(ks);
        }

        /** The ks at which objectives are compared over kc. */
        double middleKs() {
            return ks.get(ks.size() / 2);
        }

        /** The kc at which the global area is larger than local ones there; none if there is nothing to compare. */
        List<Double> imbalanced() {
            return positions.isEmpty() ? List.of()
                    : kc.stream().filter(each -> each < 1 && each > middleKs() && middleKs() > 0).toList();
        }
    }

    private static final Shape SHAPE = new Shape("laws.schema.json");

    /** Copies the lists. */
    public LawsConfig {
        ladder = List.copyOf(ladder);
        positive = List.copyOf(positive);
        negative = List.copyOf(negative);
        exactPositions = List.copyOf(exactPositions);
        exact = List.copyOf(exact);
        expected = Collections.unmodifiableMap(new TreeMap<>(expected));
    }

    /**
     * The preset {@code laws}.
     *
     * @return spec/laws.yaml
     */
    public static LawsConfig packaged() {
        try (InputStream in = LawsConfig.class.getResourceAsStream(RESOURCE)) {
            return read("preset laws", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param path a file, of which nothing is presumed
     * @return the configuration
     * @throws BadInput in one line, if the file is not one
     */
    public static LawsConfig read(Path path) {
        return read(Shown.text(path), YamlInput.bytes(path));
    }

    /**
     * Whether a file is meant to be one of these, by a key that no other configuration has.
     *
     * @param path a file, of which nothing is presumed
     * @return whether it has the key
     * @throws BadInput in one line, if the file is no YAML
     */
    public static boolean is(Path path) {
        return YamlInput.read(Shown.text(path), YamlInput.bytes(path)).has("mean-field");
    }

    static LawsConfig read(String file, byte[] bytes) {
        ObjectNode root = YamlInput.read(file, bytes);
        SHAPE.require(file, root);
        JsonNode exact = root.get("exact");
        List<Integer> positions = new ArrayList<>();
        exact.get("positions").forEach(each -> positions.add(each.intValue()));
        for (int i = 1; i < positions.size(); i++) {
            if (positions.get(i) <= positions.get(i - 1)) {
                throw new BadInput(file + ": exact.positions[" + i + "]: got " + positions.get(i) + ", expected more "
                        + "than " + positions.get(i - 1));
            }
        }
        List<Exponents> points = new ArrayList<>();
        exact.get("points").forEach(each -> points.add(new Exponents(number(each.get("kc")), number(each.get("ks")),
                dyadic(file, "exact.points.latent", each.get("latent")), number(each.get("masked-part")))));
        Map<String, Expectation> expected = new TreeMap<>();
        root.path("expected").properties().forEach(each -> expected.put(each.getKey(),
                new Expectation(Verdict.of(each.getValue().get("verdict").textValue()).orElseThrow(),
                        each.getValue().get("why").textValue())));
        dyadic(file, "exact.eta", exact.get("eta"));
        return new LawsConfig(root.get("name").textValue(), new String(bytes, StandardCharsets.UTF_8),
                ladder(file, root.get("mean-field")), grid(root.get("positive-gap")), grid(root.get("negative-gap")),
                positions, points, DyadicText.parse(exact.get("eta").textValue()), exact.get("grid-bits").intValue(),
                number(root.get("tolerance").get("relative")), number(root.get("tolerance").get("absolute")),
                new Edges(numbers(root.at("/map/positions")), numbers(root.at("/map/kc")), numbers(root.at("/map/ks"))),
                expected);
    }

    private static List<Double> ladder(String file, JsonNode node) {
        double from = number(node.get("from"));
        double factor = number(node.get("factor"));
        int rungs = node.get("rungs").intValue();
        double last = from * StrictMath.pow(factor, rungs - 1);
        if (from < 100 || factor <= 1 || last > 1e100) {
            throw new BadInput(
                    file + ": mean-field: got P from " + from + " to " + last + ", expected P that grow from "
                            + "at least 100 to at most 1e100");
        }
        List<Double> ladder = new ArrayList<>();
        for (int i = 0; i < rungs; i++) {
            ladder.add(from * StrictMath.pow(factor, i));
        }
        return ladder;
    }

    private static List<Exponents> grid(JsonNode node) {
        List<Exponents> points = new ArrayList<>();
        for (JsonNode kc : node.get("kc")) {
            for (JsonNode ks : node.get("ks")) {
                for (JsonNode z : node.get("latent")) {
                    for (JsonNode gamma : node.get("masked-part")) {
                        points.add(new Exponents(number(kc), number(ks), number(z), number(gamma)));
                    }
                }
            }
        }
        return points;
    }

    private static double dyadic(String file, String field, JsonNode node) {
        try {
            return PopulationRun.number(DyadicText.parse(node.textValue()));
        } catch (NumberFormatException e) {
            throw new BadInput(file + ": " + field + ": " + e.getMessage(), e);
        }
    }

    private static List<Double> numbers(JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        node.forEach(each -> numbers.add(number(each)));
        return numbers;
    }

    private static double number(JsonNode node) {
        return Bounds.number(node.textValue());
    }
}
