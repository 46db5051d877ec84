package org.plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.plumbline.conformance.Candidate;
import org.plumbline.conformance.Comparison;
import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.ConformanceReport;
import org.plumbline.conformance.Evaluation;
import org.plumbline.conformance.ResultsReader;
import org.plumbline.conformance.Vectors;
import org.plumbline.conformance.diagnosis.Diagnosis;
import org.plumbline.conformance.diagnosis.DiagnosisText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline verify}: is an implementation right, and to how many digits?
 */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Says whether an implementation's results conform to the vectors, and to how many digits.",
        description = {"",
                "FILE is JSON: {\"format\": \"plumbline-results/1\", \"results\": {\"<case id>\": {\"<result>\": "
                        + "nested arrays of numbers, or of decimals in strings}}}.",
                "Digits: the largest n with (distance to the interval of the vectors) * 10^n <= (largest magnitude in "
                        + "the result), of the worst entry.",
                "Where results are outside, the mistakes that explain them are named (plumbline vectors mistakes "
                        + "lists them): \"results are those of an implementation that ...\".",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline verify results.json                    a float64 implementation",
                "  plumbline verify results.json --digits 5         a float32 one",
                "  plumbline verify results.json --allow-missing    one that answers some cases",
                "  plumbline verify results.json --json             the same for machines"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every result conforms", "1:some result does not, or is missing or malformed",
                "2:wrong use, or FILE is not a results file"})
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private VectorsCommand.Source source;

    @Parameters(paramLabel = "FILE", description = "The results file.")
    private Path file;

    @Option(names = "--digits", paramLabel = "N", defaultValue = "" + Comparison.FLOAT64_DIGITS,
            description = "The digits that every result must have, 1 to " + Evaluation.GUARANTEED_DIGITS
                    + ". Default ${DEFAULT-VALUE}: what any correct float64 implementation reaches; a float32 one "
                    + "reaches 6.")
    private int digits;

    @Option(names = "--allow-missing", description = "Judge only the results that FILE has.")
    private boolean allowMissing;

    @Option(names = "--no-diagnosis", description = "Do not look for the mistake that explains what is outside; see: "
            + "plumbline vectors mistakes")
    private boolean undiagnosed;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (digits < 1 || digits > Evaluation.GUARANTEED_DIGITS) {
            throw new ParameterException(spec.commandLine(),
                    "--digits " + digits + ": expected 1 to " + Evaluation.GUARANTEED_DIGITS);
        }
        Vectors vectors = source.load();
        Map<String, Map<String, Candidate>> candidates = ResultsReader.read(file, vectors);
        List<Outcome> outcomes = Comparison.of(vectors, candidates, digits);
        ConformanceReport report = new ConformanceReport(outcomes, digits, allowMissing);
        Diagnosis diagnosis = undiagnosed ? Diagnosis.NONE : Diagnosis.of(vectors, candidates, outcomes, digits);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json(DiagnosisText.json(diagnosis)) : report.text() + DiagnosisText.of(diagnosis));
        out.flush();
        return report.conforms() ? 0 : 1;
    }
}
