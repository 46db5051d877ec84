package org.plumbline.audit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureOrder;
import org.plumbline.run.Experiment;
import org.plumbline.run.Objective;
import org.plumbline.run.Observation;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * How much a trained model's area attention depends on the query (thm:diversity): the mean over the probes of three
 * measures of the rows of judged queries with an unmasked patch in their own area.
 *
 * <p>Each is empty if it has no meaning: no probe has two such rows, or a row's total may be 0.
 *
 * @param distance mean over pairs of different queries of {@code 1/2 sum_j |A_{p,j} - A_{p',j}|}, from 0 to 1
 * @param information the mutual information of query area and key area in nats: the query uniform among the judged
 *        ones, the key drawn from its row, normalised over unmasked keys
 * @param rank the effective rank of the rows, an approximation
 */
public record Diversity(Optional<Enclosure> distance, Optional<Enclosure> information, OptionalDouble rank) {

    private static final Enclosure HALF = Enclosure.of(Dyadic.of(BigInteger.ONE, 1));
    private static final Enclosure QUARTER = Enclosure.of(Dyadic.of(BigInteger.ONE, 2));
    private static final Enclosure THREE_EIGHTHS = Enclosure.of(Dyadic.of(BigInteger.valueOf(3), 3));

    /**
     * The diversity of a state.
     *
     * @param experiment the setting and the probes
     * @param objective which queries are judged
     * @param seen what the state looks like
     * @return its diversity
     */
    public static Diversity of(Experiment experiment, Objective objective, Observation seen) {
        Setting setting = experiment.setting();
        List<MaskedDraw> probes = experiment.maskedProbes();
        List<Enclosure> distances = new ArrayList<>();
        List<Enclosure> informations = new ArrayList<>();
        List<Double> ranks = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Mask mask = probes.get(i).mask();
            Partition partition = setting.partition(probes.get(i).image().cluster());
            Map<Integer, List<Enclosure[]>> byArea = new TreeMap<>();
            for (int p = 0; p < setting.positions(); p++) {
                int own = partition.areaOf(p);
                if (Statistics.judged(objective, mask, p) && mask.unmaskedIn(partition, own) > 0) {
                    byArea.computeIfAbsent(own, area -> new ArrayList<>())
                            .add(seen.probes().get(i).areaAttention()[p]);
                }
            }
            List<Enclosure[]> rows = byArea.values().stream().flatMap(List::stream).toList();
            if (rows.size() > 1) {
                distances.add(distance(rows));
                ranks.add(EffectiveRank.of(rows));
                if (rows.stream().allMatch(row -> Interval.ZERO.certainlyLess(Interval.sum(List.of(row))))) {
                    informations.add(information(byArea, rows));
                }
            }
        }
        boolean all = informations.size() == distances.size();
        return new Diversity(Interval.mean(distances), all ? Interval.mean(informations) : Optional.empty(),
                ranks.stream().mapToDouble(Double::doubleValue).average());
    }

    private static Enclosure distance(List<Enclosure[]> rows) {
        List<Enclosure> distances = new ArrayList<>();
        for (int a = 0; a < rows.size(); a++) {
            for (int b = 0; b < a; b++) {
                Enclosure sum = Interval.ZERO;
                for (int j = 0; j < rows.get(a).length; j++) {
                    sum = sum.plus(Interval.absolute(rows.get(a)[j].minus(rows.get(b)[j])));
                }
                distances.add(Interval.product(HALF, sum));
            }
        }
        return Interval.mean(distances).orElseThrow();
    }

    /** H(key area) - H(key area | query area). */
    private static Enclosure information(Map<Integer, List<Enclosure[]>> byArea, List<Enclosure[]> rows) {
        Enclosure conditional = Interval.ZERO;
        for (List<Enclosure[]> ofArea : byArea.values()) {
            Enclosure part = entropy(meanOfNormalised(ofArea)).times(BigInteger.valueOf(ofArea.size()));
            conditional = conditional.plus(part);
        }
        return entropy(meanOfNormalised(rows)).minus(Interval.quotient(conditional, Enclosure.of(rows.size())));
    }

    private static List<Enclosure> meanOfNormalised(List<Enclosure[]> rows) {
        List<Enclosure> means = new ArrayList<>();
        for (int j = 0; j < rows.get(0).length; j++) {
            List<Enclosure> column = new ArrayList<>();
            for (Enclosure[] row : rows) {
                column.add(Interval.quotient(row[j], Interval.sum(List.of(row))));
            }
            means.add(Interval.mean(column).orElseThrow());
        }
        return means;
    }

    private static Enclosure entropy(List<Enclosure> distribution) {
        return Interval.sum(distribution.stream().map(Diversity::surprise).toList());
    }

    /**
     * {@code -x log x} for a probability x, 0 at 0. Up to 1/4 it rises, so that on an interval that may reach 0 it lies
     * between 0 and its value at the upper end; beyond, it is at most 1/e.
     */
    private static Enclosure surprise(Enclosure x) {
        if (x.lower().signum() > 0) {
            return Interval.product(x, Interval.log(x)).negate();
        }
        if (x.upper().signum() <= 0) {
            return Interval.ZERO;
        }
        Enclosure top = Enclosure.of(x.upper());
        Enclosure high = QUARTER.certainlyLess(top) ? THREE_EIGHTHS
                : Interval.product(top, Interval.log(top)).negate();
        return EnclosureOrder.hull(Interval.ZERO, high);
    }
}
