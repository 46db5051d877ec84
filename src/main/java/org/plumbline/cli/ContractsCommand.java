package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.plumbline.assurance.Assurance;
import org.plumbline.assurance.AssuranceChange;
import org.plumbline.assurance.AssuranceText;
import org.plumbline.assurance.ContractEntry;
import org.plumbline.run.BadInput;
import org.plumbline.run.Shown;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline contracts}: what is known of the contracts, and what changed between two builds.
 */
@Command(name = "contracts", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Says what is known of the contracts: proved, by whom, tested, assumed.",
        description = {"",
                "mvn verify writes the table to target/assurance.json. Without NAME, prints how many contracts have "
                        + "which standing; with NAME, the contracts whose names contain it in full.",
                ""},
        subcommands = ContractsCommand.Diff.class,
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline contracts                      totals by package",
                "  plumbline contracts data.Mask            every contract of masks",
                "  plumbline contracts diff old.json new.json    what a change did to the proofs"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the table is printed", "2:wrong use, no table, or no such contract"})
public final class ContractsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A part of a contract's name.")
    private String name;

    @Option(names = "--from", paramLabel = "FILE", defaultValue = "target/assurance.json",
            description = "The table. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        Assurance table = Assurance.read(file);
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            out.print(json ? table.json() : AssuranceText.totals(table));
        } else {
            List<ContractEntry> found = table.contracts().stream().filter(each -> each.contract().contains(name))
                    .toList();
            if (found.isEmpty()) {
                throw new BadInput(Shown.text(file) + ": has no contract whose name contains '" + name + "'");
            }
            out.print(json ? Assurance.of(found).json() : text(found));
        }
        out.flush();
        return 0;
    }

    private static String text(List<ContractEntry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(text.isEmpty() ? "" : "\n").append(AssuranceText.of(entry)));
        return text.toString();
    }

    /**
     * {@code plumbline contracts diff}: a gate for continuous integration.
     */
    @Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
            header = "Compares the tables of two builds, and fails if something known is not known any more.",
            description = {"",
                    "Proved counts for more than checked at run time, that for more than tested, that for more than "
                            + "assumed; two provers for more than one. A contract that is gone is a weakening. "
                            + "Times, steps and words may differ.",
                    ""},
            footerHeading = "%nExample:%n",
            footer = "  plumbline contracts diff released/assurance.json target/assurance.json",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:nothing is weaker", "1:something is weaker or gone", "2:wrong use, or not a table"})
    static final class Diff implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "OLD", description = "The table of the earlier build.")
        private Path before;

        @Parameters(index = "1", paramLabel = "NEW", description = "The table of the later one.")
        private Path after;

        @Override
        public Integer call() {
            List<AssuranceChange> changes = AssuranceChange.between(Assurance.read(before), Assurance.read(after));
            PrintWriter out = spec.commandLine().getOut();
            changes.forEach(change -> out.print(change.words() + "\n"));
            long weaker = changes.stream().filter(AssuranceChange::weakening).count();
            out.print(
                    (changes.isEmpty() ? "nothing changed" : changes.size() + " changed, " + weaker + " for the worse")
                            + "\n");
            out.flush();
            return weaker == 0 ? 0 : 1;
        }
    }
}
