package org.plumbline.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Experiment;
import org.plumbline.run.Objective;
import org.plumbline.run.Observation;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * What an audit reads off one state (def:statistics), every number an interval that contains the exact value.
 *
 * @param attention by kind of row, over the probes; a kind without judged queries is absent
 * @param correlations by kind of row, over all positions and clusters; a kind without rows is absent
 * @param globalAttention for each position p the mean over the probes of its attention on the global area
 * @param otherFeatures largest |Phi| to a feature neither of p's own nor of the global area of its cluster
 * @param localFeatures largest |Phi| to a local area, whatever the query
 * @param positions largest |Upsilon|
 * @param rowDifference largest difference of two rows of (Phi, Upsilon)
 * @param loss the mean loss over the probes
 * @param floor the mean of the loss that no Q can beat on them (lem:batch-floor); 0 for CL
 */
public record Statistics(Map<Kind, Attention> attention, Map<Kind, Correlation> correlations,
        List<Enclosure> globalAttention, Enclosure otherFeatures, Enclosure localFeatures, Enclosure positions,
        Enclosure rowDifference, Enclosure loss, Enclosure floor) {

    /**
     * The attention of one kind of row, over the probes and their judged queries: masked ones for MAE, all for CL.
     *
     * @param own mean of A_own given that the query's area has an unmasked patch; empty if none has
     * @param leastOwn the least of these; empty if there are none
     * @param ownOfAll mean of A_own, unconditional
     * @param globalOfAll mean of A_global, unconditional
     */
    public record Attention(Optional<Enclosure> own, Optional<Enclosure> leastOwn, Enclosure ownOfAll,
            Enclosure globalOfAll) {
    }

    /**
     * The correlations of one kind of row.
     *
     * @param ownOfEach Phi_own of each pair of a position and a cluster, always in the same order
     * @param own their mean
     * @param global the mean of Phi_global over the same pairs
     * @param leastGlobal the least Phi_global
     * @param ownPositions the mean of Upsilon from p to the other positions of its area; empty if there are none
     */
    public record Correlation(List<Enclosure> ownOfEach, Enclosure own, Enclosure global, Enclosure leastGlobal,
            Optional<Enclosure> ownPositions) {
    }

    /**
     * The statistics of a state.
     *
     * @param experiment the setting and the probes
     * @param objective which queries are judged
     * @param seen what the state looks like
     * @return its statistics
     */
    public static Statistics of(Experiment experiment, Objective objective, Observation seen) {
        Setting setting = experiment.setting();
        List<MaskedDraw> probes = experiment.maskedProbes();
        Map<Kind, Attention> attention = new EnumMap<>(Kind.class);
        Map<Kind, Correlation> correlations = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            attention(setting, probes, objective, seen, kind).ifPresent(each -> attention.put(kind, each));
            correlation(setting, seen, kind).ifPresent(each -> correlations.put(kind, each));
        }
        return new Statistics(attention, correlations, globalAttention(setting, seen),
                largestFeature(setting, seen.featurePosition(), false),
                largestFeature(setting, seen.featurePosition(), true), largest(seen.positionPosition()),
                rowDifference(seen), seen.loss(), seen.floor());
    }

    /** Whether a query counts: MAE's loss speaks of masked ones only. */
    static boolean judged(Objective objective, Mask mask, int p) {
        return objective == Objective.CL || mask.isMasked(p);
    }

    private static Optional<Attention> attention(Setting setting, List<MaskedDraw> probes, Objective objective,
            Observation seen, Kind kind) {
        List<Enclosure> own = new ArrayList<>();
        List<Enclosure> ownOfAll = new ArrayList<>();
        List<Enclosure> globalOfAll = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Mask mask = probes.get(i).mask();
            Partition partition = setting.partition(probes.get(i).image().cluster());
            for (int p = 0; p < setting.positions(); p++) {
                if (Kind.of(partition, p) == kind && judged(objective, mask, p)) {
                    Enclosure[] areas = seen.probes().get(i).areaAttention()[p];
                    Enclosure onOwn = areas[partition.areaOf(p)];
                    ownOfAll.add(onOwn);
                    globalOfAll.add(areas[Partition.GLOBAL]);
                    if (mask.unmaskedIn(partition, partition.areaOf(p)) > 0) {
                        own.add(onOwn);
                    }
                }
            }
        }
        return Interval.mean(ownOfAll).map(mean -> new Attention(Interval.mean(own), Interval.least(own), mean,
                Interval.mean(globalOfAll).orElseThrow()));
    }

    private static Optional<Correlation> correlation(Setting setting, Observation seen, Kind kind) {
        List<Enclosure> own = new ArrayList<>();
        List<Enclosure> global = new ArrayList<>();
        List<Enclosure> ownPositions = new ArrayList<>();
        for (int k = 0; k < setting.clusters(); k++) {
            Partition partition = setting.partition(k);
            for (int p = 0; p < setting.positions(); p++) {
                if (Kind.of(partition, p) == kind) {
                    own.add(seen.featurePosition()[p][setting.featureIndex(k, partition.areaOf(p))]);
                    global.add(seen.featurePosition()[p][setting.featureIndex(k, Partition.GLOBAL)]);
                    for (int q = 0; q < setting.positions(); q++) {
                        if (q != p && partition.areaOf(q) == partition.areaOf(p)) {
                            ownPositions.add(seen.positionPosition()[p][q]);
                        }
                    }
                }
            }
        }
        return Interval.mean(own).map(mean -> new Correlation(List.copyOf(own), mean,
                Interval.mean(global).orElseThrow(), Interval.least(global).orElseThrow(),
                Interval.mean(ownPositions)));
    }

    private static List<Enclosure> globalAttention(Setting setting, Observation seen) {
        List<Enclosure> means = new ArrayList<>();
        for (int p = 0; p < setting.positions(); p++) {
            int query = p;
            means.add(Interval.mean(
                    seen.probes().stream().map(probe -> probe.areaAttention()[query][Partition.GLOBAL]).toList())
                    .orElseThrow());
        }
        return List.copyOf(means);
    }

    /** The largest |Phi| to a local area, with or without the query's own. */
    private static Enclosure largestFeature(Setting setting, Enclosure[][] phi, boolean ownToo) {
        Enclosure largest = Interval.ZERO;
        for (int k = 0; k < setting.clusters(); k++) {
            Partition partition = setting.partition(k);
            for (int p = 0; p < setting.positions(); p++) {
                for (int j = Partition.GLOBAL + 1; j < partition.areas(); j++) {
                    if (ownToo || j != partition.areaOf(p)) {
                        Enclosure size = Interval.absolute(phi[p][setting.featureIndex(k, j)]);
                        largest = Interval.larger(largest, size);
                    }
                }
            }
        }
        return largest;
    }

    private static Enclosure largest(Enclosure[][] matrix) {
        Enclosure largest = Interval.ZERO;
        for (Enclosure[] row : matrix) {
            for (Enclosure entry : row) {
                largest = Interval.larger(largest, Interval.absolute(entry));
            }
        }
        return largest;
    }

    /** The largest spread of a column: the largest difference of two rows anywhere. */
    private static Enclosure rowDifference(Observation seen) {
        Enclosure largest = Interval.ZERO;
        for (Enclosure[][] matrix : List.of(seen.featurePosition(), seen.positionPosition())) {
            for (int column = 0; column < matrix[0].length; column++) {
                List<Enclosure> entries = new ArrayList<>();
                for (Enclosure[] row : matrix) {
                    entries.add(row[column]);
                }
                Enclosure spread = Interval.largest(entries).orElseThrow()
                        .minus(Interval.least(entries).orElseThrow());
                largest = Interval.larger(largest, spread);
            }
        }
        return largest;
    }
}
