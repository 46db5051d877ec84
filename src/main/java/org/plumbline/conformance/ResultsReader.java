package org.plumbline.conformance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.run.BadInput;

/**
 * Reads a results file: JSON and JSON lines token by token, so that memory follows the vectors and not the file;
 * archives of NumPy and CSV by readers of their own.
 */
public final class ResultsReader {

    /** The format of the files this class reads. */
    public static final String FORMAT = "plumbline-results/1";

    private final String file;
    private final Vectors vectors;
    private final JsonParser parser;
    private final Map<String, Map<String, Candidate>> results = new LinkedHashMap<>();
    private boolean formatSeen;
    private boolean resultsSeen;
    private String field = "";

    private ResultsReader(String file, byte[] bytes, Vectors vectors) throws IOException {
        this.file = file;
        this.vectors = vectors;
        this.parser = JsonInput.FACTORY.createParser(bytes);
    }

    /**
     * Reads a results file, in the format that the end of its name says (spec/vectors/README.md).
     *
     * @param file a file that nobody vouches for
     * @param vectors what it answers
     * @return by case id and name of the result
     * @throws BadInput with one line if it is not a results file, or names a case or result that does not exist
     */
    public static Map<String, Map<String, Candidate>> read(Path file, Vectors vectors) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            return NpzReader.read(file, vectors);
        }
        byte[] bytes = JsonInput.bytes(file);
        if (name.endsWith(".csv")) {
            return CsvReader.read(file.toString(), bytes, vectors);
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? lines(file.toString(), bytes, vectors)
                : read(file.toString(), bytes, vectors);
    }

    /** JSON lines: one case a line. */
    static Map<String, Map<String, Candidate>> lines(String file, byte[] bytes, Vectors vectors) {
        Map<String, Map<String, Candidate>> results = new LinkedHashMap<>();
        int start = 0;
        int line = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            line++;
            byte[] text = Arrays.copyOfRange(bytes, start, end);
            if (!isBlank(text)) {
                line(file + ":" + line, text, vectors).forEach((id, named) -> {
                    if (results.putIfAbsent(id, named) != null) {
                        throw new BadInput(file + ": case \"" + id + "\" occurs twice, expected unique ids");
                    }
                });
            }
            start = end + 1;
        }
        return results;
    }

    private static boolean isBlank(byte[] text) {
        for (byte each : text) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * One line of JSON lines, {@code {"id": ..., "results": {...}}}.
     *
     * @param place what to call it
     * @param line its bytes
     * @param vectors what it answers
     * @return the results of one case by its id
     * @throws BadInput with one line if it is not such a line
     */
    public static Map<String, Map<String, Candidate>> line(String place, byte[] line, Vectors vectors) {
        try {
            ResultsReader reader = new ResultsReader(place, line, vectors);
            reader.singleCase();
            return reader.results;
        } catch (IOException e) {
            throw JsonInput.malformed(place, e);
        }
    }

    private void singleCase() throws IOException {
        expectObject(parser.nextToken(), "the line");
        expect(parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals("id")
                && parser.nextToken() == JsonToken.VALUE_STRING, "id", "the id of a case, first");
        String id = parser.getText();
        PublishedCase published = vectors.find(id);
        expect(published != null, DecimalText.shown(id), "the id of a case; see: vectors list");
        expect(parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals("results"), "results",
                "an object with one field a result");
        results.put(id, named(published));
        expect(parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null, "end of line",
                "nothing but id and results");
    }

    static Map<String, Map<String, Candidate>> read(String file, byte[] bytes, Vectors vectors) {
        try {
            ResultsReader reader = new ResultsReader(file, bytes, vectors);
            reader.file();
            return reader.results;
        } catch (IOException e) {
            throw JsonInput.malformed(file, e);
        }
    }

    private void file() throws IOException {
        expectObject(parser.nextToken(), "the file");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "format" -> format(token);
                case "producer" -> expect(token == JsonToken.VALUE_STRING, "producer", "a string");
                case "results" -> results(token);
                default -> throw bad(DecimalText.shown(name), "one of format, producer, results");
            }
        }
        expect(formatSeen, "format", "\"" + FORMAT + "\"");
        expect(resultsSeen, "results", "an object with one field a case");
        expect(parser.nextToken() == null, "end of file", "nothing after the closing brace");
    }

    private void format(JsonToken token) throws IOException {
        formatSeen = token == JsonToken.VALUE_STRING && parser.getText().equals(FORMAT);
        expect(formatSeen, "format", "\"" + FORMAT + "\"");
    }

    private void results(JsonToken token) throws IOException {
        resultsSeen = true;
        expectObject(token, "results");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String id = parser.currentName();
            PublishedCase published = vectors.find(id);
            expect(published != null, "results." + DecimalText.shown(id), "the id of a case; see: vectors list");
            results.put(id, named(published));
        }
    }

    /** The results of a case: an object, which is the next token. */
    private Map<String, Candidate> named(PublishedCase published) throws IOException {
        expectObject(parser.nextToken(), "results." + published.id());
        Map<String, Candidate> named = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            BoundedArray expected = published.results().get(name);
            expect(expected != null, "results." + published.id() + "." + DecimalText.shown(name),
                    "one of " + String.join(", ", published.results().keySet()));
            field = "results." + published.id() + "." + name;
            parser.nextToken();
            named.put(name, candidate(expected));
        }
        return named;
    }

    private Candidate candidate(BoundedArray expected) throws IOException {
        List<BigDecimal> entries = new ArrayList<>();
        String fault = collect(expected.shape(), 0, "", entries);
        return fault == null ? new Numbers(entries) : new Malformed(fault);
    }

    /** Reads one value to its end, whatever it is; says the first fault, or null if there is none. */
    private String collect(List<Integer> shape, int axis, String place, List<BigDecimal> entries) throws IOException {
        if (axis == shape.size()) {
            return number(place, entries);
        }
        int length = shape.get(axis);
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return place + " expected an array of " + length;
        }
        String fault = null;
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (fault == null && count < length) {
                fault = collect(shape, axis + 1, place + "[" + count + "]", entries);
            } else {
                skip();
            }
            count++;
        }
        if (fault == null && count != length) {
            return place + " has " + count + " entries, expected " + length;
        }
        return fault;
    }

    private String number(String place, List<BigDecimal> entries) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            skip();
            return place + " expected a number or a decimal in a string";
        }
        try {
            entries.add(DecimalText.parse(parser.getText()));
            return null;
        } catch (NumberFormatException e) {
            return place + " " + e.getMessage();
        }
    }

    /**
     * Skips one value. No result holds an object; a large one is refused here, as the search for duplicate names would
     * keep all of its names.
     */
    private void skip() throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            expect(token != JsonToken.START_OBJECT, field, "numbers in nested arrays, found an object {...}");
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            }
            if (depth > 0) {
                parser.nextToken();
            }
        } while (depth > 0);
    }

    private void expectObject(JsonToken token, String field) {
        expect(token == JsonToken.START_OBJECT, field, "a JSON object {...}");
    }

    private void expect(boolean condition, String field, String what) {
        if (!condition) {
            throw bad(field, what);
        }
    }

    private BadInput bad(String field, String what) {
        return new BadInput(file + ": " + field + ": expected " + what);
    }
}
