package org.plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.plumbline.run.BadInput;

import picocli.CommandLine;

/**
 * One run of a command as its tests see it.
 *
 * @param exit the exit code
 * @param out all of stdout
 * @param err all of stderr
 */
record CommandRun(int exit, String out, String err) {

    static CommandRun of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof BadInput) {
                        commandLine.getErr().println(e.getMessage());
                        return 2;
                    }
                    throw e;
                });
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }
}
