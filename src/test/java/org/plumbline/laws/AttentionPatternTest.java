package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.plumbline.report.Figure;

/** The measures of diversity against all rows one by one, and the trained patterns they are measured on. */
class AttentionPatternTest {

    private static final AttentionPattern SOME = new AttentionPattern(14, 6, 2, new double[] {0.5, 0.25},
            new double[] {0.4, 0.15, 0.3});

    /** 14 queries, areas of 6, 2, 2, 2, 2. */
    private static int areaOf(int p) {
        return p < 6 ? 0 : 1 + (p - 6) / 2;
    }

    private static double[][] rows(AttentionPattern pattern) {
        double[][] rows = new double[14][5];
        for (int p = 0; p < 14; p++) {
            for (int j = 0; j < 5; j++) {
                rows[p][j] = p < 6 ? j == 0 ? pattern.ofGlobal()[0] : pattern.ofGlobal()[1] / 4
                        : j == areaOf(p) ? pattern.ofLocal()[0]
                                : j == 0 ? pattern.ofLocal()[1] : pattern.ofLocal()[2] / 3;
            }
        }
        return rows;
    }

    @Test
    void theDistanceIsThatOfAllPairs() {
        double[][] rows = rows(SOME);
        double sum = 0;
        for (double[] a : rows) {
            for (double[] b : rows) {
                for (int j = 0; j < 5; j++) {
                    sum += Math.abs(a[j] - b[j]) / 2;
                }
            }
        }
        assertEquals(sum / (14 * 13), SOME.distance(), 1e-14);
    }

