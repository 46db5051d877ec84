package org.plumbline.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.definition.ReconstructionFloor;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Precision;
import org.plumbline.report.Column;
import org.plumbline.report.Details;
import org.plumbline.report.Fact;
import org.plumbline.report.Figure;
import org.plumbline.report.Figures;
import org.plumbline.report.Heatmap;
import org.plumbline.report.Page;
import org.plumbline.report.Picture;
import org.plumbline.report.Prose;
import org.plumbline.report.ReferenceLine;
import org.plumbline.report.Section;
import org.plumbline.report.Table;
import org.plumbline.report.VerdictTable;
import org.plumbline.run.Config;
import org.plumbline.run.Experiment;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * An audit as one self-contained page.
 */
public final class AuditPage {

    private static final Map<Objective, String> TITLES = Map.of(Objective.MAE, "Masked reconstruction (MAE)",
            Objective.CL, "Contrastive learning (CL)");

    private final Audit audit;
    private final Experiment experiment;
    private final Config config;
    private final Course mae;
    private final Course cl;

    private AuditPage(Audit audit) {
        this.audit = audit;
        this.experiment = audit.experiment();
        this.config = experiment.config();
        this.mae = audit.courses().get(Objective.MAE);
        this.cl = audit.courses().get(Objective.CL);
    }

    /**
     * The page.
     *
     * @param audit an audit
     * @param configuration the configuration as text
     * @param command the command that repeats it
     * @return an HTML document
     */
    public static String of(Audit audit, String configuration, String command) {
        return new AuditPage(audit).page(configuration, command).html();
    }

    /**
     * The attention of the trained models as files of their own.
     *
     * @param audit an audit
     * @return SVG documents by file name; none where an objective was not trained
     */
    public static Map<String, String> pictures(Audit audit) {
        Map<String, String> files = new LinkedHashMap<>();
        new AuditPage(audit).attention()
                .forEach((objective, map) -> files.put("attention-" + objective.label() + ".svg", map.standalone()));
        return files;
    }

    /** The attention of each trained model on one probe, on one scale. */
    private Map<Objective, Heatmap> attention() {
        List<Objective> objectives = List.copyOf(audit.courses().keySet());
        List<Heatmap> maps = Heatmap.onOneScale(objectives.stream()
                .map(each -> Pictures.attention(experiment, audit.courses().get(each).last(), clearestProbe(),
                        TITLES.get(each),
                        "Attention after training, queries and keys sorted by area: " + TITLES.get(each) + "."))
                .toArray(Heatmap[]::new));
        Map<Objective, Heatmap> attention = new EnumMap<>(Objective.class);
        for (int i = 0; i < maps.size(); i++) {
            attention.put(objectives.get(i), maps.get(i));
        }
        return attention;
    }

    private Page page(String configuration, String command) {
        VerdictTable table = AuditRows.table(audit);
        List<Section> sections = new ArrayList<>();
        if (mae != null && cl != null) {
            sections.add(headline());
        }
        sections.add(data());
        if (mae != null) {
            sections.add(reconstruction());
        }
        if (cl != null) {
            sections.add(contrast());
        }
        sections.add(Section.of("Verdicts", Prose.of("A claim holds if every measure meets its threshold, for every "
                + "point of the measured interval; thresholds are choices of this project, not of the paper. Shown are "
                + "the measures that decided."), table));
        sections.addAll(RoundingWords.sections(audit));
        sections.add(limits());
        sections.add(Section.of("How to repeat it", Prose.of("The same seed and configuration give the same bytes on "
                + "every machine, whatever the number of threads. " + level()),
                new Details("The command", command + "\n", true),
                new Details("The configuration", configuration)));
        return new Page("Audit of “" + config.name() + "”",
                "What masked reconstruction (MAE) and contrastive learning (CL) learn at this size, and which of the "
                        + "theory's claims hold there. " + table.summary(),
                facts(), sections,
                "Plumbline · formulas after Huang, Wen, Chi and Liang, arXiv 2403.02233v3 · the same bytes on every "
                        + "machine");
    }

    private Section limits() {
        return Section.of("What this audit does not show", Prose.of(
                "The theorems speak of P → ∞; this is one P, P = " + config.data().positions() + ", one seed and "
                        + config.audit().probes() + " probes. A verdict is about this run: that a claim holds here "
                        + "does not prove it, and that it is refuted here does not say that it fails in the limit. How "
                        + "it goes with P is another audit, `laws`.",
                "Numbers are guaranteed for the batches that were drawn; nothing bounds how far these are from the "
                        + "expectation over all images and masks. Thresholds are choices of this project.",
                "Steps are large so that training ends; the theory's are small. One layer, one head, training from 0: "
                        + "equal rows of CL are then a symmetry, not evidence of collapse (`lem:cl-identical-rows`). "
                        + "Nothing is said of trained vision transformers."));
    }

