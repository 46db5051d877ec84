package org.plumbline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Brings a result from where it was written into its folder.
 *
 * <p>A result that is whole has its manifest. Each file is renamed into the folder and the manifest last; before the
 * first one, an earlier output's manifest is taken away. So the folder is whole if and only if it has a manifest.
 * Renaming needs no space on the disk, and each step can be done again: what was killed is brought to its end by doing
 * all of it once more.
 *
 * @param part where the result was written
 * @param target the folder that it belongs into
 */
record Delivery(Path part, Path target) {

    /** Where the manifest of the output that is replaced is meanwhile. */
    private static final String REPLACED = OutputDirectory.UNFINISHED + Manifest.NAME;

    /** Refuses a target that holds anything but an output that nobody changed, or that nothing can be renamed into. */
    void requireReplaceable() {
        if (!Files.exists(target)) {
            return;
        }
        requireOnly(earlier(), new Manifest(new TreeMap<>()));
        try {
            if (!Files.getFileStore(target).equals(Files.getFileStore(part))) {
                throw new BadInput(Shown.text(target) + ": got a folder where a file system begins, expected one below "
                        + "it, such as " + Shown.text(target.resolve("results")));
            }
        } catch (IOException e) {
            throw Folders.refused(target, e);
        }
        if (!Files.isWritable(target)) {
            throw new BadInput(
                    Shown.text(target) + ": cannot be written (access denied), expected a folder for results");
        }
    }

    private Manifest earlier() {
        if (Files.exists(target.resolve(Manifest.NAME))) {
            return Manifest.of(target);
        }
        return Files.exists(part.resolve(REPLACED)) ? Manifest.of(part.resolve(OutputDirectory.UNFINISHED))
                : new Manifest(new TreeMap<>());
    }

    /** Refuses a target in which a file is neither of the earlier output nor of the next one. */
    private void requireOnly(Manifest earlier, Manifest next) {
        if (earlier.files().isEmpty() && next.files().isEmpty() && !Folders.isEmpty(target)) {
            throw new BadInput(Shown.text(target) + ": got a folder with other files in it, expected it to be absent, "
                    + "empty or an earlier output (with a " + Manifest.NAME + ")");
        }
        for (String name : Folders.files(target)) {
            if (!name.equals(Manifest.NAME) && !holds(earlier, name) && !holds(next, name)) {
                boolean changed = earlier.files().containsKey(name);
                throw new BadInput(Shown.text(target) + ": got " + Shown.line(name) + (changed ? ", which was changed"
                        : ", which is not part of an output") + ", expected nothing in it that would be lost");
            }
        }
    }

    private boolean holds(Manifest manifest, String name) {
        try {
            return manifest.files().containsKey(name)
                    && manifest.files().get(name).equals(Manifest.sha256(target.resolve(name)));
        } catch (IOException e) {
            throw Folders.refused(target.resolve(name), e);
        }
    }

    /** Renames a whole result into the target, from wherever an interruption left it; does nothing without one. */
    void finish() {
        if (!Files.exists(part.resolve(Manifest.NAME))) {
            return;
        }
        try {
            Folders.create(target);
            Manifest next = Manifest.of(part);
            requireOnly(earlier(), next);
            takeAwayEarlier(next);
            for (String name : next.files().keySet()) {
                if (Files.exists(part.resolve(name))) {
                    Folders.create(target.resolve(name).getParent());
                    Folders.move(part.resolve(name), target.resolve(name));
                }
            }
            // once the manifest is there, nothing may be left that looks like an interrupted run
            for (String name : Folders.files(part)) {
                if (!name.equals(Manifest.NAME) && !name.equals(OutputDirectory.LOCK)) {
                    Folders.delete(part.resolve(name));
                }
            }
            Folders.move(part.resolve(Manifest.NAME), target.resolve(Manifest.NAME));
        } catch (IOException e) {
            throw Folders.refused(target, e);
        }
    }

    private void takeAwayEarlier(Manifest next) throws IOException {
        if (Files.exists(target.resolve(Manifest.NAME))) {
            Folders.move(target.resolve(Manifest.NAME), part.resolve(REPLACED));
        }
        for (String name : earlier().files().keySet()) {
            if (!next.files().containsKey(name)) {
                Folders.delete(target.resolve(name));
            }
        }
        Folders.deleteEmpty(target);
    }
}