    @Test
    void theInformationIsThatOfTheJointLaw() {
        double[][] joint = new double[5][5];
        double[][] rows = rows(SOME);
        for (int p = 0; p < 14; p++) {
            double total = java.util.Arrays.stream(rows[p]).sum();
            for (int j = 0; j < 5; j++) {
                joint[areaOf(p)][j] += rows[p][j] / total / 14;
            }
        }
        double information = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double row = java.util.Arrays.stream(joint[i]).sum();
                double column = 0;
                for (int k = 0; k < 5; k++) {
                    column += joint[k][j];
                }
                information += joint[i][j] * Math.log(joint[i][j] / (row * column));
            }
        }
        assertEquals(information, SOME.information(), 1e-14);
    }

    @Test
    void theRankIsThatOfTheMatrix() {
        for (AttentionPattern each : List.of(SOME, new AttentionPattern(14, 6, 2, new double[] {0.3, 0.4},
                new double[] {0.1, 0.3, 0.3}))) {
            double[] values = new SingularValueDecomposition(new Array2DRowRealMatrix(rows(each))).getSingularValues();
            double sum = java.util.Arrays.stream(values).sum();
            double entropy = 0;
            for (double value : values) {
                entropy -= value > 0 ? value / sum * Math.log(value / sum) : 0;
            }
            assertEquals(Math.exp(entropy), each.rank(), 1e-9);
        }
    }

    /** Whatever the imbalance: MAE's rows part, CL's are equal from 0. Those that begin apart have a choice. */
    @Test
    void trainingPartsTheRowsOfOneObjectiveOnly() {
        for (double kc : new double[] {0.55, 0.75, 0.95}) {
            MeanFieldRow row = MeanFieldRow.ofExponents(1e4, 0.5, kc, 0.25, 1, false);
            AttentionPattern mae = TrainedPatterns.reconstruction(row);
            assertEquals(0.99, mae.ofLocal()[0], 1e-6);
            assertEquals(0.99, mae.ofGlobal()[0], 1e-6);
            double alike = row.globalSize() * row.globalSize() / 1e8;
            assertTrue(mae.distance() > 0.97 * (1 - alike) - 0.01, "MAE " + mae.distance());
            AttentionPattern equal = TrainedPatterns.contrast(row);
            assertEquals(0, equal.distance(), 1e-12);
            assertEquals(0, equal.information(), 1e-12);
            assertEquals(1, equal.rank(), 1e-6);
            assertTrue(equal.ofLocal()[1] >= 0.99);
            AttentionPattern begun = TrainedPatterns.begun(row, 0.5);
            assertEquals(0.5, begun.ofLocal()[0], 1e-12);
            AttentionPattern trained = TrainedPatterns.contrastFrom(row, 0.5);
            if (kc > 0.6) {
                assertTrue(trained.ofLocal()[1] >= 0.99 && trained.ofGlobal()[0] >= 0.99);
                assertTrue(begun.distance() > 0.2 && trained.distance() < 0.02, begun.distance() + " " + trained);
            } else {
                // its own area feeds itself faster than the global one
                assertTrue(trained.ofLocal()[0] >= 0.99 && trained.distance() > 0.9, trained.toString());
            }
        }
    }

    /** From equal rows it is the path of {@link ContrastFlow}. */
    @Test
    void fromZeroItIsTheOnePath() {
        MeanFieldRow row = new MeanFieldRow(100, 0.5, 40, 6, 1, false);
        double[] ofLocal = TrainedPatterns.contrast(row).ofLocal();
        // both end a little beyond 0.99, so what is compared is Phi_local where Phi_global is known
        double global = Math.log(ofLocal[1] / (1 - ofLocal[0] - ofLocal[1] - ofLocal[2]) * 50 / 20);
        double local = global + Math.log((ofLocal[0] + ofLocal[2]) / 30 / (ofLocal[1] / 20));
        ContrastFlow path = ContrastFlow.of(row);
        assertEquals(path.global(), global, 0.25);
        assertEquals(path.local(), local, 2e-3);
    }

    /** All 14 rows one by one, by small steps. */
    @Test
    void rowsThatBeginApartMoveAsEachRowDoes() {
        MeanFieldRow row = new MeanFieldRow(14, 0.5, 6, 2, 1.5, false);
        AttentionPattern expected = TrainedPatterns.contrastFrom(row, 0.5);
        double bias = Math.log(13) / 1.5;
        double[][] phi = new double[14][5];
        for (int p = 6; p < 14; p++) {
            phi[p][areaOf(p)] = bias;
        }
        double[][] attention = new double[14][5];
        while (attention[0][0] < expected.ofGlobal()[0]) {
            double[] mean = new double[5];
            for (int p = 0; p < 14; p++) {
                double total = 7;
                for (int j = 0; j < 5; j++) {
                    attention[p][j] = (j == 0 ? 3 : 1) * Math.exp(1.5 * phi[p][j]);
                    total += attention[p][j];
                }
                for (int j = 0; j < 5; j++) {
                    attention[p][j] /= total;
                    mean[j] += attention[p][j] / 14;
                }
            }
            for (int p = 0; p < 14; p++) {
                double own = 0;
                for (int j = 0; j < 5; j++) {
                    own += attention[p][j] * mean[j];
                }
                for (int j = 0; j < 5; j++) {
                    phi[p][j] += 0.01 * attention[p][j] * (mean[j] - own);
                }
            }
        }
        assertArrayEquals(expected.ofLocal(), new double[] {attention[13][4], attention[13][0], attention[13][1]
                + attention[13][2] + attention[13][3]}, 1e-4);
    }

    /** Where the global area is no larger than a local one there is nothing to compare. */
    @Test
    void onlyImbalanceIsShown() {
        assertEquals(List.of(0.7, 0.9), new LawsConfig.Edges(List.of(1e4), List.of(0.4, 0.7, 0.9, 1.0),
                List.of(0.3, 0.4, 0.5)).imbalanced());
        assertEquals(List.of(), new LawsConfig.Edges(List.of(), List.of(0.7), List.of(0.3)).imbalanced());
    }

    @Test
    void theFigureSaysWhatItShows() {
        Figure figure = ImbalanceFigure.of(List.of(0.6, 0.9), 0.3, 1e4);
        assertEquals(3, figure.pictures().size());
        assertTrue(figure.caption().contains("CL 0 from Q(0) = 0") && figure.caption().contains("Mean field"),
                figure.caption());
    }
}
