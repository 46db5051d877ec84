package org.plumbline.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.plumbline.reference.definition.ReconstructionFloor;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Precision;
import org.plumbline.report.Block;
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
import org.plumbline.report.VerdictTable;
import org.plumbline.run.Config;
import org.plumbline.run.Experiment;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.sampling.LatentLaw;

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

    /** The attention of each trained model on the first probe, on one scale. */
    private Map<Objective, Heatmap> attention() {
        List<Objective> objectives = List.copyOf(audit.courses().keySet());
        List<Heatmap> maps = Heatmap.onOneScale(objectives.stream()
                .map(each -> Pictures.attention(experiment, audit.courses().get(each).last(), 0, TITLES.get(each),
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

    private List<Fact> facts() {
        Hypotheses hypotheses = new Hypotheses(config);
        return List.of(new Fact("Positions P", Integer.toString(config.data().positions())),
                new Fact("Clusters K", Integer.toString(config.data().areaSizes().size())),
                new Fact("Masked γ", config.maskSize() + "/" + config.data().positions()),
                new Fact("Exponents kc, ks", range(hypotheses.globalExponents()) + ", "
                        + range(hypotheses.localExponents())),
                new Fact("Gap Δ", range(hypotheses.gaps())), new Fact("Latents", latents()),
                new Fact("Steps", config.training().entrySet().stream()
                        .map(each -> each.getValue().steps() + " " + each.getKey().name())
                        .collect(Collectors.joining(", "))),
                new Fact("Seed", Long.toString(config.seed())));
    }

    private String latents() {
        LatentLaw law = config.data().latents();
        return law.constant() ? law.low().toString()
                : Interval.words(Enclosure.of(law.low())) + " to " + Interval.words(Enclosure.of(law.high()));
    }

    private static String range(List<Enclosure> values) {
        List<String> words = values.stream().map(Interval::words).distinct().sorted().toList();
        return words.size() == 1 ? words.get(0) : words.get(0) + " to " + words.get(words.size() - 1);
    }

    private Section headline() {
        return Section.of("What the two objectives learn", Figures.of(Figure.of(
                "Attention of every query to every key after training, on one masked image.",
                "Queries and keys are sorted by area; both maps have one scale. Where MAE has learned each area, there "
                        + "are blocks on the diagonal; where CL has collapsed, every row is the same and looks at area "
                        + "1. Masked keys show as pale columns. Mean distance of two rows: MAE "
                        + Interval.words(mae.diversity().distance()) + ", CL "
                        + Interval.words(cl.diversity().distance())
                        + "; mutual information of query area and key area: MAE "
                        + Interval.words(mae.diversity().information()) + " nats, CL "
                        + Interval.words(cl.diversity().information()) + " (`thm:diversity`).",
                attention().values().toArray(new Picture[0]))));
    }

    private Section data() {
        List<Picture> pictures = new ArrayList<>();
        IntStream.range(0, Math.min(3, experiment.setting().clusters()))
                .forEach(k -> pictures.add(Pictures.areas(experiment, k)));
        pictures.add(Pictures.masked(experiment, 0));
        return Section.of("The data",
                Prose.of("Each cluster cuts the positions into areas of its own; area 1 is the global one. An image is "
                        + "a cluster and one latent for each of its areas. A masked patch reaches the model as zero; "
                        + "its position is still known (`def:partition`, `def:image`, `def:mask`)."),
                Figures.of(new Figure("Areas of the clusters, and the first probe's mask.",
                        "Partitions differ from cluster to cluster.", pictures)));
    }

    private Section reconstruction() {
        List<Figure> figures = new ArrayList<>();
        double floor = expectedFloor();
        figures.add(Figure.of("MAE: loss and floor.",
                "Each step has a batch of its own, whose floor no Q can beat (`lem:batch-floor`); `L*` is the mean of "
                        + "such floors over all batches (`def:mae-floor`).",
                Pictures.loss(mae, List.of(ReferenceLine.horizontal(floor, "L*")), true,
                        "The MAE loss over the steps, falling towards its floor.")));
        Optional<Double> threshold = audit.judgement("thm:mae-loss")
                .flatMap(each -> each.comparisons().stream().findFirst())
                .map(each -> Interval.middle(each.threshold()));
        figures.add(Figure.of("MAE: distance to the floor.", "On the same probes after every step (`thm:mae-loss`).",
                Pictures.excess(mae, threshold.orElse(0.03125),
                        "The distance of the MAE loss of the probes to their floor, on a logarithmic axis.")));
        figures.add(Figure.of("MAE: Φ of queries in local areas.",
                "Means over positions and clusters. The theory's two phases for a positive gap: Φ to the global area "
                        + "falls first, then Φ to the own area grows (`thm:mae-positive-gap`).",
                Pictures.featureCorrelations(mae, Kind.LOCAL, crossover(),
                        "Correlation of local queries with their own, the global and other areas over the steps.")));
        figures.add(Figure.of("MAE: Φ of queries in global areas.", "One phase (`thm:mae-global-row`).",
                Pictures.featureCorrelations(mae, Kind.GLOBAL, List.of(),
                        "Correlation of global queries with the global area and with others over the steps.")));
        figures.add(Figure.of("Υ against Φ.",
                "Υ must stay small against log P (`thm:mae-negligible`); in small areas it cannot, since Υ to the own "
                        + "area is about Φ to it divided by z (C − 1).",
                Pictures.positionCorrelations(mae, cl, Interval.middle(logP()),
                        "The largest position to position correlations over the steps.")));
        figures.add(Figure.of("MAE: area attention of masked queries.",
                "Means over probes; own area: where it has an unmasked patch (`thm:mae-attention`).",
                Pictures.areaAttention(mae, "Area attention of the MAE before and after training.")));
        return Section.of("Masked reconstruction", new Figures(figures));
    }

    private Section contrast() {
        List<Figure> figures = List.of(
                Figure.of("CL: loss.", "It settles above 0: negatives of the same cluster cannot be told apart "
                        + "(`thm:cl-loss`).",
                        Pictures.loss(cl, List.of(), false, "The CL loss over the steps.")),
                Figure.of("CL: Φ of queries in local areas.",
                        "Whatever the query, Φ to the global area grows (`thm:cl-collapse`).",
                        Pictures.featureCorrelations(cl, Kind.LOCAL, List.of(),
                                "Correlation of local queries with the areas over the steps of CL.")),
                Figure.of("CL: area attention.", "All queries look at the global area.",
                        Pictures.areaAttention(cl, "Area attention of CL before and after training.")));
        Block figuresBlock = new Figures(figures);
        return Section.of("Contrastive learning", figuresBlock);
    }

    private String level() {
        return config.level() == LevelName.DEFINITION ? "Every number was computed by the definitions themselves."
                : "Every number was computed in coordinates (`lem:coordinates`); the first " + config.audit().checked()
                        + " steps of each objective were held against the definitions.";
    }

    private List<ReferenceLine> crossover() {
        int step = mae.crossover();
        return step < 0 ? List.of() : List.of(ReferenceLine.vertical(step, "A_global² = A_own"));
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
