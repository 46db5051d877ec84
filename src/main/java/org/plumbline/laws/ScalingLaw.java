package org.plumbline.laws;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The scaling laws of theory section 6, each with what it predicts as P grows and what is measured of it
 * (proofs-notes/scaling-laws.md).
 */
public enum ScalingLaw {
    /** lem:mae-initial-rates, Delta > 0. */
    OWN_RATE(Rows.POSITIVE, "lem:mae-initial-rates", "exponent of the first rate of Phi_own", "-(1-ks)",
            e -> -(1 - e.ks()), true, r -> log(r.ownRate())),
    /** lem:mae-initial-rates, Delta > 0. */
    GLOBAL_RATE(Rows.POSITIVE, "lem:mae-initial-rates", "exponent of the first rate of -Phi_global", "-2(1-kc)",
            e -> -2 * (1 - e.kc()), true, r -> log(-r.globalRate())),
    /** lem:mae-initial-rates, Delta > 0. */
    RATIO_OF_RATES(Rows.POSITIVE, "lem:mae-initial-rates", "ratio of the first rates over P^Delta", "1-gamma",
            e -> 1 - e.maskedPart(), false, ScalingLaw::ratioOfRates),
    /** lem:mae-initial-rates, Delta < 0. */
    RATIO_OF_RATES_BELOW(Rows.NEGATIVE, "lem:mae-initial-rates", "the same for Delta < 0", "1-gamma",
            e -> 1 - e.maskedPart(), false, ScalingLaw::ratioOfRates),
    /** lem:mae-crossover. */
    SLOPE_OF_GLOBAL(Rows.POSITIVE, "lem:mae-crossover", "slope of Phi_global at the crossover against log P",
            "-Delta/(2z)", e -> -e.gap() / (2 * e.latent()), true, r -> r.global(Milestone.CROSSOVER)),
    /** thm:mae-positive-gap, Phase I. */
    SLOPE_OF_OWN(Rows.POSITIVE, "thm:mae-positive-gap", "slope of Phi_own at the crossover: it is still O(1)", "0",
            e -> 0, true, r -> r.own(Milestone.CROSSOVER)),
    /** thm:mae-positive-gap, Phase I. */
    DECOUPLING(Rows.POSITIVE, "thm:mae-positive-gap", "slope of Phi_global there: it falls like log P", "-Delta/(2z)",
            e -> -e.gap() / (2 * e.latent()), true, r -> r.global(Milestone.CROSSOVER)),
    /** thm:mae-positive-gap, Phase II. */
    GROWTH(Rows.POSITIVE, "thm:mae-positive-gap", "slope of Phi_own at A_own = 0.9: it grows like log P", "(1-ks)/z",
            e -> (1 - e.ks()) / e.latent(), true, r -> r.own(Milestone.NINE_TENTHS)),
    /** thm:mae-positive-gap, Phase II. */
    STAYS_PUT(Rows.POSITIVE, "thm:mae-positive-gap", "slope of the fall of Phi_global after the crossover", "0",
            e -> 0, true, Reading::fall),
    /** lem:mae-constants. */
    OWN_AT_CROSSOVER(Rows.POSITIVE, "lem:mae-constants", "Phi_own at the crossover", "ln(3/2)/z",
            e -> StrictMath.log(1.5) / e.latent(), false, r -> r.own(Milestone.CROSSOVER)),
    /** lem:mae-constants. */
    FALL_IN_PHASE_TWO(Rows.POSITIVE, "lem:mae-constants", "fall of Phi_global from the crossover to A_own = 0.9",
            "ln(3)/(2z)", e -> StrictMath.log(3) / (2 * e.latent()), false, Reading::fall),
    /** lem:mae-constants. */
    CROSSOVER_TIME(Rows.POSITIVE, "lem:mae-constants", "t gamma z^4 b at the crossover", "1/3", e -> 1.0 / 3, false,
            r -> r.time(Milestone.CROSSOVER) * r.unit()),
    /** lem:mae-constants. */
    GROWTH_TIME(Rows.POSITIVE, "lem:mae-constants", "t gamma z^4 b at A_own = 0.9", "1", e -> 1, false,
            r -> r.time(Milestone.NINE_TENTHS) * r.unit()),
    /** lem:mae-constants. */
    RATIO_OF_TIMES(Rows.POSITIVE, "lem:mae-constants", "time to A_own = 0.9 over time to the crossover", "3", e -> 3,
            false, r -> r.time(Milestone.NINE_TENTHS) / r.time(Milestone.CROSSOVER)),
    /** lem:mae-constants. */
    CROSSOVER_EXPONENT(Rows.POSITIVE, "lem:mae-constants", "exponent in P of the time to the crossover", "1-ks",
            e -> 1 - e.ks(), true, r -> log(r.time(Milestone.CROSSOVER))),
    /** lem:mae-constants. */
    GROWTH_EXPONENT(Rows.POSITIVE, "lem:mae-constants", "exponent in P of the time to A_own = 0.9", "1-ks",
            e -> 1 - e.ks(), true, r -> log(r.time(Milestone.NINE_TENTHS))),
    /** thm:mae-negative-gap. */
    GROWTH_BELOW(Rows.NEGATIVE, "thm:mae-negative-gap", "slope of Phi_own at A_own = 0.9: it grows like log P",
            "(1-ks)/z", e -> (1 - e.ks()) / e.latent(), true, r -> r.own(Milestone.NINE_TENTHS)),
    /** thm:mae-negative-gap. */
    GLOBAL_EXPONENT(Rows.NEGATIVE, "thm:mae-negative-gap", "exponent of -Phi_global there: it vanishes", "Delta",
            Exponents::gap, true, r -> log(-r.global(Milestone.NINE_TENTHS))),
    /** thm:mae-negative-gap. */
    GLOBAL_CONSTANT(Rows.NEGATIVE, "thm:mae-negative-gap", "-z Phi_global / ((1-gamma) P^Delta) there", "1", e -> 1,
            false,
            r -> -r.row().latent() * r.global(Milestone.NINE_TENTHS) / ((1 - r.row().maskedPart()) * powerOfGap(r))),
    /** thm:mae-negative-gap. */
    TIME_BELOW(Rows.NEGATIVE, "thm:mae-negative-gap", "t gamma z^4 b there", "1", e -> 1, false,
            r -> r.time(Milestone.NINE_TENTHS) * r.unit()),
    /** thm:mae-global-row. */
    GROWTH_OF_GLOBAL_ROW(Rows.GLOBAL, "thm:mae-global-row", "slope of Phi_own at A_own = 0.9", "(1-kc)/z",
            e -> (1 - e.kc()) / e.latent(), true, r -> r.own(Milestone.NINE_TENTHS)),
    /** thm:mae-global-row. */
    TIME_OF_GLOBAL_ROW(Rows.GLOBAL, "thm:mae-global-row", "t gamma z^4 (1-gamma) C_1/P there", "1", e -> 1, false,
            r -> r.time(Milestone.NINE_TENTHS) * r.unit()),
    /** thm:mae-attention. */
    TAIL(Rows.POSITIVE, "thm:mae-attention", "gamma z^4 times the time from A_own = 0.9 to 0.99", "5137.3",
            e -> tail(0.99) - tail(0.9), false, ScalingLaw::tailOf),
    /** thm:mae-attention. */
    TAIL_BELOW(Rows.NEGATIVE, "thm:mae-attention", "the same for Delta < 0", "5137.3", e -> tail(0.99) - tail(0.9),
            false, ScalingLaw::tailOf),
    /** thm:mae-attention. */
    TAIL_OF_GLOBAL_ROW(Rows.GLOBAL, "thm:mae-attention", "the same in a global row", "5137.3",
            e -> tail(0.99) - tail(0.9), false, ScalingLaw::tailOf),
    /** thm:mae-negligible. */
    OTHER_FEATURES(Rows.POSITIVE, "thm:mae-negligible", "slope of Phi to other areas at A_own = 0.9", "0", e -> 0,
            true, r -> r.other(Milestone.NINE_TENTHS)),
    /** thm:mae-negligible, on the exact population. */
    UPSILON(Rows.EXACT, "thm:mae-negligible", "exact: z (C-1) Upsilon_own / Phi_own at A_own = 0.9", "1", e -> 1, false,
            r -> r.row().latent() * (r.row().localSize() - 1) * r.upsilonOwn() / r.own(Milestone.NINE_TENTHS));

