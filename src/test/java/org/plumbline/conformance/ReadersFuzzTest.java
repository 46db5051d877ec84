package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;
import org.plumbline.run.BadInput;

/**
 * Results files in four formats, right and damaged: each is read, or refused in one line. The build damages 2,000
 * files; -Dfuzz=100000 damages as many as that.
 */
class ReadersFuzzTest {

    private static final Vectors VECTORS = Vectors.packaged();

    private static final int INPUTS = Integer.getInteger("fuzz", 2_000);

    /** A scalar, a vector, matrices and an array of three axes. */
    private static final List<String> CASES = List.of("mae-one-image", "output-dense-p4k1", "cl-one-cluster",
            "trajectory-mae-p4k1");

    @TempDir
    private Path folder;

    private static double[] values(BoundedArray result) {
        return result.entries().stream().mapToDouble(entry -> entry.value().doubleValue()).toArray();
    }

    private static byte[] file(String format) throws IOException {
        return switch (format) {
            case "json" -> json().toString().getBytes(StandardCharsets.UTF_8);
            case "jsonl" -> lines().getBytes(StandardCharsets.UTF_8);
            case "csv" -> csv().getBytes(StandardCharsets.UTF_8);
            default -> npz("<f8", false);
        };
    }

    private static ObjectNode json() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", ResultsReader.FORMAT);
        ObjectNode results = file.putObject("results");
        for (String id : CASES) {
            ObjectNode named = results.putObject(id);
            VECTORS.find(id).results().keySet().forEach(name -> named.set(name,
                    VECTORS.find(id).json().get("results").get(name).get("values")));
        }
        return file;
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        json().get("results").properties().forEach(each -> lines.append("{\"id\": \"").append(each.getKey())
                .append("\", \"results\": ").append(each.getValue()).append("}\n"));
        return lines.toString();
    }

    private static String csv() {
        StringBuilder lines = new StringBuilder("case,result,index,value\n");
        for (String id : CASES) {
            VECTORS.find(id).results().forEach((name, result) -> {
                for (int i = 0; i < result.entries().size(); i++) {
                    String place = result.place(i).replace("][", ",").replaceAll("[\\[\\]]", "");
                    lines.append(id).append(',').append(name).append(',').append(place)
                            .append(place.isEmpty() ? "" : ",").append(result.entries().get(i).value()).append('\n');
                }
            });
        }
        return lines.toString();
    }

    private static byte[] npz(String type, boolean columnMajor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String id : CASES) {
                for (BoundedArray result : VECTORS.find(id).results().values()) {
                    zip.putNextEntry(new ZipEntry(id + "/" + result.name() + ".npy"));
                    zip.write(npy(type, columnMajor, result.shape(), values(result)));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(String type, boolean columnMajor, List<Integer> shape, double[] values) {
        String tuple = shape.toString().replace("[", "(").replace("]", shape.size() == 1 ? ",)" : ")");
        String header = "{'descr': '" + type + "', 'fortran_order': " + (columnMajor ? "True" : "False")
                + ", 'shape': " + tuple + ", }\n";
        ByteBuffer array = ByteBuffer.allocate(10 + header.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        array.put(header.getBytes(StandardCharsets.ISO_8859_1));
        array.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (type.endsWith("f8")) {
                array.putDouble(value);
            } else {
                array.putFloat((float) value);
            }
        }
        return Arrays.copyOf(array.array(), array.position());
    }

    private Map<String, Map<String, Candidate>> read(String name, byte[] bytes) throws IOException {
        return ResultsReader.read(Files.write(folder.resolve(name), bytes), VECTORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "csv", "npz"})
    void aWholeFileIsReadToTheLastNumber(String format) throws IOException {
        Map<String, Map<String, Candidate>> results = read("r." + format, file(format));
        assertEquals(CASES.size(), results.size());
        for (String id : CASES) {
            VECTORS.find(id).results().forEach((name, expected) -> {
                List<BigDecimal> entries = ((Numbers) results.get(id).get(name)).entries();
                for (int i = 0; i < entries.size(); i++) {
                    assertEquals(values(expected)[i], entries.get(i).doubleValue());
                }
            });
        }
    }

    @Test
    void otherTypesAndOrdersOfNumPyAreRead() throws IOException {
        for (String type : List.of("<f4", ">f4", ">f8")) {
            Numbers loss = (Numbers) read("r.npz", npz(type, false)).get("mae-one-image").get("loss");
            assertEquals(0.6315066, loss.entries().get(0).doubleValue(), 1e-6, type);
        }
        BoundedArray phi = VECTORS.find("trajectory-mae-p4k1").results().get("phiAt");
        Numbers swapped = (Numbers) read("r.npz", npz("<f8", true)).get("trajectory-mae-p4k1").get("phiAt");
        // the second entry in row-major order is the first of the second column
        int last = phi.shape().get(2) - 1;
        int stride = phi.shape().get(0) * phi.shape().get(1);
        assertEquals(values(phi)[last * stride], swapped.entries().get(last).doubleValue());
    }

    /** Damage that a crash, a bad disk or a bad program does. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int cuts = random.nextInt(4);
        for (int i = 0; i <= cuts; i++) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
                case 3 -> System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    byte[] words = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(words, 0, bytes, at, Math.min(words.length, bytes.length - at));
                }
            }
        }
        return bytes;
    }

    private static final String[] WORDS = {"NaN", "Infinity", "1e999999999", "[[[[[[[[", "]]]]", "{\"a\":{", "\"",
            "null",
            "-", "'shape': (9999999999, 9999999999)", "'<f2'", "'|O'", "\n\n", ",,,,", "PK\u0001\u0002", "\u0000"};

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "csv", "npz"})
    void aDamagedFileIsReadOrRefusedInOneLine(String format) throws IOException {
        byte[] whole = file(format);
        Random random = new Random(2026);
        int refused = 0;
        int accepted = 0;
        for (int i = 0; i < INPUTS / 4; i++) {
            byte[] bytes = damaged(whole, random);
            try {
                Map<String, Map<String, Candidate>> results = read("r." + format, bytes);
                Comparison.of(VECTORS.find(CASES.get(0)), results.getOrDefault(CASES.get(0), Map.of()),
                        Comparison.Tolerance.ofDigits(12));
                accepted++;
            } catch (BadInput e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                assertTrue(e.getMessage().length() < 600, e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > INPUTS / 40 && accepted > INPUTS / 400, refused + " refused, " + accepted + " read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl", "csv", "npz"})
    void aGigabyteOfZerosIsRefusedAtOnce(String format) throws IOException {
        Path zeros = folder.resolve("zeros." + format);
        try (RandomAccessFile file = new RandomAccessFile(zeros.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        assertTimeout(Duration.ofSeconds(5), () -> {
            String message = assertThrows(BadInput.class, () -> ResultsReader.read(zeros, VECTORS)).getMessage();
            assertEquals(1, message.lines().count());
        });
    }

    @Test
    void anArrayThatUnpacksToAGigabyteCostsNoMoreThanWhatIsExpected() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("mae-one-image/loss.npy"));
            zip.write(npy("<f8", false, List.of(), new double[] {0.5}));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1 << 10; i++) {
                zip.write(zeros);
            }
        }
        assertTimeout(Duration.ofSeconds(2), () -> assertEquals(new Numbers(List.of(new BigDecimal("0.5"))),
                ResultsReader.read(bomb, VECTORS).get("mae-one-image").get("loss")));
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("a.csv|mae-one-image,loss,1\nmae-one-image,loss,2\n", " occurs twice");
        wrong.put("b.csv|mae-one-image,lossFloor,0\nmae-one-image,loss,nan\n", " \"nan\" is not a finite number");
        wrong.put("c.csv|mae-one-image,loss,0,1\n", "expected case, result, 0 indices and a value on a line");
        wrong.put("d.jsonl|{\"id\": \"mae-one-image\", \"results\": {\"loss\": [1]}}\n",
                " expected a number or a decimal in a string");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            String[] parts = each.getKey().split("\\|");
            Candidate loss = read(parts[0], parts[1].getBytes(StandardCharsets.UTF_8)).get("mae-one-image").get("loss");
            assertEquals(new Malformed(each.getValue()), loss, each.getKey());
        }
        assertFalse(wrong.isEmpty());
    }
}