    private List<Fact> facts() {
        Hypotheses hypotheses = new Hypotheses(config);
        return List.of(new Fact("Positions P", Integer.toString(config.data().positions())),
                new Fact("Clusters K", Integer.toString(config.data().areaSizes().size())),
                new Fact("Masked γ", config.maskSize() + "/" + config.data().positions()),
                new Fact("Exponents kc, ks", range(hypotheses.globalExponents()) + ", "
                        + range(hypotheses.localExponents())),
                new Fact("Gap Δ", range(hypotheses.gaps())), new Fact("Latents", latents()),
                new Fact("Steps of " + config.training().keySet().stream().map(Enum::name)
                        .collect(Collectors.joining(", ")),
                        config.training().values().stream().map(each -> Integer.toString(each.steps()))
                                .collect(Collectors.joining(", "))),
                new Fact("Seed", Long.toString(config.seed())));
    }

    private String latents() {
        LatentLaw law = config.data().latents();
        return law.constant() ? law.low().toString()
                : Interval.words(Enclosure.of(law.low())) + " to " + Interval.words(Enclosure.of(law.high()));
    }

    private static String range(List<Enclosure> values) {
        Optional<String> least = Interval.least(values).map(Interval::words);
        Optional<String> largest = Interval.largest(values).map(Interval::words);
        return least.equals(largest) ? least.orElse("none") : least.get() + " to " + largest.get();
    }

