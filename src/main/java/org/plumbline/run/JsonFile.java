package org.plumbline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON that this program wrote and somebody may have changed: each fault one line.
 */
public final class JsonFile {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonFile() {
    }

    /**
     * The one value in a file.
     *
     * @param file the file
     * @param mebibytes how large it may be, in MiB
     * @param what what the file should be
     * @return the value
     * @throws BadInput one line, if it is not that
     */
    public static JsonNode read(Path file, int mebibytes, String what) {
        String name = Shown.text(file);
        try {
            if (Files.size(file) > (long) mebibytes << 20) {
                throw new BadInput(name + ": got more than " + mebibytes + " MiB, expected " + what);
            }
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new BadInput(name + ": got malformed JSON (" + Shown.line(e.getOriginalMessage()) + "), expected "
                    + what);
        } catch (IOException e) {
            throw new BadInput(name + ": cannot be read, expected " + what);
        }
    }
}
