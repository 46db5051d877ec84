package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.generation.VectorLint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline vectors lint}: are files of vectors what they should be?
 */
@Command(name = "lint", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Looks for faults in files of vectors.",
        description = {"",
                "Checks the schema, the layout, that ids are unique, that every case has a note, that claims, flags "
                        + "and the legend are right, and that the results are what the inputs give, computed at both "
                        + "levels.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline vectors lint                                 those of the program",
                "  plumbline vectors lint --vectors spec/vectors/v1",
                "  plumbline vectors lint --no-results                    quick: computes nothing anew"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no fault", "1:faults, one a line", "2:wrong use"})
final class VectorsLintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--vectors", paramLabel = "DIR",
            description = "Read the vectors in DIR instead of those that come with the program.")
    private Path directory;

    @Option(names = "--no-results", description = "Do not compute the results anew, which takes most of the time.")
    private boolean withoutResults;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, byte[]> files = directory == null ? Vectors.packagedBytes() : Vectors.bytesIn(directory);
        int faults = new VectorLint(fault -> out.print(fault + "\n"), id -> !withoutResults).check(files);
        if (faults == 0) {
            out.print(files.size() + " files, no fault\n");
        }
        out.flush();
        return faults == 0 ? 0 : 1;
    }
}
