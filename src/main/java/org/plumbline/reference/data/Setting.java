package org.plumbline.reference.data;

/**
 * What is fixed before any image is drawn: each cluster's partition, the features and the position encodings.
 *
 * <p>One orthonormal family holds them all, so that every feature is orthogonal to every other feature and to every
 * position encoding (def:feature, def:position): first the features of cluster 0, 1, ..., then the P positions.
 */
public final class Setting {

    /*@ spec_public @*/ private final Partition[] partitions;
    /*@ spec_public @*/ private final OrthonormalFamily family;

    /**
     * A setting from its parts.
     *
     * @param partitions one partition a cluster, of the same positions, no two alike
     * @param family at least sum of N_k + P vectors
     * @throws IllegalArgumentException if the parts do not fit
     */
    public Setting(Partition[] partitions, OrthonormalFamily family) {
        if (partitions.length < 1) {
            throw new IllegalArgumentException("a setting needs a cluster");
        }
        this.partitions = new Partition[partitions.length];
        int areas = 0;
        for (int k = 0; k < partitions.length; k++) {
            if (partitions[k].positions() != partitions[0].positions()) {
                throw new IllegalArgumentException("cluster " + k + " has other positions than cluster 0");
            }
            for (int i = 0; i < k; i++) {
                if (!partitions[k].differsFrom(partitions[i])) {
                    throw new IllegalArgumentException("clusters " + i + " and " + k + " have the same partition");
                }
            }
            this.partitions[k] = partitions[k];
            areas += partitions[k].areas();
        }
        if (family.vectors() < areas + partitions[0].positions()) {
            throw new IllegalArgumentException(family.vectors() + " orthonormal vectors, expected " + areas
                    + " features and " + partitions[0].positions() + " positions");
        }
        this.family = family;
    }

    /**
     * The number of clusters K.
     *
     * @return at least 1
     */
    public int clusters() {
        return partitions.length;
    }

    /**
     * The number of positions P.
     *
     * @return at least 1
     */
    public int positions() {
        return partitions[0].positions();
    }

    /**
     * A cluster's partition.
     *
     * @param k the cluster, from 0
     * @return its partition
     */
    public Partition partition(int k) {
        return partitions[k];
    }

    /**
     * The features and position encodings.
     *
     * @return the family that {@link #featureIndex} and {@link #positionIndex} point into
     */
    public OrthonormalFamily family() {
        return family;
    }

    /**
     * Where the family holds the feature v_{k,j}.
     *
     * @param k a cluster
     * @param j one of its areas
     * @return the index of a vector
     */
    public int featureIndex(int k, int j) {
        return areasBefore(k) + j;
    }

    /**
     * Where the family holds the position encoding e_p.
     *
     * @param p a position
     * @return the index of a vector
     */
    public int positionIndex(int p) {
        return areasBefore(partitions.length) + p;
    }

    private int areasBefore(int cluster) {
        int areas = 0;
        for (int k = 0; k < cluster; k++) {
            areas += partitions[k].areas();
        }
        return areas;
    }
}
