package org.plumbline.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import org.plumbline.run.BadInput;

/**
 * JSON from files that nobody vouches for: bounded in size, depth and length, each fault one line.
 */
final class JsonInput {

    /** The largest file, 64 MiB. */
    static final int MAX_BYTES = 64 << 20;

    /** The deepest nesting of arrays and objects. */
    static final int MAX_DEPTH = 24;

    private static final int MAX_TEXT = 10000;

    /** NaN and Infinity are read as tokens, because Python writes them: they are then refused where they stand. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT).maxNumberLength(DecimalText.MAX_LENGTH).maxNameLength(MAX_TEXT).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonInput() {
    }

    /** All bytes of a file. */
    static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new BadInput(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(file + ": is a directory, expected a JSON file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new BadInput(file + ": is larger than 64 MiB, expected a smaller JSON file");
            }
            if (bytes.length == 0) {
                throw new BadInput(file + ": is empty, expected a JSON object");
            }
            return bytes;
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read, expected a readable JSON file");
        }
    }

    /** What is wrong with the text of a file, in one line with the place. */
    static BadInput malformed(String file, IOException fault) {
        if (!(fault instanceof JsonProcessingException e)) {
            // the first bytes look like UTF-16 or UTF-32, and what follows is not
            return new BadInput(file + ": is not text, expected JSON in UTF-8");
        }
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
        return new BadInput(file + place + ": " + reason(e));
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "ends in the middle of a value, expected a whole JSON file";
        }
        if (e instanceof StreamConstraintsException) {
            return "nested too deep or too long, expected at most " + MAX_DEPTH + " levels, texts of " + MAX_TEXT
                    + " and numbers of " + DecimalText.MAX_LENGTH + " characters";
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        StringBuilder printable = new StringBuilder();
        message.codePoints().limit(160).forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return "not JSON: " + printable;
    }
}
