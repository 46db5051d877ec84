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
    private final int lanes;
    private final long[][] positionLanes;
    private final BigInteger[] positionTotals;

    /**
     * The layer at a state.
     *
     * @param coordinates the state
     * @param math the arithmetic
     */
    /*@ public normal_behavior
      @ requires coordinates != null && math != null;
      @ ensures this.coordinates == coordinates && this.math == math;
      @ ensures positionFloors.length == (coordinates.rowsAreEqual ? 1 : coordinates.state.rows);
      @ assignable \nothing;
      @*/
    public CoordinateLayer(Coordinates coordinates, EnclosureMath math) {
        this.coordinates = coordinates;
        this.math = math;
        this.exponentials = new ExpTable(math.scale());
        this.positionFloors = new BigInteger[coordinates.rowsAreEqual() ? 1 : coordinates.setting().positions()][];
        for (int p = 0; p < positionFloors.length; p++) {
            positionFloors[p] = positionFloors(p);
        }
        // each floor is at most 2^scale
        this.lanes = LaneSums.lanesFor(math.scale() + 1);
        this.positionLanes = new long[positionFloors.length][positions() * lanes];
        this.positionTotals = new BigInteger[positionFloors.length];
        for (int p = 0; p < positionFloors.length; p++) {
            positionTotals[p] = BigInteger.ZERO;
            for (int q = 0; q < positions(); q++) {
                LaneSums.split(positionFloors[p][q], positionLanes[p], q * lanes, lanes);
                positionTotals[p] = positionTotals[p].add(positionFloors[p][q]);
            }
        }
    }

    /**
     * The numbers {@code e^(Upsilon_{p->q} - max_r Upsilon_{p->r})} of a query; the maximum cancels in the attention.
     *
     * @param p the query's position
     * @return their floors in units of the working scale, P of them
     */
    private BigInteger[] positionFloors(int p) {
        GridMatrix state = coordinates.state();
        int first = coordinates.setting().positionIndex(0);
        BigInteger largest = state.numerator(p, first);
        for (int q = 1; q < positions(); q++) {
            largest = largest.max(state.numerator(p, first + q));
        }
        BigInteger[] floors = new BigInteger[positions()];
        for (int q = 0; q < floors.length; q++) {
            floors[q] = exponentials.floorExp(state.numerator(p, first + q).subtract(largest), state.gridBits());
        }
        return floors;
    }

    /** The larger of two numbers. */
    /*@ normal_behavior
      @ requires a != null && b != null;
      @ ensures \result == a || \result == b;
      @ assignable \nothing;
      @*/
    static Dyadic larger(Dyadic a, Dyadic b) {
        return a.compareTo(b) >= 0 ? a : b;
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
      @ ensures 1 <= \result;
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
      @ ensures \result == positionFloors.length;
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
     * @return an interval 2 units wide
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < coordinates.state.rows && 0 <= q && q < coordinates.state.rows;
      @ ensures \result != null && \result.scale == math.scale;
      @ ensures \result.hi.value == \result.lo.value + ExpTable.WIDTH;
      @ assignable \nothing;
      @*/
    public Enclosure positionFactor(int p, int q) {
        BigInteger floor = positionFloor(p, q);
        return Enclosure.of(floor, floor.add(BigInteger.valueOf(ExpTable.WIDTH)), math.scale());
    }

    /** The floor f of that number: it lies in {@code [f, f + WIDTH]} units of the working scale. */
    BigInteger positionFloor(int p, int q) {
        return positionFloors[positionFloors.length == 1 ? 0 : p][q];
    }

    /**
     * The floors of a query added up by shares.
     *
     * @param p the query's position
     * @param shares the shares of a masked image
     * @return the sum of {@link #positionFloor} over each share
     */
    BigInteger[] positionFloorSums(int p, Shares shares) {
        LaneSums sums = new LaneSums(shares.areas() + 1, lanes);
        int row = positionLanes.length == 1 ? 0 : p;
        for (int q = 0; q < positions(); q++) {
            sums.add(shares.shareOf(q), positionLanes[row], q * lanes);
        }
        return sums.values(positionTotals[row]);
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
