package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The exponentials of a row, one for each kind of position, all divided by the largest of them (def:score,
 * def:attention). The normaliser of a masked image is a sum of them with the counts as weights (lem:lumping).
 */
final class RowFactors {

    /*@ spec_public @*/ private final RowKind kind;
    private final Enclosure self;
    private final Enclosure[] unmasked;
    private final Enclosure[] masked;

    /**
     * The factors of a row.
     *
     * @param kind the kind of row
     * @param state its seven numbers
     * @param math the arithmetic
     */
    /*@ normal_behavior
      @ requires kind != null && state != null && math != null;
      @ ensures this.kind == kind;
      @ assignable \nothing;
      @*/
    RowFactors(RowKind kind, RowState state, EnclosureMath math) {
        this.kind = kind;
        Dyadic[] exponents = exponents(kind, state);
        Dyadic largest = largest(exponents);
        this.self = exp(math, exponents[0], largest);
        this.masked = new Enclosure[3];
        this.unmasked = new Enclosure[3];
        for (int group = 0; group < 3; group++) {
            masked[group] = exp(math, exponents[1 + group], largest);
            unmasked[group] = exp(math, exponents[4 + group], largest);
        }
    }

    private static Enclosure exp(EnclosureMath math, Dyadic exponent, Dyadic largest) {
        return math.exp(Enclosure.of(exponent.minus(largest)));
    }

    /** The scores: of p itself, of the masked positions of own, global and other areas, of the unmasked ones. */
    private static Dyadic[] exponents(RowKind kind, RowState state) {
        Population population = kind.population();
        Dyadic[] exponents = new Dyadic[7];
        exponents[0] = state.get(RowState.UPSILON_SELF);
        exponents[1] = state.get(RowState.UPSILON_OWN);
        exponents[2] = state.get(RowState.UPSILON_GLOBAL);
        exponents[3] = state.get(RowState.UPSILON_OTHER);
        exponents[4] = exponents[1].plus(kind.ownLatent().times(state.get(RowState.PHI_OWN)));
        exponents[5] = exponents[2].plus(population.globalLatent().times(state.get(RowState.PHI_GLOBAL)));
        exponents[6] = exponents[3].plus(population.localLatent().times(state.get(RowState.PHI_OTHER)));
        return exponents;
    }

    private static Dyadic largest(Dyadic[] numbers) {
        Dyadic largest = numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            largest = largest.compareTo(numbers[i]) < 0 ? numbers[i] : largest;
        }
        return largest;
    }

    /**
     * Bits b such that every factor is at least 2^-b.
     *
     * @param kind the kind of row
     * @param state its seven numbers
     * @return b, at least 0
     */
    static int rangeBits(RowKind kind, RowState state) {
        Dyadic[] exponents = exponents(kind, state);
        Dyadic least = exponents[0];
        for (int i = 1; i < exponents.length; i++) {
            least = exponents[i].compareTo(least) < 0 ? exponents[i] : least;
        }
        Dyadic range = largest(exponents).minus(least);
        // e^x < 2^(3x/2)
        BigInteger whole = range.numerator().shiftRight(range.scale()).add(BigInteger.ONE);
        return (3 * whole.min(BigInteger.valueOf(Dyadic.MAX_SCALE)).intValue() + 1) / 2;
    }

    /** The factor of p itself. */
    Enclosure self() {
        return self;
    }

    /** The factor of an unmasked position of a group: own, global or other. */
    Enclosure unmasked(int group) {
        return unmasked[group];
    }

    /** The factor of a masked position of a group. */
    Enclosure masked(int group) {
        return masked[group];
    }

    /** The normaliser Z for numbers of unmasked positions of each group. */
    Enclosure total(int own, int global, int other) {
        return self.plus(part(0, own, kind.ownOthers())).plus(part(1, global, kind.globals()))
                .plus(part(2, other, kind.rest()));
    }

    private Enclosure part(int group, int count, int size) {
        return unmasked[group].times(BigInteger.valueOf(count))
                .plus(masked[group].times(BigInteger.valueOf(size - count)));
    }

    /** By how much Z grows if a position of a group is unmasked. */
    Enclosure slope(int group) {
        return unmasked[group].minus(masked[group]);
    }
}
