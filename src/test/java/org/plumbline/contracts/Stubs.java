package org.plumbline.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

import de.uka.ilkd.key.util.MiscTools;

/**
 * What KeY reads in place of the JDK and of libraries: its own stubs of the JDK, with the files of spec/jml laid over.
 *
 * @param jdk the folder with java.*
 * @param libraries the folder with everything else
 * @param settings where KeY may keep its settings
 */
record Stubs(Path jdk, Path libraries, Path settings) {

    /** The contracts of libraries. */
    static final Path SOURCES = Path.of("spec", "jml");

    private static final String KEYS_OWN = "/de/uka/ilkd/key/java/JavaRedux";

    /**
     * Lays the stubs out anew.
     *
     * @param folder where
     * @return the three folders
     */
    static Stubs in(Path folder) throws IOException {
        Stubs stubs = new Stubs(folder.resolve("jdk"), folder.resolve("libraries"), folder.resolve("settings"));
        Files.createDirectories(stubs.settings);
        try (FileSystem jar = FileSystems.newFileSystem(keysJar(), Map.of())) {
            copy(jar.getPath(KEYS_OWN), stubs.jdk);
        }
        copy(SOURCES.resolve("java"), stubs.jdk.resolve("java"));
        copy(SOURCES.resolve("org"), stubs.libraries.resolve("org"));
        return stubs;
    }

    private static Path keysJar() {
        try {
            URI place = MiscTools.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    if (file.toString().endsWith(".jml")) {
                        Files.deleteIfExists(Path.of(target.toString().replaceFirst("\\.jml$", ".java")));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
