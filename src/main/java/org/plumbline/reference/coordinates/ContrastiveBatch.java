package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * Contrastive learning on an explicit batch (def:cl-loss, lem:cl-gradient).
 */
public final class ContrastiveBatch implements BatchObjective {

    /*@ spec_public @*/ private final ContrastiveSample[] samples;
    /*@ spec_public @*/ private final Dyadic tau;

    /*@ public invariant samples.length >= 1 && tau.numerator.value > 0;
      @ public invariant (\forall int b; 0 <= b && b < samples.length; samples[b].anchor.image.latents.length >= 1);
      @ public invariant (\forall int b; 0 <= b && b < samples.length; (\forall int i; 0 <= i
      @             && i < samples[b].stopped.length; samples[b].stopped[i].image.latents.length >= 1));
      @*/

    /**
     * The objective on a batch; the array is copied.
     *
     * @param samples at least one sample
     * @param tau the temperature, positive
     */
    /*@ public normal_behavior
      @ requires samples != null && samples.length >= 1 && tau != null && tau.numerator.value > 0;
      @ requires (\forall int b; 0 <= b && b < samples.length; samples[b].anchor.image.latents.length >= 1);
      @ requires (\forall int b; 0 <= b && b < samples.length; (\forall int i; 0 <= i
      @             && i < samples[b].stopped.length; samples[b].stopped[i].image.latents.length >= 1));
      @ ensures this.samples.length == samples.length && \fresh(this.samples) && this.tau == tau;
      @ ensures (\forall int b; 0 <= b && b < samples.length; this.samples[b] == samples[b]);
      @ assignable \nothing;
      @*/
    public ContrastiveBatch(ContrastiveSample[] samples, Dyadic tau) {
        if (samples.length < 1 || tau.signum() <= 0) {
            throw new IllegalArgumentException("a batch needs a sample and a positive temperature");
        }
        this.samples = new ContrastiveSample[samples.length];
        System.arraycopy(samples, 0, this.samples, 0, samples.length);
        this.tau = tau;
    }

    /**
     * The representations behind the stop gradient: F(X++), then F of each negative.
     *
     * @param layer the transformer
     * @param sample the sample
     * @return 1 + N_s representations
     * @throws ArithmeticException if the working scale is too coarse
     */
    /*@ public behavior
      @ requires layer != null && sample != null && \invariant_for(layer);
      @ requires (\forall int i; 0 <= i && i < sample.stopped.length;
      @             sample.stopped[i].mask.masked.length == layer.coordinates.state.rows
      @                 && 0 <= sample.stopped[i].image.cluster
      @                 && sample.stopped[i].image.cluster < layer.coordinates.setting.partitions.length
      @                 && sample.stopped[i].image.latents.length
      @                     == layer.coordinates.setting.partitions[sample.stopped[i].image.cluster].areas);
      @ requires (\forall int i; 0 <= i && i < sample.stopped.length;
      @             (\forall int j; 0 <= j && j < sample.stopped[i].image.latents.length;
      @                 2 * sample.stopped[i].image.latents[j].scale < Dyadic.MAX_SCALE
      @                     && sample.stopped[i].image.latents[j].scale + layer.coordinates.state.gridBits
      @                         <= Dyadic.MAX_SCALE));
      @ ensures \result != null && \fresh(\result) && \result.length == sample.stopped.length;
      @ ensures (\forall int i; 0 <= i && i < \result.length;
      @             \result[i] != null && \result[i].cluster == sample.stopped[i].image.cluster);
      @ signals_only ArithmeticException;
      @ assignable \nothing;
      @*/
    public static Representation[] stopped(CoordinateLayer layer, ContrastiveSample sample) {
        Representation[] stopped = new Representation[sample.stoppedViews()];
        for (int i = 0; i < stopped.length; i++) {
            stopped[i] = Representation.clRepresentation(CoordinatePass.ofAll(layer, sample.stopped(i)));
        }
        return stopped;
    }

    @Override
    public Enclosure loss(CoordinateLayer layer) {
        Enclosure[] losses = new Enclosure[samples.length];
        for (int b = 0; b < samples.length; b++) {
            CoordinatePass pass = CoordinatePass.ofAll(layer, samples[b].anchor());
            Representation anchor = Representation.clRepresentation(pass);
            losses[b] = CoordinateContrast.clLoss(layer.math(), anchor, stopped(layer, samples[b]), tau);
        }
        return CoordinateBatch.loss(layer.math(), losses);
    }

    @Override
    public Enclosure[][] negativeGradient(CoordinateLayer layer) {
        SampleGradient[] gradients = new SampleGradient[samples.length];
        for (int b = 0; b < samples.length; b++) {
            CoordinatePass anchor = CoordinatePass.ofAll(layer, samples[b].anchor());
            gradients[b] = CoordinateContrast.clNegativeGradient(anchor, stopped(layer, samples[b]), tau);
        }
        return CoordinateBatch.negativeGradient(layer, gradients);
    }

    @Override
    public LossAndGradient lossAndGradient(CoordinateLayer layer) {
        Enclosure[] losses = new Enclosure[samples.length];
        SampleGradient[] gradients = new SampleGradient[samples.length];
        for (int b = 0; b < samples.length; b++) {
            CoordinatePass pass = CoordinatePass.ofAll(layer, samples[b].anchor());
            Representation anchor = Representation.clRepresentation(pass);
            Representation[] stopped = stopped(layer, samples[b]);
            losses[b] = CoordinateContrast.clLoss(layer.math(), anchor, stopped, tau);
            gradients[b] = CoordinateContrast.clNegativeGradient(pass, stopped, tau);
        }
        return new LossAndGradient(CoordinateBatch.loss(layer.math(), losses),
                CoordinateBatch.negativeGradient(layer, gradients));
    }

    @Override
    public Dyadic largestLatent() {
        Dyadic largest = largestLatent(samples[0]);
        /*@ loop_invariant 1 <= b && b <= samples.length && largest != null && largest.numerator.value > 0;
          @ decreases samples.length - b;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int b = 1; b < samples.length; b++) {
            largest = CoordinateLayer.larger(largest, largestLatent(samples[b]));
        }
        return largest;
    }

    /** The largest latent of the views of a sample. */
    /*@ private normal_behavior
      @ requires sample != null && sample.anchor.image.latents.length >= 1;
      @ requires (\forall int i; 0 <= i && i < sample.stopped.length; sample.stopped[i].image.latents.length >= 1);
      @ ensures \result != null && \result.numerator.value > 0;
      @ assignable \nothing;
      @*/
    private static Dyadic largestLatent(ContrastiveSample sample) {
        Dyadic largest = ReconstructionBatch.largestLatent(sample.anchor().image());
        /*@ loop_invariant 0 <= i && i <= sample.stopped.length && largest != null && largest.numerator.value > 0;
          @ decreases sample.stopped.length - i;
          @*/
        //+KEY@ loop_modifies \strictly_nothing;
        //-KEY@ loop_modifies \nothing;
        for (int i = 0; i < sample.stoppedViews(); i++) {
            Dyadic other = ReconstructionBatch.largestLatent(sample.stopped(i).image());
            largest = CoordinateLayer.larger(largest, other);
        }
        return largest;
    }
}
