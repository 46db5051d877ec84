package org.plumbline.run;

import java.util.List;
import java.util.Map;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.sampling.LatentLaw;

/**
 * Everything that decides a run's bytes: nothing else does, neither the machine nor the number of threads.
 *
 * @param name what the run is called in its outputs
 * @param seed the seed of every draw
 * @param digits target digits of the definition level; raised where a rounding cannot be decided
 * @param data the data (def:partition, def:feature, def:image)
 * @param maskSize the number m of masked positions, from 1 to P - 1
 * @param training one entry for each objective the run trains
 * @param audit thresholds and expected verdicts
 */
public record Config(String name, long seed, int digits, Data data, int maskSize,
        Map<Objective, Training> training, Audit audit) {

    /**
     * The data.
     *
     * @param positions the number of positions P
     * @param areaSizes for each cluster the size of each area, the global one first
     * @param latents the law of every latent
     * @param reflections rounds of reflections in the orthonormal basis; 0 is the standard basis
     */
    public record Data(int positions, List<List<Integer>> areaSizes, LatentLaw latents, int reflections) {
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
     * @param thresholds by claim id and quantity, for example {@code thm:mae-attention.own-attention}
     * @param expected by claim id
     */
    public record Audit(int probes, Map<String, Enclosure> thresholds, Map<String, Expectation> expected) {
    }

    /**
     * A verdict that a preset expects.
     *
     * @param verdict {@code holds}, {@code refuted}, {@code undecided} or {@code not applicable}
     * @param why the reason, in a sentence
     */
    public record Expectation(String verdict, String why) {
    }
}
