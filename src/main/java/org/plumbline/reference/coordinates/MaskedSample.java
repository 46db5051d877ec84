package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;

/**
 * An image with its mask, M(X) (def:image, def:mask).
 */
public final class MaskedSample {

    /*@ spec_public @*/ private final Image image;
    /*@ spec_public @*/ private final Mask mask;

    /**
     * A sample from its draws.
     *
     * @param image the image
     * @param mask the masked positions
     */
    /*@ public normal_behavior
      @ requires image != null && mask != null;
      @ ensures this.image == image && this.mask == mask;
      @ assignable \nothing;
      @*/
    public MaskedSample(Image image, Mask mask) {
        this.image = image;
        this.mask = mask;
    }

    /**
     * The image.
     *
     * @return its draws
     */
    /*@ public normal_behavior
      @ ensures \result == image;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Image image() {
        return image;
    }

    /**
     * The mask.
     *
     * @return M
     */
    /*@ public normal_behavior
      @ ensures \result == mask;
      @*/
    //+KEY@ assignable \strictly_nothing;
    //-KEY@ assignable \nothing;
    public /*@ pure @*/ Mask mask() {
        return mask;
    }
}
