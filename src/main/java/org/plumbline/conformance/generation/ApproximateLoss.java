package org.plumbline.conformance.generation;

import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * The loss of a batch and its gradient, with a bound on what a floating-point format does to each number.
 */
final class ApproximateLoss {

    private final NumberFormat format;
    private final Batch batch;
    private final ApproximateLayer layer;
    private Approximate loss;
    private Approximate gradient;
    private double similarityError;

    ApproximateLoss(NumberFormat format, Batch batch, Approximate q) {
        this.format = format;
        this.batch = batch;
        this.layer = new ApproximateLayer(format, batch.setting(), q);
        if (batch instanceof Contrast contrast) {
            double tau = ApproximateLayer.doubleOf(contrast.tau());
            contrast.batch().forEach(sample -> contrast(sample, tau));
        } else {
            ((Reconstruction) batch).batch().forEach(this::reconstruction);
        }
    }

    /** The mean loss, 1 x 1. */
    Approximate loss() {
        return loss.times(1.0 / batch.samples());
    }

    Approximate negativeGradient() {
        return gradient.times(1.0 / batch.samples());
    }

    double similarityError() {
        return similarityError;
    }

    /** A sum of squares of exact latents: each is rounded four times and added. */
    double floorError() {
        double sum = 0;
        int positions = batch.setting().positions();
        for (MaskedDraw draw : ((Reconstruction) batch).batch()) {
            for (int p = 0; p < positions; p++) {
                Dyadic z = draw.image().latent(batch.setting().partition(draw.image().cluster()).areaOf(p));
                sum += Math.pow(ApproximateLayer.doubleOf(z), 2) / (2 * batch.samples());
            }
        }
        int terms = positions + batch.setting().family().dimension() + batch.samples();
        return sum * (6 * format.unit() + terms * format.sumUnit());
    }

    private void add(Approximate sampleLoss, Approximate sampleGradient) {
        loss = loss == null ? sampleLoss : loss.plus(sampleLoss, 1);
        gradient = gradient == null ? sampleGradient : gradient.plus(sampleGradient, 1);
    }

    private void reconstruction(MaskedDraw draw) {
        ApproximateLayer.View view = layer.view(draw);
        Approximate miss = view.patches().plus(layer.outputs(view), -1).where(p -> draw.mask().isMasked(p));
        Approximate squares = miss.timesEach(miss);
        Approximate sum = squares.ones(1, squares.rows()).times(squares).times(squares.ones(squares.columns(), 1));
        add(sum.times(0.5), layer.backward(view, miss));
    }

    private void contrast(ContrastiveDraw sample, double tau) {
        ApproximateLayer.View anchor = layer.view(new MaskedDraw(sample.image(), sample.first()));
        Approximate first = layer.representation(anchor);
        double[][] stopped = new double[sample.negatives().length + 1][];
        double[][] errors = new double[stopped.length][];
        for (int s = 0; s < stopped.length; s++) {
            MaskedDraw other = s == 0 ? new MaskedDraw(sample.image(), sample.second()) : sample.negatives()[s - 1];
            Approximate representation = layer.representation(layer.view(other));
            stopped[s] = representation.value[0];
            errors[s] = representation.error[0];
        }
        Approximate others = Approximate.of(format, stopped).withError(errors);
        Approximate similarities = first.times(others.transposed());
        similarityError = Math.max(similarityError, Budget.largest(similarities));
        Approximate share = similarities.times(1 / tau).softmax();
        double[][] own = new double[1][stopped.length];
        own[0][0] = 1;
        Approximate weights = Approximate.of(format, own).withError(new double[1][stopped.length]).plus(share, -1);
        Approximate pull = weights.times(others).times(1.0 / layer.positions().rows());
        Approximate everywhere = pull.ones(layer.positions().rows(), 1).times(pull);
        add(loss(similarities, tau), layer.backward(anchor, everywhere));
    }

    /**
     * {@code tau log sum_i e^((Sim_i - Sim_0) / tau)}. Its derivative by Sim_i is the weight of i, and by Sim_0 that
     * less 1: the sum of all is at most 2. The exponents, the logarithm of their sum and the factor tau round it.
     */
    private Approximate loss(Approximate similarities, double tau) {
        double[] sims = similarities.value[0];
        double most = Double.NEGATIVE_INFINITY;
        double error = 0;
        double size = 0;
        for (int i = 0; i < sims.length; i++) {
            most = Math.max(most, (sims[i] - sims[0]) / tau);
            error = Math.max(error, similarities.error[0][i]);
            size = Math.max(size, Math.abs(sims[i]) / tau);
        }
        double total = 0;
        for (double sim : sims) {
            total += StrictMath.exp((sim - sims[0]) / tau - most);
        }
        double value = tau * (most + StrictMath.log(total));
        double u = format.unit();
        double exponents = 4 * u * size + 2 * u * Math.abs(most);
        double log = Approximate.ELEMENTARY * u * (2 + StrictMath.log(total)) + sims.length * format.sumUnit();
        double all = 2 * error + tau * (2 * exponents + log) + 4 * u * Math.abs(value) + format.tiny();
        return Approximate.of(format, new double[][] {{value}}).withError(new double[][] {{all}});
    }
}
