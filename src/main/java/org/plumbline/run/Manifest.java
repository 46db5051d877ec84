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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    private static final int MAX_BYTES = 8 << 20;

    private static final Shape SHAPE = new Shape("manifest.schema.json");

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

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
        String file = Shown.text(folder.resolve(NAME));
        try {
            if (Files.size(folder.resolve(NAME)) > MAX_BYTES) {
                throw new BadInput(file + ": got more than " + (MAX_BYTES >> 20) + " MiB, expected a manifest");
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(folder.resolve(NAME)));
            SHAPE.require(file, root);
            TreeMap<String, String> files = new TreeMap<>();
            root.get("files").properties().forEach(each -> files.put(each.getKey(), each.getValue().textValue()));
            return new Manifest(files);
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ": got malformed JSON (" + Shown.line(e.getOriginalMessage())
                    + "), expected a manifest");
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read, expected a manifest");
        }
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
