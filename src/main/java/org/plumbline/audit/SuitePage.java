package org.plumbline.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.plumbline.report.Block;
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
import org.plumbline.theory.Claim;
import org.plumbline.theory.Verdict;

/**
 * The audits of a suite on one page: a map of their verdicts, then each in its own words.
 */
public final class SuitePage {

    private final String name;
    private final List<? extends Judged> audits;
    private final List<Figure> first;

    private SuitePage(String name, List<? extends Judged> audits, List<Figure> first) {
        this.name = name;
        this.audits = audits;
        this.first = first;
    }

    /**
     * The page.
     *
     * @param name what the suite is called
     * @param audits at least one
     * @param command the command that repeats it
     * @return an HTML document
     */
    public static String of(String name, List<? extends Judged> audits, String command) {
        return of(name, audits, List.of(), command);
    }

    /**
     * The page, with figures that belong to no single audit before all others.
     *
     * @param name what the suite is called
     * @param audits at least one
     * @param first figures of MAE against CL
     * @param command the command that repeats it
     * @return an HTML document
     */
    public static String of(String name, List<? extends Judged> audits, List<Figure> first, String command) {
        return new SuitePage(name, audits, first).page(command).html();
    }

    private Page page(String command) {
        List<Section> sections = new ArrayList<>();
        if (!first.isEmpty()) {
            sections.add(Section.of("MAE against CL", Prose.of("Masked reconstruction learns to look at each patch's "
                    + "own area, contrastive learning, from Q = 0, at the global one from everywhere. No verdict rests "
                    + "on this figure, which is drawn in the mean-field limit; what the audits measured of it is "
                    + "`thm:diversity` below."), new Figures(first)));
        }
        sections.add(Section.of("At a glance", Prose.of(levels() + " Verdicts are by the registry's measures; "
                + "hypotheses that a column sets aside are named below."),
                Figures.of(Figure.of("Verdicts.", "First what speaks of masked reconstruction, then what speaks of "
                        + "contrastive learning, alone or beside it. Numbers of the columns: the table below.",
                        map("MAE", false), map("CL", true))),
                table()));
        if (audits.size() > 1) {
            sections.add(Section.of("Claim by claim", ClaimPictures.of(audits)));
        }
        audits.forEach(audit -> sections.add(section(audit)));
        sections.add(Section.of("What this page does not show", new Prose(limits())));
        sections.add(Section.of("How to repeat it", new Details("The command", command + "\n", true)));
        return new Page("Audits of the suite “" + name + "”", "Where each claim holds, is refuted or says nothing, for "
                + "MAE and CL side by side. " + summary(), facts(), sections,
                "Plumbline · formulas after Huang, Wen, Chi and Liang, arXiv 2403.02233v3 · the same bytes on every "
                        + "machine");
    }

    private boolean ofPopulation() {
        return audits.stream().anyMatch(PopulationAudit.class::isInstance);
    }

    private String levels() {
        String batches = "Each column is one training of both objectives, on batches that are drawn at their seed and "
                + "computed in intervals (level 2, `lem:coordinates`): exact for these batches, a sample of all images "
                + "and masks.";
        return !ofPopulation() ? batches : batches + " Where the table says so it is the population instead: MAE by a "
                + "local and a global row on the exact expectation over all masks (`lem:lumping`), CL by one row for "
                + "every query, sampled or summed over all masks.";
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add("One size and at most a few seeds for each column: a verdict is about that run, and thresholds are "
                + "choices of this project. That a claim holds here does not prove it, and that it is refuted here "
                + "does not say that it fails as P → ∞: how numbers go with P is the audit `laws`. Nothing is said of "
                + "more layers, of other latents than those named, or of trained vision transformers.");
        if (audits.stream().anyMatch(Audit.class::isInstance)) {
            limits.add("On batches nothing bounds how far what was drawn is from the expectation. Each of these "
                    + "audits has its own page in the folder of its name, with pictures of the training.");
        }
        if (ofPopulation()) {
            limits.add("On the population MAE has one cluster, equal local areas and one constant latent; a row of"
                    + " each kind is trained until it has 0.99 of its attention on its own area, the two not for "
                    + "the same number of steps, and the loss is theirs at their own ends. So `thm:mae-attention`"
                    + " says no more there than that this is reached; CL ends likewise, at the first step or "
                    + "sampled batch that shows 0.99. Levels of order log P are reached at P = 1e4 partly by that"
                    + " 0.99 itself, whose share log 99 is half of log P. CL has several clusters, so the two are"
                    + " not trained on the same data, which `thm:diversity` asks for and is set aside where the "
                    + "table says so; its MAE rows are means over masks, which makes them more alike than rows of"
                    + " single masks, and its CL rows are equal because one stands for all (`lem:cl-identical-"
                    + "rows`). Sampled intervals are four standard errors of independent replicas wide on either "
                    + "side: no guarantee.");
        }
        return limits;
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
        List<String> claims = new ArrayList<>(ClaimPictures.claims(audits).values().stream()
                .filter(each -> contrast(each) == contrast).map(Claim::id).toList());
        Collections.reverse(claims);
        List<List<Verdict>> verdicts = claims.stream()
                .map(id -> audits.stream().map(each -> ClaimPictures.verdict(each, id)).toList()).toList();
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
        for (Judged audit : audits) {
            rows.add(List.of(Integer.toString(rows.size() + 1), "`" + audit.name() + "`", audit.about(),
                    audit.ignored().isEmpty() ? "none" : String.join(", ", audit.ignored())));
        }
        return new Table("The audits.", List.of(Column.ofText(""), Column.ofText("Name"), Column.ofText("What it is"),
                Column.ofText("Hypotheses set aside")), rows);
    }

    private static Section section(Judged audit) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Prose.of(audit.about() + " " + audit.setting()));
        if (!audit.figures().isEmpty()) {
            blocks.add(new Figures(audit.figures()));
        }
        blocks.add(AuditRows.table(audit));
        return new Section(audit.name(), blocks);
    }
}
