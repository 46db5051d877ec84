package org.plumbline.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.report.AreaGrid;
import org.plumbline.report.Axis;
import org.plumbline.report.Band;
import org.plumbline.report.BarChart;
import org.plumbline.report.Bars;
import org.plumbline.report.Heatmap;
import org.plumbline.report.LineChart;
import org.plumbline.report.ReferenceLine;
import org.plumbline.report.Series;
import org.plumbline.run.Experiment;
import org.plumbline.run.Objective;
import org.plumbline.run.Observation;

/**
 * The pictures of an audit. Drawn from the middles of the intervals, whose widths no picture could show.
 */
final class Pictures {

    private Pictures() {
    }

    /** An area of the code is numbered from 0, one of the theory from 1. */
    private static String areaName(int j) {
        return Integer.toString(j + 1);
    }

    static AreaGrid areas(Experiment experiment, int cluster) {
        return grid(experiment.setting().partition(cluster), List.of(), "Cluster " + (cluster + 1),
                "The areas of cluster " + (cluster + 1) + ", position by position.");
    }

    static AreaGrid masked(Experiment experiment, int probe) {
        int cluster = experiment.maskedProbes().get(probe).image().cluster();
        Mask mask = experiment.maskedProbes().get(probe).mask();
        List<Boolean> masked = IntStream.range(0, mask.positions()).mapToObj(mask::isMasked).toList();
        return grid(experiment.setting().partition(cluster), masked, "Cluster " + (cluster + 1) + ", one mask",
                "The same areas with " + mask.size() + " of " + mask.positions() + " patches masked.");
    }

    private static AreaGrid grid(Partition partition, List<Boolean> masked, String title, String alt) {
        List<Integer> areas = IntStream.range(0, partition.positions()).mapToObj(partition::areaOf).toList();
        List<String> names = IntStream.range(0, partition.areas()).mapToObj(Pictures::areaName).toList();
        return new AreaGrid(title, areas, masked, names, alt);
    }

    /** The attention of every query to every key on one probe, sorted by area. */
    static Heatmap attention(Experiment experiment, Observation seen, int probe, String title, String alt) {
        Partition partition = experiment.setting().partition(experiment.maskedProbes().get(probe).image().cluster());
        int[] order = IntStream.range(0, partition.positions()).boxed()
                .sorted((p, q) -> partition.areaOf(p) == partition.areaOf(q) ? p - q
                        : partition.areaOf(p) - partition.areaOf(q))
                .mapToInt(Integer::intValue).toArray();
        double[][] middle = Stream.of(seen.probes().get(probe).attention())
                .map(row -> Stream.of(row).mapToDouble(Interval::middle).toArray()).toArray(double[][]::new);
        List<Band> bands = IntStream.range(0, partition.areas())
                .mapToObj(j -> new Band(j == 0 ? "area 1" : areaName(j), partition.size(j))).toList();
        return Heatmap.of(title, Heatmap.reordered(middle, order), "attention attn p→q", alt)
                .withTitles("query p", "key q").withBands(bands, bands);
    }

    /** The loss of the batch before each step, with lines to hold it against. */
    static LineChart loss(Course course, List<ReferenceLine> references, boolean withFloor, String alt) {
        List<Series> series = new ArrayList<>();
        series.add(Series.ofSteps("loss of the step's batch", middles(course.losses())));
        if (withFloor) {
            series.add(Series.ofSteps("floor of that batch", middles(course.floors())));
        }
        series.add(Series.ofSteps("loss of the probes", steps(course, Statistics::loss)));
        return new LineChart(Axis.linear("step t"), Axis.linear("loss L"), series, references, alt);
    }

    /** How far the probes' loss lies above their floor. */
    static LineChart excess(Course course, List<ReferenceLine> threshold, String alt) {
        double[] excess = steps(course, each -> each.loss().minus(each.floor()));
        return new LineChart(Axis.linear("step t"), Axis.log10("loss − floor"),
                List.of(Series.ofSteps("probes", excess)), threshold, alt);
    }

