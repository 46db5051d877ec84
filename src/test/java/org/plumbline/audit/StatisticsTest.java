package org.plumbline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.run.Experiment;
import org.plumbline.run.Objective;
import org.plumbline.run.Observation;

/** Statistics of invented observations against sums written anew, in doubles. */
class StatisticsTest {

    private static final double CLOSE = 1e-12;

    private final Experiment experiment = Experiment.of(TestRuns.small());
    private final Setting setting = experiment.setting();
    private final Random random = new Random(5);

    private Enclosure point(double value) {
        return Enclosure.of(Dyadic.of(BigInteger.valueOf((long) (value * (1L << 40))), 40));
    }

    private Enclosure[][] matrix(int rows, int columns, double low) {
        Enclosure[][] matrix = new Enclosure[rows][columns];
        for (Enclosure[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = point(low + (1 - low) * random.nextDouble());
            }
        }
        return matrix;
    }

    /** Random numbers of the right shapes; statistics do not ask whether they could be attention. */
    private Observation invented() {
        List<Observation.Probe> probes = new ArrayList<>();
        for (int i = 0; i < experiment.maskedProbes().size(); i++) {
            probes.add(new Observation.Probe(matrix(8, 8, 0), matrix(8, 3, 0)));
        }
        return new Observation(matrix(8, 6, -1), matrix(8, 8, -1), probes, point(0.5), point(0.25));
    }

    private static double value(Enclosure enclosure) {
        return Interval.middle(enclosure);
    }

    @Test
    void attentionOfMaskedQueriesByKind() {
        Observation seen = invented();
        Statistics statistics = Statistics.of(experiment, Objective.MAE, seen);
        for (Kind kind : Kind.values()) {
            double own = 0;
            double all = 0;
            double least = 2;
            int given = 0;
            int count = 0;
            for (int i = 0; i < 5; i++) {
                Mask mask = experiment.maskedProbes().get(i).mask();
                Partition areas = setting.partition(experiment.maskedProbes().get(i).image().cluster());
                for (int p = 0; p < 8; p++) {
                    if (!mask.isMasked(p) || (areas.areaOf(p) == 0) != (kind == Kind.GLOBAL)) {
                        continue;
                    }
                    double a = value(seen.probes().get(i).areaAttention()[p][areas.areaOf(p)]);
                    all += a;
                    count++;
                    boolean visible = false;
                    for (int q = 0; q < 8; q++) {
                        visible |= areas.areaOf(q) == areas.areaOf(p) && !mask.isMasked(q);
                    }
                    if (visible) {
                        own += a;
                        given++;
                        least = Math.min(least, a);
                    }
                }
            }
            Statistics.Attention attention = statistics.attention().get(kind);
            assertEquals(own / given, value(attention.own().orElseThrow()), CLOSE);
            assertEquals(least, value(attention.leastOwn().orElseThrow()), CLOSE);
            assertEquals(all / count, value(attention.ownOfAll()), CLOSE);
            assertTrue(kind == Kind.GLOBAL || given < count, "the condition must matter in this test");
        }
    }

    @Test
    void correlationsByKindAndTheLargestOfTheRest() {
        Observation seen = invented();
        Statistics statistics = Statistics.of(experiment, Objective.MAE, seen);
        double local = 0;
        double global = 0;
        double other = 0;
        int count = 0;
        for (int p = 0; p < 8; p++) {
            for (int k = 0; k < 2; k++) {
                int own = setting.partition(k).areaOf(p);
                if (own != 0) {
                    local += value(seen.featurePosition()[p][3 * k + own]);
                    global += value(seen.featurePosition()[p][3 * k]);
                    count++;
                }
                for (int j = 1; j < 3; j++) {
                    if (j != own) {
                        other = Math.max(other, Math.abs(value(seen.featurePosition()[p][3 * k + j])));
                    }
                }
            }
        }
        assertEquals(local / count, value(statistics.correlations().get(Kind.LOCAL).own()), CLOSE);
        assertEquals(global / count, value(statistics.correlations().get(Kind.LOCAL).global()), CLOSE);
        assertEquals(other, value(statistics.otherFeatures()), CLOSE);
    }