    private Section headline() {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("Attention of every query to every key after training, on one masked image.",
                "Queries and keys are sorted by area; both maps have one scale. The theory says: MAE has blocks on the "
                        + "diagonal, each query looks at its own area; CL has equal rows, every query looks at area "
                        + "1. A query whose whole area is masked has nothing to look for, and is best off with masked "
                        + "keys.",
                attention().values().toArray(new Picture[0])));
        DiversityFigure.of(List.of(mae, cl)).ifPresent(figures::add);
        return Section.of("What the two objectives learn", new Figures(figures));
    }

    private static String words(Optional<Enclosure> value) {
        return value.map(Interval::words).orElse("not measurable");
    }

    /** The probe with the most areas that have an unmasked patch: it shows most of what was learned. */
    private int clearestProbe() {
        int best = 0;
        for (int i = 1; i < experiment.maskedProbes().size(); i++) {
            best = visibleAreas(i) > visibleAreas(best) ? i : best;
        }
        return best;
    }

    private long visibleAreas(int probe) {
        MaskedDraw draw = experiment.maskedProbes().get(probe);
        Partition partition = experiment.setting().partition(draw.image().cluster());
        return IntStream.range(0, partition.areas()).filter(j -> draw.mask().unmaskedIn(partition, j) > 0).count();
    }

    private Section data() {
        List<Picture> pictures = new ArrayList<>();
        IntStream.range(0, Math.min(3, experiment.setting().clusters()))
                .forEach(k -> pictures.add(Pictures.areas(experiment, k)));
        pictures.add(Pictures.masked(experiment, clearestProbe()));
        return Section.of("The data",
                Prose.of("Each cluster cuts the positions into areas of its own; area 1 is the global one. An image is "
                        + "a cluster and one latent for each of its areas. A masked patch reaches the model as zero; "
                        + "its position is still known (`def:partition`, `def:image`, `def:mask`)."),
                Figures.of(new Figure("Areas of the clusters, and the mask of the image above.",
                        "Partitions differ from cluster to cluster.", pictures)));
    }

    private Section reconstruction() {
        List<Figure> figures = new ArrayList<>();
        String batches = config.training().get(Objective.MAE).fresh()
                ? "Each step has a batch of its own, whose floor no Q can beat (`lem:batch-floor`); "
                : "One batch is used throughout; no Q can beat its floor (`lem:batch-floor`); ";
        figures.add(Figure.of("MAE: loss and floor.",
                batches + "`L*` is the mean of such floors over all batches (`def:mae-floor`).",
                Pictures.loss(mae, List.of(ReferenceLine.horizontal(expectedFloor(), "L*")), true,
                        "MAE loss over the steps, from " + Interval.words(mae.statistics().get(0).loss()) + " to "
                                + Interval.words(mae.end().loss()) + " on the probes.")));
        figures.add(Figure.of("MAE: distance to the floor.",
                "On the same probes after every step. The theory says that it tends to 0 (`thm:mae-loss`).",
                Pictures.excess(mae, threshold("thm:mae-loss", "excess", config.maskSize()),
                        "Loss minus floor of the probes on a logarithmic axis, at the end "
                                + Interval.words(mae.end().loss().minus(mae.end().floor())) + ".")));
        figure(figures, "MAE: Φ of queries in local areas.",
                "Means over positions and clusters. The theory says, for a positive gap: Φ to the global area falls "
                        + "first, then Φ to the own area grows (`thm:mae-positive-gap`).",
                Pictures.featureCorrelations(mae, Kind.LOCAL, crossover(), alt(mae, Kind.LOCAL)));
        figure(figures, "MAE: Φ of queries in global areas.",
                "The theory says: one phase, growth from the start (`thm:mae-global-row`).",
                Pictures.featureCorrelations(mae, Kind.GLOBAL, List.of(), alt(mae, Kind.GLOBAL)));
        figures.add(Figure.of("MAE: Υ.",
                "The theory says that every Υ stays small against log P (`thm:mae-negligible`). In small areas it "
                        + "cannot: Υ to the own area is about Φ to it divided by z (C − 1).",
                Pictures.positionCorrelations(mae, threshold("thm:mae-negligible", "positions",
                        Interval.middle(logP())),
                        "Υ over the steps, the largest at the end "
                                + Interval.words(mae.end().positions()) + ".")));
        figure(figures, "MAE: area attention of masked queries.",
                "Means over probes; own area: where it has an unmasked patch (`thm:mae-attention`).",
                Pictures.areaAttention(mae, "Area attention of the MAE before and after training."));
        return new Section("Masked reconstruction", List.of(new Figures(figures), attentionTable(mae)));
    }

    private Section contrast() {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("CL: loss.",
                "The theory says that it converges (`thm:cl-loss`); not to 0, since negatives of the same cluster "
                        + "cannot be told apart.",
                Pictures.loss(cl, List.of(), false,
                        "CL loss over the steps, from " + Interval.words(cl.statistics().get(0).loss()) + " to "
                                + Interval.words(cl.end().loss()) + " on the probes.")));
        for (Kind kind : Kind.values()) {
            figure(figures, "CL: Φ of queries in " + kind.word() + " areas.",
                    "The theory says: whatever the query, Φ to the global area grows (`thm:cl-collapse`).",
                    Pictures.featureCorrelations(cl, kind, List.of(), alt(cl, kind)));
        }
        figures.add(Figure.of("CL: Υ.", "Equal for every query (`lem:cl-identical-rows`).",
                Pictures.positionCorrelations(cl, List.of(),
                        "Υ over the steps, the largest at the end " + Interval.words(cl.end().positions()) + ".")));
        figure(figures, "CL: area attention.", "Means over probes and all queries; own area: where it has an unmasked "
                + "patch.", Pictures.areaAttention(cl, "Area attention of CL before and after training."));
        return new Section("Contrastive learning", List.of(new Figures(figures), attentionTable(cl)));
    }

    private static void figure(List<Figure> figures, String title, String caption,
            Optional<? extends Picture> picture) {
        picture.ifPresent(each -> figures.add(Figure.of(title, caption, each)));
    }

    /** What a picture of Phi shows, in a sentence. */
    private static String alt(Course course, Kind kind) {
        Statistics.Correlation end = course.end().correlations().get(kind);
        return end == null ? "" : "Φ of " + kind.word() + " queries over the steps: to their own area "
                + Interval.words(end.own()) + " at the end, to the global area " + Interval.words(end.global()) + ".";
    }

    private static Table attentionTable(Course course) {
        List<List<String>> rows = new ArrayList<>();
        course.end().attention().forEach((kind, attention) -> rows.add(List.of(kind.word(), words(attention.own()),
                words(attention.leastOwn()), Interval.words(attention.globalOfAll()))));
        return new Table(course.objective().name() + ": area attention after training (`def:statistics`). Own area: "
                + "where it has an unmasked patch.",
                List.of(Column.ofText("Query"), Column.ofNumbers("own area, mean"),
                        Column.ofNumbers("own area, least"), Column.ofNumbers("global area, mean")),
                rows);
    }

    /** The threshold of a measure as a line, where the claim was judged. */
    private List<ReferenceLine> threshold(String claim, String quantity, double unit) {
        return audit.judgement(claim).stream().flatMap(each -> each.comparisons().stream())
                .filter(each -> each.measure().quantity().equals(quantity))
                .map(each -> ReferenceLine.horizontal(Interval.middle(each.threshold()) * unit, "threshold")).toList();
    }

    private String level() {
        return config.level() == LevelName.DEFINITION ? "Every number was computed by the definitions themselves."
                : "Every number was computed in coordinates (`lem:coordinates`); the first " + config.audit().checked()
                        + " steps of each objective were held against the definitions.";
    }

    private List<ReferenceLine> crossover() {
        return mae.crossover().stream().mapToObj(step -> ReferenceLine.vertical(step, "crossover")).toList();
    }

    private Enclosure logP() {
        return Interval.log(Enclosure.of(config.data().positions()));
    }

    /** L*, for the picture. */
    private double expectedFloor() {
        Precision precision = new Precision(20);
        LatentLaw law = config.data().latents();
        return ReconstructionFloor.maeFloor(precision, experiment.setting(), config.maskSize(),
                precision.divide(precision.of(law.meanSquareNumerator()),
                        precision.of(LatentLaw.MEAN_SQUARE_DENOMINATOR)))
                .doubleValue();
    }
}
