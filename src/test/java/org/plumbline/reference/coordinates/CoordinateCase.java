package org.plumbline.reference.coordinates;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.GridMatrix;

/**
 * A small case of the definition level, seen in coordinates.
 *
 * @param small what the definitions take
 * @param at Q projected onto (Phi, Upsilon)
 * @param mae masked reconstruction on its batch
 * @param cl contrastive learning on its batch
 */
record CoordinateCase(SmallCase small, Coordinates at, ReconstructionBatch mae, ContrastiveBatch cl) {

    static CoordinateCase of(SmallCase small) {
        ContrastiveSample[] contrasts = small.contrasts().stream().map(CoordinateCase::sample)
                .toArray(ContrastiveSample[]::new);
        return new CoordinateCase(small, Projection.project(small.setting(), small.q()),
                new ReconstructionBatch(samples(small.masked())), new ContrastiveBatch(contrasts, small.tau()));
    }

    static MaskedSample sample(SmallCase.Masked x) {
        return new MaskedSample(x.image(), x.mask());
    }

    private static MaskedSample[] samples(List<SmallCase.Masked> list) {
        return list.stream().map(CoordinateCase::sample).toArray(MaskedSample[]::new);
    }

    static ContrastiveSample sample(SmallCase.Contrast x) {
        return new ContrastiveSample(x.image(), x.first(), x.second(), samples(x.negatives()));
    }

    /** The same batches at another state. */
    CoordinateCase at(GridMatrix state) {
        return new CoordinateCase(small, new Coordinates(small.setting(), state), mae, cl);
    }

    CoordinateLayer layer(int scale) {
        return new CoordinateLayer(at, new EnclosureMath(scale));
    }

    /** A state with entries up to 2^magnitude in size, on the grid 2^-bits. */
    GridMatrix randomState(Random random, int magnitude, int bits) {
        return state(bits, (p, c) -> new BigInteger(bits + magnitude + 1, random)
                .subtract(BigInteger.ONE.shiftLeft(bits + magnitude)));
    }

    /** A numerator for each row and column. */
    interface Entries {
        BigInteger at(int p, int c);
    }

    GridMatrix state(int bits, Entries entries) {
        int columns = Coordinates.columns(small.setting());
        BigInteger[] numerators = new BigInteger[small.setting().positions() * columns];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = entries.at(i / columns, i % columns);
        }
        return new GridMatrix(small.setting().positions(), columns, bits, numerators);
    }
}