    @Test
    void beforeTrainingAttentionIsUniform() {
        Course course = Audit.run(TestRuns.small(), 1, (objective, step, steps) -> {}).courses().get(Objective.MAE);
        for (int i = 0; i < 5; i++) {
            Mask mask = experiment.maskedProbes().get(i).mask();
            Partition areas = setting.partition(experiment.maskedProbes().get(i).image().cluster());
            for (int j = 0; j < 3; j++) {
                Dyadic uniform = Dyadic.of(BigInteger.valueOf(mask.unmaskedIn(areas, j)), 3);
                for (Enclosure[] row : course.first().probes().get(i).areaAttention()) {
                    assertTrue(row[j].contains(uniform));
                }
            }
        }
    }

    @Test
    void diversityAgainstSumsInDoubles() {
        Observation seen = invented();
        double distance = 0;
        double information = 0;
        for (int i = 0; i < 5; i++) {
            Mask mask = experiment.maskedProbes().get(i).mask();
            Partition areas = setting.partition(experiment.maskedProbes().get(i).image().cluster());
            List<double[]> rows = new ArrayList<>();
            List<Integer> own = new ArrayList<>();
            for (int p = 0; p < 8; p++) {
                if (mask.isMasked(p) && mask.unmaskedIn(areas, areas.areaOf(p)) > 0) {
                    double[] row = new double[3];
                    for (int j = 0; j < 3; j++) {
                        row[j] = value(seen.probes().get(i).areaAttention()[p][j]);
                    }
                    rows.add(row);
                    own.add(areas.areaOf(p));
                }
            }
            distance += distance(rows) / 5;
            information += information(rows, own) / 5;
        }
        Diversity diversity = Diversity.of(experiment, Objective.MAE, seen);
        assertEquals(distance, value(diversity.distance().orElseThrow()), CLOSE);
        assertEquals(information, value(diversity.information().orElseThrow()), CLOSE);
        double rank = diversity.rank().orElseThrow();
        assertTrue(1 < rank && rank < 3, "rows of three areas are made of at most three patterns: " + rank);
    }

    /** Singular values of diag(3, 1) are 3 and 1; a factor changes nothing. */
    @Test
    void effectiveRankOfMatricesWhoseSingularValuesAreKnown() {
        assertEquals(1, EffectiveRank.of(new double[][] {{0.2, 0.3, 0.1}, {0.2, 0.3, 0.1}, {0.2, 0.3, 0.1}}), 1e-12);
        assertEquals(3, EffectiveRank.of(new double[][] {{0, 2, 0}, {2, 0, 0}, {0, 0, 2}}), 1e-12);
        double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
        assertEquals(Math.exp(entropy), EffectiveRank.of(new double[][] {{3, 0}, {0, 1}}), 1e-12);
        assertEquals(Math.exp(entropy), EffectiveRank.of(new double[][] {{0, 0.1}, {0.3, 0}, {0, 0}}), 1e-12);
    }

    private static double distance(List<double[]> rows) {
        double sum = 0;
        for (double[] a : rows) {
            for (double[] b : rows) {
                for (int j = 0; j < 3; j++) {
                    sum += Math.abs(a[j] - b[j]) / 2;
                }
            }
        }
        return sum / (rows.size() * (rows.size() - 1));
    }

    /** The sum of joint log (joint / product of marginals). */
    private static double information(List<double[]> rows, List<Integer> own) {
        TreeMap<Integer, double[]> joint = new TreeMap<>();
        double[] key = new double[3];
        for (int r = 0; r < rows.size(); r++) {
            double total = rows.get(r)[0] + rows.get(r)[1] + rows.get(r)[2];
            double[] of = joint.computeIfAbsent(own.get(r), area -> new double[3]);
            for (int j = 0; j < 3; j++) {
                of[j] += rows.get(r)[j] / total / rows.size();
                key[j] += rows.get(r)[j] / total / rows.size();
            }
        }
        double information = 0;
        for (double[] of : joint.values()) {
            double query = of[0] + of[1] + of[2];
            for (int j = 0; j < 3; j++) {
                information += of[j] * Math.log(of[j] / (query * key[j]));
            }
        }
        return information;
    }
}
