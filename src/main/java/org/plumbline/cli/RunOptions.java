package org.plumbline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.plumbline.audit.PopulationConfig;
import org.plumbline.laws.LawsConfig;
import org.plumbline.run.BadInput;
import org.plumbline.run.Config;
import org.plumbline.run.ConfigReader;
import org.plumbline.run.Presets;
import org.plumbline.run.Shown;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What every command that trains has: where its configuration comes from, what options change in it, and how many
 * threads compute.
 */
final class RunOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--seed", paramLabel = "N", description = "Draw everything from this seed instead.")
    private Long seed;

    @Option(names = "--digits", paramLabel = "N", description = "Compute with this many digits instead.")
    private Integer digits;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that compute. Default: one a core. No result depends on it.")
    private Integer threads;

    /** Where the configuration comes from. */
    private static final class Source {
        @Option(names = "--preset", required = true, paramLabel = "NAME",
                description = "A preset of the program, or a suite of them.")
        private String preset;

        @Option(names = "--config", required = true, paramLabel = "FILE.yaml", description = "A configuration.")
        private Path config;
    }

    /** The one configuration, as it was given. */
    Config given() {
        if (source.preset != null) {
            return Presets.load(source.preset);
        }
        if (source.config.toString().isEmpty()) {
            throw new BadInput("--config: got an empty name, expected a YAML file");
        }
        return ConfigReader.read(source.config);
    }

    /** The scaling laws to audit, if it is these that were given. */
    Optional<LawsConfig> laws() {
        boolean preset = "laws".equals(source.preset);
        boolean file = source.config != null && !source.config.toString().isEmpty() && LawsConfig.is(source.config);
        if ((preset || file) && (seed != null || digits != null)) {
            throw new ParameterException(command.commandLine(), "--seed, --digits: expected neither, since scaling "
                    + "laws draw nothing");
        }
        return preset ? Optional.of(LawsConfig.packaged()) : file ? Optional.of(LawsConfig.read(source.config))
                : Optional.empty();
    }

    /** The audits on the population that it stands for, with what the options change; none if it stands for none. */
    List<PopulationConfig> populations() {
        boolean file = source.config != null && !source.config.toString().isEmpty()
                && PopulationConfig.is(source.config);
        List<PopulationConfig> given = source.preset != null ? PopulationConfig.suite(source.preset)
                : file ? List.of(PopulationConfig.read(source.config)) : List.of();
        return given.stream().map(each -> seed == null ? each : each.withSeed(seed)).toList();
    }

    /** All configurations of batches that a preset's name stands for, with what the options change. */
    List<Config> all() {
        boolean none = source.preset != null ? PopulationConfig.names().contains(source.preset)
                : !source.config.toString().isEmpty() && PopulationConfig.is(source.config);
        if (none) {
            return List.of();
        }
        List<Config> given = source.preset == null ? List.of(given()) : Presets.suite(source.preset);
        return given.stream().map(this::changed).toList();
    }

    /** The name of the preset or suite, or the file. */
    String source() {
        return source.preset == null ? Shown.text(source.config) : source.preset;
    }

    /** A configuration with what the options change. */
    Config changed(Config given) {
        Config config = seed == null ? given : given.withSeed(seed);
        return digits == null ? config : ConfigReader.check("--digits", "digits", config.withDigits(digits));
    }

    /** How many threads compute. */
    int threads() {
        if (threads != null && threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads " + threads + ": expected 1 or more");
        }
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** The options that decide results, as one would type them beside the written configuration. */
    String words() {
        return (source.preset == null ? "--config config.yaml" : "--preset " + source.preset)
                + (seed == null ? "" : " --seed " + seed) + (digits == null ? "" : " --digits " + digits);
    }
}
