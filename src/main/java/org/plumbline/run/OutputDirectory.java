package org.plumbline.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The folder of a result, DIR, which is whole or visibly not there.
 *
 * <p>Everything is written beside it, to {@code DIR.partial}, and renamed into DIR when nothing is missing any more
 * ({@link Delivery}). The folder {@code unfinished} in {@code DIR.partial} holds what is not part of the result: a
 * lock, and what a run needs to be resumed.
 *
 * <p>This holds when the process is killed or the disk is full. When the machine itself goes down, the system may lose
 * what it was given; the manifest's SHA-256 show that.
 *
 * <p>All methods throw {@link BadInput}, one line, if a file cannot be written: the disk is full, for example. DIR is
 * then as it was.
 */
public final class OutputDirectory implements AutoCloseable {

    /** What the sibling's name ends in. */
    static final String SUFFIX = ".partial";

    /** The folder of what is not part of the result, with what is always in it. */
    static final String UNFINISHED = "unfinished/";
    static final String LOCK = UNFINISHED + "lock";
    private static final String README = UNFINISHED + "README";
    private static final String SPARE = UNFINISHED + "spare";

    private static final String AT_ONCE = "A result that is being written, or was interrupted. It can be deleted.\n";
    private static final String RESUMABLE = "A run that is under way, or was interrupted. The same command with "
            + "--resume continues it.\n";

    private final Path target;
    private final Path part;
    private final FileChannel lock;
    private final boolean resumable;

    private OutputDirectory(Path given, boolean resumable) {
        this.target = Folders.resolved(given);
        this.part = target.resolveSibling(target.getFileName() + SUFFIX);
        this.resumable = resumable;
        requireOurs();
        this.lock = locked();
    }

    /**
     * Opens DIR for a result that is written at once; what an interrupted one left behind is thrown away.
     *
     * @param given DIR: absent, empty, or an output that nobody changed
     * @return an output in which nothing is yet
     */
    public static OutputDirectory atOnce(Path given) {
        return new OutputDirectory(given, false).opened(false);
    }

    /**
     * Opens DIR for a run that can be resumed; an interrupted run that is there is refused.
     *
     * @param given DIR: absent, empty, or an output that nobody changed
     * @return an output in which nothing is yet
     */
    public static OutputDirectory start(Path given) {
        return new OutputDirectory(given, true).opened(false);
    }

    /**
     * Opens DIR to go on with an interrupted run.
     *
     * @param given DIR
     * @return the output with what was written before, or a whole one ({@link #isWhole})
     */
    public static OutputDirectory resume(Path given) {
        return new OutputDirectory(given, true).opened(true);
    }

    /** A folder that happens to have the sibling's name is not touched. */
    private void requireOurs() {
        String words = text(README);
        boolean ours = words.isEmpty() || words.equals(AT_ONCE) || words.equals(RESUMABLE);
        if (Files.exists(part) && !(ours && Files.exists(part.resolve(UNFINISHED))) && !Folders.files(part).isEmpty()) {
            throw new BadInput(Shown.text(part) + ": got a folder or file of somebody else, expected that this name "
                    + "is free");
        }
    }

    private String text(String name) {
        try {
            return Files.exists(part.resolve(name)) ? Files.readString(part.resolve(name)) : "";
        } catch (IOException e) {
            throw Folders.refused(part.resolve(name), e);
        }
    }

    /** Takes the lock, which ends with the process. Nothing else may open its file, or the lock would be lost. */
    private FileChannel locked() {
        FileChannel channel = null;
        try {
            Folders.create(part.resolve(UNFINISHED));
            channel = FileChannel.open(part.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another run in this process
        } catch (IOException e) {
            throw Folders.refused(part.resolve(LOCK), e);
        }
        throw new BadInput(Shown.text(part) + ": got another run that is writing there, expected it to end first");
    }

    private OutputDirectory opened(boolean resume) {
        boolean fine = false;
        try {
            new Delivery(part, target).finish();
            if (resume && !holdsRun() && !isWhole()) {
                throw new BadInput(Shown.text(part) + ": got no interrupted run, expected one to resume");
            }
            if (!resume && holdsRun()) {
                throw new BadInput(Shown.text(part) + ": got an interrupted run, expected it to be continued with "
                        + "--resume or deleted");
            }
            if (!resume) {
                clear();
                write(README, resumable ? RESUMABLE : AT_ONCE);
            }
            new Delivery(part, target).requireReplaceable();
            fine = true;
            return this;
        } catch (IOException e) {
            throw Folders.refused(part, e);
        } finally {
            if (!fine) {
                close();
            }
        }
    }

    private void clear() throws IOException {
        for (String name : Folders.files(part)) {
            if (!name.equals(LOCK)) {
                Folders.delete(part.resolve(name));
            }
        }
    }

    /** Whether there is anything that it would be a pity to lose. */
    private boolean holdsRun() {
        SortedSet<String> names = Folders.files(part);
        names.removeAll(Set.of(LOCK, README, SPARE));
        return text(README).equals(RESUMABLE) && !names.isEmpty();
    }

    /**
     * Whether there is nothing left to do.
     *
     * @return true if no run is under way and DIR holds an output
     */
    public boolean isWhole() {
        return !holdsRun() && Files.exists(target.resolve(Manifest.NAME));
    }

    /**
     * Writes a file of the result; the name has the new bytes or the old ones, whatever happens.
     *
     * @param name its name in DIR, with slashes between folders
     * @param bytes its bytes
     */
    public void write(String name, byte[] bytes) {
        Path file = part.resolve(name);
        try {
            Folders.create(file.getParent());
            Folders.write(part.resolve(SPARE), bytes);
            Folders.move(part.resolve(SPARE), file);
        } catch (IOException e) {
            throw Folders.refused(file, e);
        }
    }

    /**
     * Writes a file of the result.
     *
     * @param name its name in DIR, with slashes between folders
     * @param words its text
     */
    public void write(String name, String words) {
        write(name, words.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file that a resumed run needs and that is not part of the result.
     *
     * @param name its name
     * @param words its text
     */
    public void keep(String name, String words) {
        write(UNFINISHED + name, words);
    }

    /**
     * Where a file is while the output is not whole.
     *
     * @param name the name that was given to {@link #write}
     * @return its path, whether it is there or not
     */
    public Path written(String name) {
        return part.resolve(name);
    }

    /**
     * Where a file is that was given to {@link #keep}.
     *
     * @param name its name
     * @return its path, whether it is there or not
     */
    public Path kept(String name) {
        return part.resolve(UNFINISHED + name);
    }

    /** Makes DIR the result: all that was written, and nothing else. */
    public void publish() {
        try {
            TreeMap<String, String> files = new TreeMap<>();
            for (String name : Folders.files(part)) {
                if (!name.startsWith(UNFINISHED)) {
                    files.put(name, Manifest.sha256(part.resolve(name)));
                }
            }
            write(Manifest.NAME, new Manifest(files).bytes());
        } catch (IOException e) {
            throw Folders.refused(part, e);
        }
        new Delivery(part, target).finish();
    }

    /**
     * Ends the writing. What was not published is thrown away, unless it can be resumed, or is whole and could not be
     * renamed into DIR.
     */
    @Override
    public void close() {
        try (lock) {
            if (!Files.exists(part.resolve(Manifest.NAME)) && !holdsRun()) {
                Folders.deleteAll(part);
            }
        } catch (IOException e) {
            // it is left for the next run to delete
        }
    }
}
