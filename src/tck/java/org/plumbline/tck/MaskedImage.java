package org.plumbline.tck;

/**
 * An image under a mask (def:image, def:mask), with what its cluster makes of the positions. The arrays are there to be
 * read and never to be changed.
 *
 * <p>The patch at position p is {@code latents[j] * features[j]} with {@code j = areaOf[p]}; where {@code masked[p]},
 * it is seen as 0.
 */
public final class MaskedImage {

    /** The area of each of the P positions, from 0; area 0 is the global one. */
    public final int[] areaOf;

    /** The N features of the cluster, one a row of d numbers; they are orthonormal. */
    public final double[][] features;

    /** The N latents, one an area. */
    public final double[] latents;

    /** P flags, true where the position is masked. */
    public final boolean[] masked;

    /*@ public invariant areaOf != null && features != null && latents != null && masked != null;
      @ public invariant areaOf.length == masked.length && features.length == latents.length;
      @ public invariant 0 < areaOf.length && 0 < features.length && features[0] != null && 0 < features[0].length;
      @ public invariant Shapes.isMatrix(features, features.length, features[0].length);
      @ public invariant (\forall int p; 0 <= p && p < areaOf.length; 0 <= areaOf[p] && areaOf[p] < features.length);
      @*/

    /**
     * An image under a mask; the arrays are kept, not copied.
     *
     * @param areaOf the area of each position
     * @param features the features of the cluster, N x d
     * @param latents one an area
     * @param masked true where the position is masked
     */
    /*@ public normal_behavior
      @ requires areaOf != null && features != null && latents != null && masked != null;
      @ requires areaOf.length == masked.length && features.length == latents.length;
      @ requires 0 < areaOf.length && 0 < features.length && features[0] != null && 0 < features[0].length;
      @ requires Shapes.isMatrix(features, features.length, features[0].length);
      @ requires (\forall int p; 0 <= p && p < areaOf.length; 0 <= areaOf[p] && areaOf[p] < features.length);
      @ ensures this.areaOf == areaOf && this.features == features && this.latents == latents;
      @ ensures this.masked == masked;
      @ assignable \nothing;
      @*/
    public MaskedImage(int[] areaOf, double[][] features, double[] latents, boolean[] masked) {
        this.areaOf = areaOf;
        this.features = features;
        this.latents = latents;
        this.masked = masked;
    }
}
