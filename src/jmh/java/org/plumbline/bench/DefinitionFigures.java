package org.plumbline.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link DefinitionBenchmark}, counts the operations of the same work, and prints one table of both. */
public final class DefinitionFigures {

    private static final int[] POSITIONS = {16, 36};
    private static final int[] DIGITS = {34, 50};
    private static final String LIBRARY = "attentionRowOfLibraryExp";

    /** A line of the table: what is timed, and the call that is counted. */
    private record Line(String benchmark, String title, String method, Object... arguments) {
    }

    private static final List<Line> LINES = List.of(new Line("attentionRow", "attention, one row", "attentionRow"),
            new Line("maeGradient", "MAE gradient, one image", "maeGradient", 1),
            new Line("clGradient", "CL gradient, one sample, four negatives", "clGradient", 1),
            new Line("maeStep", "MAE step, 16 images", "maeStep"),
            new Line("clStep", "CL step, 16 samples", "clStep"));

    private DefinitionFigures() {
    }

    /**
     * Runs and prints.
     *
     * @param args none
     * @throws Exception if a benchmark cannot be run
     */
    public static void main(String[] args) throws Exception {
        Options options = new OptionsBuilder().include(DefinitionBenchmark.class.getName()).addProfiler(CpuTime.class)
                .shouldFailOnError(true).build();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getPrimaryResult().getLabel();
            times.put(key(name, result.getParams().getParam("positions"), result.getParams().getParam("digits")),
                    result.getSecondaryResults().get(CpuTime.LABEL).getStatistics().getMin());
        }
        print(System.out, times);
    }

    private static String key(String benchmark, Object positions, Object digits) {
        return benchmark + " " + positions + " " + digits;
    }

    private static void print(PrintStream out, Map<String, Double> times) throws Exception {
        out.println();
        out.println(
                "Processor time, the least of the iterations; one multiplication of working precision is the unit.");
        out.println();
        out.println("| P | digits | work | ms | in multiplications | adds | multiplies | divides | exps |");
        out.println("|--:|--:|---|--:|--:|--:|--:|--:|--:|");
        for (int positions : POSITIONS) {
            for (int digits : DIGITS) {
                double unit = times.get(key("multiply", positions, digits));
                OperationCount operations = new OperationCount(positions, digits);
                for (Line line : LINES) {
                    double time = times.get(key(line.benchmark, positions, digits));
                    long[] n = operations.count(line.method, line.arguments);
                    out.printf("| %d | %d | %s | %.3g | %.0f | %d | %d | %d | %d |%n", positions, digits, line.title,
                            time, time / unit, n[0] + n[1], n[2], n[3], n[4]);
                }
                out.printf("| %d | %d | the row's weights by ApfloatMath.exp | %.3g | %.0f | | | | |%n", positions,
                        digits, times.get(key(LIBRARY, positions, digits)),
                        times.get(key(LIBRARY, positions, digits)) / unit);
            }
        }
    }
}
