package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.plumbline.conformance.diagnosis.CaseData.Sample;
import org.plumbline.conformance.diagnosis.CaseData.View;

/**
 * Contrastive learning on one sample, with mistakes in it.
 */
final class MutatedContrast {

    private final MutatedLayer layer;
    private final Term anchor;

    /** Sim(X+, X'), X' = X++ first, then the negatives. */
    private final List<Term> similarities = new ArrayList<>();

    MutatedContrast(MutatedLayer layer, Sample sample) {
        this.layer = layer;
        View first = sample.anchor();
        boolean shared = layer.has(Mistake.SHARED_MASK);
        View second = shared ? masked(sample.positive(), first.masked()) : sample.positive();
        boolean swapped = layer.has(Mistake.VIEWS_SWAPPED);
        this.anchor = representation(swapped ? second : first);
        similarities.add(similarity(representation(swapped ? first : second)));
        for (View negative : sample.negatives()) {
            boolean seen = layer.has(Mistake.NEGATIVES_NOT_MASKED);
            boolean[] nothing = new boolean[negative.masked().length];
            // where masks are read the other way round, this one hides nothing
            Arrays.fill(nothing, layer.has(Mistake.MASK_READ_INVERTED));
            similarities.add(similarity(representation(seen ? masked(negative, nothing) : negative)));
        }
    }

    private static View masked(View view, boolean[] mask) {
        return new View(view.cluster(), view.latents(), mask);
    }

    private Term representation(View view) {
        return layer.pass(view).representation();
    }

    private Term similarity(Term other) {
        Term first = layer.has(Mistake.STOP_GRADIENT_ON_WRONG_SIDE) ? anchor.stopped() : anchor;
        boolean both = layer.has(Mistake.NO_STOP_GRADIENT) || layer.has(Mistake.STOP_GRADIENT_ON_WRONG_SIDE);
        return first.times((both ? other : other.stopped()).transposed());
    }

    Wide similarity(int other) {
        return similarities.get(other).number();
    }

    int others() {
        return similarities.size();
    }

    Term loss() {
        Term positive = exponent(similarities.get(0));
        List<Term> denominator = denominator(positive);
        // the largest exponent is taken out, so that a small tau overflows nothing
        Wide largest = positive.number();
        for (Term exponent : denominator) {
            largest = exponent.number().hi() > largest.hi() ? exponent.number() : largest;
        }
        Term shift = constant(largest);
        Term total = constant(Wide.ZERO);
        for (Term exponent : denominator) {
            total = total.plus(exponent.minus(shift).exp());
        }
        Term loss = total.log().plus(shift).minus(positive);
        Wide factor = layer.has(Mistake.NO_FACTOR_TAU) ? Wide.ONE : layer.data().tau();
        return loss.scaled(layer.has(Mistake.CONTRAST_SIGN) ? factor.negated() : factor);
    }

    private static Term constant(Wide value) {
        return Term.constant(WideMatrix.of(1, 1, (i, j) -> value));
    }

    private Term exponent(Term similarity) {
        if (layer.has(Mistake.NO_DIVISION_BY_TAU)) {
            return similarity;
        }
        Wide tau = layer.data().tau();
        return similarity.scaled(layer.has(Mistake.SIMILARITY_TIMES_TAU) ? tau : Wide.ONE.over(tau));
    }

    /** The exponents of the terms of the denominator. */
    private List<Term> denominator(Term positive) {
        List<Term> exponents = new ArrayList<>();
        Term own = layer.has(Mistake.POSITIVE_PULL_NOT_REDUCED) ? positive.stopped() : positive;
        if (!layer.has(Mistake.POSITIVE_NOT_IN_DENOMINATOR)) {
            exponents.add(own);
        }
        if (layer.has(Mistake.POSITIVE_COUNTED_TWICE)) {
            exponents.add(own);
        }
        if (layer.has(Mistake.ANCHOR_IN_DENOMINATOR)) {
            exponents.add(exponent(similarity(anchor)));
        }
        int negatives = layer.has(Mistake.NEGATIVES_NOT_IN_DENOMINATOR) ? 0 : others() - 1;
        for (int s = 1; s <= negatives; s++) {
            Term exponent = exponent(similarities.get(s));
            if (layer.has(Mistake.NEGATIVES_WITHOUT_GRADIENT)) {
                exponent = exponent.stopped();
            }
            // (1/N) e^x = e^(x - ln N)
            exponents.add(layer.has(Mistake.MEAN_OVER_NEGATIVES)
                    ? exponent.minus(constant(Wide.of(negatives).log()))
                    : exponent);
        }
        return exponents;
    }
}
