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
        int j = firstNotPositive(latents);
        if (j < latents.length) {
            throw Refusals.latent(j, latents[j].toString());
        }
        this.cluster = cluster;
        this.latents = copy(latents);
    }

    /** The first latent that is not positive; the number of latents if all are. */
    /*@ private normal_behavior
      @ requires latents != null;
      @ requires (\forall int j; 0 <= j && j < latents.length; \invariant_for(latents[j]));
      @ ensures 0 <= \result && \result <= latents.length;
      @ ensures \result == latents.length
      @             <==> (\forall int j; 0 <= j && j < latents.length; latents[j].numerator.value > 0);
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    private static /*@ helper @*/ int firstNotPositive(Dyadic[] latents) {
        int first = 0;
        /*@ loop_invariant 0 <= first && first <= latents.length;
          @ loop_invariant (\forall int i; 0 <= i && i < first; latents[i].numerator.value > 0);
          @ decreases latents.length - first;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        while (first < latents.length && latents[first].signum() > 0) {
            first++;
        }
        return first;
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
