package org.plumbline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;
import org.plumbline.reference.population.RowState;

/** A row's training on the exact population: milestones between checkpoints, whatever grid and step size. */
class RowTrainingTest {

    private static final long STEPS = 400;

    private static final Population POPULATION = new Population(60, 30, 36, 6, Dyadic.ONE, Dyadic.ONE);

    private static RowCourse train(Population population, boolean global, long eta, int grid) {
        return new RowTraining(global ? population.globalRow() : population.localRow(), Dyadic.of(eta), grid)
                .run(STEPS, step -> {
                });
    }

    @Test
    void milestonesLieBetweenNeighbours() {
        RowCourse course = train(POPULATION, false, 2, 64);
        for (Milestone milestone : List.of(Milestone.CROSSOVER, Milestone.HALF, Milestone.NINE_TENTHS)) {
            RowCourse.Passage passage = course.passage(milestone).orElseThrow();
            assertEquals(passage.before().step() + 1, passage.after().step(), milestone.words());
            assertTrue(milestone.beyond(passage.before()).hi().signum() < 0, milestone.words());
            assertTrue(milestone.beyond(passage.after()).lo().signum() >= 0, milestone.words());
        }
        assertFalse(course.passage(Milestone.END).isPresent());
        assertEquals(STEPS, course.last().step());
    }

    /** The loss falls, Phi_own never does (lem:mae-gradient), and everything seen is narrow. */
    @Test
    void trainingLowersTheLoss() {
        RowCourse course = train(POPULATION, false, 2, 64);
        List<RowCheckpoint> seen = course.checkpoints();
        assertTrue(seen.size() > 60 && seen.get(0).step() == 0);
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i).excess().certainlyLess(seen.get(i - 1).excess()), "step " + seen.get(i).step());
            assertTrue(seen.get(i).state().get(RowState.PHI_OWN)
                    .compareTo(seen.get(i - 1).state().get(RowState.PHI_OWN)) >= 0);
            assertTrue(PopulationRun.number(seen.get(i).excess().width()) < 1e-20);
            assertTrue(PopulationRun.number(seen.get(i).own().width()) < 1e-20);
        }
    }

    /** A milestone comes at the same step on any grid, and at the same time t eta for any small step size. */
    @Test
    void milestonesDependOnNeitherGridNorStepSize() {
        RowCourse course = train(POPULATION, false, 2, 64);
        RowCourse coarse = train(POPULATION, false, 2, 40);
        RowCourse quick = train(POPULATION, false, 4, 64);
        for (Milestone milestone : List.of(Milestone.CROSSOVER, Milestone.HALF, Milestone.NINE_TENTHS)) {
            long step = course.passage(milestone).orElseThrow().after().step();
            assertEquals(step, coarse.passage(milestone).orElseThrow().after().step(), milestone.words());
            long other = quick.passage(milestone).orElseThrow().after().step();
            assertEquals(2 * step, 4 * other, 12, milestone.words());
        }
    }

    /** A global row grows from the start and keeps nothing of the global area, which is its own. */
    @Test
    void aGlobalRowHasNoCrossover() {
        RowCourse course = train(POPULATION, true, 2, 64);
        assertEquals(Optional.empty(), course.passage(Milestone.CROSSOVER));
        assertTrue(course.passage(Milestone.NINE_TENTHS).isPresent());
        for (RowCheckpoint each : course.checkpoints()) {
            assertEquals(Dyadic.ZERO, each.state().get(RowState.PHI_GLOBAL));
            assertEquals(Dyadic.ZERO, each.state().get(RowState.UPSILON_GLOBAL));
        }
    }

    /** Delta below 0 in a local row: already at the start A_global^2 is below A_own. */
    @Test
    void whatIsPassedAtTheStartIsPassedAtStepZero() {
        RowCourse course = train(new Population(104, 52, 8, 8, Dyadic.ONE, Dyadic.ONE), false, 2, 64);
        RowCourse.Passage passage = course.passage(Milestone.CROSSOVER).orElseThrow();
        assertEquals(0, passage.after().step());
        assertEquals(passage.before(), passage.after());
    }

    /** The exact measurements of the constants enclose what is computed from the checkpoints by hand. */
    @Test
    void measurementsAreThoseOfTheCheckpoints() {
        PopulationRun run = PopulationRun.of(train(POPULATION, false, 2, 64));
        RowCourse.Passage crossover = run.course().orElseThrow().passage(Milestone.CROSSOVER).orElseThrow();
        RowCourse.Passage grown = run.course().orElseThrow().passage(Milestone.NINE_TENTHS).orElseThrow();
        List<Law> laws = Laws.at(run);
        assertInside(PopulationRun.number(crossover.after().state().get(RowState.PHI_OWN)), laws.get(0));
        assertInside(PopulationRun.number(crossover.after().state().get(RowState.PHI_GLOBAL))
                - PopulationRun.number(grown.before().state().get(RowState.PHI_GLOBAL)), laws.get(1));
        double unit = 0.5 * 0.5 * 6 / 60;
        assertInside((crossover.after().step() - 0.5) * 2 * unit, laws.get(2));
        assertInside((grown.after().step() - 0.5) * 2 * unit, laws.get(3));
        assertInside((grown.after().step() - 0.5) / (crossover.after().step() - 0.5), laws.get(4));
    }

    private static void assertInside(double value, Law law) {
        Enclosure exact = law.exact().orElseThrow();
        assertTrue(PopulationRun.number(exact.lower()) - 1e-12 <= value
                && value <= PopulationRun.number(exact.upper()) + 1e-12, () -> law.words() + ": " + value);
    }
}
