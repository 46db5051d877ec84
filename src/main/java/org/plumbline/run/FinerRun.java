package org.plumbline.run;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The same training once more on a finer grid, step by step beside the first one: how far the two are from each other
 * tells what rounding does to a trajectory (def:rounded-descent).
 *
 * <p>Both runs see the same batches. The finer one is rounded too, to units that are 2^finer-bits times smaller, so its
 * distance to unrounded descent is, as far as a measurement can say, smaller by that factor.
 */
public final class FinerRun {

    private final Config config;
    private final Objective objective;
    private final Level level;
    private Checkpoint at;

    private FinerRun(Experiment experiment, Objective objective, Workers workers) {
        this.config = experiment.config();
        this.objective = objective;
        this.level = Levels.of(experiment, objective, workers);
        this.at = new Checkpoint(0, level.start());
    }

    /**
     * The second run of an experiment, at its beginning.
     *
     * @param experiment the configuration, setting and draws
     * @param objective what is trained
     * @param workers who computes the images of a batch
     * @return the run; none if the configuration asks for none
     */
    public static Optional<FinerRun> of(Experiment experiment, Objective objective, Workers workers) {
        Config config = experiment.config();
        if (config.audit().finerBits() == 0) {
            return Optional.empty();
        }
        Config finer = config.withGridBits(objective, gridBits(config, objective));
        return Optional.of(
                new FinerRun(new Experiment(finer, experiment.setting(), experiment.sampler()), objective, workers));
    }

    /**
     * The grid of the second run.
     *
     * @param config the configuration
     * @param objective what is trained
     * @return D of the finer grid 2^-D
     */
    public static int gridBits(Config config, Objective objective) {
        return config.training().get(objective).gridBits() + config.audit().finerBits();
    }

    /**
     * Decimals that show a distance: it is about a unit of the coarser grid.
     *
     * @param config the configuration
     * @param objective what is trained
     * @return the digits of the configuration, or more
     */
    public static int decimals(Config config, Objective objective) {
        // 2^-3 > 10^-1
        return Math.max(config.digits(), config.training().get(objective).gridBits() / 3 + 4);
    }

    /** Takes the next step. */
    public void step() {
        at = new Checkpoint(at.step() + 1, level.next(at.step(), at.state()));
    }

    /**
     * How far the first run is from this one.
     *
     * @param first what the state of the first run looks like, after as many steps
     * @return the distance
     */
    public RoundingDistance distance(Observation first) {
        return RoundingDistance.between(first, level.observe(at.state()));
    }

    /** The state, with the configuration that this run has. */
    ObjectNode checkpoint() {
        return CheckpointJson.of(config, objective, at);
    }

    /** Goes on from what {@link #checkpoint} gave after some steps. */
    void goOn(String file, JsonNode node, int step) {
        at = CheckpointJson.read(file, node, level.start());
        if (at.step() != step) {
            throw new BadInput(file + ": step: got " + at.step() + ", expected " + step + " as in the run beside it");
        }
    }
}
