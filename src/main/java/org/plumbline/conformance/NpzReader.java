package org.plumbline.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.plumbline.run.BadInput;

/**
 * Reads results from an archive of NumPy, a zip file of arrays, as
 * {@code np.savez("results.npz", **{"mae-one-image/loss": loss, ...})} writes it. Of each array no more is read than
 * the vectors expect, whatever the archive claims to hold.
 */
final class NpzReader {

    private static final String SUFFIX = ".npy";

    /** More arrays than any results file can need. */
    private static final int MAX_ENTRIES = 100_000;

    private final String file;
    private final Vectors vectors;
    private final Map<String, Map<String, Candidate>> results = new LinkedHashMap<>();

    private NpzReader(String file, Vectors vectors) {
        this.file = file;
        this.vectors = vectors;
    }

    static Map<String, Map<String, Candidate>> read(Path file, Vectors vectors) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + (Files.exists(file) ? ": is no file" : ": no such file")
                    + ", expected an archive of NumPy");
        }
        NpzReader reader = new NpzReader(file.toString(), vectors);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            reader.archive(zip);
        } catch (ZipException e) {
            throw reader.bad("not a zip file, expected an archive of NumPy (.npz)");
        } catch (IOException | IllegalArgumentException e) {
            // names that are not UTF-8, offsets beyond the end
            throw reader.bad("cannot be read, expected an archive of NumPy (.npz)");
        }
        return reader.results;
    }

    private void archive(ZipFile zip) throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw bad("holds " + zip.size() + " arrays, expected at most " + MAX_ENTRIES);
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            int slash = name.lastIndexOf('/');
            if (slash < 0 || !name.endsWith(SUFFIX)) {
                throw bad(DecimalText.shown(name) + ": expected names such as mae-one-image/loss" + SUFFIX);
            }
            PublishedCase published = vectors.find(name.substring(0, slash));
            if (published == null) {
                throw bad(DecimalText.shown(name) + ": expected the id of a case before the slash; see: vectors list");
            }
            String result = name.substring(slash + 1, name.length() - SUFFIX.length());
            BoundedArray expected = published.results().get(result);
            if (expected == null) {
                throw bad(DecimalText.shown(name) + ": expected one of "
                        + String.join(", ", published.results().keySet()) + " after the slash");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Candidate candidate = NpyArray.read(in, expected);
                if (results.computeIfAbsent(published.id(), id -> new LinkedHashMap<>()).put(result,
                        candidate) != null) {
                    throw bad(DecimalText.shown(name) + " occurs twice, expected unique names");
                }
            }
        }
    }

    private BadInput bad(String what) {
        return new BadInput(file + ": " + what);
    }
}
