package org.plumbline.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.run.BadInput;
import org.plumbline.run.JsonText;

/**
 * Published vectors: those that come with the program, or those in a directory.
 */
public final class Vectors {

    /** The format of a file of vectors. */
    public static final String FORMAT = "plumbline-vectors/1";

    /** Where the vectors of this version lie on the class path; {@code spec/vectors/v1} in the sources. */
    private static final String RESOURCES = "/org/plumbline/spec/vectors/v1/";

    private final Map<String, PublishedCase> cases = new LinkedHashMap<>();

    private Vectors() {
    }

    /** The vectors that come with the program, read when they are first asked for. */
    private static final class Packaged {

        static final Vectors ALL = new Vectors();

        static {
            packagedBytes().forEach(ALL::add);
        }
    }

    /**
     * The vectors that come with the program. They are read once; nobody may change the JSON of a case.
     *
     * @return all topics, the same object every time
     */
    public static Vectors packaged() {
        return Packaged.ALL;
    }

    /**
     * A file of the vectors that come with the program.
     *
     * @param name the file's name, for example {@code "mae.json"}
     * @return its bytes
     */
    public static byte[] packagedFile(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + RESOURCES + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that a file of vectors can be compared with.
     *
     * @param name what to call it
     * @param bytes its bytes
     * @throws BadInput with one line that says what is wrong
     */
    public static void requireReadable(String name, byte[] bytes) {
        new VectorReader(name).read(bytes);
    }

    /**
     * The bytes of the files of vectors in a directory.
     *
     * @param directory a directory
     * @return by the name of the file
     * @throws BadInput if one cannot be read
     */
    public static Map<String, byte[]> bytesIn(Path directory) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        requireDirectory(directory);
        files(directory).forEach(file -> bytes.put(file.getFileName().toString(), JsonInput.bytes(file)));
        return bytes;
    }

    /**
     * The bytes of the files that come with the program.
     *
     * @return by the name of the file
     */
    public static Map<String, byte[]> packagedBytes() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            bytes.put(topic.fileName(), packagedFile(topic.fileName()));
        }
        return bytes;
    }

    private static void requireDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new BadInput(directory + ": expected a directory with vectors, such as spec/vectors/v1");
        }
    }

    /**
     * The vectors in a directory: the files of all topics that it holds.
     *
     * @param directory a directory
     * @return at least one case
     * @throws BadInput if a file is not a file of vectors, or there is none
     */
    public static Vectors in(Path directory) {
        requireDirectory(directory);
        Vectors vectors = new Vectors();
        for (Path file : files(directory)) {
            vectors.add(file.toString(), JsonInput.bytes(file));
        }
        if (vectors.cases.isEmpty()) {
            throw new BadInput(directory + ": holds no vectors, expected files such as " + Topic.MAE.fileName());
        }
        return vectors;
    }

    private static List<Path> files(Path directory) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : listed) {
                if (!file.getFileName().toString().equals("manifest.json")) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new BadInput(directory + ": cannot be listed, expected a readable directory");
        }
        Collections.sort(files);
        return files;
    }

    private void add(String file, byte[] bytes) {
        for (PublishedCase published : new VectorReader(file).read(bytes)) {
            if (cases.putIfAbsent(published.id(), published) != null) {
                throw new BadInput(file + ": case \"" + published.id() + "\" occurs twice, expected unique ids");
            }
        }
    }

    /**
     * All cases.
     *
     * @return in the order of the files
     */
    public Collection<PublishedCase> cases() {
        return Collections.unmodifiableCollection(cases.values());
    }

    /**
     * A case by its id.
     *
     * @param id an id
     * @return the case, or null if there is none
     */
    public PublishedCase find(String id) {
        return cases.get(id);
    }

    /**
     * What the cases are, for machines: a JSON array of id, topic, claims, flags and note.
     *
     * @return text that ends in a newline
     */
    public String listJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (PublishedCase published : cases.values()) {
            ObjectNode node = list.addObject();
            node.put("id", published.id());
            node.put("topic", published.topic());
            node.set("claims", published.json().path("claims"));
            node.set("flags", published.json().path("flags"));
            node.put("note", published.note());
        }
        return JsonText.of(list);
    }
}
