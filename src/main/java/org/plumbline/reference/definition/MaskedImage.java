package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

/**
 * An image with its mask, M(X): the patches that the transformer sees (def:image, def:mask).
 */
public final class MaskedImage {

    /*@ spec_public @*/ private final Image image;
    /*@ spec_public @*/ private final Mask mask;
    /*@ spec_public @*/ private final Partition partition;
    /*@ spec_public @*/ private final Apfloat[] latents;
    /*@ spec_public @*/ private final Matrix patches;
    /*@ spec_public @*/ private final Matrix visible;
    /*@ spec_public @*/ private final Matrix keys;

    /*@ public invariant \invariant_for(image) && \invariant_for(mask) && \invariant_for(partition);
      @ public invariant \invariant_for(patches) && \invariant_for(visible) && \invariant_for(keys);
      @ public invariant latents.length == image.latents.length && latents.length == partition.areas;
      @ public invariant mask.masked.length == partition.areaOf.length && patches.rows == partition.areaOf.length;
      @ public invariant visible.rows == patches.rows && visible.columns == patches.columns;
      @ public invariant keys.rows == patches.rows && keys.columns == patches.columns;
      @*/

    /**
     * The patches of an image under a mask.
     *
     * @param embedding the features and positions
     * @param image the draws of the image
     * @param mask the masked positions
     */
    /*@ public normal_behavior
      @ requires embedding != null && image != null && mask != null;
      @ requires \invariant_for(embedding) && \invariant_for(image) && \invariant_for(mask);
      @ requires 0 <= image.cluster && image.cluster < embedding.setting.partitions.length;
      @ requires image.latents.length == embedding.setting.partitions[image.cluster].areas;
      @ requires mask.masked.length == embedding.setting.partitions[0].areaOf.length;
      @ ensures this.image == image && this.mask == mask;
      @ ensures this.partition == embedding.setting.partitions[image.cluster];
      @ ensures keys.rows == mask.masked.length && keys.columns == embedding.vectors.columns;
      @ assignable \nothing;
      @*/
    public MaskedImage(Embedding embedding, Image image, Mask mask) {
        Precision precision = embedding.precision();
        this.image = image;
        this.mask = mask;
        this.partition = embedding.setting().partition(image.cluster());
        this.latents = new Apfloat[image.areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[j] = precision.of(image.latent(j));
        }
        int positions = partition.positions();
        Apfloat[][] patch = new Apfloat[positions][];
        Apfloat[][] seen = new Apfloat[positions][];
        Apfloat[][] key = new Apfloat[positions][];
        for (int q = 0; q < positions; q++) {
            int j = partition.areaOf(q);
            patch[q] = Vectors.scaled(precision, latents[j], embedding.feature(image.cluster(), j));
            // the mask token is 0
            seen[q] = mask.isMasked(q) ? Vectors.zero(embedding.dimension()) : patch[q];
            key[q] = Vectors.sum(precision, seen[q], embedding.position(q));
        }
        this.patches = Matrix.ofRows(patch);
        this.visible = Matrix.ofRows(seen);
        this.keys = Matrix.ofRows(key);
    }

    /**
     * The draws of the image.
     *
     * @return the image
     */
    /*@ public normal_behavior
      @ ensures \result == image;
      @ assignable \nothing;
      @*/
    public Image image() {
        return image;
    }

    /**
     * The masked positions.
     *
     * @return M
     */
    /*@ public normal_behavior
      @ ensures \result == mask;
      @ assignable \nothing;
      @*/
    public Mask mask() {
        return mask;
    }

    /**
     * The partition of the image's cluster.
     *
     * @return the areas
     */
    /*@ public normal_behavior
      @ ensures \result == partition;
      @ assignable \nothing;
      @*/
    public Partition partition() {
        return partition;
    }

    /**
     * The latent of an area at working precision.
     *
     * @param j an area
     * @return z_j
     */
    /*@ public normal_behavior
      @ requires 0 <= j && j < latents.length;
      @ ensures \result == latents[j];
      @*/
    //+KEY@ ensures \result.signum() > 0;
    //@ assignable \nothing;
    public Apfloat latent(int j) {
        return latents[j];
    }

    /**
     * The patch before masking, X_q.
     *
     * @param q a position
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= q && q < patches.rows;
      @ ensures \fresh(\result) && \result.length == patches.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] patch(int q) {
        return patches.row(q);
    }

    /**
     * The patch that is seen, M(X)_q: X_q where unmasked, 0 where masked.
     *
     * @param q a position
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= q && q < visible.rows;
      @ ensures \fresh(\result) && \result.length == visible.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ ensures mask.masked[q] ==> (\forall int i; 0 <= i && i < \result.length; \result[i] == Apfloat.ZERO);
      @ assignable \nothing;
      @*/
    public Apfloat[] visible(int q) {
        return visible.row(q);
    }

    /**
     * What a query is compared with, M(X)_q + e_q.
     *
     * @param q a position
     * @return d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= q && q < keys.rows;
      @ ensures \fresh(\result) && \result.length == keys.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] key(int q) {
        return keys.row(q);
    }
}
