package org.plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.plumbline.conformance.Vectors;
import org.plumbline.run.BadInput;
import org.plumbline.run.JsonText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline vectors fmt}: lays files of vectors out in the one way that diffs well.
 */
@Command(name = "fmt", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Lays out files of vectors as 'vectors generate' does.",
        description = {"", "Changes nothing but white space. A file is replaced as a whole, or left as it is.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline vectors fmt mine", "  plumbline vectors fmt --check mine"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:laid out", "1:--check found a file that is not", "2:wrong use"})
final class VectorsFmtCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The directory of the files.")
    private Path directory;

    @Option(names = "--check", description = "Write nothing; say which files would change.")
    private boolean check;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int changed = 0;
        for (Map.Entry<String, byte[]> file : Vectors.bytesIn(directory).entrySet()) {
            Vectors.requireReadable(directory.resolve(file.getKey()).toString(), file.getValue());
            byte[] laidOut = laidOut(file.getValue());
            if (!Arrays.equals(laidOut, file.getValue())) {
                changed++;
                out.print(file.getKey() + (check ? " would change\n" : " changed\n"));
                if (!check) {
                    replace(directory.resolve(file.getKey()), laidOut);
                }
            }
        }
        out.flush();
        return check && changed > 0 ? 1 : 0;
    }

    private static byte[] laidOut(byte[] bytes) {
        try {
            JsonNode node = new ObjectMapper().readTree(bytes);
            return JsonText.of(node).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void replace(Path file, byte[] bytes) {
        Path beside = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be replaced, expected a file that can be written");
        }
    }
}
