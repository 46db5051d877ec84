package org.plumbline.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The files of an output with what they hold (spec/schema/manifest.schema.json): no time, no host, no path.
 *
 * @param files by name, with slashes between folders, the SHA-256 in lower case
 */
public record Manifest(SortedMap<String, String> files) {

    /** The name of the manifest's own file. */
    public static final String NAME = "manifest.json";

    private static final String FORMAT = "plumbline-manifest/1";

    private static final int MAX_MEBIBYTES = 8;

    private static final Shape SHAPE = new Shape("manifest.schema.json");

    /** Copies the map. */
    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads the manifest of an output that somebody may have changed.
     *
     * @param folder the output
     * @return its manifest
     * @throws BadInput in one line, if the manifest is not one
     */
    public static Manifest of(Path folder) {
        JsonNode root = JsonFile.read(folder.resolve(NAME), MAX_MEBIBYTES, "a manifest");
        SHAPE.require(Shown.text(folder.resolve(NAME)), root);
        TreeMap<String, String> files = new TreeMap<>();
        root.get("files").properties().forEach(each -> files.put(each.getKey(), each.getValue().textValue()));
        return new Manifest(files);
    }

    /**
     * The bytes of the manifest's file.
     *
     * @return JSON, the same for equal manifests
     */
    public byte[] bytes() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        ObjectNode named = root.putObject("files");
        files.forEach(named::put);
        return JsonText.of(root).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The SHA-256 of a file.
     *
     * @param file a file
     * @return 64 hexadecimal digits in lower case
     * @throws IOException if it cannot be read
     */
    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
