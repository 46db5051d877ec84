package org.plumbline.reference.population;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.plumbline.reference.number.Dyadic;

/**
 * A population so small that every mask can be enumerated, with a state for each kind of row.
 *
 * @param population the setting
 * @param local the seven numbers of a local row
 * @param global the seven numbers of a global row
 */
record SmallPopulation(Population population, RowState local, RowState global) {

    private static final int GRID = 12;

    /** Up to eight positions, any partition into a global and equal local areas, any mask size. */
    static SmallPopulation random(long seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(3);
        int locals = 1 + random.nextInt(size == 1 ? 5 : size == 2 ? 3 : 2);
        int first = 1 + random.nextInt(Math.min(4, 8 - size * locals));
        int positions = first + size * locals;
        Population population = new Population(positions, 1 + random.nextInt(positions), first, size,
                latent(random), latent(random));
        return new SmallPopulation(population, state(random, false), state(random, true));
    }

    private static Dyadic latent(Random random) {
        return Dyadic.of(BigInteger.valueOf(1 + random.nextInt(32)), 4);
    }

    /** Numbers from -4 to 4. */
    private static RowState state(Random random, boolean global) {
        BigInteger[] numerators = new BigInteger[RowState.SIZE];
        for (int i = 0; i < numerators.length; i++) {
            boolean absent = global && (i == RowState.PHI_GLOBAL || i == RowState.UPSILON_GLOBAL);
            numerators[i] = absent ? BigInteger.ZERO : BigInteger.valueOf(random.nextInt(8 << GRID) - (4L << GRID));
        }
        return new RowState(GRID, numerators);
    }

    /** The areas: the global one first, then the local ones. */
    int areas() {
        return 1 + (population.positions() - population.globalSize()) / population.localSize();
    }

    int areaOf(int p) {
        return p < population.globalSize() ? 0 : 1 + (p - population.globalSize()) / population.localSize();
    }

    Dyadic latent(int area) {
        return area == 0 ? population.globalLatent() : population.localLatent();
    }

    RowState row(int p) {
        return areaOf(p) == 0 ? global : local;
    }

    RowKind kind(int p) {
        return areaOf(p) == 0 ? population.globalRow() : population.localRow();
    }

    /** Which of the seven numbers is Phi_{p->area}. */
    int phi(int p, int area) {
        return area == areaOf(p) ? RowState.PHI_OWN : area == 0 ? RowState.PHI_GLOBAL : RowState.PHI_OTHER;
    }

    /** Which of the seven numbers is Upsilon_{p->q}. */
    int upsilon(int p, int q) {
        return p == q ? RowState.UPSILON_SELF
                : areaOf(q) == areaOf(p) ? RowState.UPSILON_OWN
                        : areaOf(q) == 0 ? RowState.UPSILON_GLOBAL : RowState.UPSILON_OTHER;
    }

    /** Every mask of the population's size. */
    List<boolean[]> masks() {
        List<boolean[]> masks = new ArrayList<>();
        for (int bits = 0; bits < 1 << population.positions(); bits++) {
            if (Integer.bitCount(bits) == population.masked()) {
                boolean[] mask = new boolean[population.positions()];
                for (int p = 0; p < mask.length; p++) {
                    mask[p] = (bits >> p & 1) != 0;
                }
                masks.add(mask);
            }
        }
        return masks;
    }
}
