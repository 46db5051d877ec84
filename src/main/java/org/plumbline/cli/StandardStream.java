package org.plumbline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Stdout or stderr: once it cannot be written, the rest is dropped and the reason kept.
 */
final class StandardStream extends OutputStream {

    private final OutputStream target;
    private String lost;

    StandardStream(OutputStream target) {
        this.target = new BufferedOutputStream(target);
    }

    /**
     * Why something that was written is lost.
     *
     * @return null if nothing is, or if the reader went away: {@code plumbline vectors list | head} has what it wants
     */
    String lost() {
        return lost != null && lost.toLowerCase(Locale.ROOT).contains("pipe") ? null : lost;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (lost == null) {
            try {
                target.write(bytes, from, length);
            } catch (IOException e) {
                lost = String.valueOf(e.getMessage());
            }
        }
    }

    @Override
    public void flush() {
        if (lost == null) {
            try {
                target.flush();
            } catch (IOException e) {
                lost = String.valueOf(e.getMessage());
            }
        }
    }
}
