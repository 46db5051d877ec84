package org.plumbline.reference.coordinates;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * Masked reconstruction on an explicit batch (def:mae-loss, lem:mae-gradient).
 */
public final class ReconstructionBatch implements BatchObjective {

    /*@ spec_public @*/ private final MaskedSample[] samples;

    /*@ public invariant samples.length >= 1;
      @ public invariant (\forall int b; 0 <= b && b < samples.length; samples[b].image.latents.length >= 1);
      @*/

    /**
     * The objective on a batch; the array is copied.
     *
     * @param samples at least one masked image
     */
    /*@ public normal_behavior
      @ requires samples != null && samples.length >= 1;
      @ requires (\forall int b; 0 <= b && b < samples.length; samples[b].image.latents.length >= 1);
      @ ensures this.samples.length == samples.length && \fresh(this.samples);
      @ ensures (\forall int b; 0 <= b && b < samples.length; this.samples[b] == samples[b]);
      @ assignable \nothing;
      @*/
    public ReconstructionBatch(MaskedSample[] samples) {
        if (samples.length < 1) {
            throw new IllegalArgumentException("a batch needs a sample");
        }
        this.samples = new MaskedSample[samples.length];
        System.arraycopy(samples, 0, this.samples, 0, samples.length);
    }

    @Override
    public Enclosure loss(CoordinateLayer layer) {
        Enclosure[] losses = new Enclosure[samples.length];
        for (int b = 0; b < samples.length; b++) {
            losses[b] = CoordinateReconstruction.maeLoss(CoordinatePass.ofMasked(layer, samples[b]));
        }
        return CoordinateBatch.loss(layer.math(), losses);
    }

    @Override
    public Enclosure[][] negativeGradient(CoordinateLayer layer) {
        SampleGradient[] gradients = new SampleGradient[samples.length];
        for (int b = 0; b < samples.length; b++) {
            CoordinatePass pass = CoordinatePass.ofMasked(layer, samples[b]);
            gradients[b] = CoordinateReconstruction.maeNegativeGradient(pass);
        }
        return CoordinateBatch.negativeGradient(layer, gradients);
    }

    @Override
    public LossAndGradient lossAndGradient(CoordinateLayer layer) {
        Enclosure[] losses = new Enclosure[samples.length];
        SampleGradient[] gradients = new SampleGradient[samples.length];
        for (int b = 0; b < samples.length; b++) {
            CoordinatePass pass = CoordinatePass.ofMasked(layer, samples[b]);
            losses[b] = CoordinateReconstruction.maeLoss(pass);
            gradients[b] = CoordinateReconstruction.maeNegativeGradient(pass);
        }
        return new LossAndGradient(CoordinateBatch.loss(layer.math(), losses),
                CoordinateBatch.negativeGradient(layer, gradients));
    }

    @Override
    public Dyadic largestLatent() {
        Dyadic largest = largestLatent(samples[0].image());
        /*@ loop_invariant 1 <= b && b <= samples.length && largest != null && largest.numerator.value > 0;
          @ decreases samples.length - b;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int b = 1; b < samples.length; b++) {
            largest = CoordinateLayer.larger(largest, largestLatent(samples[b].image()));
        }
        return largest;
    }

    /** The largest latent of an image. */
    /*@ normal_behavior
      @ requires image != null && \invariant_for(image) && image.latents.length >= 1;
      @ ensures \result != null && \result.numerator.value > 0;
      @ assignable \nothing;
      @*/
    static Dyadic largestLatent(Image image) {
        Dyadic largest = image.latent(0);
        /*@ loop_invariant 1 <= j && j <= image.latents.length && largest != null && largest.numerator.value > 0;
          @ decreases image.latents.length - j;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int j = 1; j < image.areas(); j++) {
            largest = CoordinateLayer.larger(largest, image.latent(j));
        }
        return largest;
    }
}
