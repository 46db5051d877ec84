package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowCounts;
import org.plumbline.reference.population.RowKind;
import org.plumbline.reference.population.RowPass;
import org.plumbline.reference.population.RowState;

/** The mean-field limit against the exact population, another integrator, and figures seen elsewhere. */
class MeanFieldTest {

    private static final int GRID = 20;

    private static double middle(Enclosure a) {
        return (PopulationRun.number(a.lower()) + PopulationRun.number(a.upper())) / 2;
    }

    /** The exact alpha to own, global and other areas at Upsilon = 0. */
    private static double[] exact(RowKind kind, double[] phi) {
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        for (int i = 0; i < RowState.SIZE; i++) {
            numerators[i] = i < phi.length ? BigInteger.valueOf((long) (phi[i] * (1 << GRID))) : BigInteger.ZERO;
        }
        Enclosure[] gradient = new RowPass(new RowCounts(kind, 160), new RowState(GRID, numerators))
                .negativeGradient();
        return new double[] {middle(gradient[0]), middle(gradient[1]), middle(gradient[2])};
    }

    private static MeanFieldRow meanField(RowKind kind) {
        Population population = kind.population();
        return new MeanFieldRow(population.positions(), (double) population.masked() / population.positions(),
                population.globalSize(), population.localSize(), PopulationRun.number(kind.ownLatent()),
                kind.isGlobal());
    }

    /** With one masked patch the counts do not fluctuate, and the mean field is the exact population. */
    @Test
    void withoutFluctuationsTheSpeedIsTheExactGradient() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            int local = 2 + random.nextInt(5);
            int global = 2 + random.nextInt(20);
            int positions = global + local * (2 + random.nextInt(6));
            Dyadic z = Dyadic.of(BigInteger.valueOf(2 + random.nextInt(8)), 2);
            Population population = new Population(positions, 1, global, local, z, z);
            RowKind kind = i % 2 == 0 ? population.localRow() : population.globalRow();
            double[] phi = {random.nextInt(4000) / 1024.0, kind.isGlobal() ? 0 : -random.nextInt(4000) / 1024.0,
                    random.nextInt(500) / 1024.0};
            double[] speed = meanField(kind).speed(phi);
            double[] gradient = exact(kind, phi);
            for (int n = 0; n < MeanFieldRow.SIZE; n++) {
                assertEquals(gradient[n], speed[n], 1e-13 + 1e-11 * Math.abs(gradient[n]), "case " + i + " " + n);
            }
        }
    }

    /** How far the mean field is from the exact gradient: less by a factor of about P^ks for each tenfold P. */
    @Test
    void theErrorDecaysWithP() {
        double before = Double.POSITIVE_INFINITY;
        for (int root : new int[] {10, 32, 100}) {
            int positions = root * root;
            Population population = new Population(positions, positions / 2, positions / 2, root, Dyadic.ONE,
                    Dyadic.ONE);
            double[] phi = {0.5, -0.5, 0};
            double gradient = exact(population.localRow(), phi)[0];
            double error = Math.abs(meanField(population.localRow()).speed(phi)[0] - gradient) / gradient;
            assertTrue(error < before / 2.5, "P = " + positions + ": " + error + " after " + before);
            assertTrue(error < 3.0 / root, "P = " + positions + ": " + error);
            before = error;
        }
    }

    /** The figures of an integration that knew nothing of this one (proofs-notes/lem-mae-constants.md). */
    @ParameterizedTest
    @CsvSource({"1e3,0.455,-1.95", "1e5,0.416,-3.37", "1e8,0.406,-5.55", "1e12,0.4055,-8.50"})
    void theCrossoverIsWhereItWasSeen(double positions, double own, double global) {
        MeanFieldFlow.Point crossover = MeanFieldFlow
                .of(MeanFieldRow.ofExponents(positions, 0.5, 0.95, 0.25, 1, false)).get(Milestone.CROSSOVER);
        assertEquals(own, crossover.own(), 6e-4);
        assertEquals(global, crossover.global(), 6e-3);
    }

    /** Runge-Kutta of fourth order in time, with small steps of one length. */
    @Test
    void theFlowIsThatOfAnotherIntegrator() {
        MeanFieldRow row = new MeanFieldRow(400, 0.5, 200, 10, 1.25, false);
        Map<Milestone, MeanFieldFlow.Point> points = MeanFieldFlow.of(row);
        double step = 1.0 / 64;
        double[] phi = {0, 0, 0};
        double time = 0;
        for (Milestone milestone : new Milestone[] {Milestone.CROSSOVER, Milestone.HALF, Milestone.NINE_TENTHS}) {
            while (milestone == Milestone.CROSSOVER
                    ? row.ownAttention(phi) < Math.pow(row.globalAttention(phi), 2)
                    : row.ownAttention(phi) < milestone.level()) {
                double[] a = row.speed(phi);
                double[] b = row.speed(plus(phi, a, step / 2));
                double[] c = row.speed(plus(phi, b, step / 2));
                double[] d = row.speed(plus(phi, c, step));
                for (int i = 0; i < phi.length; i++) {
                    phi[i] += step / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
                }
                time += step;
            }
            MeanFieldFlow.Point point = points.get(milestone);
            assertEquals(time, point.time(), step, milestone.words());
            assertEquals(phi[0], point.own(), step, milestone.words());
            assertEquals(phi[1], point.global(), step, milestone.words());
        }
    }

    private static double[] plus(double[] a, double[] b, double step) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + step * b[i];
        }
        return sum;
    }

    @Test
    void aSweepOfTwoHundredPointsTakesLessThanAMinute() {
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 200; i++) {
                MeanFieldRow row = MeanFieldRow.ofExponents(Math.pow(10, 2 + i % 20), 0.5, 0.8 + i % 3 * 0.07,
                        0.1 + i % 4 * 0.1, 1, i % 5 == 0);
                assertTrue(MeanFieldFlow.of(row).containsKey(Milestone.NINE_TENTHS), row.toString());
            }
        });
    }
}
