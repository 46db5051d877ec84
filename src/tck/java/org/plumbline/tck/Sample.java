package org.plumbline.tck;

/**
 * A sample of contrastive learning (def:views): two views of one image, and masked images to tell it from.
 */
public final class Sample {

    /** The view X+, which alone the gradient flows through. */
    public final MaskedImage anchor;

    /** The view X++, of the same image under a mask of its own. */
    public final MaskedImage positive;

    /** The negatives, at least one. */
    public final MaskedImage[] negatives;

    /*@ public invariant anchor != null && positive != null && negatives != null && 0 < negatives.length;
      @ public invariant (\forall int s; 0 <= s && s < negatives.length; negatives[s] != null);
      @*/

    /**
     * A sample; the array is kept, not copied.
     *
     * @param anchor X+
     * @param positive X++
     * @param negatives at least one
     */
    /*@ public normal_behavior
      @ requires anchor != null && positive != null && negatives != null && 0 < negatives.length;
      @ requires (\forall int s; 0 <= s && s < negatives.length; negatives[s] != null);
      @ ensures this.anchor == anchor && this.positive == positive && this.negatives == negatives;
      @ assignable \nothing;
      @*/
    public Sample(MaskedImage anchor, MaskedImage positive, MaskedImage[] negatives) {
        this.anchor = anchor;
        this.positive = positive;
        this.negatives = negatives;
    }
}
