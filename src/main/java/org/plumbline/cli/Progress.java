package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.plumbline.run.Objective;

/**
 * The progress of a training on stderr: a bar where a person watches, a line now and then where a file does.
 */
final class Progress implements AutoCloseable {

    /** Where nobody watches, a line each time this part of the steps is done. */
    private static final int LINES = 4;

    private final PrintWriter err;
    private final boolean watched;
    private ProgressBar bar;

    Progress(PrintWriter err) {
        this.err = err;
        this.watched = isTerminal();
    }

    /** Whether stderr is a terminal. Java cannot say, where the system does not: it knows stdin with stdout only. */
    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    void stepped(Objective objective, int step, int steps) {
        if (!watched) {
            if (step * LINES / steps > (step - 1) * LINES / steps) {
                err.println(objective.label() + ": step " + step + " of " + steps);
                err.flush();
            }
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName(objective.label()).setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).build();
        }
        bar.stepTo(step);
        if (step == steps) {
            close();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
