package org.plumbline.assurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.report.Column;
import org.plumbline.report.Fact;
import org.plumbline.report.Page;
import org.plumbline.report.Prose;
import org.plumbline.report.Section;
import org.plumbline.report.Table;

/**
 * A table of contracts as one self-contained page.
 */
public final class AssurancePage {

    private static final String LEAD = "Every contract of the verified subtree: what it says, how far that is known, "
            + "and by whom.";

    private AssurancePage() {
    }

    /**
     * The page.
     *
     * @param table a table
     * @return an HTML document
     */
    public static String of(Assurance table) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Totals", Prose.of("A contract counts as proved if a prover finds a proof from the "
                + "contracts of what its method calls. What is assumed of libraries stands in `spec/jml`, and what a "
                + "proof does not show in `proofs-notes/contracts.md`."), totals(table)));
        for (String folder : table.folders()) {
            sections.add(Section.of("Package " + folder, contracts(folder, table.of(folder))));
        }
        int all = table.contracts().size();
        return new Page("What is known of the contracts", LEAD, facts(table, all), sections,
                "Written by `mvn verify` of Plumbline.").html();
    }

    private static List<Fact> facts(Assurance table, int all) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Contracts", Integer.toString(all)));
        facts.add(new Fact("Proved", table.proved() + " of " + all));
        facts.add(new Fact("Not proved anew in this build", Integer.toString(table.notRerun().size())));
        return facts;
    }

    private static Table totals(Assurance table) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.ofText("Package"));
        for (Standing standing : Standing.values()) {
            columns.add(Column.ofNumbers(standing.words()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String folder : table.folders()) {
            rows.add(row(folder, table.of(folder).totals()));
        }
        rows.add(row("in all", table.totals()));
        return new Table("Contracts by package and standing", columns, rows);
    }

    private static List<String> row(String name, Map<Standing, Integer> totals) {
        List<String> row = new ArrayList<>();
        row.add(name);
        totals.values().forEach(count -> row.add(Integer.toString(count)));
        return row;
    }

    private static Table contracts(String folder, Assurance part) {
        List<Column> columns = List.of(Column.ofText("Contract"), Column.ofText("It says"), Column.ofText("Standing"),
                Column.ofText("Proof, or why none"), Column.ofText("Claims"), Column.ofText("Planted faults"));
        List<List<String>> rows = part.contracts().stream()
                .map(entry -> List.of("`" + entry.contract().substring(folder.length() + 1) + "`", entry.says(),
                        entry.status(), evidence(entry), String.join(", ", entry.claims()),
                        Integer.toString(entry.faults().size())))
                .toList();
        return new Table("The contracts of " + folder, columns, rows);
    }

    private static String evidence(ContractEntry entry) {
        List<String> parts = new ArrayList<>();
        for (ProofEntry proof : entry.proofs()) {
            parts.add(proof.prover() + (proof.steps() == null ? "" : ", " + proof.steps() + " steps")
                    + (proof.seconds() == null ? ", not done anew" : ", " + proof.seconds() + " s"));
        }
        if (entry.reason() != null && !entry.standing().proved()) {
            parts.add(entry.reason());
        }
        if (entry.test() != null) {
            parts.add("tried by `" + entry.test() + "`");
        }
        return String.join("; ", parts);
    }
}
