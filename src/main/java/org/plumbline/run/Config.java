package org.plumbline.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.theory.Verdict;

/**
 * Everything that decides a run's bytes: nothing else does, neither the machine nor the number of threads. Two equal
 * configurations have the same text ({@link ConfigText}), and {@link ConfigReader} reads it back as an equal one.
 *
 * @param name what the run is called in its outputs
 * @param seed the seed of every draw
 * @param digits target digits: of results at the definition level, after the point in coordinates; raised where a
 *        rounding cannot be decided
 * @param level the level at which the run is computed
 * @param data the data (def:partition, def:feature, def:image)
 * @param maskSize the number m of masked positions, from 1 to P - 1
 * @param training one entry for each objective the run trains
 * @param audit thresholds and expected verdicts
 * @param about what it is for, in a sentence; empty if nothing is said
 * @param start the scale of a random Q(0), a multiple of 2^-64; 0 for Q(0) = 0 (def:gd)
 */
public record Config(String name, long seed, int digits, LevelName level, Data data, int maskSize,
        Map<Objective, Training> training, Audit audit, String about, Dyadic start) {

    /** Copies the map, so that a configuration never changes. */
    public Config {
        training = Collections.unmodifiableMap(new EnumMap<>(training));
    }

    /**
     * A run from Q(0) = 0 of which nothing is said.
     *
     * @param name what the run is called in its outputs
     * @param seed the seed of every draw
     * @param digits target digits
     * @param level the level at which the run is computed
     * @param data the data
     * @param maskSize the number m of masked positions
     * @param training one entry for each objective the run trains
     * @param audit thresholds and expected verdicts
     */
    public Config(String name, long seed, int digits, LevelName level, Data data, int maskSize,
            Map<Objective, Training> training, Audit audit) {
        this(name, seed, digits, level, data, maskSize, training, audit, "", Dyadic.ZERO);
    }

    private Config with(Map<Objective, Training> other) {
        return new Config(name, seed, digits, level, data, maskSize, other, audit, about, start);
    }

    /**
     * The same run from another seed.
     *
     * @param other the seed
     * @return a configuration that differs in its seed only
     */
    public Config withSeed(long other) {
        return new Config(name, other, digits, level, data, maskSize, training, audit, about, start);
    }

    /**
     * The same run with other target digits.
     *
     * @param other the digits
     * @return a configuration that differs in its digits only
     */
    public Config withDigits(int other) {
        return new Config(name, seed, other, level, data, maskSize, training, audit, about, start);
    }

    /**
     * The same run at another level.
     *
     * @param other the level
     * @return a configuration that differs in its level only
     */
    public Config withLevel(LevelName other) {
        return new Config(name, seed, digits, other, data, maskSize, training, audit, about, start);
    }

    /**
     * The same run with more or fewer steps of one objective.
     *
     * @param objective an objective that the run trains
     * @param steps the number of steps
     * @return a configuration that differs in these steps only
     */
    public Config withSteps(Objective objective, int steps) {
        Map<Objective, Training> other = new EnumMap<>(training);
        other.computeIfPresent(objective, (same, old) -> new Training(steps, old.batch(), old.fresh(), old.eta(),
                old.gridBits(), old.negatives(), old.tau()));
        return with(other);
    }

    /**
     * The same run with another grid for one objective.
     *
     * @param objective an objective that the run trains
     * @param bits D
     * @return a configuration that differs in these bits only
     */
    public Config withGridBits(Objective objective, int bits) {
        Map<Objective, Training> other = new EnumMap<>(training);
        other.computeIfPresent(objective, (same, old) -> new Training(old.steps(), old.batch(), old.fresh(), old.eta(),
                bits, old.negatives(), old.tau()));
        return with(other);
    }

    /**
     * The data.
     *
     * @param positions the number of positions P
     * @param areaSizes for each cluster the size of each area, the global one first
     * @param latents the law of every latent
     * @param reflections rounds of reflections in the orthonormal basis; 0 is the standard basis
     */
    public record Data(int positions, List<List<Integer>> areaSizes, LatentLaw latents, int reflections) {

        /** Copies the lists. */
        public Data {
            areaSizes = areaSizes.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The training of one objective.
     *
     * @param steps the number of steps of descent
     * @param batch the number B of samples a step
     * @param fresh whether the batch is drawn anew each step (otherwise step 0's batch is used throughout)
     * @param eta the step size
     * @param gridBits D: checkpoints lie on the grid 2^-D (def:rounded-descent)
     * @param negatives the number N_s of negatives (CL only, else 0)
     * @param tau the temperature (CL only, else 1)
     */
    public record Training(int steps, int batch, boolean fresh, Dyadic eta, int gridBits, int negatives, Dyadic tau) {
    }

    /**
     * How claims are judged.
     *
     * @param probes the number of images on which trained models are looked at
     * @param checked the number of first steps that a run in coordinates holds against the definitions
     * @param finerBits by how many bits the grid of a second run is finer, to which the distance is told
     *        (def:rounded-descent); 0 if there is no second run
     * @param thresholds those that differ from the registry's, exactly, by claim id and quantity: for example
     *        {@code thm:mae-attention.local-own-attention}
     * @param expected by claim id
     * @param ignored keys of hypotheses that are not asked for, so that claims are judged beyond them
     */
    public record Audit(int probes, int checked, int finerBits, Map<String, Dyadic> thresholds,
            Map<String, Expectation> expected, Set<String> ignored) {

        /** Copies the maps and sorts them. */
        public Audit {
            thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
            expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
            ignored = Collections.unmodifiableSortedSet(new TreeSet<>(ignored));
        }

        /**
         * Judging that asks for every hypothesis.
         *
         * @param probes the number of images on which trained models are looked at
         * @param checked the number of first steps that are held against the definitions
         * @param finerBits by how many bits the grid of a second run is finer, or 0
         * @param thresholds those that differ from the registry's
         * @param expected by claim id
         */
        public Audit(int probes, int checked, int finerBits, Map<String, Dyadic> thresholds,
                Map<String, Expectation> expected) {
            this(probes, checked, finerBits, thresholds, expected, Set.of());
        }
    }

    /**
     * A verdict that a preset expects.
     *
     * @param verdict the verdict
     * @param why the reason, in a sentence
     */
    public record Expectation(Verdict verdict, String why) {
    }
}
