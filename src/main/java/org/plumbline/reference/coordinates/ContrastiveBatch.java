package org.plumbline.reference.coordinates;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;

/**
 * Contrastive learning on an explicit batch (def:cl-loss, lem:cl-gradient).
 */
public final class ContrastiveBatch implements BatchObjective {

    /*@ spec_public @*/ private final ContrastiveSample[] samples;
    /*@ spec_public @*/ private final Dyadic tau;

    /**
     * The objective on a batch; the array is copied.
     *
     * @param samples at least one sample
     * @param tau the temperature, positive
     */
    /*@ public normal_behavior
      @ requires samples != null && samples.length >= 1 && tau != null && tau.numerator.value > 0;
      @ ensures this.samples.length == samples.length && \fresh(this.samples) && this.tau == tau;
      @ assignable \nothing;
      @*/
    public ContrastiveBatch(ContrastiveSample[] samples, Dyadic tau) {
        if (samples.length < 1 || tau.signum() <= 0) {
            throw new IllegalArgumentException("a batch needs a sample and a positive temperature");
        }
        this.samples = samples.clone();
        this.tau = tau;
    }

    /**
     * The representations behind the stop gradient: F(X++), then F of each negative.
     *
     * @param layer the transformer
     * @param sample the sample
     * @return 1 + N_s representations
     */
    /*@ public normal_behavior
      @ requires layer != null && sample != null;
      @ ensures \result != null && \fresh(\result) && \result.length == sample.stopped.length;
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
        Dyadic largest = Dyadic.ZERO;
        for (int b = 0; b < samples.length; b++) {
            Dyadic anchor = ReconstructionBatch.largestLatent(samples[b].anchor().image());
            largest = CoordinateLayer.larger(largest, anchor);
            for (int i = 0; i < samples[b].stoppedViews(); i++) {
                Dyadic other = ReconstructionBatch.largestLatent(samples[b].stopped(i).image());
                largest = CoordinateLayer.larger(largest, other);
            }
        }
        return largest;
    }
}
