package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowState;

/** What a course says of every step, against the steps themselves: the first ones are all kept. */
class RowCourseTest {

    private static final Population POPULATION = new Population(24, 12, 12, 3, Dyadic.ONE, Dyadic.ONE);

    @Test
    void theLargestSizesAndTheGrowthAreThoseOfAllSteps() {
        for (var kind : List.of(POPULATION.localRow(), POPULATION.globalRow())) {
            RowCourse course = new RowTraining(kind, Dyadic.of(64), 40).run(12, step -> {});
            List<RowCheckpoint> all = course.checkpoints();
            assertEquals(13, all.size());
            for (int i = 0; i < RowState.SIZE; i++) {
                Dyadic largest = Dyadic.ZERO;
                for (RowCheckpoint each : all) {
                    Dyadic value = each.state().get(i);
                    Dyadic size = value.signum() < 0 ? value.negate() : value;
                    largest = size.compareTo(largest) > 0 ? size : largest;
                }
                assertEquals(largest, course.largest(i));
            }
            double first = number(all.get(1).state()) - number(all.get(0).state());
            double least = first;
            double most = first;
            for (int t = 1; t < all.size(); t++) {
                double change = number(all.get(t).state()) - number(all.get(t - 1).state());
                least = Math.min(least, change);
                most = Math.max(most, change);
            }
            RowCourse.Growth growth = course.growth().orElseThrow();
            assertEquals(first, PopulationRun.number(growth.first()), 1e-11);
            assertEquals(least, PopulationRun.number(growth.least()), 1e-11);
            assertEquals(most, PopulationRun.number(growth.most()), 1e-11);
        }
        assertTrue(new RowTraining(POPULATION.localRow(), Dyadic.of(64), 40).run(0, step -> {}).growth().isEmpty());
    }

    private static double number(RowState state) {
        return PopulationRun.number(state.get(RowState.PHI_OWN));
    }
}