    /** Which rows a law speaks of. */
    enum Rows {
        /** Local rows with Delta > 0. */
        POSITIVE,
        /** Local rows with Delta < 0. */
        NEGATIVE,
        /** Global rows, whatever Delta is. */
        GLOBAL,
        /** Local rows on the exact population, whatever Delta is. */
        EXACT
    }

    private final Rows rows;
    private final String claim;
    private final String words;
    private final String formula;
    private final ToDoubleFunction<Exponents> predicted;
    private final boolean slope;
    private final ToDoubleFunction<Reading> value;

    ScalingLaw(Rows rows, String claim, String words, String formula, ToDoubleFunction<Exponents> predicted,
            boolean slope, ToDoubleFunction<Reading> value) {
        this.rows = rows;
        this.claim = claim;
        this.words = words;
        this.formula = formula;
        this.predicted = predicted;
        this.slope = slope;
        this.value = value;
    }

    Rows rows() {
        return rows;
    }

    /**
     * The claim that it belongs to.
     *
     * @return an id of the registry
     */
    public String claim() {
        return claim;
    }

    /**
     * What is measured.
     *
     * @return a line
     */
    public String words() {
        return words;
    }

    /**
     * What is predicted.
     *
     * @return a formula
     */
    public String formula() {
        return formula;
    }

    /**
     * Its name for machines.
     *
     * @return lower case with hyphens
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The limit that is predicted.
     *
     * @param at what it depends on
     * @return a number
     */
    public double predicted(Exponents at) {
        return predicted.applyAsDouble(at);
    }

    /** Whether it speaks of the slope of its value against log P, from one P to the next. */
    boolean isSlope() {
        return slope;
    }

    /** What is read off one P. */
    double value(Reading reading) {
        return value.applyAsDouble(reading);
    }

    /** Whether the hypotheses are met. */
    boolean applies(Exponents at) {
        return switch (rows) {
            case POSITIVE -> at.positive();
            case NEGATIVE -> at.negative();
            case GLOBAL, EXACT -> at.positive() || at.negative();
        };
    }

    private static double ratioOfRates(Reading r) {
        return -r.globalRate() / r.ownRate() / powerOfGap(r);
    }

    /** P^Delta for the sizes as they are. */
    private static double powerOfGap(Reading r) {
        double global = r.row().globalSize() / r.row().positions();
        return global * global * r.row().positions() / r.row().localSize();
    }

    private static double tailOf(Reading r) {
        return r.tail() * r.pace();
    }

    /** The integral of 1/(y^2 (1-y)^3). */
    private static double tail(double y) {
        double rest = 1 - y;
        return 3 * StrictMath.log(y / rest) - 1 / y + 2 / rest + 1 / (2 * rest * rest);
    }

    private static double log(double x) {
        return StrictMath.log(x);
    }
}
