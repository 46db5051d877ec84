package org.plumbline.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.population.Population;

/**
 * The constants of lem:mae-crossover and lem:mae-constants, measured: at one P, and from one P to the next.
 *
 * <p>With {@code b = (1 - gamma) C / P} and one latent z for all areas. Derived in the notes lem-mae-crossover.md and
 * lem-mae-constants.md before they were measured.
 */
public final class Laws {

    private static final String CONSTANTS = "lem:mae-constants";

    private Laws() {
    }

    /**
     * What one P shows.
     *
     * @param run a run
     * @return the constants; none if the row has no Phase I
     */
    public static List<Law> at(PopulationRun run) {
        List<Law> laws = new ArrayList<>();
        if (!run.hasPhases()) {
            return laws;
        }
        MeanFieldRow row = run.row();
        double z = row.latent();
        double unit =
                row.maskedPart() * StrictMath.pow(z, 4) * (1 - row.maskedPart()) * row.localSize() / row.positions();
        MeanFieldFlow.Point crossover = run.flow().get(Milestone.CROSSOVER);
        MeanFieldFlow.Point grown = run.flow().get(Milestone.NINE_TENTHS);
        Optional<Enclosure> crossed = run.time(Milestone.CROSSOVER).filter(Laws::positive);
        Optional<Enclosure> reached = run.time(Milestone.NINE_TENTHS);
        laws.add(
                new Law("own-at-crossover", "Phi_own at the crossover", "ln(3/2)/z", CONSTANTS, StrictMath.log(1.5) / z,
                        run.own(Milestone.CROSSOVER), crossover.own()));
        laws.add(new Law("fall-in-phase-two", "fall of Phi_global from the crossover to A_own = 0.9", "ln(3)/(2z)",
                CONSTANTS, StrictMath.log(3) / (2 * z),
                both(run.global(Milestone.CROSSOVER), run.global(Milestone.NINE_TENTHS), Enclosure::minus),
                crossover.global() - grown.global()));
        laws.add(new Law("crossover-time", "t eta gamma z^4 b at the crossover", "1/3", CONSTANTS, 1.0 / 3,
                crossed.map(time -> scaled(time, run)), crossover.time() * unit));
        laws.add(new Law("growth-time", "t eta gamma z^4 b at A_own = 0.9", "1", CONSTANTS, 1,
                reached.map(time -> scaled(time, run)), grown.time() * unit));
        laws.add(new Law("ratio-of-times", "time to A_own = 0.9 over time to the crossover", "3", CONSTANTS, 3,
                both(reached, crossed, Bounds.MATH::divide), grown.time() / crossover.time()));
        return laws;
    }

    /** A time that may be 0, one step being the whole of Phase I, has no logarithm and divides nothing. */
    private static boolean positive(Enclosure time) {
        return time.lo().signum() > 0;
    }

    /** A time in units of {@code 1 / (gamma z^4 b)}. */
    private static Enclosure scaled(Enclosure time, PopulationRun run) {
        Population population = run.course().orElseThrow().kind().population();
        long positions = population.positions();
        Enclosure z = Enclosure.of(run.course().orElseThrow().kind().ownLatent());
        Enclosure gamma = Bounds.ratio(population.masked(), positions);
        Enclosure b = Bounds.MATH.times(Bounds.ratio(positions - population.masked(), positions),
                Bounds.ratio(population.localSize(), positions));
        Enclosure unit = Bounds.MATH.times(Bounds.MATH.times(gamma, b), Bounds.MATH.square(Bounds.MATH.square(z)));
        return Bounds.MATH.times(time, unit);
    }

    /**
     * What the step from one P to a larger one shows: slopes against log P.
     *
     * @param small a run
     * @param large a run at a larger P
     * @return the slopes; none if one of the rows has no Phase I
     */
    public static List<Law> between(PopulationRun small, PopulationRun large) {
        List<Law> laws = new ArrayList<>();
        if (!small.hasPhases() || !large.hasPhases()) {
            return laws;
        }
        double logs = StrictMath.log(large.row().positions() / small.row().positions());
        // sizes are whole: their exponents between the two P are what the limit is made of
        double local = StrictMath.log(large.row().localSize() / small.row().localSize()) / logs;
        double global = StrictMath.log(large.row().globalSize() / small.row().globalSize()) / logs;
        double gap = 1 - local - 2 * (1 - global);
        laws.add(new Law("slope-of-global", "slope of Phi_global at the crossover against log P", "-Delta/(2z)",
                "lem:mae-crossover", -gap / (2 * large.row().latent()),
                slope(small, large, small.global(Milestone.CROSSOVER), large.global(Milestone.CROSSOVER)),
                (large.flow().get(Milestone.CROSSOVER).global() - small.flow().get(Milestone.CROSSOVER).global())
                        / logs));
        for (Milestone milestone : List.of(Milestone.CROSSOVER, Milestone.NINE_TENTHS)) {
            laws.add(new Law("exponent-of-" + (milestone == Milestone.CROSSOVER ? "crossover" : "growth"),
                    "exponent in P of the time to " + (milestone == Milestone.CROSSOVER ? "the crossover"
                            : milestone.words()),
                    "1 - ks", CONSTANTS, 1 - local,
                    slope(small, large, small.time(milestone).filter(Laws::positive).map(Bounds.MATH::log),
                            large.time(milestone).filter(Laws::positive).map(Bounds.MATH::log)),
                    StrictMath.log(large.flow().get(milestone).time() / small.flow().get(milestone).time()) / logs));
        }
        return laws;
    }

    /**
     * What a measurement tends to as P grows.
     *
     * @param last the measurement at the largest P
     * @param extrapolation the mean field's limit; empty if its differences do not shrink
     */
    public record Limit(Law last, Optional<Extrapolation> extrapolation) {
    }

    /**
     * Where the measurements of several P that grow by one factor tend to, in the mean field.
     *
     * @param runs at least four, in the order of their P
     * @return one for each constant; none if there are fewer runs, P grows unevenly or a row has no Phase I
     */
    public static List<Limit> limits(List<PopulationRun> runs) {
        List<Limit> limits = new ArrayList<>();
        if (runs.size() < Extrapolation.LEAST || !evenly(runs) || !runs.stream().allMatch(PopulationRun::hasPhases)) {
            return limits;
        }
        List<List<Law>> all = runs.stream().map(Laws::at).toList();
        for (int i = 0; i < all.get(0).size(); i++) {
            int law = i;
            double[] values = all.stream().mapToDouble(each -> each.get(law).meanField()).toArray();
            limits.add(new Limit(all.get(all.size() - 1).get(law), Extrapolation.of(values)));
        }
        return limits;
    }

    private static boolean evenly(List<PopulationRun> runs) {
        double first = runs.get(1).row().positions() / runs.get(0).row().positions();
        boolean evenly = true;
        for (int i = 1; i < runs.size(); i++) {
            double factor = runs.get(i).row().positions() / runs.get(i - 1).row().positions();
            evenly &= Math.abs(factor / first - 1) < 1e-9;
        }
        return evenly;
    }

    private static Optional<Enclosure> slope(PopulationRun small, PopulationRun large, Optional<Enclosure> from,
            Optional<Enclosure> to) {
        return both(to, from, Enclosure::minus).map(rise -> Bounds.MATH.divide(rise,
                Bounds.log((long) large.row().positions()).minus(Bounds.log((long) small.row().positions()))));
    }

    private static Optional<Enclosure> both(Optional<Enclosure> a, Optional<Enclosure> b,
            BinaryOperator<Enclosure> operation) {
        return a.flatMap(x -> b.map(y -> operation.apply(x, y)));
    }
}
