package org.plumbline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;

import com.sun.management.OperatingSystemMXBean;

import org.plumbline.reference.number.Enclosure;

/**
 * The reference among its peers (ci/peers): writes their inputs, and answers the commands that ci/peers/peer.c lists.
 */
public final class Peer {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    /** Every result goes here, so that no work can be left out. */
    private static volatile Object result;

    private final int features;
    private final PeerLevel level;

    private Peer(PeerInputs inputs, PeerLevel level) {
        this.features = inputs.setting().positionIndex(0);
        this.level = level;
    }

    /**
     * {@code inputs P K BATCH FILE} writes the inputs; {@code definition P K BATCH DIGITS} and
     * {@code coordinates P K BATCH DIGITS} read commands.
     *
     * @param args as above
     * @throws IOException if a file cannot be written or a command not be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: inputs P K BATCH FILE | definition|coordinates P K BATCH DIGITS");
            System.exit(2);
        }
        PeerInputs inputs = PeerInputs.drawn(Integer.parseInt(args[1]), Integer.parseInt(args[2]),
                Integer.parseInt(args[3]));
        switch (args[0]) {
            case "inputs" -> inputs.write(Path.of(args[4]));
            case "definition" -> new Peer(inputs, new DefinitionPeer(inputs, Integer.parseInt(args[4]))).answer();
            case "coordinates" -> new Peer(inputs, new CoordinatesPeer(inputs, Integer.parseInt(args[4]))).answer();
            default -> throw new IllegalArgumentException("no level " + args[0]);
        }
    }

    private void answer() throws IOException {
        PrintStream out = System.out;
        out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("write")) {
                write(Path.of(words[1]));
                out.println("written");
            } else {
                long wall = System.nanoTime();
                long cpu = SYSTEM.getProcessCpuTime();
                work(words[0], Long.parseLong(words[1]));
                cpu = SYSTEM.getProcessCpuTime() - cpu;
                wall = System.nanoTime() - wall;
                out.printf(Locale.ROOT, "%.9f %.9f%n", cpu / 1e9, wall / 1e9);
            }
        }
    }

    private void work(String command, long n) {
        switch (command) {
            case "mae" -> repeat(n, i -> level.maeGradient());
            case "cl" -> repeat(n, i -> level.clGradient());
            case "multiply" -> repeat(n, level::multiply);
            case "exp" -> repeat(n, level::exp);
            case "softmax" -> repeat(n, i -> level.softmax());
            default -> throw new IllegalArgumentException("no command " + command);
        }
    }

    private static void repeat(long n, LongFunction<Object> operation) {
        for (long i = 0; i < n; i++) {
            result = operation.apply(i);
        }
    }

    private void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        append(text.append("mae\n"), level.maeGradient());
        append(text.append("cl\n"), level.clGradient());
        Files.writeString(file, text.toString());
    }

    /** Alpha row by row, then beta. */
    private void append(StringBuilder text, Enclosure[][] gradient) {
        for (Enclosure[] row : gradient) {
            append(text, row, 0, features);
        }
        for (Enclosure[] row : gradient) {
            append(text, row, features, row.length);
        }
    }

    private static void append(StringBuilder text, Enclosure[] row, int from, int to) {
        for (int c = from; c < to; c++) {
            int scale = Math.max(row[c].lower().scale(), row[c].upper().scale());
            text.append(row[c].lower().numeratorAt(scale)).append(' ').append(row[c].upper().numeratorAt(scale))
                    .append(' ').append(-scale).append('\n');
        }
    }
}
