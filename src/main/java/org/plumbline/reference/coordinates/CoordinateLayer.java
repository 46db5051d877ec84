package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.ExpTable;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.LaneSums;

/**
 * The transformer at one state and one working scale: the owner of the numbers e^Upsilon, which every image of a step
 * shares.
 *
 * <p>By lem:coordinates {@code e^(s_{p->q}) = e^(z_{a(q)} Phi_{p->v_{k,a(q)}}) e^(Upsilon_{p->q})} for an unmasked q
 * and {@code e^(Upsilon_{p->q})} for a masked one: the first factor belongs to the area, the second to the position.
 */
public final class CoordinateLayer {

    /*@ spec_public @*/ private final Coordinates coordinates;
    /*@ spec_public @*/ private final EnclosureMath math;
    private final ExpTable exponentials;
    /*@ spec_public @*/ private final BigInteger[][] positionFloors;
    /*@ spec_public @*/ private final int[][] positionWidths;
    private final int lanes;
    private final long[][] positionLanes;
    private final BigInteger[] positionTotals;

    /*@ public invariant \invariant_for(coordinates) && \invariant_for(math);
      @ public invariant positionFloors.length == (coordinates.rowsAreEqual ? 1 : coordinates.state.rows);
      @ public invariant (\forall int p; 0 <= p && p < positionFloors.length;
      @             positionFloors[p] != null && positionFloors[p].length == coordinates.state.rows);
      @ public invariant positionWidths.length == positionFloors.length;
      @ public invariant (\forall int p; 0 <= p && p < positionWidths.length;
      @             positionWidths[p] != null && positionWidths[p].length == coordinates.state.rows);
      @ public invariant (\forall int p; 0 <= p && p < positionFloors.length; (\forall int q; 0 <= q
      @             && q < coordinates.state.rows; positionFloors[p][q] != null && 0 <= positionFloors[p][q].value
      @             && 0 <= positionWidths[p][q] && positionWidths[p][q] <= ExpTable.WIDTH));
      @*/

    /**
     * The layer at a state.
     *
     * @param coordinates the state
     * @param math the arithmetic
     */
    /*@ public normal_behavior
      @ requires coordinates != null && math != null && \invariant_for(coordinates) && \invariant_for(math);
      @ requires math.scale <= Dyadic.MAX_SCALE - 31;
      @ ensures this.coordinates == coordinates && this.math == math;
      @ ensures positionFloors.length == (coordinates.rowsAreEqual ? 1 : coordinates.state.rows);
      @ assignable \nothing;
      @*/
    public CoordinateLayer(Coordinates coordinates, EnclosureMath math) {
        this.coordinates = coordinates;
        this.math = math;
        this.exponentials = new ExpTable(math.scale());
        int positions = coordinates.setting().positions();
        int rows = coordinates.rowsAreEqual() ? 1 : positions;
        this.positionFloors = new BigInteger[rows][positions];
        this.positionWidths = new int[rows][positions];
        for (int p = 0; p < rows; p++) {
            setPositionFactors(p);
        }
        // each floor is at most 2^scale
        this.lanes = LaneSums.lanesFor(math.scale() + 1);
        this.positionLanes = new long[positionFloors.length][positions * lanes];
        this.positionTotals = new BigInteger[positionFloors.length];
        for (int p = 0; p < positionFloors.length; p++) {
            positionTotals[p] = BigInteger.ZERO;
            for (int q = 0; q < positions; q++) {
                LaneSums.split(positionFloors[p][q], positionLanes[p], q * lanes, lanes);
                positionTotals[p] = positionTotals[p].add(positionFloors[p][q]);
            }
        }
    }

    /** The numbers {@code e^(Upsilon_{p->q} - max_r Upsilon_{p->r})}; the maximum cancels in the attention. */
    private /*@ helper @*/ void setPositionFactors(int p) {
        GridMatrix state = coordinates.state();
        int positions = coordinates.setting().positions();
        int first = coordinates.setting().positionIndex(0);
        BigInteger largest = state.numerator(p, first);
        for (int q = 1; q < positions; q++) {
            largest = largest.max(state.numerator(p, first + q));
        }
        for (int q = 0; q < positions; q++) {
            BigInteger exponent = state.numerator(p, first + q).subtract(largest);
            positionFloors[p][q] = exponentials.floorExp(exponent, state.gridBits());
            positionWidths[p][q] = ExpTable.width(exponent);
        }
    }

    /** The larger of two numbers, compared at one scale. */
    /*@ normal_behavior
      @ requires a != null && b != null && \invariant_for(a) && \invariant_for(b);
      @ ensures \result == a || \result == b;
      @ ensures (a.numerator.value > 0 || b.numerator.value > 0) ==> \result.numerator.value > 0;
      @ ensures (a.numerator.value >= 0 || b.numerator.value >= 0) ==> \result.numerator.value >= 0;
      @ assignable \nothing;
      @*/
    static Dyadic larger(Dyadic a, Dyadic b) {
        // compareTo, whose contract says nothing of the order, would leave the signs unproved
        int s = Math.max(a.scale(), b.scale());
        return a.numeratorAt(s).compareTo(b.numeratorAt(s)) >= 0 ? a : b;
    }

