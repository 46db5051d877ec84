package org.plumbline.reference.data;

import org.plumbline.reference.number.Dyadic;

/**
 * An image, given its draws (def:image): a cluster k and one latent a area; the patch at p is
 * {@code X_p = z_{a_k(p)} v_{k,a_k(p)}}.
 */
public final class Image {

    /*@ spec_public @*/ private final int cluster;
    /*@ spec_public @*/ private final Dyadic[] latents;

    /**
     * An image from its draws; the array is copied.
     *
     * @param cluster the cluster k, from 0
     * @param latents z_j for each area j of the cluster, all positive
     */
    public Image(int cluster, Dyadic[] latents) {
        this.cluster = cluster;
        this.latents = new Dyadic[latents.length];
        for (int j = 0; j < latents.length; j++) {
            if (latents[j].signum() <= 0) {
                throw new IllegalArgumentException("latent " + j + " is " + latents[j] + ", expected more than 0");
            }
            this.latents[j] = latents[j];
        }
    }

    /**
     * The cluster of the image.
     *
     * @return k, from 0
     */
    public int cluster() {
        return cluster;
    }

    /**
     * The number of latents, one for each area of the cluster.
     *
     * @return N_k
     */
    public int areas() {
        return latents.length;
    }

    /**
     * The latent of an area.
     *
     * @param j an area of the cluster
     * @return z_j
     */
    public Dyadic latent(int j) {
        return latents[j];
    }
}
