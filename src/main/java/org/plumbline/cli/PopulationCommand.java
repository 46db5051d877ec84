package org.plumbline.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.plumbline.laws.ContrastJson;
import org.plumbline.laws.ContrastPlan;
import org.plumbline.laws.ContrastRun;
import org.plumbline.laws.ContrastText;
import org.plumbline.laws.LawsJson;
import org.plumbline.laws.LawsText;
import org.plumbline.laws.PopulationRun;
import org.plumbline.laws.RowConfig;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.population.Population;
import org.plumbline.run.OutputDirectory;
import org.plumbline.run.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline population}: the phases of one row's training at large P, exactly and in the mean-field limit.
 */
@Command(name = "population", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Trains one row on the exact population and holds its phases against the theory's constants.",
        description = {"",
                "MAE: one cluster, equal local areas, constant latents: then the expectation over "
                        + "all masks is a sum over counts (lem:lumping), and a row is a handful of numbers. Every "
                        + "number of the exact population lies in the interval that is printed; the mean field is an "
                        + "approximation in double precision. Predictions are limits.",
                "",
                "CL: K clusters of this shape, one row for every query. Exact sums over all masks at small P, else "
                        + "--sampled with a standard error; the output says which is which.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline population --patches 1000                              seconds",
                "  plumbline population --patches 10000 --global-size 5000 --local-size 10",
                "  plumbline population --patches 1000,10000 --kc 0.95 --ks 0.25    slopes between them",
                "  plumbline population --mean-field --patches 1e3,1e6,1e12,1e40    any P",
                "  plumbline population --objective cl --patches 36 --global-size 18 --local-size 3 --clusters 2",
                "  plumbline population --objective cl --sampled --patches 10000    some minutes"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:measured", "2:wrong use or bad input"})
public final class PopulationCommand implements Callable<Integer> {

    /** A training is told of every so many steps. */
    private static final long TOLD = 10000;

    private static final long TOLD_CONTRAST = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--patches", required = true, split = ",", paramLabel = "P",
            description = "The number of patches, or several, increasing.")
    private List<BigDecimal> patches;

    @Option(names = "--objective", paramLabel = "mae|cl", defaultValue = "mae",
            description = "What is trained. Default: ${DEFAULT-VALUE}.")
    private String objective;

    @Option(names = "--row", paramLabel = "local|global", defaultValue = "local",
            description = "MAE: where the query lies. Default: ${DEFAULT-VALUE}.")
    private String row;

    @Option(names = "--kc", paramLabel = "X", defaultValue = "0.95",
            description = "The global area has about P^kc patches. Default: ${DEFAULT-VALUE}.")
    private double kc;

    @Option(names = "--ks", paramLabel = "X", defaultValue = "0.25",
            description = "Local areas have about P^ks patches. Default: ${DEFAULT-VALUE}.")
    private double ks;

    @Option(names = "--global-size", paramLabel = "N", description = "The size of the global area instead.")
    private Integer globalSize;

    @Option(names = "--local-size", paramLabel = "N", description = "The size of the local areas instead.")
    private Integer localSize;

    @Option(names = "--masked-part", paramLabel = "X", defaultValue = "0.5",
            description = "gamma: about gamma P patches are masked. Default: ${DEFAULT-VALUE}.")
    private double maskedPart;

    @Option(names = "--latent", paramLabel = "Z", defaultValue = "1",
            description = "The latent of all areas, a dyadic number. Default: ${DEFAULT-VALUE}.")
    private String latent;

    @Option(names = "--eta", paramLabel = "ETA", defaultValue = "4",
            description = "The step size, a dyadic number. Default: ${DEFAULT-VALUE}; CL: about a two hundredth of the "
                    + "time that the mean field takes.")
    private String eta;

    @Option(names = "--grid-bits", paramLabel = "D", defaultValue = "64",
            description = "MAE: checkpoints lie on the grid 2^-D. Default: ${DEFAULT-VALUE}.")
    private int gridBits;

    @Option(names = "--max-steps", paramLabel = "N", defaultValue = "1000000",
            description = "End after so many steps even if the attention is below 0.99. Default: ${DEFAULT-VALUE}; "
                    + "CL: 2000.")
    private long maxSteps;

    @Option(names = "--mean-field", description = "The mean-field limit alone: any P, in no time.")
    private boolean meanField;

    @Mixin
    private ContrastOptions contrast;

    @Option(names = "--out", paramLabel = "DIR", description = "Write population.json and population.txt there.")
    private Path out;

    @Option(names = "--json", description = "Print JSON instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        check();
        if (out == null) {
            print(result());
            return 0;
        }
        try (OutputDirectory target = OutputDirectory.atOnce(out)) {
            Result result = result();
            target.write("population.json", result.json());
            target.write("population.txt", result.text());
            target.publish();
            print(result);
        }
        return 0;
    }

    /** What was measured, in both forms. */
    private record Result(String text, String json) {
    }

    private Result result() {
        if (objective.equals("cl")) {
            List<ContrastRun> runs = contrasts();
            return new Result(ContrastText.of(runs), ContrastJson.of(runs));
        }
        List<PopulationRun> runs = runs();
        return new Result(LawsText.of(runs), LawsJson.of(runs));
    }

    private void check() {
        require(objective.equals("mae") || objective.equals("cl"), "--objective " + objective
                + ": expected mae or cl");
        contrast.check(objective.equals("cl"), meanField);
        require(row.equals("local") || row.equals("global"), "--row " + row + ": expected local or global");
        require(maskedPart > 0 && maskedPart < 1,
                "--masked-part " + maskedPart + ": expected a number between 0 and 1");
        require(0 < kc && kc <= 1 && 0 <= ks && ks < 1, "--kc " + kc + " --ks " + ks + ": expected kc in (0, 1], ks in "
                + "[0, 1)");
        require(8 <= gridBits && gridBits <= 4096, "--grid-bits " + gridBits + ": expected 8 to 4096");
        require(maxSteps >= 1, "--max-steps " + maxSteps + ": expected 1 or more");
        require(patches.size() == 1 || globalSize == null && localSize == null,
                "--global-size, --local-size: expected one P only");
        for (int i = 0; i < patches.size(); i++) {
            BigDecimal p = patches.get(i);
            require(p.compareTo(BigDecimal.valueOf(4)) >= 0 && p.compareTo(new BigDecimal("1e100")) <= 0,
                    "--patches " + p + ": expected 4 to 1e100");
            require(i == 0 || p.compareTo(patches.get(i - 1)) > 0, "--patches: expected increasing numbers");
            boolean whole = p.stripTrailingZeros().scale() <= 0;
            require(meanField || whole && p.compareTo(BigDecimal.valueOf(Population.MAX_POSITIONS)) <= 0, "--patches "
                    + p + ": expected a whole number of at most 2^30, or --mean-field");
        }
    }

    private void require(boolean fine, String complaint) {
        if (!fine) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }

    private List<ContrastRun> contrasts() {
        Dyadic temperature = positive("--tau", contrast.tau());
        Dyadic step = positive("--eta", eta);
        List<ContrastPlan> plans = patches.stream().map(this::config)
                .map(sizes -> contrast.plan(sizes, meanField, temperature, step, maxSteps)).toList();
        List<ContrastRun> runs = new ArrayList<>();
        for (ContrastPlan plan : plans) {
            try {
                runs.add(plan.run(Runtime.getRuntime().availableProcessors(),
                        taken -> told(plan.sizes().positions(), taken, TOLD_CONTRAST)));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }
        return runs;
    }

    private synchronized void told(BigDecimal positions, long step, long every) {
        if (step % every == 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("P = " + positions + ": step " + step + "\n");
            err.flush();
        }
    }

    private List<PopulationRun> runs() {
        List<PopulationRun> runs = new ArrayList<>();
        List<RowConfig> configs = patches.stream().map(this::config).toList();
        for (RowConfig config : configs) {
            runs.add(config.run(step -> told(config.positions(), step, TOLD)));
        }
        return runs;
    }

    private RowConfig config(BigDecimal positions) {
        RowConfig config = new RowConfig(row.equals("global"), positions, BigDecimal.valueOf(kc),
                BigDecimal.valueOf(ks), Optional.ofNullable(globalSize), Optional.ofNullable(localSize),
                BigDecimal.valueOf(maskedPart), positive("--latent", latent),
                meanField ? Optional.empty()
                        : Optional.of(new RowConfig.Descent(positive("--eta", eta), gridBits, maxSteps)));
        try {
            config.check();
            return config;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Dyadic positive(String option, String text) {
        try {
            Dyadic value = DyadicText.parse(text);
            require(value.signum() > 0, option + " " + text + ": expected a positive number");
            return value;
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private void print(Result result) {
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? result.json() : result.text());
        if (out != null && !json) {
            stdout.print("Written to " + Shown.text(out) + "\n");
        }
        stdout.flush();
    }
}
