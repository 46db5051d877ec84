package org.plumbline.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.plumbline.theory.Edits;

/**
 * The configurations that come with the program, {@code spec/presets}.
 */
public final class Presets {

    private static final String FOLDER = "/org/plumbline/spec/presets/";

    /** A folder on the class path cannot be listed; a test holds this against the folder. */
    private static final List<String> NAMES = List.of("tiny", "paper-64-negative", "paper-64-positive",
            "paper-144-negative", "paper-144-positive", "edges-base", "edges-one-cluster", "edges-one-cluster-latents",
            "edges-latents-wide", "edges-latents-two-point", "edges-areas-unequal", "edges-mask-one", "edges-mask-most",
            "edges-large-steps", "edges-random-start");

    /**
     * Several presets under one name: the theory at P = 64 and 144, for gaps of both signs, with its counterexample;
     * its edges.
     */
    private static final Map<String, List<String>> SUITES = Map.of("paper",
            Stream.concat(startingWith("paper-").stream(), Stream.of("edges-one-cluster")).toList(), "edges",
            startingWith("edges-"));

    private static List<String> startingWith(String words) {
        return NAMES.stream().filter(name -> name.startsWith(words)).toList();
    }

    private Presets() {
    }

    /**
     * The names of all presets.
     *
     * @return the quickest first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Reads a preset.
     *
     * @param name one of {@link #names}
     * @return its configuration
     * @throws BadInput if there is no such preset; it suggests one
     */
    public static Config load(String name) {
        if (!NAMES.contains(name)) {
            throw new BadInput("there is no preset '" + Shown.line(name) + "'; " + hint(name));
        }
        String file = FOLDER + name + ".yaml";
        try (InputStream in = Presets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + file);
            }
            return ConfigReader.read("preset " + name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The presets that a name stands for.
     *
     * @param name one of {@link #names}, or of a suite such as {@code paper}
     * @return their configurations
     * @throws BadInput if there is no such preset or suite; it suggests one
     */
    public static List<Config> suite(String name) {
        return SUITES.getOrDefault(name, List.of(name)).stream().map(Presets::load).toList();
    }

    private static String hint(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        String nearest = NAMES.stream().min(Comparator.comparingInt(each -> Edits.between(asked, each))).orElseThrow();
        boolean near = Edits.between(asked, nearest) <= Math.max(1, nearest.length() / 2);
        return near ? "did you mean " + nearest + "?" : "the presets are " + String.join(", ", NAMES);
    }
}
