package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.plumbline.conformance.PublishedCase;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.generation.VectorWriter;
import org.plumbline.run.BadInput;
import org.plumbline.run.OutputDirectory;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code plumbline vectors}: the conformance vectors, listed, shown and generated.
 */
@Command(name = "vectors", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Lists, shows, generates and checks the conformance vectors.",
        description = {"", "Vectors are inputs with guaranteed results, which other implementations are held against.",
                ""},
        subcommands = {VectorsCommand.ListCommand.class, VectorsCommand.ShowCommand.class,
                VectorsCommand.GenerateCommand.class, VectorsLintCommand.class, VectorsFmtCommand.class,
                VectorsMistakesCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline vectors list                     all cases, one a line",
                "  plumbline vectors show mae-one-image       one case in full",
                "  plumbline vectors generate --out vectors   all cases, computed anew"})
public final class VectorsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "vectors: expected one of list, show, generate, lint, fmt, mistakes");
    }

    /** Where vectors are read from, the same for every command that reads them. */
    static final class Source {
        @Option(names = "--vectors", paramLabel = "DIR",
                description = "Read the vectors in DIR instead of those that come with the program.")
        private Path directory;

        Vectors load() {
            return directory == null ? Vectors.packaged() : Vectors.in(directory);
        }
    }

    /** Topics by their names in files. */
    static final class TopicConverter implements ITypeConverter<Topic> {
        @Override
        public Topic convert(String name) {
            return Arrays.stream(Topic.values()).filter(topic -> topic.label().equals(name)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + Arrays.stream(Topic.values()).map(Topic::label).collect(Collectors.joining(", "))));
        }
    }

    /** {@code plumbline vectors list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
            header = "Prints one line a case: its id and why it is there.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline vectors list", "  plumbline vectors list --json | jq -r '.[].id'"})
    static final class ListCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Source source;

        @Option(names = "--json", description = "Print a JSON array of id, topic, claims, flags and note.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Vectors vectors = source.load();
            if (json) {
                out.print(vectors.listJson());
            } else {
                int width = vectors.cases().stream().mapToInt(c -> c.id().length()).max().orElse(0);
                vectors.cases().forEach(c -> out.printf("%-" + width + "s  %s\n", c.id(), firstSentence(c.note())));
            }
            out.flush();
            return 0;
        }

        private static String firstSentence(String note) {
            int end = note.indexOf(". ");
            return end < 0 ? note : note.substring(0, end + 1);
        }
    }

    /** {@code plumbline vectors show ID}. */
    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            header = "Prints one case as JSON: claims, flags, note, inputs and results.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline vectors show mae-one-image",
                    "  plumbline vectors show cl-one-cluster | jq .inputs.Q"})
    static final class ShowCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Source source;

        @Parameters(paramLabel = "ID", description = "The id of a case; see: plumbline vectors list")
        private String id;

        @Override
        public Integer call() {
            PublishedCase found = source.load().find(id);
            if (found == null) {
                throw new BadInput("there is no case '" + id + "'; 'plumbline vectors list' lists all cases");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(found.text());
            out.flush();
            return 0;
        }
    }

    /** {@code plumbline vectors generate}. */
    @Command(name = "generate", mixinStandardHelpOptions = true, sortOptions = false,
            header = "Computes the vectors anew: the only way they are made.",
            description = {"",
                    "Writes them to DIR with a manifest of their SHA-256, all or nothing; DIR must be absent, empty or "
                            + "written by this command before. With --check, compares them byte for byte with what is "
                            + "there.",
                    ""},
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline vectors generate --out vectors",
                    "  plumbline vectors generate --check --out spec/vectors/v1",
                    "  plumbline vectors generate --check --topic mae    against those of the program"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:written, or the same bytes", "1:--check found a difference", "2:wrong use"})
    static final class GenerateCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--out", paramLabel = "DIR", description = "The directory to write to, or to compare with.")
        private Path out;

        @Option(names = "--check", description = "Write nothing; say which files differ.")
        private boolean check;

        @Option(names = "--topic", paramLabel = "TOPIC", converter = TopicConverter.class,
                description = "Only the file of this topic, such as mae; may be repeated.")
        private List<Topic> topics = List.of(Topic.values());

        @Override
        public Integer call() {
            if (out == null && !check) {
                throw new ParameterException(spec.commandLine(), "vectors generate: expected --out DIR or --check");
            }
            return check ? compare(VectorWriter.files(topics)) : write();
        }

        private int compare(Map<String, byte[]> files) {
            List<String> different = new ArrayList<>();
            files.forEach((name, bytes) -> {
                if (!Arrays.equals(bytes, present(name))) {
                    different.add(name);
                }
            });
            PrintWriter stdout = spec.commandLine().getOut();
            different.forEach(name -> stdout.print(name + " differs\n"));
            if (different.isEmpty()) {
                stdout.print(files.size() + " files, the same bytes\n");
            }
            stdout.flush();
            return different.isEmpty() ? 0 : 1;
        }

        /** The bytes that stand, empty if there is no such file. */
        private byte[] present(String name) {
            if (out == null) {
                return Vectors.packagedFile(name);
            }
            try {
                Path file = out.resolve(name);
                return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            } catch (IOException e) {
                throw new BadInput(out + ": " + name + ": cannot be read, expected a readable file");
            }
        }

        /** Opens the folder first: what is refused is refused at once. */
        private int write() {
            try (OutputDirectory output = OutputDirectory.atOnce(out)) {
                VectorWriter.files(topics).forEach(output::write);
                output.publish();
            }
            return 0;
        }
    }
}
