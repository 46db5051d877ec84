package org.plumbline.run;

import java.util.List;
import java.util.stream.IntStream;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * A configuration with what its seed draws before the first step, and the batches that it draws for each.
 *
 * @param config the configuration
 * @param setting partitions, features and positions
 * @param sampler the draws
 */
public record Experiment(Config config, Setting setting, Sampler sampler) {

    /**
     * The experiment of a configuration.
     *
     * @param config the configuration
     * @return its setting, drawn from its seed
     * @throws BadInput in the unlikely case that this seed draws no different partitions, though there are some
     */
    public static Experiment of(Config config) {
        Sampler sampler = new Sampler(config.seed());
        int[][] sizes = config.data().areaSizes().stream()
                .map(cluster -> cluster.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        Partition[] partitions;
        try {
            partitions = sampler.partitions(sizes);
        } catch (IllegalArgumentException e) {
            throw new BadInput(config.name() + ": seed: got " + config.seed() + " (" + e.getMessage()
                    + "), expected another seed or other area-sizes");
        }
        int rounds = config.data().reflections();
        return new Experiment(config, new Setting(partitions, sampler.family(dimension(config), rounds)), sampler);
    }

    /** The dimension d: one vector an area and a position, rounded up to whole blocks where reflections need them. */
    private static int dimension(Config config) {
        int vectors = config.data().positions() + config.data().areaSizes().stream().mapToInt(List::size).sum();
        return config.data().reflections() == 0 ? vectors : 4 * ((vectors + 3) / 4);
    }

    /**
     * The masked images of a step of MAE.
     *
     * @param step the step that uses them
     * @return B of them
     */
    public List<MaskedDraw> maskedBatch(long step) {
        Config.Training training = config.training().get(Objective.MAE);
        return masked(Purpose.MAE, training.fresh() ? step : 0, training.batch());
    }

    /**
     * The contrastive samples of a step of CL.
     *
     * @param step the step that uses them
     * @return B of them
     */
    public List<ContrastiveDraw> contrastiveBatch(long step) {
        Config.Training training = config.training().get(Objective.CL);
        return contrastive(Purpose.CL, training.fresh() ? step : 0, training.batch(), training.negatives());
    }

    /**
     * The masked images on which trained models are looked at, the same at every step.
     *
     * @return as many as the audit asks for
     */
    public List<MaskedDraw> maskedProbes() {
        return masked(Purpose.PROBE, 0, config.audit().probes());
    }

    /**
     * The contrastive samples on which trained models are looked at: each has image and X+ of the masked probe of its
     * number.
     *
     * @return as many as the audit asks for
     */
    public List<ContrastiveDraw> contrastiveProbes() {
        int negatives = config.training().get(Objective.CL).negatives();
        return contrastive(Purpose.PROBE, 0, config.audit().probes(), negatives);
    }

    /** Row p of the correlations before the first step: zeros, or a draw. */
    Dyadic[] startOf(int position, int columns) {
        return sampler.start(position, columns, config.start());
    }

    private List<MaskedDraw> masked(Purpose purpose, long step, int count) {
        return IntStream.range(0, count).mapToObj(index -> sampler.masked(purpose, step, index, setting,
                config.data().latents(), config.maskSize())).toList();
    }

    private List<ContrastiveDraw> contrastive(Purpose purpose, long step, int count, int negatives) {
        return IntStream.range(0, count).mapToObj(index -> sampler.contrastive(purpose, step, index, setting,
                config.data().latents(), config.maskSize(), negatives)).toList();
    }
}
