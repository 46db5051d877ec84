package org.plumbline.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.uka.ilkd.key.util.KeYConstants;

/**
 * The sources of the verified subtree, and what a proof about one of its classes depends on.
 */
final class SourceTree {

    /** The verified subtree. */
    static final Path REFERENCE = Path.of("src", "main", "java", "org", "plumbline", "reference");

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<String, String> classes = new TreeMap<>();
    private final String common;

    /** Reads the sources and the contracts of libraries. */
    SourceTree() throws IOException {
        read(REFERENCE, texts);
        for (String file : texts.keySet()) {
            String name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
            if (!name.equals("package-info") && classes.put(name, file) != null) {
                throw new IllegalStateException("two classes " + name + ": the cache of proofs tells them by name");
            }
        }
        SortedMap<String, String> shared = new TreeMap<>();
        read(Stubs.SOURCES, shared);
        shared.put("version", KeYConstants.VERSION);
        shared.put("options", new TreeMap<>(KeyProver.OPTIONS).toString());
        for (Strategy strategy : Strategy.values()) {
            shared.put("strategy " + strategy, new TreeMap<>(strategy.properties()).toString());
        }
        this.common = hash(shared);
    }

    /**
     * Reads all files of a folder.
     *
     * @param folder the folder
     * @param into takes their texts by name
     */
    static void read(Path folder, SortedMap<String, String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    into.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The sources by file name below the subtree. */
    SortedMap<String, String> texts() {
        return texts;
    }

    /** A hash of the whole subtree, the contracts of libraries, KeY's version and settings. */
    String hash() {
        SortedMap<String, String> parts = new TreeMap<>(texts);
        parts.put("common", common);
        return hash(parts);
    }

    /**
     * A hash of everything that the proof of a contract depends on: its class, every class of the subtree that it names
     * or that those name, the contracts of libraries, KeY's version and settings. Names in comments count too, which
     * makes the set larger than it must be and never smaller.
     *
     * @param contract its short name
     * @return the hash
     */
    String hash(String contract) {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("common", common);
        parts.putAll(needed(contract));
        return hash(parts);
    }

    /**
     * A hash of a search in other sources than the subtree's, with the same contracts of libraries and settings.
     *
     * @param others the sources by file name
     * @param search what is looked for, and how
     * @return the hash
     */
    String hash(SortedMap<String, String> others, String search) {
        SortedMap<String, String> parts = new TreeMap<>(others);
        parts.put("common", common);
        parts.put("search", search);
        return hash(parts);
    }

    /**
     * The sources that the proof of a contract depends on: those of its class and of every class that they name,
     * directly or not.
     *
     * @param contract its short name
     * @return the sources by file name
     */
    SortedMap<String, String> needed(String contract) {
        SortedMap<String, String> needed = new TreeMap<>();
        for (String file : closure(ContractName.type(contract).replace('.', '/') + ".java")) {
            needed.put(file, texts.get(file));
        }
        return needed;
    }

    private SortedSet<String> closure(String start) {
        SortedSet<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            String file = open.remove();
            if (reached.add(file)) {
                Matcher words = WORD.matcher(texts.get(file));
                while (words.find()) {
                    String named = classes.get(words.group());
                    if (named != null) {
                        open.add(named);
                    }
                }
            }
        }
        return reached;
    }

    private static String hash(SortedMap<String, String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach((name, text) -> digest.update((name + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
