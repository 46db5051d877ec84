package org.plumbline.laws;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.plumbline.reference.population.RowCounts;
import org.plumbline.reference.population.RowKind;
import org.plumbline.reference.population.RowPass;
import org.plumbline.reference.population.RowState;

/**
 * What the laws read off one row at one P, in double precision.
 *
 * @param row its sizes
 * @param points its milestones; one that was not reached has no point
 * @param ownRate the speed of Phi_own at Q = 0
 * @param globalRate that of Phi_global
 * @param upsilonOwn Upsilon to an own position at A_own = 0.9; NaN in the mean field
 * @param tail the time from A_own = 0.9 to 0.99
 */
record Reading(MeanFieldRow row, Map<Milestone, MeanFieldFlow.Point> points, double ownRate, double globalRate,
        double upsilonOwn, double tail) {

    /** The mean-field limit. */
    static Reading of(MeanFieldRow row) {
        double[] speed = row.speed(new double[MeanFieldRow.SIZE]);
        Map<Milestone, MeanFieldFlow.Point> points = MeanFieldFlow.of(row);
        return new Reading(row, points, speed[0], speed[1], Double.NaN,
                MeanFieldFlow.timeToEnd(row, points.get(Milestone.NINE_TENTHS)));
    }

    /**
     * The exact population. A milestone lies between two steps, so there is one reading for each choice of the earlier
     * or the later one; as every law is monotone in every number it reads, what it says lies between the least and
     * the largest value of these.
     */
    static List<Reading> of(PopulationRun run) {
        RowCourse course = run.course().orElseThrow();
        RowKind kind = course.kind();
        RowState start = RowState.zero(course.last().state().gridBits());
        var speed = new RowPass(new RowCounts(kind, RowPass.scale(kind, start, 64)), start).negativeGradient();
        List<Reading> readings = new ArrayList<>();
        Milestone[] all = Milestone.values();
        for (int choice = 0; choice < 1 << all.length; choice++) {
            Map<Milestone, MeanFieldFlow.Point> points = new EnumMap<>(Milestone.class);
            double upsilon = Double.NaN;
            for (Milestone milestone : all) {
                RowCourse.Passage passage = course.passage(milestone).orElse(null);
                if (passage != null) {
                    boolean later = (choice >> milestone.ordinal() & 1) == 1;
                    RowCheckpoint at = later ? passage.after() : passage.before();
                    points.put(milestone, new MeanFieldFlow.Point(at.step() * PopulationRun.number(course.eta()),
                            number(at, RowState.PHI_OWN), number(at, RowState.PHI_GLOBAL),
                            number(at, RowState.PHI_OTHER)));
                    upsilon = milestone == Milestone.NINE_TENTHS ? number(at, RowState.UPSILON_OWN) : upsilon;
                }
            }
            readings.add(new Reading(run.row(), points, PopulationRun.number(speed[RowState.PHI_OWN].lower()),
                    PopulationRun.number(speed[RowState.PHI_GLOBAL].lower()), upsilon,
                    points.containsKey(Milestone.END) ? points.get(Milestone.END).time()
                            - points.get(Milestone.NINE_TENTHS).time() : Double.NaN));
        }
        return readings;
    }

    private static double number(RowCheckpoint at, int i) {
        return PopulationRun.number(at.state().get(i));
    }

    /** The time to a milestone; NaN if it was not reached. */
    double time(Milestone milestone) {
        return points.containsKey(milestone) ? points.get(milestone).time() : Double.NaN;
    }

    /** Phi_own at a milestone. */
    double own(Milestone milestone) {
        return points.containsKey(milestone) ? points.get(milestone).own() : Double.NaN;
    }

    /** Phi_global at a milestone. */
    double global(Milestone milestone) {
        return points.containsKey(milestone) ? points.get(milestone).global() : Double.NaN;
    }

    /** Phi to any other area at a milestone. */
    double other(Milestone milestone) {
        return points.containsKey(milestone) ? points.get(milestone).other() : Double.NaN;
    }

    /** The fall of Phi_global from the crossover to A_own = 0.9. */
    double fall() {
        return global(Milestone.CROSSOVER) - global(Milestone.NINE_TENTHS);
    }

    /** gamma z^4. */
    double pace() {
        return row.maskedPart() * StrictMath.pow(row.latent(), 4);
    }

    /** gamma z^4 (1-gamma) C / P, C the size of the query's own area: one over the unit of time in which it grows. */
    double unit() {
        return pace() * (1 - row.maskedPart()) * (row.global() ? row.globalSize() : row.localSize()) / row.positions();
    }
}
