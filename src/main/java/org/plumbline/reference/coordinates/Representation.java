package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The representation of a view, F(X), by its entries on the features of its own cluster, intervals at scales up to
 * {@link Dyadic#MAX_SCALE}; all other entries are 0.
 */
public final class Representation {

    /*@ spec_public @*/ private final int cluster;
    /*@ spec_public @*/ private final Enclosure[] entries;

    /*@ public invariant (\forall int j; 0 <= j && j < entries.length; entries[j] != null
      @             && entries[j].lo != null && entries[j].hi != null && entries[j].lo.value <= entries[j].hi.value
      @             && 0 <= entries[j].scale && entries[j].scale <= Dyadic.MAX_SCALE);
      @*/

    private Representation(int cluster, Enclosure[] entries) {
        this.cluster = cluster;
        this.entries = entries;
    }

    /**
     * The representation {@code F(X) = (1/P) sum_p F_p}, whose entry on v_{k,j} is {@code z_j (1/P) sum_p A_{p,j}}
     * (def:cl-representation, def:area-attention).
     *
     * @param pass the transformer on the view, all queries
     * @return the representation
     */
    /*@ public normal_behavior
      @ requires pass != null && \invariant_for(pass) && pass.rows.length >= 1;
      @ requires (\forall int p; 0 <= p && p < pass.rows.length; pass.rows[p] != null);
      @ ensures \result != null && \fresh(\result) && \result.cluster == pass.view.sample.image.cluster;
      @ ensures \result.entries.length == pass.view.areas;
      @ ensures (\forall int j; 0 <= j && j < \result.entries.length; \result.entries[j] != null
      @             && \result.entries[j].scale == pass.layer.math.scale && 0 <= \result.entries[j].lo.value);
      @ assignable \nothing;
      @*/
    public static Representation clRepresentation(CoordinatePass pass) {
        EnclosureMath math = pass.layer().math();
        Partition partition = pass.partition();
        Enclosure[] entries = new Enclosure[partition.areas()];
        for (int j = 0; j < entries.length; j++) {
            Enclosure sum = AttentionRow.zero(math);
            for (int p = 0; p < pass.rows(); p++) {
                sum = sum.plus(pass.row(p).areaAttention(j));
            }
            // one row stands for P equal ones, whose mean it is
            Enclosure mean = pass.rows() == 1 ? sum : math.divide(sum, Enclosure.of(pass.rows()));
            entries[j] = math.times(pass.view().latentPoint(j), mean);
        }
        return new Representation(pass.input().image().cluster(), entries);
    }

    /**
     * The cluster of the view.
     *
     * @return k
     */
    /*@ public normal_behavior
      @ ensures \result == cluster;
      @ assignable \nothing;
      @*/
    public int cluster() {
        return cluster;
    }

    /**
     * The number of entries.
     *
     * @return N_k
     */
    /*@ public normal_behavior
      @ ensures \result == entries.length;
      @ assignable \nothing;
      @*/
    public int areas() {
        return entries.length;
    }

    /**
     * The entry on a feature of the view's cluster.
     *
     * @param j an area
     * @return the inner product of F(X) and v_{k,j}
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < entries.length;
      @ ensures \result == entries[j];
      @ assignable \nothing;
      @*/
    public Enclosure entry(int j) {
        return entries[j];
    }
}
