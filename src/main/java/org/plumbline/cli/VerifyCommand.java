package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Tolerance;
import org.plumbline.conformance.ConformanceReport;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.ResultsReader;
import org.plumbline.conformance.StreamedCandidate;
import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.diagnosis.Diagnosis;
import org.plumbline.conformance.diagnosis.DiagnosisText;
import org.plumbline.run.OutputDirectory;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code plumbline verify}: is an implementation right, and to how many digits?
 */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Says whether an implementation's results conform to the vectors, and to how many digits.",
        description = {"",
                "FILE holds results by case and name: JSON, JSON lines (.jsonl), NumPy's .npz or CSV "
                        + "(spec/vectors/README.md).",
                "An entry may be off by its budget, which the vectors state for each result and format: what a "
                        + "correct implementation loses to rounding, derived step by step "
                        + "(proofs-notes/conformance-budget.md).",
                "Where results are outside, the mistakes that explain them are named (plumbline vectors mistakes "
                        + "lists them): \"results are those of an implementation that ...\".",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline verify results.json                      a float64 implementation",
                "  plumbline verify results.npz --budget float32      a float32 one",
                "  plumbline verify results.csv --digits 9            nine digits of every array, whatever the format",
                "  plumbline verify results.json --allow-missing      one that answers some cases",
                "  plumbline verify --run 'python3 mine.py'            a program that is asked case by case",
                "  plumbline verify results.json --out report         a page, JSON and JUnit XML too"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every result conforms", "1:some result does not, or is missing or malformed",
                "2:wrong use, or FILE is not a results file"})
public final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 3600;

    @Spec
    private CommandSpec spec;

    @Mixin
    private VectorsCommand.Source source;

    @ArgGroup(multiplicity = "1")
    private Results results;

    /** Where results come from. */
    private static final class Results {
        @Parameters(paramLabel = "FILE", description = "The results file.")
        private Path file;

        @Option(names = "--run", paramLabel = "COMMAND",
                description = "Start COMMAND and ask it case by case: a JSON line with id, topic and inputs to its "
                        + "standard input, a JSON line with id and results from its standard output.")
        private String command;
    }

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long COMMAND may take for a case. Default ${DEFAULT-VALUE}.")
    private int timeLimit;

    @ArgGroup
    private Wanted wanted = new Wanted();

    /** What is asked of each result. */
    private static final class Wanted {
        @Option(names = "--budget", paramLabel = "FORMAT", converter = FormatConverter.class,
                description = "What FILE was computed in: float64 (the default), float32 or bfloat16.")
        private NumberFormat format;

        @Option(names = "--digits", paramLabel = "N",
                description = "Digits that every result must have, 1 to " + BoundedArray.GUARANTEED_DIGITS
                        + ", relative to the largest entry of the array, in place of a budget.")
        private Integer digits;
    }

    /** Formats by their names in files. */
    static final class FormatConverter implements ITypeConverter<NumberFormat> {
        @Override
        public NumberFormat convert(String name) {
            return Arrays.stream(NumberFormat.values()).filter(format -> format.label().equals(name)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of float64, float32, bfloat16"));
        }
    }

    @Option(names = "--allow-missing", description = "Judge only the results that FILE has.")
    private boolean allowMissing;

    @Option(names = "--all", description = "List the results that conform, too.")
    private boolean all;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Option(names = "--no-diagnosis", description = "Do not look for the mistake that explains what is outside; see: "
            + "plumbline vectors mistakes")
    private boolean undiagnosed;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Write index.html, report.json and junit.xml to DIR, which must be absent, empty or ours.")
    private Path out;

    @Override
    public Integer call() {
        Integer digits = wanted.digits;
        if (timeLimit < 1 || timeLimit > MOST_SECONDS) {
            throw new ParameterException(spec.commandLine(),
                    "--time-limit " + timeLimit + ": expected 1 to " + MOST_SECONDS);
        }
        if (digits != null && (digits < 1 || digits > BoundedArray.GUARANTEED_DIGITS)) {
            throw new ParameterException(spec.commandLine(),
                    "--digits " + digits + ": expected 1 to " + BoundedArray.GUARANTEED_DIGITS);
        }
        try (OutputDirectory output = out == null ? null : OutputDirectory.atOnce(out)) {
            Vectors vectors = source.load();
            NumberFormat format = wanted.format == null ? NumberFormat.FLOAT64 : wanted.format;
            Tolerance tolerance = digits == null ? Tolerance.ofFormat(format) : Tolerance.ofDigits(digits);
            Map<String, Map<String, Candidate>> candidates = candidates(vectors);
            List<Outcome> outcomes = Comparison.of(vectors, candidates, tolerance);
            Diagnosis diagnosis = undiagnosed ? Diagnosis.NONE
                    : Diagnosis.of(vectors, candidates, outcomes, digits == null ? Diagnosis.digitsOf(format) : digits);
            ConformanceReport report = new ConformanceReport(vectors, outcomes,
                    digits == null ? format.label() : digits + " digits", format, allowMissing);
            if (output != null) {
                report.publish(output, DiagnosisText.json(diagnosis));
            }
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.print(json ? report.json(DiagnosisText.json(diagnosis))
                    : report.text(all) + DiagnosisText.of(diagnosis));
            stdout.flush();
            return report.conforms() ? 0 : 1;
        }
    }

    private Map<String, Map<String, Candidate>> candidates(Vectors vectors) {
        return results.file != null ? ResultsReader.read(results.file, vectors)
                : StreamedCandidate.results(results.command, vectors, 1000L * timeLimit);
    }
}
