package org.plumbline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import org.plumbline.run.BadInput;
import org.plumbline.run.Shown;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code plumbline}: the program.
 *
 * <p>Results go to stdout, everything else to stderr, both in UTF-8. What a user gave and cannot be used is one line; a
 * stack trace is shown only with {@code -Dplumbline.debug}.
 */
@Command(name = "plumbline", mixinStandardHelpOptions = true, sortOptions = false,
        header = "The reference that implementations of a theory of self-supervised vision transformers are held "
                + "against.",
        description = {"", "The theory: arXiv 2403.02233. Every command has --help with examples.", ""},
        subcommands = {AuditCommand.class, TrainCommand.class, ExplainCommand.class, VectorsCommand.class,
                VerifyCommand.class, ContractsCommand.class, PopulationCommand.class, SweepCommand.class},
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline audit --preset tiny          does the theory's picture hold at this size?",
                "  plumbline explain thm:mae-attention    what a claim says and what checks it",
                "  plumbline vectors list                 inputs with guaranteed results",
                "  plumbline verify results.json          is my implementation right, and to how many digits?"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:as expected", "1:a verdict is not the expected one, or something does not conform",
                "2:wrong use or bad input", "3:undecided", "70:a fault of this program"})
public final class Plumbline implements Callable<Integer> {

    /** The exit code of a fault of this program (EX_SOFTWARE of sysexits.h). */
    static final int FAULT = 70;

    private static final String DEBUG = "plumbline.debug";

    @Spec
    private CommandSpec spec;

    /**
     * Runs the program. The JVM is ended only if the exit code is not 0, since the program may run inside Maven.
     *
     * @param arguments what the user typed
     */
    public static void main(String[] arguments) {
        StandardStream out = new StandardStream(new FileOutputStream(FileDescriptor.out));
        StandardStream err = new StandardStream(new FileOutputStream(FileDescriptor.err));
        int code = run(writer(out), writer(err), arguments);
        if (code == 0 && out.lost() != null) {
            PrintWriter words = writer(err);
            words.print("stdout: cannot be written (" + Shown.line(out.lost()) + ")\n");
            words.flush();
            code = 2;
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    private static PrintWriter writer(StandardStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private static int run(PrintWriter out, PrintWriter err, String... arguments) {
        int code;
        try {
            code = prepared(new Plumbline()).setOut(out).setErr(err).execute(arguments);
        } catch (Error e) {
            code = fault(e, err);
        }
        out.flush();
        err.flush();
        return code;
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "expected a command: one of " + String.join(", ", spec.subcommands().keySet()));
    }

    /**
     * A command with everything that is the same for all of them: how faults are told, and the version.
     *
     * @param command a command
     * @return what parses its arguments and runs it
     */
    static CommandLine prepared(Object command) {
        CommandLine line = new CommandLine(command).setExpandAtFiles(false).setUsageHelpWidth(100)
                .setParameterExceptionHandler(Plumbline::wrongUse).setExecutionExceptionHandler(Plumbline::failed);
        tellVersion(line);
        return line;
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(() -> new String[] {"plumbline " + Version.TEXT});
        line.getSubcommands().values().forEach(Plumbline::tellVersion);
    }

    private static int wrongUse(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.print(Shown.line(e.getMessage()) + "\n");
        UnmatchedArgumentException.printSuggestions(e, err);
        err.print("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help\n");
        err.flush();
        return 2;
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        if (!(e instanceof BadInput)) {
            return fault(e, line.getErr());
        }
        if (e.getCause() != null && System.getProperty(DEBUG) != null) {
            e.printStackTrace(line.getErr());
        }
        line.getErr().print(Shown.complaint(e.getMessage()) + "\n");
        line.getErr().flush();
        return 2;
    }

    private static int fault(Throwable e, PrintWriter err) {
        if (System.getProperty(DEBUG) != null) {
            e.printStackTrace(err);
        }
        String words = e.getMessage() == null ? "" : ": " + Shown.line(e.getMessage());
        err.print("plumbline " + Version.TEXT + " is at fault: " + e.getClass().getSimpleName() + words
                + "; please report it with what you typed (java -D" + DEBUG + " shows where)\n");
        err.flush();
        return FAULT;
    }
}
