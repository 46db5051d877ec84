package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * The shares of a masked image: positions that have the same factor e^(z Phi) in every row. There is one for the
 * unmasked positions of each area, and one after them for all masked positions, whose factor is e^0.
 */
public final class Shares {

    /*@ spec_public @*/ private final MaskedSample sample;
    /*@ spec_public @*/ private final int areas;
    /*@ spec_public @*/ private final int[] shareOf;
    /*@ spec_public @*/ private final int[] sizes;
    /*@ spec_public @*/ private final int[] areaSizes;
    /*@ spec_public @*/ private final int latentScale;
    /*@ spec_public @*/ private final BigInteger[] latents;
    /*@ spec_public @*/ private final Enclosure[] squares;

    /*@ public invariant 0 <= areas && sizes.length == areas + 1 && areaSizes.length == areas;
      @ public invariant (\forall int q; 0 <= q && q < shareOf.length; 0 <= shareOf[q] && shareOf[q] <= areas
      @             && 1 <= sizes[shareOf[q]]);
      @ public invariant (\forall int i; 0 <= i && i <= areas; 0 <= sizes[i] && sizes[i] <= shareOf.length);
      @ public invariant (\forall int j; 0 <= j && j < areas; 0 <= areaSizes[j] && areaSizes[j] <= shareOf.length);
      @ public invariant sample.image.latents.length == areas && latents.length == areas && squares.length == areas;
      @ public invariant 0 <= latentScale && latentScale <= Dyadic.MAX_SCALE;
      @ public invariant (\forall int j; 0 <= j && j < areas; latents[j].value > 0
      @             && squares[j].lo.value > 0 && squares[j].lo.value == squares[j].hi.value);
      @ public invariant (\forall int j; 0 <= j && j < areas;
      @             squares[j].lo != null && squares[j].hi != null && squares[j].lo.value <= squares[j].hi.value
      @             && 0 <= squares[j].scale && squares[j].scale <= Dyadic.MAX_SCALE);
      @ public invariant (\forall int j; 0 <= j && j < areas; 2 * sample.image.latents[j].scale < Dyadic.MAX_SCALE);
      @*/

    /**
     * The shares of a masked image.
     *
     * @param partition the areas of the image's cluster
     * @param sample the image with its mask
     */
    /*@ public normal_behavior
      @ requires partition != null && sample != null && sample.mask.masked.length == partition.areaOf.length;
      @ requires sample.image.latents.length == partition.areas;
      @ requires \invariant_for(partition) && \invariant_for(sample.mask) && \invariant_for(sample.image);
      @ requires (\forall int j; 0 <= j && j < partition.areas;
      @             2 * sample.image.latents[j].scale < Dyadic.MAX_SCALE);
      @ ensures this.sample == sample && areas == partition.areas && shareOf.length == partition.areaOf.length;
      @ ensures (\forall int q; 0 <= q && q < shareOf.length;
      @             shareOf[q] == (sample.mask.masked[q] ? areas : partition.areaOf[q]));
      @ ensures (\forall int i; 0 <= i && i <= areas;
      @             sizes[i] == (\num_of int q; 0 <= q && q < shareOf.length; shareOf[q] == i));
      @ ensures (\forall int j; 0 <= j && j < areas;
      @             areaSizes[j] == (\num_of int q; 0 <= q && q < shareOf.length; partition.areaOf[q] == j));
      @ assignable \nothing;
      @*/
    public Shares(Partition partition, MaskedSample sample) {
        this.sample = sample;
        this.areas = partition.areas();
        this.shareOf = new int[partition.positions()];
        this.sizes = new int[areas + 1];
        this.areaSizes = new int[areas];
        for (int q = 0; q < shareOf.length; q++) {
            shareOf[q] = sample.mask().isMasked(q) ? areas : partition.areaOf(q);
            sizes[shareOf[q]]++;
            areaSizes[partition.areaOf(q)]++;
        }
        this.latentScale = latentScale(sample.image());
        this.latents = new BigInteger[areas];
        this.squares = new Enclosure[areas];
        for (int j = 0; j < areas; j++) {
            Dyadic latent = sample.image().latent(j);
            latents[j] = latent.numeratorAt(latentScale);
            squares[j] = Enclosure.of(latent.times(latent));
        }
    }

