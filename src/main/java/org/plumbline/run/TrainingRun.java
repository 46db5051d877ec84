package org.plumbline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A training whose steps are written down: it can be interrupted at any moment and resumed, and its bytes are the same
 * then.
 *
 * <p>Beside regular checkpoints, which are part of the result, the last state is kept now and then; a resumed run goes
 * on from there. When it is kept depends on the clock, what is published does not.
 */
public final class TrainingRun {

    /** The file with the last state and what was seen so far. */
    private static final String LATEST = "latest.json";
    private static final String RUN = "run.yaml";
    private static final String CONFIG = "config.yaml";
    private static final int MAX_MEBIBYTES = 1024;

    /** Keeping the last state takes one part in so many of the time, as what was seen so far grows with the steps. */
    private static final int PART_OF_TIME = 20;

    private final Experiment experiment;
    private final Objective objective;
    private final Level level;
    private final Optional<FinerRun> finer;
    private final OutputDirectory output;
    private final Trajectory trajectory;
    private final long pause;
    private long keepAt;

    /**
     * A training.
     *
     * @param experiment the configuration, setting and draws
     * @param objective what is trained
     * @param workers who computes the images of a batch
     * @param output where it is written, or null
     */
    public TrainingRun(Experiment experiment, Objective objective, Workers workers, OutputDirectory output) {
        this(experiment, objective, workers, output, TimeUnit.SECONDS.toNanos(1));
    }

    /** A training whose last state is kept no sooner than after a pause in nanoseconds. */
    TrainingRun(Experiment experiment, Objective objective, Workers workers, OutputDirectory output, long pause) {
        this.experiment = experiment;
        this.objective = objective;
        this.level = Levels.of(experiment, objective, workers);
        this.finer = FinerRun.of(experiment, objective, workers);
        this.output = output;
        this.pause = pause;
        this.keepAt = System.nanoTime() + pause;
        this.trajectory = new Trajectory(experiment.config(), objective);
    }

    /**
     * Trains, from the beginning or from where an interrupted run ended, and publishes.
     *
     * @param progress hears the number of each step that was taken
     * @return what was seen
     */
    public Trajectory run(IntConsumer progress) {
        Checkpoint from = output == null ? start() : resumed();
        Checkpoint last = Trainer.train(level, from, steps(), (before, step) -> {
            trajectory.sawStep(before.step(), step);
            finer.ifPresent(FinerRun::step);
            took(new Checkpoint(before.step() + 1, step.next()));
            progress.accept(before.step() + 1);
        });
        if (last == from) {
            trajectory.sawLast(level.observe(from.state()));
        }
        if (output != null) {
            output.write("trajectory.json", trajectory.text());
            output.publish();
        }
        return trajectory;
    }

    private int steps() {
        return experiment.config().training().get(objective).steps();
    }

    private Checkpoint start() {
        return new Checkpoint(0, level.start());
    }

    private void took(Checkpoint checkpoint) {
        boolean regular = Checkpoint.isRegular(checkpoint.step(), steps());
        if (regular) {
            Observation seen = level.observe(checkpoint.state());
            trajectory.sawCheckpoint(checkpoint.step(), seen, finer.map(run -> run.distance(seen)));
        }
        long started = System.nanoTime();
        if (output == null || !regular && started - keepAt < 0) {
            return;
        }
        ObjectNode node = CheckpointJson.of(experiment.config(), objective, checkpoint);
        if (regular) {
            output.write(Trajectory.file(checkpoint.step()), JsonText.of(node));
        }
        ObjectNode latest = JsonNodeFactory.instance.objectNode();
        latest.set("checkpoint", node);
        finer.ifPresent(run -> latest.set("finer", run.checkpoint()));
        latest.set("seen", trajectory.soFar());
        output.keep(LATEST, JsonText.of(latest));
        long ended = System.nanoTime();
        keepAt = ended + Math.max(pause, PART_OF_TIME * (ended - started));
    }

    /** Where the run that was interrupted ended, or the start. */
    private Checkpoint resumed() {
        String run = "objective: " + objective.label() + "\n" + ConfigText.of(experiment.config());
        if (Files.exists(output.kept(RUN))) {
            requireSame(output.kept(RUN), run);
        }
        output.keep(RUN, run);
        output.write(CONFIG, ConfigText.of(experiment.config()));
        Path latest = output.kept(LATEST);
        if (!Files.exists(latest)) {
            return start();
        }
        String file = Shown.text(latest);
        JsonNode node = JsonFile.read(latest, MAX_MEBIBYTES, "what an interrupted run left");
        Checkpoint checkpoint = CheckpointJson.read(file, node.path("checkpoint"), level.start());
        if (checkpoint.step() > steps()) {
            throw new BadInput(file + ": checkpoint.step: got " + checkpoint.step() + ", expected at most " + steps());
        }
        trajectory.takeUp(file, node.path("seen"), checkpoint.step());
        finer.ifPresent(each -> each.goOn(file + ": finer", node.path("finer"), checkpoint.step()));
        return checkpoint;
    }

    /** Refuses to go on with a run that was another one. */
    private static void requireSame(Path file, String run) {
        try {
            List<String> found = Files.readAllLines(file);
            List<String> wanted = run.lines().toList();
            for (int i = 0; i < Math.max(found.size(), wanted.size()); i++) {
                String there = i < found.size() ? found.get(i) : "";
                String here = i < wanted.size() ? wanted.get(i) : "";
                if (!there.equals(here)) {
                    throw new BadInput(Shown.text(file) + ": got another run (" + Shown.line(there.strip())
                            + "), expected this one (" + Shown.line(here.strip()) + ")");
                }
            }
        } catch (IOException e) {
            throw new BadInput(Shown.text(file) + ": cannot be read, expected what an interrupted run left");
        }
    }
}