    /** Phi of the queries of one kind, means over positions and clusters; empty if there are none. */
    static Optional<LineChart> featureCorrelations(Course course, Kind kind, List<ReferenceLine> references,
            String alt) {
        if (!course.end().correlations().containsKey(kind)) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        if (kind == Kind.LOCAL) {
            series.add(Series.ofSteps("to the own area", steps(course, each -> correlation(each, kind).own()))
                    .withColour(0));
        }
        series.add(Series.ofSteps(kind == Kind.LOCAL ? "to the global area" : "to the own area, the global one",
                steps(course, each -> correlation(each, kind).global())).withColour(1));
        boolean mae = course.objective() == Objective.MAE;
        series.add(Series.ofSteps(mae ? "largest |Φ| to another area, any query" : "largest local |Φ|, any query",
                steps(course, mae ? Statistics::otherFeatures : Statistics::localFeatures)).withColour(2));
        return Optional.of(new LineChart(Axis.linear("step t"), Axis.linear("Φ, position to feature"), series,
                references, alt));
    }

    private static Statistics.Correlation correlation(Statistics statistics, Kind kind) {
        return statistics.correlations().get(kind);
    }

    /** Upsilon of each kind of query to the other positions of its area, and the largest of all. */
    static LineChart positionCorrelations(Course course, List<ReferenceLine> references, String alt) {
        List<Series> series = new ArrayList<>();
        for (Kind kind : course.end().correlations().keySet()) {
            if (correlation(course.end(), kind).ownPositions().isPresent()) {
                series.add(Series.ofSteps("mean Υ of " + kind.word() + " queries to their own area",
                        steps(course, each -> correlation(each, kind).ownPositions().orElseThrow()))
                        .withColour(kind == Kind.LOCAL ? 0 : 1));
            }
        }
        series.add(Series.ofSteps("largest |Υ|", steps(course, Statistics::positions)).withColour(2));
        return new LineChart(Axis.linear("step t"), Axis.linear("Υ, position to position"), series, references, alt);
    }

    /** Area attention before and after training, by kind of query; empty without local queries to show. */
    static Optional<BarChart> areaAttention(Course course, String alt) {
        boolean complete = List.of(Kind.values()).stream().allMatch(kind -> course.end().attention().containsKey(kind)
                && course.end().attention().get(kind).own().isPresent());
        return complete ? Optional.of(new BarChart(Axis.linear("area attention A").including(0.0, 1.0),
                List.of("local query, own area", "local query, global area", "global query, own area"),
                List.of(bars("before training", course.statistics().get(0)), bars("after", course.end())), List.of(),
                alt)) : Optional.empty();
    }

    private static Bars bars(String label, Statistics statistics) {
        Statistics.Attention local = statistics.attention().get(Kind.LOCAL);
        Statistics.Attention global = statistics.attention().get(Kind.GLOBAL);
        return Bars.of(label, Interval.middle(local.own().orElseThrow()), Interval.middle(local.globalOfAll()),
                Interval.middle(global.own().orElseThrow()));
    }

    /** One measure of diversity of both objectives over the training; empty where it is not measurable throughout. */
    static Optional<LineChart> diversity(List<Course> courses, String title, ToDoubleFunction<Diversity> measure,
            String alt) {
        List<Series> series = new ArrayList<>();
        for (Course course : courses) {
            double last = course.diversities().lastKey();
            double[] x = course.diversities().keySet().stream().mapToDouble(step -> step / last).toArray();
            double[] y = course.diversities().values().stream().mapToDouble(measure).toArray();
            series.add(Series.of(course.objective().name(), x, y).withMarkers());
        }
        boolean measured = series.stream().allMatch(each -> DoubleStream.of(each.y()).noneMatch(Double::isNaN));
        return measured ? Optional.of(new LineChart(Axis.linear("part of the training"),
                Axis.linear(title).including(0.0), series, alt)) : Optional.empty();
    }

    static double[] steps(Course course, Function<Statistics, Enclosure> value) {
        return course.statistics().stream().map(value).mapToDouble(Interval::middle).toArray();
    }

    private static double[] middles(List<Enclosure> values) {
        double[] middles = new double[values.size()];
        Arrays.setAll(middles, t -> Interval.middle(values.get(t)));
        return middles;
    }
}
