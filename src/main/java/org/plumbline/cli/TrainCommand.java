package org.plumbline.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.plumbline.run.BadInput;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigReader;
import org.plumbline.run.Experiment;
import org.plumbline.run.FinerRun;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.run.OutputDirectory;
import org.plumbline.run.Shown;
import org.plumbline.run.TrainingRun;
import org.plumbline.run.Trajectory;
import org.plumbline.run.Workers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline train}: one objective's training, its losses and exact checkpoints.
 */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Trains one objective and writes its losses and exact checkpoints.",
        description = {"",
                "The same configuration gives the same bytes on every machine and for every number of threads. DIR "
                        + "must be absent, empty or an earlier output; it becomes whole at the end. Until then all is "
                        + "in DIR.partial, from where --resume goes on after an interruption.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline train --objective mae --preset tiny                  the losses, in a table",
                "  plumbline train --objective cl --preset tiny --out tiny-cl     with checkpoints",
                "  plumbline train --objective cl --preset tiny --out tiny-cl --resume",
                "  plumbline train --objective mae --config mine.yaml --json | jq '.steps[-1].loss'"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:trained", "2:wrong use or bad input"})
public final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--objective", paramLabel = "mae|cl", required = true,
            description = "Masked reconstruction or contrastive learning.")
    private String objective;

    @Mixin
    private RunOptions options;

    @Option(names = "--level", paramLabel = "definition|coordinates",
            description = "Compute at this level instead of the configuration's.")
    private String level;

    @Option(names = "--steps", paramLabel = "N", description = "Take this many steps instead.")
    private Integer steps;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Write trajectory, checkpoints and configuration to DIR.")
    private Path out;

    @Option(names = "--resume", description = "Go on with the run that was interrupted in DIR.")
    private boolean resume;

    @Option(names = "--json", description = "Print the trajectory as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (resume && out == null) {
            throw new ParameterException(spec.commandLine(), "--resume: expected --out DIR too");
        }
        int threads = options.threads();
        Objective trained = one("--objective", objective, Objective.values(), Objective::label);
        Experiment experiment = Experiment.of(config(trained));
        try (OutputDirectory output = output()) {
            if (output != null && output.isWhole() && resume) {
                spec.commandLine().getErr().print(Shown.text(out) + " is whole, nothing is left to do\n");
                return 0;
            }
            print(train(experiment, trained, threads, output), experiment.config(), trained);
        }
        return 0;
    }

    private OutputDirectory output() {
        if (out == null) {
            return null;
        }
        return resume ? OutputDirectory.resume(out) : OutputDirectory.start(out);
    }

    /** The configuration with what the options change, checked as a whole. */
    private Config config(Objective trained) {
        Config config = options.given();
        if (!config.training().containsKey(trained)) {
            throw new BadInput(config.name() + ": training." + trained.label() + ": got nothing, expected the training "
                    + "that --objective names");
        }
        if (level != null) {
            config = config.withLevel(one("--level", level, LevelName.values(), LevelName::label));
        }
        config = options.changed(config);
        return steps == null ? config : ConfigReader.check("--steps", "training." + trained.label() + ".steps",
                config.withSteps(trained, steps));
    }

    /** The value of that name. */
    private <T> T one(String option, String name, T[] values, Function<T, String> label) {
        return Stream.of(values).filter(each -> label.apply(each).equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), option + " " + name + ": expected "
                        + Stream.of(values).map(label).collect(Collectors.joining(" or "))));
    }

    private Trajectory train(Experiment experiment, Objective trained, int threads, OutputDirectory output) {
        int last = experiment.config().training().get(trained).steps();
        try (Workers workers = new Workers(threads); Progress progress = new Progress(spec.commandLine().getErr())) {
            return new TrainingRun(experiment, trained, workers, output)
                    .run(step -> progress.stepped(trained, step, last));
        }
    }

    private void print(Trajectory trajectory, Config config, Objective trained) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.print(trajectory.text());
        } else {
            String heading = "distance to 2^-" + FinerRun.gridBits(config, trained);
            boolean twice = config.audit().finerBits() > 0;
            stdout.print("    step  loss of the probes  their floor" + (twice ? "  " + heading : "") + "\n");
            for (Trajectory.Seen seen : trajectory.checkpoints()) {
                stdout.printf(Locale.ROOT, "%8d  %18s  %11s%s\n", seen.step(), rounded(seen.loss()),
                        rounded(seen.floor()), seen.distance()
                                .map(each -> "  " + " ".repeat(heading.length() - 7) + atMost(each)).orElse(""));
            }
        }
        if (out != null && !json) {
            stdout.print("Trajectory and checkpoints: " + Shown.text(out) + "\n");
        }
        stdout.flush();
    }

    /** What no Phi and no Upsilon is farther from the same training on a finer grid: two digits, rounded up. */
    private static String atMost(Trajectory.Distance distance) {
        BigDecimal phi = new BigDecimal(distance.featurePosition().upper());
        BigDecimal most = phi.max(new BigDecimal(distance.positionPosition().upper()));
        return String.format(Locale.ROOT, "%7s", most.signum() == 0 ? "0"
                : most.round(new MathContext(2, RoundingMode.CEILING)).stripTrailingZeros().toString()
                        .toLowerCase(Locale.ROOT));
    }

    private static String rounded(Trajectory.Bounds bounds) {
        return new BigDecimal(bounds.lower()).setScale(8, RoundingMode.HALF_EVEN).toPlainString();
    }
}
