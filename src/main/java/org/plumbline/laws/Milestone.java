package org.plumbline.laws;

import java.util.Locale;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.DyadicText;

/**
 * What is reached in the course of a row's training, and when: none depends on the eye, and the time t eta depends on
 * the step size by at most one step.
 */
public enum Milestone {

    /** The end of Phase I, A_global^2 = A_own, unconditional means (lem:mae-crossover). */
    CROSSOVER("crossover", "0"),
    /** A_own = 0.5. */
    HALF("A_own = 0.5", "0.5"),
    /** A_own = 0.9, rounded up to a multiple of 2^-40. */
    NINE_TENTHS("A_own = 0.9", "0.9"),
    /** A_own = 0.99, rounded up to a multiple of 2^-40: the end. */
    END("A_own = 0.99", "0.99");

    private static final EnclosureMath MATH = new EnclosureMath(192);

    private final String words;
    private final Dyadic level;

    Milestone(String words, String level) {
        this.words = words;
        this.level = DyadicText.enclose(level, 40).upper();
    }

    /**
     * What it is called.
     *
     * @return a few words
     */
    public String words() {
        return words;
    }

    /**
     * The level of A_own.
     *
     * @return a number between 0 and 1; 0 for the crossover
     */
    public double level() {
        return level.numerator().doubleValue() / StrictMath.pow(2, level.scale());
    }

    /**
     * Its name for machines.
     *
     * @return lower case with hyphens
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By how much the milestone is passed: at least 0 from there on. */
    Enclosure beyond(RowCheckpoint at) {
        return this == CROSSOVER ? at.meanOwn().minus(MATH.square(at.meanGlobal()))
                : at.own().minus(Enclosure.of(level));
    }

    /** Whether it is reached, surely; null if the interval does not say. */
    Boolean reached(RowCheckpoint at) {
        Enclosure beyond = beyond(at);
        return beyond.lo().signum() >= 0 ? Boolean.TRUE : beyond.hi().signum() < 0 ? Boolean.FALSE : null;
    }
}
