package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;

/**
 * How likely each number of unmasked positions of each group is, given that the query of a row is masked: a table that
 * depends on the sizes and the scale only, and serves a whole training (lem:lumping).
 */
public final class RowCounts {

    /*@ spec_public @*/ private final RowKind kind;
    /*@ spec_public @*/ private final int scale;
    private final CountCell[] cells;
    private final BigInteger neglected;
    private final Enclosure noneOwn;

    /**
     * The table.
     *
     * @param kind the kind of row
     * @param scale the scale of the probabilities, and of all that is computed from them
     */
    /*@ public normal_behavior
      @ requires kind != null && 0 <= scale && scale <= 90000;
      @ ensures this.kind == kind && this.scale == scale;
      @ assignable \nothing;
      @*/
    public RowCounts(RowKind kind, int scale) {
        this.kind = kind;
        this.scale = scale;
        int others = kind.population().positions() - 1;
        CountLaw own = new CountLaw(others, kind.ownOthers(), kind.unmasked(), scale);
        BigInteger left = own.neglected().hi();
        if (kind.isGlobal()) {
            this.cells = new CountCell[] {new CountCell(kind, Enclosure.of(1), own, 0)};
        } else {
            this.cells = new CountCell[own.greatest() - own.least() + 1];
            BigInteger inner = BigInteger.ZERO;
            for (int i = 0; i < cells.length; i++) {
                int u = own.least() + i;
                CountLaw law = new CountLaw(others - kind.ownOthers(), kind.globals(), kind.unmasked() - u, scale);
                cells[i] = new CountCell(kind, own.probability(u), law, u);
                // what is left out given u weighs at most as much in all
                inner = inner.max(law.neglected().hi());
            }
            left = left.add(inner);
        }
        this.neglected = left;
        this.noneOwn = own.least() == 0 ? own.probability(0) : own.neglected();
    }

    /**
     * The kind of row.
     *
     * @return the kind
     */
    /*@ public normal_behavior
      @ ensures \result == kind;
      @ assignable \nothing;
      @*/
    public RowKind kind() {
        return kind;
    }

    /**
     * The scale of the probabilities.
     *
     * @return the scale
     */
    /*@ public normal_behavior
      @ ensures \result == scale;
      @ assignable \nothing;
      @*/
    public int scale() {
        return scale;
    }

    /**
     * The number of combinations of counts that are summed over, those too unlikely left out.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result >= 1;
      @ assignable \nothing;
      @*/
    public long combinations() {
        long combinations = 0;
        for (int i = 0; i < cells.length; i++) {
            combinations += cells[i].law().greatest() - cells[i].law().least() + 1L;
        }
        return combinations;
    }

    /** The number of cells. */
    int cells() {
        return cells.length;
    }

    /** A cell. */
    CountCell cell(int i) {
        return cells[i];
    }

    /**
     * The probability that no position of the query's area is unmasked, given that the query is masked.
     *
     * @return an interval that contains it
     */
    /*@ public normal_behavior
      @ ensures \result != null && \result.scale == scale;
      @ assignable \nothing;
      @*/
    public Enclosure noneUnmaskedInOwnArea() {
        return noneOwn;
    }

    /**
     * The probability of all counts that are left out of sums.
     *
     * @return an interval from 0 to an upper bound
     */
    /*@ public normal_behavior
      @ ensures \result != null && \result.scale == scale && \result.lo.value == 0;
      @ assignable \nothing;
      @*/
    public Enclosure neglected() {
        return Enclosure.of(BigInteger.ZERO, neglected, scale);
    }
}
