package org.plumbline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import org.plumbline.conformance.diagnosis.Catalogue;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline vectors mistakes}: the mistakes that {@code verify} knows.
 */
@Command(name = "mistakes", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Prints the mistakes that verify can name, one a line.",
        description = {"", "Each line is an id, and what an implementation does that makes the mistake.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline vectors mistakes", "  plumbline vectors mistakes --json | jq -r '.[].id'"})
final class VectorsMistakesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Format format;

    /** One format at most. */
    private static final class Format {
        @Option(names = "--json", description = "Print a JSON array of id, claims, sentence and parts.")
        private boolean json;

        @Option(names = "--markdown", description = "Print the page spec/vectors/mistakes.md.")
        private boolean markdown;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (format == null) {
            out.print(Catalogue.text());
        } else {
            out.print(format.json ? Catalogue.json() : Catalogue.page());
        }
        out.flush();
        return 0;
    }
}
