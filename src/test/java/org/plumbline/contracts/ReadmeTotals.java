package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.plumbline.assurance.Assurance;
import org.plumbline.assurance.Standing;

/**
 * The table of the README that counts contracts. It stands between two marks and is made from the lists that the proofs
 * are held against; {@code mvn test -Dtest=ContractListTest -Dreadme=write} writes it anew.
 */
final class ReadmeTotals {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- contracts: begin -->\n";
    private static final String END = "<!-- contracts: end -->\n";

    private ReadmeTotals() {
    }

    /** What stands between the marks. */
    static String shown() throws IOException {
        String text = Files.readString(README);
        return text.substring(begin(text), end(text));
    }

    /** Puts what the lists say between the marks. */
    static void write() throws IOException {
        String text = Files.readString(README);
        Files.writeString(README, text.substring(0, begin(text)) + listed() + text.substring(end(text)));
    }

    /** What should stand between the marks. */
    static String listed() throws IOException {
        Assurance table = AssuranceReport.listed();
        List<Standing> kinds = table.totals().entrySet().stream().filter(total -> total.getValue() > 0)
                .map(Map.Entry::getKey).toList();
        StringBuilder text = new StringBuilder("| package | contracts |");
        kinds.forEach(kind -> text.append(' ').append(kind.words()).append(" |"));
        text.append("\n|---|--:|").append("--:|".repeat(kinds.size())).append('\n');
        for (String folder : table.folders()) {
            row(text, '`' + folder + '`', table.of(folder), kinds);
        }
        row(text, "in all", table, kinds);
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Assurance part, List<Standing> kinds) {
        text.append("| ").append(name).append(" | ").append(part.contracts().size()).append(" |");
        Map<Standing, Integer> totals = part.totals();
        kinds.forEach(kind -> text.append(' ').append(totals.get(kind)).append(" |"));
        text.append('\n');
    }

    private static int begin(String text) {
        return text.indexOf(BEGIN) + BEGIN.length();
    }

    private static int end(String text) {
        return text.indexOf(END);
    }
}
