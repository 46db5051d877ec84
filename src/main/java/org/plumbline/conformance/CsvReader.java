package org.plumbline.conformance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.run.BadInput;

/**
 * Reads results as CSV: a line an entry, {@code case,result,index,...,value}, no quotes.
 */
final class CsvReader {

    /** No line of results is longer. */
    private static final int LONGEST = 2000;

    private final String file;
    private final Vectors vectors;
    private final Map<String, Map<String, BigDecimal[]>> numbers = new LinkedHashMap<>();
    private final Map<String, Map<String, Candidate>> results = new LinkedHashMap<>();

    private CsvReader(String file, Vectors vectors) {
        this.file = file;
        this.vectors = vectors;
    }

    static Map<String, Map<String, Candidate>> read(String file, byte[] bytes, Vectors vectors) {
        CsvReader reader = new CsvReader(file, vectors);
        int start = 0;
        for (int line = 1; start < bytes.length; line++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String place = file + ":" + line;
            if (end - start > LONGEST) {
                throw new BadInput(place + ": a line of " + (end - start) + " bytes, expected at most " + LONGEST);
            }
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
            boolean header = line == 1 && text.startsWith("case,result");
            if (!text.isEmpty() && !header) {
                reader.line(place, text.split(",", -1));
            }
            start = end + 1;
        }
        return reader.finished();
    }

    private void line(String place, String[] fields) {
        PublishedCase published = vectors.find(fields[0].strip());
        if (published == null) {
            throw new BadInput(
                    place + ": " + DecimalText.shown(fields[0]) + ": expected the id of a case; see: vectors "
                            + "list");
        }
        String name = fields.length > 1 ? fields[1].strip() : "";
        BoundedArray expected = published.results().get(name);
        if (expected == null) {
            throw new BadInput(place + ": " + DecimalText.shown(name) + ": expected one of "
                    + String.join(", ", published.results().keySet()));
        }
        Map<String, Candidate> named = results.computeIfAbsent(published.id(), id -> new LinkedHashMap<>());
        BigDecimal[] entries = numbers.computeIfAbsent(published.id(), id -> new LinkedHashMap<>())
                .computeIfAbsent(name, each -> new BigDecimal[expected.entries().size()]);
        String fault = named.get(name) instanceof Malformed ? null : entry(expected, fields, entries);
        if (fault != null) {
            named.put(name, new Malformed(fault));
        } else {
            named.putIfAbsent(name, new Numbers(List.of()));
        }
    }

    /** Sets one entry; says what is wrong, or null. */
    private static String entry(BoundedArray expected, String[] fields, BigDecimal[] entries) {
        List<Integer> shape = expected.shape();
        if (fields.length != shape.size() + 3) {
            return "expected case, result, " + shape.size() + " indices and a value on a line";
        }
        int index = 0;
        for (int axis = 0; axis < shape.size(); axis++) {
            String text = fields[2 + axis].strip();
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) >= shape.get(axis)) {
                return "index " + DecimalText.shown(text) + ": expected 0 to " + (shape.get(axis) - 1);
            }
            index = index * shape.get(axis) + Integer.parseInt(text);
        }
        if (entries[index] != null) {
            return expected.place(index) + " occurs twice";
        }
        try {
            entries[index] = DecimalText.parse(fields[fields.length - 1].strip());
            return null;
        } catch (NumberFormatException e) {
            return expected.place(index) + " " + e.getMessage();
        }
    }

    private Map<String, Map<String, Candidate>> finished() {
        if (results.isEmpty()) {
            throw new BadInput(file + ": holds no results, expected lines such as mae-one-image,loss,0.63");
        }
        results.forEach((id, named) -> named.replaceAll((name, candidate) -> candidate instanceof Malformed ? candidate
                : whole(numbers.get(id).get(name))));
        return results;
    }

    private static Candidate whole(BigDecimal[] entries) {
        List<BigDecimal> given = new ArrayList<>(Arrays.asList(entries));
        given.removeIf(entry -> entry == null);
        return given.size() == entries.length ? new Numbers(given)
                : new Malformed(given.size() + " entries, expected " + entries.length);
    }
}
