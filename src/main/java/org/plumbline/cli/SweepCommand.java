package org.plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.plumbline.run.OutputDirectory;
import org.plumbline.run.Shown;
import org.plumbline.sweep.Grid;
import org.plumbline.sweep.Shard;
import org.plumbline.sweep.Sweep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline sweep}: a grid over the fields of a configuration.
 */
@Command(name = "sweep", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Measures every point of a grid over the fields of a configuration.",
        description = {"",
                "A grid says what to measure (mean-field, population or audit), which fields to start from, and which "
                        + "of them to vary (spec/runs.md). Each point is written to a file of its own that tells by "
                        + "itself what was measured; at the end there are sweep.csv and sweep.json. A sweep that was "
                        + "killed goes on with --resume and ends with the same bytes. Parts of a grid can be measured "
                        + "anywhere and merged.",
                ""},
        subcommands = {SweepCommand.MergeCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline sweep --grid spec/grids/gap.yaml --out gap             200 points in seconds",
                "  plumbline sweep --grid mine.yaml --out mine --resume             go on after an interruption",
                "  plumbline sweep --grid mine.yaml --out part2 --shard 2/3         the second of three parts",
                "  plumbline sweep merge --out mine part1 part2 part3               the whole"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:measured", "2:wrong use or bad input"})
public final class SweepCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--grid", paramLabel = "FILE.yaml", description = "The grid.")
    private Path grid;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the points and the tables there.")
    private Path out;

    @Option(names = "--shard", paramLabel = "I/N", defaultValue = "1/1",
            description = "Measure the I-th of N parts only. Default: ${DEFAULT-VALUE}.")
    private String shard;

    @Option(names = "--resume", description = "Go on with the sweep that was interrupted in DIR.")
    private boolean resume;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that compute. Default: one a core. No result depends on it.")
    private Integer threads;

    @Override
    public Integer call() {
        if (grid == null || out == null) {
            throw new ParameterException(spec.commandLine(), "sweep: expected --grid FILE and --out DIR, or merge");
        }
        if (threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads " + threads + ": expected 1 or more");
        }
        Shard part = Shard.of(shard).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "--shard " + shard + ": expected I/N with I from 1 to N"));
        Grid points = Grid.read(grid);
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        try (OutputDirectory target = resume ? OutputDirectory.resume(out) : OutputDirectory.start(out)) {
            if (resume && target.isWhole()) {
                spec.commandLine().getErr().print(Shown.text(out) + " is whole, nothing is left to do\n");
                return 0;
            }
            try (Progress progress = new Progress(spec.commandLine().getErr())) {
                new Sweep(points, part, target).run(workers, (done, all) -> progress.reached("points", done, all));
            }
        }
        tell(spec, out);
        return 0;
    }

    private static void tell(CommandSpec spec, Path out) {
        spec.commandLine().getOut().print("Points and tables: " + Shown.text(out) + "\n");
        spec.commandLine().getOut().flush();
    }

    /** {@code plumbline sweep merge}. */
    @Command(name = "merge", mixinStandardHelpOptions = true, sortOptions = false,
            header = "Puts the parts of a grid together.",
            description = {"", "The same bytes as if one sweep had measured all points.", ""},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:whole", "2:wrong use or bad input"})
    static final class MergeCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Write the whole there.")
        private Path out;

        @Parameters(arity = "1..*", paramLabel = "PART", description = "The outputs of the parts.")
        private List<Path> parts;

        @Override
        public Integer call() {
            try (OutputDirectory target = OutputDirectory.atOnce(out)) {
                Sweep.merge(parts, target);
            }
            tell(spec, out);
            return 0;
        }
    }
}
