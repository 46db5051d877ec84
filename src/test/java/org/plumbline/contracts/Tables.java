package org.plumbline.contracts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.plumbline.assurance.Assurance;
import org.plumbline.assurance.ContractEntry;
import org.plumbline.assurance.Standing;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Claims;

/** Tables of the project's pages that are made from its lists: of contracts, and of claims. */
final class Tables {

    private static final String ROOT = "org.plumbline.";

    private Tables() {
    }

    /** How many contracts of each package have which standing, in the lists that the proofs are held against. */
    static String totals() throws IOException {
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

    /** Which notes speak of which file: those of the claims that it implements, and those of its contracts. */
    static String notesByFile() throws IOException {
        SortedMap<String, SortedSet<String>> notes = new TreeMap<>();
        for (Claim claim : Claims.load().all()) {
            for (String code : claim.code()) {
                add(notes, code.replaceFirst("#.*", ""), claim.note());
            }
        }
        for (ContractEntry entry : AssuranceReport.listed().contracts()) {
            add(notes, ROOT + "reference." + ContractName.type(entry.contract()),
                    entry.note().replace("proofs-notes/", ""));
        }
        StringBuilder text = new StringBuilder("| file | notes |\n|---|---|\n");
        notes.forEach((type, names) -> text.append("| [").append(type.substring(ROOT.length()).replace('.', '/'))
                .append("](../src/main/java/").append(type.replace('.', '/')).append(".java) | ")
                .append(names.stream().map(note -> "[" + note.replace(".md", "") + "](" + note + ")")
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
        return text.toString();
    }

    private static void add(SortedMap<String, SortedSet<String>> notes, String type, String note) {
        notes.computeIfAbsent(type, any -> new TreeSet<>()).add(note);
    }
}
