package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
        told(objective.label(), "step ", step - 1, step, steps);
    }

    /** So many of all are done, perhaps some of them in an earlier run. */
    void reached(String what, int done, int all) {
        told(what, "", Math.max(0, done - 1), done, all);
    }

    private void told(String task, String unit, int before, int done, int all) {
        if (!watched) {
            if (done > 0 && (long) done * LINES / all > (long) before * LINES / all) {
                err.println(task + ": " + unit + done + " of " + all);
                err.flush();
            }
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(all).startsFrom(before, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).build();
        }
        bar.stepTo(done);
        if (done == all) {
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
