package org.plumbline.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.plumbline.report.Column;
import org.plumbline.report.Details;
import org.plumbline.report.Fact;
import org.plumbline.report.Figure;
import org.plumbline.report.Figures;
import org.plumbline.report.Page;
import org.plumbline.report.Prose;
import org.plumbline.report.Section;
import org.plumbline.report.Table;
import org.plumbline.report.VerdictMap;
import org.plumbline.run.Config;
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/**
 * The audits of a suite on one page: a map of their verdicts, then each in its own words.
 */
public final class SuitePage {

    private final String name;
    private final List<Audit> audits;

    private SuitePage(String name, List<Audit> audits) {
        this.name = name;
        this.audits = audits;
    }

    /**
     * The page.
     *
     * @param name what the suite is called
     * @param audits at least one
     * @param command the command that repeats it
     * @return an HTML document
     */
    public static String of(String name, List<Audit> audits, String command) {
        return new SuitePage(name, audits).page(command).html();
    }

    private Page page(String command) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("At a glance", Prose.of("Each column is one training of both objectives, on batches "
                + "that are drawn at their seed and computed in intervals (level 2, `lem:coordinates`): exact for "
                + "these batches, a sample of all images and masks. Verdicts are by the registry's measures; "
                + "hypotheses that a column sets aside are named below."),
                Figures.of(Figure.of("Verdicts.", "Left: what speaks of masked reconstruction. Right: what speaks of "
                        + "contrastive learning, alone or beside it. Numbers of the columns: the table below.",
                        map("MAE", false), map("CL", true))),
                table()));
        audits.forEach(audit -> sections.add(section(audit)));
        sections.add(Section.of("What this page does not show", Prose.of("One seed and one size for each column: a "
                + "verdict is about that run, and thresholds are choices of this project. Each audit has its own page "
                + "in the folder of its name, with pictures of the training.")));
        sections.add(Section.of("How to repeat it", new Details("The command", command + "\n", true)));
        return new Page("Audits of the suite “" + name + "”", "Where each claim holds, is refuted or says nothing, for "
                + "MAE and CL side by side. " + summary(), facts(), sections,
                "Plumbline · formulas after Huang, Wen, Chi and Liang, arXiv 2403.02233v3 · the same bytes on every "
                        + "machine");
    }

    private String summary() {
        long unexpected = audits.stream().flatMap(each -> each.judgements().stream()).filter(Judgement::unexpected)
                .count();
        return unexpected == 0 ? "No verdict is against expectation." : unexpected + " against expectation.";
    }

    private List<Fact> facts() {
        long verdicts = audits.stream().mapToLong(each -> each.judgements().size()).sum();
        return List.of(new Fact("Audits", Integer.toString(audits.size())),
                new Fact("Verdicts", Long.toString(verdicts)));
    }

    /** The claims of one side, the first one at the top. */
    private VerdictMap map(String title, boolean contrast) {
        List<String> claims = new ArrayList<>(audits.get(0).judgements().stream().map(Judgement::claim)
                .filter(each -> contrast(each) == contrast).map(Claim::id).toList());
        Collections.reverse(claims);
        List<List<Verdict>> verdicts = claims.stream()
                .map(id -> audits.stream().map(each -> each.judgement(id).orElseThrow().verdict()).toList()).toList();
        long holds = verdicts.stream().flatMap(List::stream).filter(each -> each == Verdict.HOLDS).count();
        return new VerdictMap(title, claims, IntStream.rangeClosed(1, audits.size()).mapToObj(Integer::toString)
                .toList(), "", "audit", verdicts,
                title + ": " + holds + " of " + claims.size() * audits.size()
                        + " verdicts are that the claim holds.");
    }

    private static boolean contrast(Claim claim) {
        return claim.hypotheses().stream().map(Claim.Hypothesis::key)
                .anyMatch(each -> each.equals("cl-trained") || each.equals("both-objectives"));
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Audit audit : audits) {
            Config config = audit.experiment().config();
            rows.add(List.of(Integer.toString(rows.size() + 1), "`" + config.name() + "`", config.about(),
                    config.audit().ignored().isEmpty() ? "none" : String.join(", ", config.audit().ignored())));
        }
        return new Table("The audits.", List.of(Column.ofText(""), Column.ofText("Name"), Column.ofText("What it is"),
                Column.ofText("Hypotheses set aside")), rows);
    }

    private static Section section(Audit audit) {
        Config config = audit.experiment().config();
        return Section.of(config.name(), Prose.of(config.about() + " P = " + config.data().positions() + ", K = "
                + config.data().areaSizes().size() + ", m = " + config.maskSize() + "; the seed is " + config.seed()
                + "."), AuditRows.table(audit));
    }
}