    /*@ private normal_behavior
      @ requires image != null && \invariant_for(image);
      @ ensures 0 <= \result && \result <= Dyadic.MAX_SCALE;
      @ ensures (\forall int j; 0 <= j && j < image.latents.length; image.latents[j].scale <= \result);
      @ assignable \nothing;
      @*/
    private static int latentScale(Image image) {
        int scale = 0;
        /*@ loop_invariant 0 <= j && j <= image.latents.length && 0 <= scale && scale <= Dyadic.MAX_SCALE;
          @ loop_invariant (\forall int i; 0 <= i && i < j; image.latents[i].scale <= scale);
          @ decreases image.latents.length - j;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int j = 0; j < image.areas(); j++) {
            scale = Math.max(scale, image.latent(j).scale());
        }
        return scale;
    }

    /**
     * The image with its mask.
     *
     * @return the sample
     */
    /*@ public normal_behavior
      @ ensures \result == sample;
      @ assignable \nothing;
      @*/
    public MaskedSample sample() {
        return sample;
    }

    /**
     * The number of areas N_k, and the index of the share of the masked positions.
     *
     * @return one less than the number of shares
     */
    /*@ public normal_behavior
      @ ensures \result == areas;
      @ assignable \nothing;
      @*/
    public int areas() {
        return areas;
    }

    /**
     * The number of positions P.
     *
     * @return P
     */
    /*@ public normal_behavior
      @ ensures \result == shareOf.length;
      @ assignable \nothing;
      @*/
    public int positions() {
        return shareOf.length;
    }

    /**
     * The share of a position.
     *
     * @param q a position
     * @return its area if it is unmasked, else {@link #areas()}
     */
    /*@ public normal_behavior
      @ requires 0 <= q && q < shareOf.length;
      @ ensures \result == shareOf[q] && 0 <= \result && \result <= areas;
      @ assignable \nothing;
      @*/
    public int shareOf(int q) {
        return shareOf[q];
    }

    /**
     * The number of positions of a share.
     *
     * @param share an area, or {@link #areas()}
     * @return the size, possibly 0
     */
    /*@ public normal_behavior
      @ requires 0 <= share && share <= areas;
      @ ensures \result == sizes[share] && 0 <= \result && \result <= shareOf.length;
      @ assignable \nothing;
      @*/
    public int size(int share) {
        return sizes[share];
    }

    /**
     * The number of positions of an area, masked or not, C_{k,j}.
     *
     * @param j an area
     * @return its size
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < areas;
      @ ensures \result == areaSizes[j] && 0 <= \result && \result <= shareOf.length;
      @ assignable \nothing;
      @*/
    public int areaSize(int j) {
        return areaSizes[j];
    }

    /** The scale of {@link #latent}. */
    /*@ normal_behavior
      @ ensures \result == latentScale;
      @ assignable \nothing;
      @*/
    int latentScale() {
        return latentScale;
    }

    /** The latent z_j over 2^latentScale. */
    /*@ normal_behavior
      @ requires 0 <= j && j < areas;
      @ ensures \result == latents[j] && \result.value > 0;
      @ assignable \nothing;
      @*/
    BigInteger latent(int j) {
        return latents[j];
    }

    /** The number z_j, exactly. */
    /*@ normal_behavior
      @ requires 0 <= j && j < areas;
      @ ensures \result != null && \result.lo == latents[j] && \result.hi == latents[j];
      @ ensures \result.scale == latentScale && \result.lo.value > 0;
      @ assignable \nothing;
      @*/
    Enclosure latentPoint(int j) {
        return Enclosure.of(latents[j], latents[j], latentScale);
    }

    /** The number z_j^2, exactly. */
    /*@ normal_behavior
      @ requires 0 <= j && j < areas;
      @ ensures \result == squares[j] && \result.lo.value > 0 && \result.hi.value == \result.lo.value;
      @ assignable \nothing;
      @*/
    Enclosure squaredLatent(int j) {
        return squares[j];
    }
}
