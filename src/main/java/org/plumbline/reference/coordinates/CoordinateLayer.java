package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The transformer at one state and one working scale: the owner of the numbers e^Upsilon, which every image of a step
 * shares.
 *
 * <p>By lem:coordinates {@code e^(s_{p->q}) = e^(z_{a(q)} Phi_{p->v_{k,a(q)}}) e^(Upsilon_{p->q})} for an unmasked q
 * and {@code e^(Upsilon_{p->q})} for a masked one: the first factor belongs to the area, the second to the position.
 */
public final class CoordinateLayer {

    private final Coordinates coordinates;
    private final EnclosureMath math;
    private final Enclosure[][] positionFactors;

    /**
     * The layer at a state.
     *
     * @param coordinates the state
     * @param math the arithmetic
     */
    public CoordinateLayer(Coordinates coordinates, EnclosureMath math) {
        this.coordinates = coordinates;
        this.math = math;
        this.positionFactors = new Enclosure[coordinates.rowsAreEqual() ? 1 : coordinates.setting().positions()][];
        for (int p = 0; p < positionFactors.length; p++) {
            positionFactors[p] = positionFactors(coordinates, math, p);
        }
    }

    /**
     * The numbers {@code e^(Upsilon_{p->q} - max_r Upsilon_{p->r})} of a query; the maximum cancels in the attention.
     *
     * @param coordinates the state
     * @param math the arithmetic
     * @param p the query's position
     * @return P intervals within [0, 1]
     */
    private static Enclosure[] positionFactors(Coordinates coordinates, EnclosureMath math, int p) {
        int positions = coordinates.setting().positions();
        Dyadic largest = coordinates.positionPosition(p, 0);
        for (int q = 1; q < positions; q++) {
            largest = larger(largest, coordinates.positionPosition(p, q));
        }
        Enclosure[] factors = new Enclosure[positions];
        for (int q = 0; q < positions; q++) {
            factors[q] = math.exp(Enclosure.of(coordinates.positionPosition(p, q).minus(largest)));
        }
        return factors;
    }

    /** The larger of two numbers. */
    static Dyadic larger(Dyadic a, Dyadic b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * The state.
     *
     * @return Phi and Upsilon
     */
    public Coordinates coordinates() {
        return coordinates;
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the working scale
     */
    public EnclosureMath math() {
        return math;
    }

    /**
     * The number of positions P.
     *
     * @return P
     */
    public int positions() {
        return coordinates.setting().positions();
    }

    /**
     * The number of queries that differ: 1 if all rows of the state are equal (lem:cl-identical-rows), else P.
     *
     * @return the number of rows that a result for all queries needs
     */
    public int distinctQueries() {
        return positionFactors.length;
    }

    /**
     * The number {@code e^(Upsilon_{p->q} - max_r Upsilon_{p->r})}.
     *
     * @param p the query's position
     * @param q the key's position
     * @return an interval within [0, 1]
     */
    public Enclosure positionFactor(int p, int q) {
        return positionFactors[positionFactors.length == 1 ? 0 : p][q];
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
    public Dyadic score(int p, int q, MaskedSample x) {
        Dyadic position = coordinates.positionPosition(p, q);
        if (x.mask().isMasked(q)) {
            return position;
        }
        int k = x.image().cluster();
        Partition partition = coordinates.setting().partition(k);
        return featureScore(p, partition.areaOf(q), x).plus(position);
    }

    /** The part {@code z_j Phi_{p->v_{k,j}}} of a score that every unmasked position of area j shares. */
    Dyadic featureScore(int p, int j, MaskedSample x) {
        return x.image().latent(j).times(coordinates.featurePosition(p, x.image().cluster(), j));
    }
}
