package org.plumbline.reference.data;

/**
 * What is fixed before any image is drawn: each cluster's partition, the features and the position encodings.
 *
 * <p>One orthonormal family holds them all, so that every feature is orthogonal to every other feature and to every
 * position encoding (def:feature, def:position): first the features of cluster 0, 1, ..., then the P positions.
 */
public final class Setting {

    /** The largest number of clusters. */
    public static final int MAX_CLUSTERS = 1000;

    /*@ spec_public @*/ private final Partition[] partitions;
    /*@ spec_public @*/ private final OrthonormalFamily family;

    /*@ public invariant 1 <= partitions.length && partitions.length <= MAX_CLUSTERS;
      @ public invariant (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ public invariant (\forall int k; 0 <= k && k < partitions.length;
      @                      partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ public invariant \invariant_for(family);
      @ public invariant (\sum int k; 0 <= k && k < partitions.length; partitions[k].areas)
      @                      + partitions[0].areaOf.length <= family.numerators.length;
      @*/

    /**
     * A setting from its parts.
     *
     * @param partitions one partition a cluster, at most {@link #MAX_CLUSTERS}, of the same positions, no two alike
     * @param family at least sum of N_k + P vectors
     * @throws IllegalArgumentException if the parts do not fit
     */
    /*@ public behavior
      @ requires partitions != null && family != null && \invariant_for(family);
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures this.family == family && \fresh(this.partitions) && this.partitions.length == partitions.length;
      @ ensures (\forall int k; 0 <= k && k < partitions.length; this.partitions[k] == partitions[k]);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    public Setting(Partition[] partitions, OrthonormalFamily family) {
        if (partitions.length < 1 || partitions.length > MAX_CLUSTERS) {
            throw new IllegalArgumentException("a setting needs 1 to " + MAX_CLUSTERS + " clusters");
        }
        requireSamePositions(partitions);
        requireDifferent(partitions);
        requireVectors(family.vectors(), areasBefore(partitions, partitions.length), partitions[0].positions());
        this.partitions = copy(partitions);
        this.family = family;
    }

    /*@ private behavior
      @ requires areas + positions <= 2147483647;
      @ ensures areas + positions <= vectors;
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requireVectors(int vectors, int areas, int positions) {
        if (vectors < areas + positions) {
            throw new IllegalArgumentException(vectors + " orthonormal vectors, expected " + areas + " features and "
                    + positions + " positions");
        }
    }

    /*@ private behavior
      @ requires partitions != null && 1 <= partitions.length;
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures (\forall int k; 0 <= k && k < partitions.length;
      @               partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requireSamePositions(Partition[] partitions) {
        /*@ loop_invariant 0 <= k && k <= partitions.length;
          @ loop_invariant (\forall int i; 0 <= i && i < k;
          @                    partitions[i].areaOf.length == partitions[0].areaOf.length);
          @ decreases partitions.length - k;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int k = 0; k < partitions.length; k++) {
            if (partitions[k].positions() != partitions[0].positions()) {
                throw new IllegalArgumentException("cluster " + k + " has other positions than cluster 0");
            }
        }
    }

    /*@ private behavior
      @ requires partitions != null && 1 <= partitions.length;
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ requires (\forall int k; 0 <= k && k < partitions.length;
      @               partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ ensures (\forall int k; 0 <= k && k < partitions.length; (\forall int i; 0 <= i && i < k;
      @               (\exists int p; 0 <= p && p < partitions[k].areaOf.length;
      @               (\exists int q; 0 <= q && q < partitions[k].areaOf.length;
      @                   (partitions[k].areaOf[p] == partitions[k].areaOf[q])
      @                       != (partitions[i].areaOf[p] == partitions[i].areaOf[q])))));
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requireDifferent(Partition[] partitions) {
        /*@ loop_invariant 0 <= k && k <= partitions.length;
          @ loop_invariant (\forall int m; 0 <= m && m < k; (\forall int i; 0 <= i && i < m;
          @               (\exists int p; 0 <= p && p < partitions[m].areaOf.length;
          @               (\exists int q; 0 <= q && q < partitions[m].areaOf.length;
          @                   (partitions[m].areaOf[p] == partitions[m].areaOf[q])
          @                       != (partitions[i].areaOf[p] == partitions[i].areaOf[q])))));
          @ decreases partitions.length - k;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int k = 0; k < partitions.length; k++) {
            int i = twin(partitions, k);
            if (i < k) {
                throw new IllegalArgumentException("clusters " + i + " and " + k + " have the same partition");
            }
        }
    }

    /** The first cluster before k that has the same areas; k if there is none. */
    /*@ private normal_behavior
      @ requires partitions != null && 0 <= k && k < partitions.length;
      @ requires (\forall int i; 0 <= i && i < partitions.length; \invariant_for(partitions[i]));
      @ requires (\forall int i; 0 <= i && i < partitions.length;
      @               partitions[i].areaOf.length == partitions[0].areaOf.length);
      @ ensures 0 <= \result && \result <= k;
      @ ensures \result == k ==> (\forall int i; 0 <= i && i < k;
      @               (\exists int p; 0 <= p && p < partitions[k].areaOf.length;
      @               (\exists int q; 0 <= q && q < partitions[k].areaOf.length;
      @                   (partitions[k].areaOf[p] == partitions[k].areaOf[q])
      @                       != (partitions[i].areaOf[p] == partitions[i].areaOf[q]))));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int twin(Partition[] partitions, int k) {
        /*@ loop_invariant 0 <= i && i <= k;
          @ loop_invariant (\forall int j; 0 <= j && j < i;
          @               (\exists int p; 0 <= p && p < partitions[k].areaOf.length;
          @               (\exists int q; 0 <= q && q < partitions[k].areaOf.length;
          @                   (partitions[k].areaOf[p] == partitions[k].areaOf[q])
          @                       != (partitions[j].areaOf[p] == partitions[j].areaOf[q]))));
          @ decreases k - i;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int i = 0; i < k; i++) {
            if (!partitions[k].differsFrom(partitions[i])) {
                return i;
            }
        }
        return k;
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int k; 0 <= k && k < source.length; \result[k] == source[k]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ Partition[] copy(Partition[] source) {
        Partition[] target = new Partition[source.length];
        /*@ loop_invariant 0 <= k && k <= source.length;
          @ loop_invariant (\forall int i; 0 <= i && i < k; target[i] == source[i]);
          @ loop_modifies target[*];
          @ decreases source.length - k;
          @*/
        for (int k = 0; k < source.length; k++) {
            target[k] = source[k];
        }
        return target;
    }

    /** The number of areas of the clusters before one; with those of the cluster itself it does not exceed all. */
    /*@ private normal_behavior
      @ requires partitions != null && 0 <= cluster && cluster <= partitions.length;
      @ requires partitions.length <= MAX_CLUSTERS;
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures \result == (\sum int k; 0 <= k && k < cluster; partitions[k].areas);
      @ ensures cluster < partitions.length ==> \result + partitions[cluster].areas
      @               <= (\sum int k; 0 <= k && k < partitions.length; partitions[k].areas);
      @ ensures 0 <= \result && \result <= Partition.MAX_POSITIONS * cluster;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int areasBefore(Partition[] partitions, int cluster) {
        int areas = 0;
        /*@ loop_invariant 0 <= k && k <= partitions.length;
          @ loop_invariant k <= cluster ==> areas == (\sum int i; 0 <= i && i < k; partitions[i].areas);
          @ loop_invariant k >= cluster ==> areas == (\sum int i; 0 <= i && i < cluster; partitions[i].areas);
          @ loop_invariant areas + (cluster < k ? partitions[cluster].areas : 0)
          @                    <= (\sum int i; 0 <= i && i < k; partitions[i].areas);
          @ loop_invariant 0 <= areas && areas <= Partition.MAX_POSITIONS * (k < cluster ? k : cluster);
          @ decreases partitions.length - k;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int k = 0; k < partitions.length; k++) {
            if (k < cluster) {
                areas += partitions[k].areas();
            }
        }
        return areas;
    }

    /**
     * The number of clusters K.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == partitions.length && 1 <= \result && \result <= MAX_CLUSTERS;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int clusters() {
        return partitions.length;
    }

    /**
     * The number of positions P.
     *
     * @return at least 1
     */
    /*@ public normal_behavior
      @ ensures \result == partitions[0].areaOf.length && 1 <= \result && \result <= Partition.MAX_POSITIONS;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int positions() {
        return partitions[0].positions();
    }

    /**
     * A cluster's partition.
     *
     * @param k the cluster, from 0
     * @return its partition
     */
    /*@ public normal_behavior
      @ requires 0 <= k && k < partitions.length;
      @ ensures \result == partitions[k] && \invariant_for(\result);
      @ ensures \result.areaOf.length == partitions[0].areaOf.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Partition partition(int k) {
        return partitions[k];
    }

    /**
     * The features and position encodings.
     *
     * @return the family that {@link #featureIndex} and {@link #positionIndex} point into
     */
    /*@ public normal_behavior
      @ ensures \result == family && \invariant_for(\result);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ OrthonormalFamily family() {
        return family;
    }

    /**
     * Where the family holds the feature v_{k,j}.
     *
     * @param k a cluster
     * @param j one of its areas
     * @return the index of a vector
     */
    /*@ public normal_behavior
      @ requires 0 <= k && k < partitions.length && 0 <= j && j < partitions[k].areas;
      @ ensures \result == (\sum int i; 0 <= i && i < k; partitions[i].areas) + j;
      @ ensures 0 <= \result && \result < (\sum int i; 0 <= i && i < partitions.length; partitions[i].areas);
      @ ensures \result < family.numerators.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int featureIndex(int k, int j) {
        return areasBefore(partitions, k) + j;
    }

    /**
     * Where the family holds the position encoding e_p.
     *
     * @param p a position
     * @return the index of a vector
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < partitions[0].areaOf.length;
      @ ensures \result == (\sum int i; 0 <= i && i < partitions.length; partitions[i].areas) + p;
      @ ensures 0 <= \result && \result < family.numerators.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int positionIndex(int p) {
        return areasBefore(partitions, partitions.length) + p;
    }
}
