package org.plumbline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed, or the disk is full, before each change of a folder in turn: an output is the old one, or the
 * new one, or visibly not there, and the next run sets all right.
 */
class OutputCrashTest {

    private static final Map<String, String> OLD = Map.of("both", "old", "gone/b", "two");
    private static final Map<String, String> NEW = Map.of("both", "new", "come/c", "three");

    /** No try statement of the program catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path temporary;

    private Path dir;
    private int changes;

    @AfterEach
    void mend() {
        Folders.before = () -> {};
    }

    /** From the n-th change on nothing happens any more. */
    private void killBefore(int n) {
        changes = 0;
        Folders.before = () -> {
            changes++;
            if (changes >= n) {
                throw new Killed();
            }
        };
    }

    /** From the n-th change on there is no space, but names can still be changed. */
    private void fullBefore(int n) {
        changes = 0;
        Folders.before = () -> {
            changes++;
            boolean writes = StackWalker.getInstance().walk(frames -> frames.limit(4)
                    .anyMatch(
                            frame -> frame.getMethodName().equals("write") || frame.getMethodName().equals("create")));
            if (changes >= n && writes) {
                throw new IOException("No space left on device");
            }
        };
    }

    private void publish(Map<String, String> files) {
        try (OutputDirectory output = OutputDirectory.start(dir)) {
            files.forEach(output::write);
            output.keep("state", "17");
            output.publish();
        }
    }

    /** What the folder holds if it has a manifest, else null. */
    private Map<String, String> whole() throws IOException {
        if (!Files.exists(dir.resolve(Manifest.NAME))) {
            return null;
        }
        Map<String, String> found = new TreeMap<>();
        for (String name : Folders.files(dir)) {
            if (!name.equals(Manifest.NAME)) {
                found.put(name, Files.readString(dir.resolve(name)));
            }
        }
        assertEquals(found.keySet(), Manifest.of(dir).files().keySet());
        return found;
    }

    /** Clears an interrupted run away, as the user is told to. */
    private void next(Map<String, String> files) throws IOException {
        try {
            publish(files);
        } catch (BadInput e) {
            assertTrue(e.getMessage().contains("got an interrupted run"), e.getMessage());
            Folders.deleteAll(dir.resolveSibling("out.partial"));
            publish(files);
        }
    }

    @Test
    void killedAtAnyMomentItIsTheOldOneOrTheNewOneOrVisiblyNotThere() throws IOException {
        for (boolean earlier : new boolean[] {false, true}) {
            boolean finished = false;
            int seenWhole = 0;
            for (int n = 1; !finished; n++) {
                dir = temporary.toRealPath().resolve(earlier + "-" + n).resolve("out");
                if (earlier) {
                    publish(OLD);
                }
                killBefore(n);
                try {
                    publish(NEW);
                    finished = true;
                } catch (Killed e) {
                    // what the test is about
                }
                mend();
                Map<String, String> found = whole();
                assertTrue(found == null || found.equals(NEW) || earlier && found.equals(OLD), n + ": " + found);
                if (earlier && found == null) {
                    // the old one gives way only when the new one is whole beside it
                    OutputDirectory.resume(dir).close();
                    assertEquals(new TreeMap<>(NEW), whole(), "after change " + n);
                }
                seenWhole += found != null && found.equals(NEW) ? 1 : 0;
                next(NEW);
                assertEquals(new TreeMap<>(NEW), whole(), "after change " + n);
                assertFalse(Files.exists(dir.resolveSibling("out.partial")));
            }
            assertTrue(seenWhole >= 2, "the new one is whole before the last change");
        }
    }

    @Test
    void aFullDiskIsOneLineAndTheOldOneStays() throws IOException {
        for (int n = 1;; n++) {
            dir = temporary.toRealPath().resolve("full-" + n).resolve("out");
            publish(OLD);
            fullBefore(n);
            try {
                publish(NEW);
                assertTrue(n > 8, "the disk was never full");
                return;
            } catch (BadInput e) {
                assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
                assertEquals(1, e.getMessage().lines().count());
            }
            mend();
            Map<String, String> found = whole();
            if (found == null) {
                assertTrue(Files.exists(dir.resolveSibling("out.partial").resolve(Manifest.NAME)), "change " + n);
            } else {
                assertEquals(new TreeMap<>(OLD), found);
            }
            next(NEW);
            assertEquals(new TreeMap<>(NEW), whole());
        }
    }
}
