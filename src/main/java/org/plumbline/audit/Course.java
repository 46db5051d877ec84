package org.plumbline.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Checkpoint;
import org.plumbline.run.Experiment;
import org.plumbline.run.FinerRun;
import org.plumbline.run.Level;
import org.plumbline.run.LevelCheck;
import org.plumbline.run.LevelName;
import org.plumbline.run.Levels;
import org.plumbline.run.Objective;
import org.plumbline.run.Observation;
import org.plumbline.run.RoundingDistance;
import org.plumbline.run.Trainer;
import org.plumbline.run.Workers;

/**
 * One objective's training as an audit sees it.
 *
 * @param objective what was trained
 * @param statistics after 0, 1, ..., T steps: T + 1 of them
 * @param losses of the batch before each step: T of them
 * @param floors what no Q can beat on that batch (lem:batch-floor); 0 for CL
 * @param first what the state before training looks like
 * @param last what the state after it looks like
 * @param diversities by the number of steps, at the start and at regular checkpoints, the last of them at the end
 * @param distances to the same training on a finer grid, by the number of steps, at regular checkpoints; none if there
 *        was no such training (def:rounded-descent)
 */
public record Course(Objective objective, List<Statistics> statistics, List<Enclosure> losses, List<Enclosure> floors,
        Observation first, Observation last, SortedMap<Integer, Diversity> diversities,
        SortedMap<Integer, RoundingDistance> distances) {

    /**
     * Trains and measures at every step.
     *
     * @param experiment the configuration, setting and draws
     * @param objective what to train
     * @param workers who computes the images of a batch
     * @param progress hears the number of each step that was taken
     * @return the course
     * @throws IllegalStateException if a step in coordinates does not agree with the definitions
     */
    public static Course run(Experiment experiment, Objective objective, Workers workers, IntConsumer progress) {
        Level level = Levels.of(experiment, objective, workers);
        LevelCheck check = new LevelCheck(experiment, objective, workers);
        boolean checked = experiment.config().level() == LevelName.COORDINATES;
        List<Statistics> statistics = new ArrayList<>();
        List<Enclosure> losses = new ArrayList<>();
        List<Enclosure> floors = new ArrayList<>();
        Optional<FinerRun> finer = FinerRun.of(experiment, objective, workers);
        SortedMap<Integer, RoundingDistance> distances = new TreeMap<>();
        Checkpoint start = new Checkpoint(0, level.start());
        Observation first = level.observe(start.state());
        statistics.add(Statistics.of(experiment, objective, first));
        Observation[] last = {first};
        SortedMap<Integer, Diversity> diversities = new TreeMap<>();
        diversities.put(0, Diversity.of(experiment, objective, first));
        int steps = experiment.config().training().get(objective).steps();
        Trainer.train(level, start, steps, (before, step) -> {
            losses.add(step.loss());
            floors.add(step.floor());
            if (checked && before.step() < experiment.config().audit().checked() && !check.agrees(before, step)) {
                throw new IllegalStateException("step " + before.step() + " of " + objective.label()
                        + " in coordinates does not agree with the definitions");
            }
            last[0] = level.observe(step.next());
            statistics.add(Statistics.of(experiment, objective, last[0]));
            finer.ifPresent(FinerRun::step);
            if (Checkpoint.isRegular(before.step() + 1, steps)) {
                diversities.put(before.step() + 1, Diversity.of(experiment, objective, last[0]));
            }
            if (finer.isPresent() && Checkpoint.isRegular(before.step() + 1, steps)) {
                distances.put(before.step() + 1, finer.get().distance(last[0]));
            }
            progress.accept(before.step() + 1);
        });
        return new Course(objective, List.copyOf(statistics), List.copyOf(losses), List.copyOf(floors), first, last[0],
                Collections.unmodifiableSortedMap(diversities), Collections.unmodifiableSortedMap(distances));
    }

    /**
     * The statistics after training.
     *
     * @return those of step T
     */
    public Statistics end() {
        return statistics.get(statistics.size() - 1);
    }

    /**
     * The diversity after training.
     *
     * @return that of step T
     */
    public Diversity diversity() {
        return diversities.get(diversities.lastKey());
    }

    /**
     * The crossover of local rows: the first step after which {@code A_global^2 <= A_own}, in unconditional means
     * (def:statistics).
     *
     * @return the number of steps; empty if there was none, if a step before it is undecided, or without local rows
     */
    public OptionalInt crossover() {
        for (int t = 0; t < statistics.size(); t++) {
            Statistics.Attention local = statistics.get(t).attention().get(Kind.LOCAL);
            if (local == null) {
                return OptionalInt.empty();
            }
            Enclosure square = Interval.product(local.globalOfAll(), local.globalOfAll());
            if (square.certainlyAtMost(local.ownOfAll())) {
                return OptionalInt.of(t);
            }
            if (!local.ownOfAll().certainlyLess(square)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
