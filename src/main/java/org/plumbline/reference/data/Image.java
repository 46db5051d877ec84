package org.plumbline.reference.data;

import org.plumbline.reference.number.Dyadic;

/**
 * An image, given its draws (def:image): a cluster k and one latent a area; the patch at p is
 * {@code X_p = z_{a_k(p)} v_{k,a_k(p)}}.
 */
public final class Image {

    /*@ spec_public @*/ private final int cluster;
    /*@ spec_public @*/ private final Dyadic[] latents;

    /*@ public invariant (\forall int j; 0 <= j && j < latents.length; latents[j].numerator.value > 0);
      @*/

    /**
     * An image from its draws; the array is copied.
     *
     * @param cluster the cluster k, from 0
     * @param latents z_j for each area j of the cluster, all positive
     * @throws IllegalArgumentException if a latent is not positive
     */
    /*@ public normal_behavior
      @ requires latents != null;
      @ requires (\forall int j; 0 <= j && j < latents.length; \invariant_for(latents[j]));
      @ requires (\forall int j; 0 <= j && j < latents.length; latents[j].numerator.value > 0);
      @ ensures this.cluster == cluster && \fresh(this.latents) && this.latents.length == latents.length;
      @ ensures (\forall int j; 0 <= j && j < latents.length; this.latents[j] == latents[j]);
      @ assignable \nothing;
      @*/
    public Image(int cluster, Dyadic[] latents) {
        this.cluster = cluster;
        requirePositive(latents);
        this.latents = copy(latents);
    }

    /*@ private normal_behavior
      @ requires latents != null;
      @ requires (\forall int j; 0 <= j && j < latents.length; \invariant_for(latents[j]));
      @ requires (\forall int j; 0 <= j && j < latents.length; latents[j].numerator.value > 0);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ void requirePositive(Dyadic[] latents) {
        /*@ loop_invariant 0 <= j && j <= latents.length;
          @ loop_invariant (\forall int i; 0 <= i && i < j; latents[i].numerator.value > 0);
          @ decreases latents.length - j;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int j = 0; j < latents.length; j++) {
            if (latents[j].signum() <= 0) {
                throw new IllegalArgumentException("latent " + j + " is " + latents[j] + ", expected more than 0");
            }
        }
    }

    /*@ private normal_behavior
      @ requires source != null;
      @ ensures \result != null && \fresh(\result) && \result.length == source.length;
      @ ensures (\forall int j; 0 <= j && j < source.length; \result[j] == source[j]);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ Dyadic[] copy(Dyadic[] source) {
        Dyadic[] target = new Dyadic[source.length];
        /*@ loop_invariant 0 <= j && j <= source.length;
          @ loop_invariant (\forall int i; 0 <= i && i < j; target[i] == source[i]);
          @ loop_modifies target[*];
          @ decreases source.length - j;
          @*/
        for (int j = 0; j < source.length; j++) {
            target[j] = source[j];
        }
        return target;
    }

    /**
     * The cluster of the image.
     *
     * @return k, from 0
     */
    /*@ public normal_behavior
      @ ensures \result == cluster;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int cluster() {
        return cluster;
    }

    /**
     * The number of latents, one for each area of the cluster.
     *
     * @return N_k
     */
    /*@ public normal_behavior
      @ ensures \result == latents.length;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ int areas() {
        return latents.length;
    }

    /**
     * The latent of an area.
     *
     * @param j an area of the cluster
     * @return z_j
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < latents.length;
      @ ensures \result == latents[j] && \result.numerator.value > 0;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Dyadic latent(int j) {
        return latents[j];
    }
}
