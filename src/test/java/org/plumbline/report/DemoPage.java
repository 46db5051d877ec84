package org.plumbline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.plumbline.theory.Verdict;

/**
 * A page with invented data of the kind an audit has: how the package is used, and what its tests look at.
 *
 * <p>{@code main DIR} writes {@code page.html} and one stand-alone picture, to be looked at.
 */
final class DemoPage {
    static final int STEPS = 200;
    static final List<Integer> CLUSTER_1 = List.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 2, 2, 3, 3, 4, 4);
    static final List<Integer> CLUSTER_2 = List.of(1, 1, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 3, 4, 4);
    static final List<Boolean> MASK = List.of(
            true, false, false, true, true, false, true, false, false, true, false, true, true, false, false, true);
    private static final List<String> AREAS = List.of("1", "2", "3", "4", "5");

    private DemoPage() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("page.html"), page().html());
        Files.writeString(directory.resolve("loss.svg"), loss().standalone());
    }

    static Page page() {
        return new Page(
                "Audit of the preset “tiny”",
                "Masked reconstruction learns to attend to each patch's own area; contrastive learning collapses onto "
                        + "the global area. " + verdicts().summary(),
                List.of(
                        new Fact("Positions P", "16"),
                        new Fact("Clusters K", "2"),
                        new Fact("Masked γ", "1/2"),
                        new Fact("Gap Δ, cluster 1", "0.32"),
                        new Fact("Steps", "200"),
                        new Fact("Digits", "34"),
                        new Fact("Seed", "7")),
                List.of(dataSection(), trainingSection(), attentionSection(), verdictSection(), repeatSection()),
                "Plumbline 0.1 · formulas after Huang, Wen, Chi and Liang, arXiv 2403.02233v3 · same bytes on every "
                        + "machine");
    }

    private static Section dataSection() {
        return Section.of(
                "The data",
                Prose.of(
                        "Each cluster cuts the 16 positions into areas. Area 1 is the global one. A masked patch "
                                + "reaches the model as zero; its position is still known (`def:mask`)."),
                Figures.of(Figure.of(
                        "Areas of the two clusters, and a mask.",
                        "Eight of the sixteen patches are masked. Partitions differ from cluster to cluster.",
                        areas("Cluster 1", CLUSTER_1),
                        areas("Cluster 2", CLUSTER_2),
                        new AreaGrid("Cluster 1, one mask", CLUSTER_1, MASK, AREAS, "Cluster 1 with eight of its "
                                + "sixteen patches masked."))));
    }

    private static Section trainingSection() {
        return Section.of(
                "Training",
                Figures.of(
                        Figure.of(
                                "Loss and floor, masked reconstruction.",
                                "A batch drawn anew each step scatters about the floor `L*`, which is an expectation.",
                                loss()),
                        Figure.of(
                                "Distance to the floor.",
                                "Population losses on a logarithmic axis.",
                                excess()),
                        Figure.of(
                                "Φ of a query in a local area.",
                                "Its own area grows; the global area falls first, and stays.",
                                correlations(
                                        "Φ, position to feature",
                                        List.of(ReferenceLine.vertical(4, "crossover, step 4")))),
                        Figure.of(
                                "Υ of the same query.",
                                "With two patches an area, Υ to the own area outgrows Φ: refuted at this size.",
                                correlations("Υ, position to position", List.of()))));
    }

    private static Section attentionSection() {
        List<Heatmap> maps = Heatmap.onOneScale(
                attention("Masked reconstruction", false), attention("Contrastive", true));
        return Section.of(
                "Attention",
                Figures.of(
                        Figure.of(
                                "Attention of every query, cluster 1.",
                                "Positions are sorted by area; both maps have one scale. Left: blocks on the diagonal, "
                                        + "each patch looks at its own area. Right: equal rows, all look at area 1.",
                                maps.get(0),
                                maps.get(1)),
                        Figure.of("Attention by area, masked reconstruction.", "Means over masked patches.",
                                bars(false)),
                        Figure.of("Attention by area, contrastive.", "Whatever the query, area 1.", bars(true))));
    }

    private static Section verdictSection() {
        Table table = new Table(
                "Area attention after training",
                List.of(Column.ofText("Query"), Column.ofNumbers("own area"), Column.ofNumbers("global area")),
                List.of(
                        List.of("local, MAE", "0.951 203 447", "0.011 982 016"),
                        List.of("global, MAE", "0.987 110 302", "0.987 110 302"),
                        List.of("local, CL", "0.004 406 118", "0.981 740 551")));
        return Section.of("Verdicts", verdicts(), table);
    }

    private static Section repeatSection() {
        return Section.of(
                "How to repeat it",
                Prose.of("Run `java -jar plumbline.jar audit --preset tiny --out DIR`; the bytes will be these."),
                new Details("The configuration",
                        "objective: mae\npositions: 16\nclusters: 2\nmask: 8\nlatents: [1/2, 1]\n"
                                + "eta: 4\nsteps: 200\nseed: 7\n",
                        true),
                new Details("Thresholds", "A_own >= 0.95 & Phi_global < 0\n"));
    }

    static VerdictTable verdicts() {
        return new VerdictTable("Claims at this size.", List.of(
                row("thm:mae-loss", "The loss converges to its floor `L*`.", Verdict.HOLDS, Verdict.HOLDS,
                        "L − L* = 0.0031", "≤ 0.01", "The floor is reached to three digits."),
                row("thm:mae-attention", "Every patch attends to its own area.", Verdict.HOLDS, Verdict.HOLDS,
                        "min A_own = 0.951", "≥ 0.9", "Holds at every size."),
                row("thm:mae-negligible", "Every Υ stays small against log P.", Verdict.REFUTED, Verdict.REFUTED,
                        "max |Υ| / log P = 1.07", "≤ 0.25",
                        "Υ_own is about Φ_own/(C−1), and C = 2 here: an asymptotic claim, false at this size."),
                row("thm:mae-positive-gap", "Φ_global decouples before Φ_own grows.", Verdict.UNDECIDED,
                        Verdict.REFUTED, "Φ_own at crossover in [0.49, 0.52]", "≤ 0.5",
                        "The enclosure straddles the threshold."),
                row("thm:mae-negative-gap", "With Δ < 0 there is one phase.", Verdict.NOT_APPLICABLE,
                        Verdict.NOT_APPLICABLE, "Δ = 0.32", "Δ < 0", "The hypothesis is not met."),
                row("thm:cl-collapse", "All patches attend to the global area.", Verdict.HOLDS, Verdict.HOLDS,
                        "min A_global = 0.982", "≥ 0.9", "K = 2 suffices.")));
    }

    private static VerdictRow row(String id, String statement, Verdict verdict, Verdict expected, String... rest) {
        return new VerdictRow(id, statement, verdict, Optional.of(expected), rest[0], rest[1], rest[2]);
    }

    private static AreaGrid areas(String title, List<Integer> areas) {
        return new AreaGrid(title, areas, AREAS,
                title + ": sixteen positions in five areas, the first of them global.");
    }

    static LineChart loss() {
        double[] mae = steps(t -> 1.31 + 2.2 * StrictMath.exp(-t / 24) + 0.16 * noise(t));
        double[] floor = steps(t -> 1.31 + 0.14 * noise(t));
        return new LineChart(
                Axis.linear("step t"),
                Axis.linear("loss L"),
                List.of(Series.ofSteps("loss of the batch", mae), Series.ofSteps("floor of the batch", floor)),
                List.of(
                        ReferenceLine.horizontal(1.31, "floor L* 1.31"),
                        ReferenceLine.vertical(4, "crossover"),
                        ReferenceLine.vertical(38, "A_own > 0.5")),
                "The loss falls from 3.5 to its floor 1.31 within a hundred steps and then scatters about it.");
    }

    static LineChart excess() {
        return new LineChart(
                Axis.linear("step t"),
                Axis.log10("L − L*"),
                List.of(
                        Series.ofSteps("eta = 4", steps(t -> 2.2 * StrictMath.exp(-t / 24))),
                        Series.ofSteps("eta = 2", steps(t -> 2.2 * StrictMath.exp(-t / 48))),
                        Series.ofSteps("eta = 1", steps(t -> 2.2 * StrictMath.exp(-t / 96)))),
                List.of(ReferenceLine.horizontal(0.01, "threshold 0.01")),
                "Three straight lines: the distance to the floor decays exponentially, faster for larger steps.");
    }

    private static LineChart correlations(String title, List<ReferenceLine> references) {
        return new LineChart(
                Axis.linear("step t"),
                Axis.linear(title),
                List.of(
                        Series.ofSteps("own area", steps(t -> 3.1 * (1 - StrictMath.exp(-t / 40)))),
                        Series.ofSteps("global area", steps(t -> -0.4 * (1 - StrictMath.exp(-t / 3)))),
                        Series.ofSteps("other local areas", steps(t -> -0.08 * (1 - StrictMath.exp(-t / 30))))),
                references,
                "The own area's correlation rises to 3; the global one falls to minus 0.4; the others stay near 0.");
    }

    static Heatmap attention(String title, boolean collapsed) {
        int[] order = IntStream.range(0, 16).boxed()
                .sorted((p, q) -> CLUSTER_1.get(p).equals(CLUSTER_1.get(q)) ? p - q
                        : CLUSTER_1.get(p) - CLUSTER_1.get(q))
                .mapToInt(p -> p)
                .toArray();
        double[][] attention = new double[16][16];
        for (int p = 0; p < 16; p++) {
            for (int q = 0; q < 16; q++) {
                int key = CLUSTER_1.get(q);
                boolean liked = collapsed ? key == 0 : key == CLUSTER_1.get(p);
                attention[p][q] =
                        (liked ? 0.95 / (key == 0 ? 8 : 2) : 0.004) * (1 + 0.1 * noise(collapsed ? q : p * q));
            }
        }
        List<Band> bands = List.of(new Band("area 1", 8), new Band("2", 2), new Band("3", 2), new Band("4", 2),
                new Band("5", 2));
        return Heatmap.of(title, Heatmap.reordered(attention, order), "attention attn p→q", title
                + ": attention of sixteen queries to sixteen keys" + (collapsed ? ", all rows alike." : ", in blocks."))
                .withTitles("query p", "key q")
                .withBands(bands, bands);
    }

    private static BarChart bars(boolean collapsed) {
        return new BarChart(
                Axis.linear("area attention A").including(0.0, 1.0),
                List.of("local query, own area", "local query, global area", "global query, global area"),
                List.of(
                        Bars.of("before training", 0.06, 0.25, 0.25),
                        collapsed ? Bars.of("after", 0.004, 0.98, 0.98) : Bars.of("after", 0.95, 0.01, 0.99)),
                List.of(ReferenceLine.horizontal(0.9, "threshold 0.9")),
                "Area attention before and after training for local and global queries.");
    }

    private static double[] steps(java.util.function.DoubleUnaryOperator value) {
        return DoubleStream.iterate(0, t -> t + 1).limit(STEPS + 1).map(value).toArray();
    }

    /** Something irregular in [-1, 1] that needs no generator. */
    private static double noise(double t) {
        double x = StrictMath.sin(t * 12.9898 + 4.1) * 43758.5453;
        return 2 * (x - Math.floor(x)) - 1;
    }
}