    /**
     * The state.
     *
     * @return Phi and Upsilon
     */
    /*@ public normal_behavior
      @ ensures \result == coordinates;
      @ assignable \nothing;
      @*/
    public Coordinates coordinates() {
        return coordinates;
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the working scale
     */
    /*@ public normal_behavior
      @ ensures \result == math;
      @ assignable \nothing;
      @*/
    public EnclosureMath math() {
        return math;
    }

    /**
     * The exponentials that the layer computes with.
     *
     * @return the tables
     */
    ExpTable exponentials() {
        return exponentials;
    }

    /**
     * The number of positions P.
     *
     * @return P
     */
    /*@ public normal_behavior
      @ ensures \result == coordinates.state.rows && 1 <= \result;
      @ assignable \nothing;
      @*/
    public int positions() {
        return coordinates.setting().positions();
    }

    /**
     * The number of queries that differ: 1 if all rows of the state are equal (lem:cl-identical-rows), else P.
     *
     * @return the number of rows that a result for all queries needs
     */
    /*@ public normal_behavior
      @ ensures \result == positionFloors.length && \result == (coordinates.rowsAreEqual ? 1 : coordinates.state.rows);
      @ assignable \nothing;
      @*/
    public int distinctQueries() {
        return positionFloors.length;
    }

    /**
     * The number {@code e^(Upsilon_{p->q} - max_r Upsilon_{p->r})}.
     *
     * @param p the query's position
     * @param q the key's position
     * @return an interval at most 2 units wide
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < coordinates.state.rows && 0 <= q && q < coordinates.state.rows;
      @ ensures \result != null && \result.scale == math.scale && 0 <= \result.lo.value;
      @ ensures \result.hi.value <= \result.lo.value + ExpTable.WIDTH;
      @ assignable \nothing;
      @*/
    public Enclosure positionFactor(int p, int q) {
        int row = positionFloors.length == 1 ? 0 : p;
        BigInteger floor = positionFloors[row][q];
        return Enclosure.of(floor, floor.add(BigInteger.valueOf(positionWidths[row][q])), math.scale());
    }

    /**
     * The numbers e^Upsilon of a query, as in {@link #positionFactor}, added up by shares.
     *
     * @param p the query's position
     * @param shares the shares of a masked image
     * @return for each share an interval that contains the sum over its positions, null if it has none
     */
    /*@ nullable @*/ Enclosure[] positionFactorSums(int p, Shares shares) {
        LaneSums floors = new LaneSums(shares.areas() + 1, lanes);
        long[] widths = new long[shares.areas() + 1];
        int row = positionLanes.length == 1 ? 0 : p;
        for (int q = 0; q < positions(); q++) {
            int i = shares.shareOf(q);
            floors.add(i, positionLanes[row], q * lanes);
            widths[i] += positionWidths[row][q];
        }
        BigInteger[] low = floors.values(positionTotals[row]);
        Enclosure[] sums = new Enclosure[low.length];
        for (int i = 0; i < sums.length; i++) {
            if (shares.size(i) > 0) {
                sums[i] = Enclosure.of(low[i], low[i].add(BigInteger.valueOf(widths[i])), math.scale());
            }
        }
        return sums;
    }

    /**
     * The score {@code s_{p->q} = z_{a(q)} Phi_{p->v_{k,a(q)}} [q unmasked] + Upsilon_{p->q}}, exactly (def:score,
     * lem:coordinates).
     *
     * @param p the query's position
     * @param q the key's position
     * @param x the masked image
     * @return the score
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < coordinates.state.rows && 0 <= q && q < coordinates.state.rows;
      @ requires x != null;
      @ requires \invariant_for(x.image) && \invariant_for(x.mask) && x.mask.masked.length == coordinates.state.rows;
      @ requires 0 <= x.image.cluster && x.image.cluster < coordinates.setting.partitions.length;
      @ requires x.image.latents.length == coordinates.setting.partitions[x.image.cluster].areas;
      @ requires (\forall int j; 0 <= j && j < x.image.latents.length;
      @             2 * x.image.latents[j].scale < Dyadic.MAX_SCALE
      @                 && x.image.latents[j].scale + coordinates.state.gridBits <= Dyadic.MAX_SCALE);
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public Dyadic score(int p, int q, MaskedSample x) {
        Dyadic position = coordinates.positionPosition(p, q);
        if (x.mask().isMasked(q)) {
            return position;
        }
        int k = x.image().cluster();
        Partition partition = coordinates.setting().partition(k);
        int j = partition.areaOf(q);
        return x.image().latent(j).times(coordinates.featurePosition(p, k, j)).plus(position);
    }
}
