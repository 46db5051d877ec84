package org.plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

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
        int exit = Plumbline.prepared(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
