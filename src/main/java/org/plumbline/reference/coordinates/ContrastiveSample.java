package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;

/**
 * A sample of contrastive learning: an image under two masks, and negatives with a mask each (def:views).
 */
public final class ContrastiveSample {

    /*@ spec_public @*/ private final MaskedSample anchor;
    /*@ spec_public @*/ private final MaskedSample[] stopped;

    /**
     * A sample from its draws; the array is copied.
     *
     * @param image the image
     * @param first the mask of X+
     * @param second the mask of X++
     * @param negatives the negatives, any number
     */
    /*@ public normal_behavior
      @ requires image != null && first != null && second != null && negatives != null;
      @ requires negatives.length < 1000000;
      @ ensures anchor != null && anchor.image == image && anchor.mask == first;
      @ ensures stopped.length == negatives.length + 1 && \fresh(stopped);
      @ ensures stopped[0].image == image && stopped[0].mask == second;
      @ ensures (\forall int i; 1 <= i && i < stopped.length; stopped[i] == negatives[i - 1]);
      @ assignable \nothing;
      @*/
    public ContrastiveSample(Image image, Mask first, Mask second, MaskedSample[] negatives) {
        this.anchor = new MaskedSample(image, first);
        this.stopped = new MaskedSample[negatives.length + 1];
        this.stopped[0] = new MaskedSample(image, second);
        System.arraycopy(negatives, 0, this.stopped, 1, negatives.length);
    }

    /**
     * The view X+, the only one that gradients flow through.
     *
     * @return the anchor
     */
    /*@ public normal_behavior
      @ ensures \result == anchor;
      @ assignable \nothing;
      @*/
    public MaskedSample anchor() {
        return anchor;
    }

    /**
     * The number of views behind the stop gradient.
     *
     * @return 1 + N_s
     */
    /*@ public normal_behavior
      @ ensures \result == stopped.length;
      @ assignable \nothing;
      @*/
    public int stoppedViews() {
        return stopped.length;
    }

    /**
     * A view behind the stop gradient.
     *
     * @param i 0 for X++, i for negative number i
     * @return the view
     */
    /*@ public normal_behavior
      @ requires 0 <= i && i < stopped.length;
      @ ensures \result == stopped[i];
      @ assignable \nothing;
      @*/
    public MaskedSample stopped(int i) {
        return stopped[i];
    }
}
