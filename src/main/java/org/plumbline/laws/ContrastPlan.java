package org.plumbline.laws;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.population.Population;
import org.plumbline.run.Workers;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;

/**
 * Everything that decides the numbers of contrastive learning at one P.
 *
 * @param sizes P, the areas, gamma, z
 * @param level how expectations are taken
 * @param clusters K
 * @param negatives N_s
 * @param tau the temperature
 * @param eta the step size; if empty, about a two hundredth of the time that the mean field takes
 * @param maxSteps after how many steps a training ends in any case
 * @param sampling what is drawn, if anything is
 */
public record ContrastPlan(RowConfig sizes, Level level, int clusters, int negatives, Dyadic tau, Optional<Dyadic> eta,
        long maxSteps, Sampling sampling) {

    private static final double STEPS = 200;

    /** The sampled level takes P operations and more for every view. */
    private static final int MOST_SAMPLED = 100000;

    /** How expectations are taken. */
    public enum Level {
        /** Over all masks. */
        EXACT,
        /** By fresh batches. */
        SAMPLED,
        /** With counts replaced by their means. */
        MEAN_FIELD
    }

    /**
     * What the sampled level draws.
     *
     * @param batch B
     * @param replicas how many independent trainings there are, at least 2
     * @param seed of the first one; the others follow
     * @param sharedGlobal whether clusters share the global area, as on the exact population, and differ beyond it only
     */
    public record Sampling(int batch, int replicas, long seed, boolean sharedGlobal) {
    }

    /**
     * Refuses what cannot be trained.
     *
     * @throws IllegalArgumentException one line that names the field
     */
    public void check() {
        sizes.check();
        if (level == Level.MEAN_FIELD) {
            return;
        }
        ContrastSetting setting = setting();
        int most = level == Level.EXACT ? ContrastCounts.MOST_POSITIONS : MOST_SAMPLED;
        require(setting.positions() <= most, "positions: got " + setting.positions() + ", expected at most " + most
                + (level == Level.EXACT ? " for exact sums, or --sampled" : " to be sampled"));
        require(eta.isPresent() || !points(2).isEmpty(), "eta: expected to be given where the global area is no larger "
                + "than a local one");
        if (level == Level.EXACT || sampling.sharedGlobal()) {
            BigInteger different = differentPartitions(setting);
            require(different.compareTo(BigInteger.valueOf(clusters)) >= 0, "clusters: got " + clusters
                    + ", expected at most " + different + ", the partitions of what the shared global area leaves");
        }
    }

    private static void require(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** In how many ways P - C_1 positions are local areas of size C, R! / (C!^N N!), or more than 2^63. */
    private static BigInteger differentPartitions(ContrastSetting setting) {
        BigInteger count = BigInteger.ONE;
        int left = setting.positions() - setting.globalSize();
        for (; left > 0 && count.bitLength() < Long.SIZE; left -= setting.localSize()) {
            // the area that holds the first of those left
            for (int i = 1; i < setting.localSize(); i++) {
                count = count.multiply(BigInteger.valueOf(left - i));
            }
            for (int i = 1; i < setting.localSize(); i++) {
                count = count.divide(BigInteger.valueOf(i));
            }
        }
        return count;
    }

    /** Areas of about the sizes asked for that fill P. */
    ContrastSetting setting() {
        Population population = sizes.population();
        return new ContrastSetting(population.positions(), population.masked(), population.globalSize(),
                population.localSize(), clusters, negatives, PopulationRun.number(sizes.latent()),
                PopulationRun.number(tau));
    }

    MeanFieldRow row() {
        return level == Level.MEAN_FIELD ? sizes.meanField() : setting().meanField();
    }

    private Map<Milestone, ContrastPoint> points(int ofClusters) {
        return ContrastMeanField.of(row(), ofClusters, negatives, PopulationRun.number(tau));
    }

    /** The step size: a power of two if it is not given. */
    double step() {
        return eta.map(PopulationRun::number).orElseGet(() -> {
            double time = points(Math.max(2, clusters)).get(Milestone.END).time();
            return Math.scalb(1.0, Math.getExponent(time / STEPS));
        });
    }

    /**
     * Trains.
     *
     * @param threads how many threads compute; no result depends on it
     * @param stepped told the number of a step now and then
     * @return the trainings
     */
    public ContrastRun run(int threads, LongConsumer stepped) {
        Map<Milestone, ContrastPoint> field = points(clusters);
        double rate = clusters == 1 ? 0
                : ContrastMeanField.initialRate(row(), clusters, negatives, PopulationRun.number(tau));
        List<ContrastCourse> courses = switch (level) {
            case MEAN_FIELD -> List.of();
            case EXACT -> List.of(ContrastDescent.run(new ContrastCounts(setting()), step(), maxSteps, stepped));
            case SAMPLED -> sampled(threads, stepped);
        };
        return new ContrastRun(this, row(), courses, field, rate);
    }

    private List<ContrastCourse> sampled(int threads, LongConsumer stepped) {
        double step = step();
        List<Long> seeds = LongStream.range(0, sampling.replicas()).mapToObj(i -> sampling.seed() + i).toList();
        try (Workers workers = new Workers(threads)) {
            return new ArrayList<>(workers.map(seeds, seed -> replica(seed).run(step, sampling.batch(), maxSteps,
                    stepped)));
        }
    }

    private SampledContrast replica(long seed) {
        ContrastSetting setting = setting();
        Sampler sampler = new Sampler(seed);
        Partition[] partitions = sampling.sharedGlobal() ? sharing(sampler, setting)
                : sampler.partitions(sizes(setting, setting.globalSize()));
        return new SampledContrast(partitions, sampler, new LatentLaw(sizes.latent(), sizes.latent()),
                setting.masked(), negatives, setting.tau());
    }

    /** For each cluster the sizes of its areas, a first one and all local ones. */
    private int[][] sizes(ContrastSetting setting, int... first) {
        int[] areas = new int[first.length + setting.localAreas()];
        Arrays.fill(areas, setting.localSize());
        System.arraycopy(first, 0, areas, 0, first.length);
        int[][] all = new int[clusters][];
        Arrays.fill(all, areas);
        return all;
    }

    /** The global area first, then what is drawn for the positions beyond it. */
    private Partition[] sharing(Sampler sampler, ContrastSetting setting) {
        return Arrays.stream(sampler.partitions(sizes(setting))).map(beyond -> {
            int[] areaOf = new int[setting.positions()];
            for (int q = 0; q < beyond.positions(); q++) {
                areaOf[setting.globalSize() + q] = 1 + beyond.areaOf(q);
            }
            return new Partition(areaOf, 1 + setting.localAreas());
        }).toArray(Partition[]::new);
    }
}
