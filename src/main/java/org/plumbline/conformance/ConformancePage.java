package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.plumbline.conformance.Comparison.Outcome;
import org.plumbline.conformance.Comparison.Status;
import org.plumbline.report.Axis;
import org.plumbline.report.BarChart;
import org.plumbline.report.Bars;
import org.plumbline.report.Column;
import org.plumbline.report.Fact;
import org.plumbline.report.Figure;
import org.plumbline.report.Figures;
import org.plumbline.report.Page;
import org.plumbline.report.Prose;
import org.plumbline.report.Section;
import org.plumbline.report.Table;

/**
 * A report as a page with pictures.
 */
public final class ConformancePage {

    /** The failing results that the page lists; the JSON has all. */
    private static final int SHOWN = 200;

    private final ConformanceReport report;

    private ConformancePage(ConformanceReport report) {
        this.report = report;
    }

    /**
     * The page.
     *
     * @param report a report
     * @return an HTML document
     */
    public static String of(ConformanceReport report) {
        return new ConformancePage(report).page().html();
    }

    private Page page() {
        Tally all = Tally.of(report.outcomes());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Held to", report.wanted()));
        facts.add(new Fact("Results", Integer.toString(all.all())));
        for (Status status : Status.values()) {
            facts.add(new Fact(ConformanceReport.label(status), Integer.toString(all.count(status))));
        }
        facts.add(new Fact("No digit asked of", Long.toString(report.unasked())));
        return new Page("Conformance: " + (report.conforms() ? "conforms" : "does not conform"),
                "Results of an implementation, held against the conformance vectors of this project, whose numbers are "
                        + "guaranteed intervals.",
                facts, List.of(digits(), table("By topic", "Topic", Tally.byTopic(report.vectors(), report.outcomes())),
                        table("By flag", "Flag", Tally.byFlag(report.vectors(), report.outcomes())), failures()),
                "Plumbline · what the budgets are: proofs-notes/conformance-budget.md");
    }

    private Section digits() {
        Map<Integer, Integer> lost = Tally.lostDigits(report.outcomes(), report.format());
        List<Figure> figures = new ArrayList<>();
        if (!lost.isEmpty()) {
            figures.add(Figure.of("Digits lost of " + report.format().label() + ".",
                    "Number of results by the whole digits that their worst entry lost against the format's own.",
                    new BarChart(Axis.linear("results"), lost.keySet().stream().map(String::valueOf).toList(),
                            List.of(new Bars("results", lost.values().stream().map(Integer::doubleValue).toList())),
                            "How many results lost how many digits.")));
        }
        Map<String, Tally> topics = Tally.byTopic(report.vectors(), report.outcomes());
        figures.add(Figure.of("Digits by topic.", "The digits that every result of a topic has, of those that were "
                + "compared; at most 40, which is all that the vectors guarantee.",
                new BarChart(Axis.linear("digits"), List.copyOf(topics.keySet()),
                        List.of(new Bars("least digits",
                                topics.values().stream().map(tally -> (double) tally.leastDigits()).toList())),
                        "The least digits of each topic.")));
        return Section.of("Digits", new Figures(figures));
    }

    private static Section table(String title, String first, Map<String, Tally> tallies) {
        List<Column> columns = List.of(Column.ofText(first), Column.ofNumbers("results"), Column.ofNumbers("conform"),
                Column.ofNumbers("outside"), Column.ofNumbers("missing"), Column.ofNumbers("malformed"),
                Column.ofNumbers("digits"));
        List<List<String>> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(List.of(key, Integer.toString(tally.all()),
                Integer.toString(tally.count(Status.CONFORMS)), Integer.toString(tally.count(Status.OUTSIDE)),
                Integer.toString(tally.count(Status.MISSING)), Integer.toString(tally.count(Status.MALFORMED)),
                Integer.toString(tally.leastDigits()))));
        return Section.of(title,
                new Table("Results that stand each way, and the digits that all of them have.", columns,
                        rows));
    }

    private Section failures() {
        List<Outcome> failing = report.outcomes().stream().filter(each -> each.status() != Status.CONFORMS).toList();
        if (failing.isEmpty()) {
            return Section.of("What does not conform", Prose.of("Nothing."));
        }
        List<List<String>> rows = failing.stream().limit(SHOWN)
                .map(each -> List.of(each.caseId(), each.result(), ConformanceReport.words(each))).toList();
        return Section.of("What does not conform",
                new Table(failing.size() + " results do not conform; the first " + rows.size() + " are shown.",
                        List.of(Column.ofText("Case"), Column.ofText("Result"), Column.ofText("How it stands")), rows));
    }
}
