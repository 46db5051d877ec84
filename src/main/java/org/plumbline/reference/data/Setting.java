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
      @ public invariant (\forall int k; 0 <= k && k < partitions.length;
      @                      partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ public invariant \invariant_for(family);
      @*/
    //+KEY@ public invariant (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
    /*+KEY@ public invariant (\sum int k; 0 <= k && k < partitions.length; partitions[k].areas)
      @                      + partitions[0].areaOf.length <= family.numerators.length;
      @*/
    // to OpenJML, which has no sums, their value is a number of its own; KeY proves each clause with the sum
    /*-KEY@ public model int features;
      @ public invariant 1 <= partitions.length && partitions[0] != null && 0 <= features
      @                      && features + partitions[0].areaOf.length <= family.numerators.length;
      @ public invariant (\forall int k; 0 <= k && k < partitions.length; partitions[k] != null
      @                      && 1 <= partitions[k].areas && partitions[k].areas <= partitions[k].areaOf.length
      @                      && partitions[k].areaOf.length <= Partition.MAX_POSITIONS);
      @*/

    /**
     * A setting from its parts.
     *
     * @param partitions one partition a cluster, at most {@link #MAX_CLUSTERS}, of the same positions, no two alike
     * @param family at least sum of N_k + P vectors
     * @throws IllegalArgumentException if the parts do not fit
     */
    // to KeY an invariant holds after a refusal too, unless the constructor is a helper
    /*@ public behavior
      @ requires partitions != null && family != null && \invariant_for(family);
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures this.family == family && \fresh(this.partitions) && this.partitions.length == partitions.length;
      @ ensures (\forall int k; 0 <= k && k < partitions.length; this.partitions[k] == partitions[k]);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    //+KEY@ ensures \invariant_for(this);
    public /*@ pure helper @*/ Setting(Partition[] partitions, OrthonormalFamily family) {
        this.partitions = fitting(partitions, family);
        this.family = family;
    }

    /** A copy of the partitions, if they make a setting with the family. */
    /*@ private behavior
      @ requires partitions != null && family != null && \invariant_for(family);
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures \fresh(\result) && \result.length == partitions.length && \invariant_for(family);
      @ ensures 1 <= \result.length && \result.length <= MAX_CLUSTERS;
      @ ensures (\forall int k; 0 <= k && k < partitions.length; \result[k] == partitions[k]);
      @ ensures (\forall int k; 0 <= k && k < \result.length; \invariant_for(\result[k]));
      @ ensures (\forall int k; 0 <= k && k < \result.length;
      @               \result[k].areaOf.length == \result[0].areaOf.length);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    /*+KEY@ ensures (\sum int k; 0 <= k && k < \result.length; \result[k].areas) + \result[0].areaOf.length
      @               <= family.numerators.length;
      @*/
    private static /*@ helper @*/ Partition[] fitting(Partition[] partitions, OrthonormalFamily family) {
        Partition[] copied = copy(partitions);
        requireFitting(copied, family);
        return copied;
    }

    /** Refuses what is no setting. */
    /*@ private behavior
      @ requires partitions != null && family != null && \invariant_for(family);
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures 1 <= partitions.length && partitions.length <= MAX_CLUSTERS && \invariant_for(family);
      @ ensures (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures (\forall int k; 0 <= k && k < partitions.length;
      @               partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ signals_only IllegalArgumentException;
      @ assignable \nothing;
      @*/
    /*+KEY@ ensures (\sum int k; 0 <= k && k < partitions.length; partitions[k].areas)
      @               + partitions[0].areaOf.length <= family.numerators.length;
      @*/
    private static /*@ helper @*/ void requireFitting(Partition[] partitions, OrthonormalFamily family) {
        if (partitions.length < 1 || partitions.length > MAX_CLUSTERS) {
            throw Refusals.clusters();
        }
        int other = firstOtherLength(partitions);
        if (other < partitions.length) {
            throw Refusals.positions(other);
        }
        int alike = firstAlike(partitions);
        if (alike < partitions.length) {
            throw Refusals.partition(twin(partitions, alike), alike);
        }
        int areas = areasBefore(partitions, partitions.length);
        if (family.vectors() < areas + partitions[0].positions()) {
            throw Refusals.vectors(family.vectors(), areas, partitions[0].positions());
        }
    }

    /** The first cluster that has other positions than cluster 0; the number of clusters if none has. */
    /*@ private normal_behavior
      @ requires partitions != null && 1 <= partitions.length;
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ ensures 0 <= \result && \result <= partitions.length;
      @ ensures \result == partitions.length <==> (\forall int k; 0 <= k && k < partitions.length;
      @               partitions[k].areaOf.length == partitions[0].areaOf.length);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int firstOtherLength(Partition[] partitions) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= partitions.length;
          @ loop_invariant (\forall int k; 0 <= k && k < first;
          @                    partitions[k].areaOf.length == partitions[0].areaOf.length);
          @ decreases partitions.length - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < partitions.length && partitions[first].positions() == partitions[0].positions()) {
            first++;
        }
        return first;
    }

    /** The first cluster that has the same areas as an earlier one; the number of clusters if none has. */
    /*@ private normal_behavior
      @ requires partitions != null && 1 <= partitions.length;
      @ requires (\forall int k; 0 <= k && k < partitions.length; \invariant_for(partitions[k]));
      @ requires (\forall int k; 0 <= k && k < partitions.length;
      @               partitions[k].areaOf.length == partitions[0].areaOf.length);
      @ ensures 0 <= \result && \result <= partitions.length;
      @ ensures \result == partitions.length <==> (\forall int k; 0 <= k && k < partitions.length;
      @               (\forall int i; 0 <= i && i < k; partitions[k].differsFrom(partitions[i])));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int firstAlike(Partition[] partitions) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= partitions.length;
          @ loop_invariant (\forall int k; 0 <= k && k < first; (\forall int i; 0 <= i && i < k;
          @                    partitions[k].differsFrom(partitions[i])));
          @ decreases partitions.length - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < partitions.length && twin(partitions, first) == first) {
            first++;
        }
        return first;
    }

    /** The first cluster before k that has the same areas; k if there is none. */
    /*@ private normal_behavior
      @ requires partitions != null && 0 <= k && k < partitions.length;
      @ requires (\forall int i; 0 <= i && i < partitions.length; \invariant_for(partitions[i]));
      @ requires (\forall int i; 0 <= i && i < partitions.length;
      @               partitions[i].areaOf.length == partitions[0].areaOf.length);
      @ ensures 0 <= \result && \result <= k;
      @ ensures \result == k <==> (\forall int i; 0 <= i && i < k; partitions[k].differsFrom(partitions[i]));
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int twin(Partition[] partitions, int k) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= k;
          @ loop_invariant (\forall int i; 0 <= i && i < first; partitions[k].differsFrom(partitions[i]));
          @ decreases k - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < k && differ(partitions[k], partitions[first])) {
            first++;
        }
        return first;
    }

    /*@ private normal_behavior
      @ requires \invariant_for(a) && \invariant_for(b) && a.areaOf.length == b.areaOf.length;
      @ ensures \result == a.differsFrom(b);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ boolean differ(Partition a, Partition b) {
        return a.differsFrom(b);
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ requires (\forall int k; 0 <= k && k < source.length; \invariant_for(source[k]));
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int k; 0 <= k && k < source.length; \result[k] == source[k]);
      @ ensures (\forall int k; 0 <= k && k < source.length; \invariant_for(\result[k]));
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ Partition[] copy(Partition[] source) {
        Partition[] target = new Partition[source.length];
        /*@ loop_invariant 0 <= k && k <= source.length;
          @ loop_invariant (\forall int i; 0 <= i && i < k; target[i] == source[i]);
          @ loop_invariant (\forall int i; 0 <= i && i < source.length; \invariant_for(source[i]));
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
      @ ensures 0 <= \result && \result <= Partition.MAX_POSITIONS * cluster;
      @*/
    //+KEY@ ensures \result == (\sum int k; 0 <= k && k < cluster; partitions[k].areas);
    /*+KEY@ ensures cluster < partitions.length ==> \result + partitions[cluster].areas
      @               <= (\sum int k; 0 <= k && k < partitions.length; partitions[k].areas);
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
      @ ensures 0 <= \result && \result < family.numerators.length;
      @*/
    //+KEY@ ensures \result == (\sum int i; 0 <= i && i < k; partitions[i].areas) + j;
    //+KEY@ ensures \result < (\sum int i; 0 <= i && i < partitions.length; partitions[i].areas);
    //-KEY@ ensures \result < features;
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
      @ ensures 0 <= \result && \result < family.numerators.length;
      @*/
    //+KEY@ ensures \result == (\sum int i; 0 <= i && i < partitions.length; partitions[i].areas) + p;
    //-KEY@ ensures \result == features + p;
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int positionIndex(int p) {
        return areasBefore(partitions, partitions.length) + p;
    }
}
