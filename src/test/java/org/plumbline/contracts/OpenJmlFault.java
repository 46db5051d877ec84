package org.plumbline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * A planted fault and the method whose contract OpenJML must find violated.
 *
 * @param name what is wrong
 * @param file the source below the verified subtree
 * @param before what the file says, exactly once
 * @param after what the fault says
 * @param method the method, as OpenJML names it
 */
record OpenJmlFault(String name, String file, String before, String after, String method) {

    /** The list. */
    static List<OpenJmlFault> all() throws IOException {
        try (InputStream list = OpenJmlFault.class.getResourceAsStream("/contracts/openjml-faults.yaml")) {
            return Arrays.asList(new YAMLMapper().readValue(list, OpenJmlFault[].class));
        }
    }

    /**
     * Writes the whole subtree with this fault in it.
     *
     * @param texts the subtree's sources by file name
     * @param sources the folder that takes the place of src/main/java
     */
    void plant(Map<String, String> texts, Path sources) throws IOException {
        Path subtree = sources.resolve(Path.of("org", "plumbline", "reference"));
        for (Map.Entry<String, String> source : texts.entrySet()) {
            Path copy = subtree.resolve(source.getKey());
            Files.createDirectories(copy.getParent());
            String text = source.getValue();
            Files.writeString(copy, source.getKey().equals(file) ? text.replace(before, after) : text);
        }
    }
}
