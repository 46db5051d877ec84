package org.plumbline.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is done to the files of an output. What fails is told in one line.
 */
final class Folders {

    /** What happens before each change: nothing, unless a test lets the disk be full or the process be killed. */
    static Before before = () -> {};

    private Folders() {
    }

    /** What happens before a change. */
    interface Before {
        void change() throws IOException;
    }

    /** The folder that a user means, without links; its parent is made. */
    static Path resolved(Path given) {
        try {
            if (Files.exists(given)) {
                Path real = given.toRealPath();
                if (!Files.isDirectory(real) || real.getFileName() == null) {
                    throw new BadInput(Shown.text(given) + ": got " + (Files.isDirectory(real) ? "the root" : "a file")
                            + ", expected a folder for results");
                }
                return real;
            }
            Path absolute = given.toAbsolutePath().normalize();
            Files.createDirectories(absolute.getParent());
            return absolute.getParent().toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw refused(given, e);
        }
    }

    /** Makes a folder and those above it. */
    static void create(Path folder) throws IOException {
        before.change();
        Files.createDirectories(folder);
    }

    /** Whether there is nothing in a folder. */
    static boolean isEmpty(Path folder) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    /** The names of everything in a folder that is not a folder, relative to it and with slashes. */
    static SortedSet<String> files(Path folder) {
        SortedSet<String> names = new TreeSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    names.add(folder.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw refused(folder, e);
        }
        return names;
    }

    /** Writes a file. */
    static void write(Path file, byte[] bytes) throws IOException {
        before.change();
        Files.write(file, bytes);
    }

    /** Renames a file, in one step and over what has the name. */
    static void move(Path from, Path to) throws IOException {
        before.change();
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a file. */
    static void delete(Path file) throws IOException {
        before.change();
        Files.deleteIfExists(file);
    }

    /** Deletes a folder with everything in it. */
    static void deleteAll(Path folder) throws IOException {
        for (String name : files(folder)) {
            delete(folder.resolve(name));
        }
        deleteEmpty(folder);
        delete(folder);
    }

    /** Deletes the folders in a folder in which there is nothing. */
    static void deleteEmpty(Path folder) throws IOException {
        for (Path inner : folders(folder)) {
            deleteEmpty(inner);
            if (isEmpty(inner)) {
                delete(inner);
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder,
                each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
            entries.forEach(folders::add);
        }
        return folders;
    }

    /** Why a file or folder cannot be used, in one line. */
    static BadInput refused(Path path, IOException e) {
        String reason = e.getMessage();
        if (e instanceof AccessDeniedException) {
            reason = "access denied";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "something else has a name on the way";
        } else if (e instanceof AtomicMoveNotSupportedException) {
            reason = "it is on another file system than its parent";
        } else if (e instanceof FileSystemException) {
            reason = ((FileSystemException) e).getReason();
        }
        String words = reason == null ? "" : " (" + Shown.line(reason) + ")";
        return new BadInput(Shown.text(path) + ": cannot be written" + words + ", expected a folder for results");
    }
}
