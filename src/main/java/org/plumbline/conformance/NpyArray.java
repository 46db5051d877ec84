package org.plumbline.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.plumbline.conformance.Candidate.Malformed;
import org.plumbline.conformance.Candidate.Numbers;

/**
 * Reads one array in NumPy's format, versions 1 to 3: float64, float32, float16, integers or booleans, in the shape
 * that is expected.
 */
final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int LONGEST_HEADER = 10_000;

    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([fiub])([1248])'");

    private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");

    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

    private final ByteBuffer data;
    private final char kind;
    private final int size;

    private NpyArray(ByteBuffer data, char kind, int size) {
        this.data = data;
        this.kind = kind;
        this.size = size;
    }

    /** The numbers, or what is wrong with them; no more is read than they take. */
    static Candidate read(InputStream in, BoundedArray expected) {
        try {
            return array(in, expected);
        } catch (IOException e) {
            return new Malformed("cannot be decompressed, expected an array of NumPy");
        }
    }

    private static Candidate array(InputStream in, BoundedArray expected) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, 6)) || start[6] < 1 || start[6] > 3) {
            return new Malformed("is no array of NumPy, versions 1 to 3");
        }
        byte[] length = Arrays.copyOf(in.readNBytes(start[6] == 1 ? 2 : 4), 4);
        int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes < 0 || bytes > LONGEST_HEADER) {
            return new Malformed("has a header of " + bytes + " bytes, expected at most " + LONGEST_HEADER);
        }
        String header = new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher order = ORDER.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !order.find() || !shape.find()) {
            return new Malformed("has another type of array, expected floats or integers");
        }
        String fault = shapeFault(shape.group(1), expected.shape());
        if (fault != null) {
            return new Malformed(fault);
        }
        int size = type.group(3).charAt(0) - '0';
        ByteBuffer data = ByteBuffer.wrap(in.readNBytes(size * expected.entries().size()))
                .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (data.remaining() < size * expected.entries().size()) {
            return new Malformed("ends after " + data.remaining() / size + " entries, expected "
                    + expected.entries().size());
        }
        boolean columnMajor = order.group(1).equals("True");
        return new NpyArray(data, type.group(2).charAt(0), size).numbers(expected, columnMajor);
    }

    private static String shapeFault(String text, List<Integer> shape) {
        List<String> lengths = Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty())
                .toList();
        return lengths.equals(shape.stream().map(String::valueOf).toList()) ? null
                : "has shape (" + String.join(", ", lengths.stream().limit(9).map(NpyArray::shortened).toList())
                        + "), expected " + shape;
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "..." : text;
    }

    private Candidate numbers(BoundedArray expected, boolean columnMajor) {
        List<BigDecimal> entries = new ArrayList<>();
        for (int i = 0; i < expected.entries().size(); i++) {
            int place = columnMajor ? columnMajor(i, expected.shape()) : i;
            if (kind == 'f') {
                double x = floating(place * size);
                if (Double.isNaN(x) || Double.isInfinite(x)) {
                    return new Malformed(expected.place(i) + " " + x + " is not a finite number");
                }
                entries.add(new BigDecimal(x));
            } else {
                entries.add(BigDecimal.valueOf(integer(place * size)));
            }
        }
        return new Numbers(entries);
    }

    private static int columnMajor(int index, List<Integer> shape) {
        int rest = index;
        int stride = BoundedArray.size(shape);
        int place = 0;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            stride /= shape.get(axis);
            place += rest % shape.get(axis) * stride;
            rest /= shape.get(axis);
        }
        return place;
    }

    private double floating(int at) {
        return switch (size) {
            case 8 -> data.getDouble(at);
            case 4 -> data.getFloat(at);
            case 2 -> half(data.getShort(at));
            default -> Double.NaN;
        };
    }

    /** IEEE binary16. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        double size = exponent == 0 ? Math.scalb(fraction, -24)
                : exponent == 31 ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits < 0 ? -size : size;
    }

    private long integer(int at) {
        long value = switch (size) {
            case 8 -> data.getLong(at);
            case 4 -> data.getInt(at);
            case 2 -> data.getShort(at);
            default -> data.get(at);
        };
        return kind == 'i' || size == 8 ? value : value & (1L << 8 * size) - 1;
    }
}
