package org.plumbline.assurance;

import java.util.Locale;
import java.util.Map;

/**
 * A table of contracts for a terminal.
 */
public final class AssuranceText {

    private AssuranceText() {
    }

    /**
     * How many contracts have which standing, by package and in all.
     *
     * @param table a table
     * @return lines
     */
    public static String totals(Assurance table) {
        StringBuilder text = new StringBuilder();
        for (String folder : table.folders()) {
            text.append(line(folder, table.of(folder)));
        }
        text.append(line("in all", table));
        int missing = table.notRerun().size();
        if (missing > 0) {
            text.append(missing)
                    .append(" proved contracts have a proof that did not run in that build (OpenJML runs where "
                            + "OPENJML_HOME is set)\n");
        }
        return text.toString();
    }

    private static String line(String name, Assurance part) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-12s %3d contracts, %3d proved", name,
                part.contracts().size(), part.proved()));
        String separator = ": ";
        for (Map.Entry<Standing, Integer> total : part.totals().entrySet()) {
            if (total.getValue() > 0) {
                text.append(separator).append(total.getValue()).append(' ').append(total.getKey().words());
                separator = ", ";
            }
        }
        return text.append('\n').toString();
    }

    /**
     * A contract in full.
     *
     * @param entry a contract
     * @return lines
     */
    public static String of(ContractEntry entry) {
        StringBuilder text = new StringBuilder(entry.contract()).append('\n');
        text.append("    ").append(entry.says()).append('\n');
        text.append("    ").append(entry.status());
        for (ProofEntry proof : entry.proofs()) {
            text.append("; ").append(proof.prover());
            text.append(proof.strategy() == null ? "" : ", strategy " + proof.strategy());
            text.append(proof.steps() == null ? "" : ", " + proof.steps() + " steps");
            text.append(proof.seconds() == null ? ", not done anew" : ", " + proof.seconds() + " s");
        }
        text.append('\n');
        append(text, "rests on", String.join("; ", entry.rests()));
        append(text, "reason", entry.reason());
        append(text, "test", entry.test());
        append(text, "claims", String.join(", ", entry.claims()));
        append(text, "note", entry.note());
        append(text, "faults", String.join("; ", entry.faults()));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String words) {
        if (words != null && !words.isEmpty()) {
            text.append("    ").append(name).append(": ").append(words).append('\n');
        }
    }
}
