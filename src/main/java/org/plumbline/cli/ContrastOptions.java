package org.plumbline.cli;

import java.util.List;
import java.util.Optional;

import org.plumbline.laws.ContrastPlan;
import org.plumbline.laws.ContrastPlan.Level;
import org.plumbline.laws.RowConfig;
import org.plumbline.reference.number.Dyadic;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What {@code population --objective cl} asks for beyond the sizes.
 */
final class ContrastOptions {

    /** The options here, which say nothing of masked reconstruction. */
    private static final List<String> NAMES = List.of("--sampled", "--clusters", "--negatives", "--tau", "--batch",
            "--replicas", "--seed", "--shared-global");

    /** These are drawn with, and say nothing where nothing is drawn. */
    private static final List<String> DRAWN = List.of("--batch", "--replicas", "--seed", "--shared-global");

    /** A collapse takes hundreds of steps; what does not collapse has to end too. */
    private static final long MAX_STEPS = 2000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--sampled", description = "CL by fresh batches instead of the exact population: P up to 1e5.")
    private boolean sampled;

    @Option(names = "--clusters", paramLabel = "K", defaultValue = "4",
            description = "CL: the number of clusters. Default: ${DEFAULT-VALUE}.")
    private int clusters;

    @Option(names = "--negatives", paramLabel = "N", defaultValue = "4",
            description = "CL: the number N_s of negatives. Default: ${DEFAULT-VALUE}.")
    private int negatives;

    @Option(names = "--tau", paramLabel = "TAU", defaultValue = "1",
            description = "CL: the temperature, a dyadic number. Default: ${DEFAULT-VALUE}.")
    private String tau;

    @Option(names = "--batch", paramLabel = "B", defaultValue = "8",
            description = "CL sampled: samples a batch. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--replicas", paramLabel = "R", defaultValue = "4",
            description = "CL sampled: independent trainings, for the standard error. Default: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "CL sampled: the seed of the first training. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--shared-global", description = "CL sampled: clusters share the global area, as on the exact "
            + "population, instead of nothing.")
    private boolean sharedGlobal;

    /** Refuses options that say nothing of the objective. */
    void check(boolean contrast, boolean meanField) {
        for (String name : contrast ? List.of("--row", "--grid-bits") : NAMES) {
            require(!given(name), name + ": expected none with --objective " + (contrast ? "cl" : "mae"));
        }
        require(!(sampled && meanField), "--sampled, --mean-field: expected one of them at most");
        for (String name : sampled ? List.<String>of() : DRAWN) {
            require(!given(name), name + ": expected none without --sampled, since nothing is drawn");
        }
        require(1 <= clusters && clusters <= 100, "--clusters " + clusters + ": expected 1 to 100");
        require(1 <= negatives && negatives <= 100, "--negatives " + negatives + ": expected 1 to 100");
        require(1 <= batch && batch <= 100000, "--batch " + batch + ": expected 1 to 100000");
        require(2 <= replicas && replicas <= 1000, "--replicas " + replicas + ": expected 2 to 1000");
    }

    private boolean given(String name) {
        return command.commandLine().getParseResult().hasMatchedOption(name);
    }

    private void require(boolean fine, String complaint) {
        if (!fine) {
            throw new ParameterException(command.commandLine(), complaint);
        }
    }

    /**
     * The plan at one P.
     *
     * @param sizes P and the areas
     * @param meanField whether the mean field is wanted alone
     * @param temperature tau
     * @param eta the step size, if it is given
     * @param maxSteps the number of steps, if it is given
     */
    ContrastPlan plan(RowConfig sizes, boolean meanField, Dyadic temperature, Dyadic eta, long maxSteps) {
        Level level = meanField ? Level.MEAN_FIELD : sampled ? Level.SAMPLED : Level.EXACT;
        ContrastPlan plan = new ContrastPlan(sizes, level, clusters, negatives, temperature,
                given("--eta") ? Optional.of(eta) : Optional.empty(), given("--max-steps") ? maxSteps : MAX_STEPS,
                new ContrastPlan.Sampling(batch, replicas, seed, sharedGlobal));
        try {
            plan.check();
            return plan;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    String tau() {
        return tau;
    }
}
