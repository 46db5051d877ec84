package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;

import org.plumbline.conformance.diagnosis.CaseData.Batch;
import org.plumbline.conformance.diagnosis.CaseData.Sample;
import org.plumbline.conformance.diagnosis.CaseData.View;

/**
 * The loss of a batch and its gradient, with mistakes in them.
 */
final class MutatedLoss {

    private final MutatedLayer layer;
    private final List<Term> losses = new ArrayList<>();
    private final List<MutatedContrast> contrasts = new ArrayList<>();
    private Wide floors = Wide.ZERO;

    MutatedLoss(MutatedLayer layer, Batch batch) {
        this.layer = layer;
        for (View image : batch.images()) {
            MutatedReconstruction reconstruction = new MutatedReconstruction(layer, image);
            losses.add(reconstruction.loss());
            floors = floors.plus(reconstruction.floor());
        }
        for (Sample sample : batch.samples()) {
            MutatedContrast contrast = new MutatedContrast(layer, sample);
            contrasts.add(contrast);
            losses.add(contrast.loss());
        }
    }

    private Wide share() {
        return layer.has(Mistake.SUM_OVER_BATCH) ? Wide.ONE : Wide.ONE.over(Wide.of(losses.size()));
    }

    private Term mean() {
        return losses.stream().reduce(Term::plus).orElseThrow().scaled(share());
    }

    Wide loss() {
        return mean().number();
    }

    Wide floor() {
        return floors.times(share());
    }

    WideMatrix similarities() {
        return WideMatrix.of(contrasts.size(), contrasts.get(0).others(), (b, s) -> contrasts.get(b).similarity(s));
    }

    /** What a step follows: minus the gradient by Q. */
    WideMatrix negativeGradient() {
        Wide factor = Wide.ONE.negated();
        if (layer.has(Mistake.GRADIENT_SIGN)) {
            factor = factor.negated();
        }
        if (layer.has(Mistake.GRADIENT_HALVED) && contrasts.isEmpty()) {
            factor = factor.times(Wide.of(0.5));
        }
        if (layer.has(Mistake.GRADIENT_WITHOUT_POOLING) && !contrasts.isEmpty()) {
            factor = factor.times(Wide.of(layer.data().positions()));
        }
        WideMatrix gradient = mean().gradient(layer.variable()).times(factor);
        return layer.has(Mistake.GRADIENT_TRANSPOSED) ? gradient.transposed() : gradient;
    }

    /** What is told when minus the gradient is asked for. */
    WideMatrix toldGradient() {
        WideMatrix gradient = negativeGradient();
        return layer.has(Mistake.GRADIENT_NOT_NEGATED) ? gradient.times(Wide.ONE.negated()) : gradient;
    }
}
