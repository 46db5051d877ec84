package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.plumbline.conformance.diagnosis.CaseData.Batch;
import org.plumbline.conformance.diagnosis.CaseData.Training;

/**
 * Some steps of descent, with mistakes in them.
 */
final class MutatedDescent {

    /** How far below a multiple of the grid, in units of it, a number counts as that multiple. */
    private static final double ON_THE_GRID = 1e-9;

    private final CaseData data;
    private final Set<Mistake> mistakes;
    private final Training training;
    private final Map<String, WideMatrix> results;

    MutatedDescent(CaseData data, Set<Mistake> mistakes, Map<String, WideMatrix> results) {
        this.data = data;
        this.mistakes = mistakes;
        this.training = data.training();
        this.results = results;
    }

    private MutatedLoss loss(WideMatrix q, Batch batch) {
        return new MutatedLoss(new MutatedLayer(data, q, mistakes), batch);
    }

    private Batch batch(int step) {
        return data.batches().get(step % data.batches().size());
    }

    private WideMatrix moved(WideMatrix from, WideMatrix negativeGradient) {
        Wide size = mistakes.contains(Mistake.ETA_LEFT_OUT) ? Wide.ONE : training.eta();
        return from.plus(negativeGradient.times(mistakes.contains(Mistake.ETA_SIGN) ? size.negated() : size));
    }

    /** Descent of Q, each entry rounded after each step. */
    void ofQ() {
        WideMatrix q = data.q();
        for (int t = 0; t < training.steps(); t++) {
            WideMatrix moved = moved(q, loss(q, batch(t)).negativeGradient());
            q = rounded(moved);
            results.put("unroundedQ", moved);
            results.put("nextQ", q);
        }
    }

    /** Descent of (Phi, Upsilon), each entry rounded after each step; columns are those of Phi, then of Upsilon. */
    void ofCoordinates() {
        WideMatrix left = data.encodings().transposed();
        WideMatrix basis = data.features().above(data.encodings());
        WideMatrix right = basis.transposed();
        WideMatrix state = data.encodings().times(data.q()).times(right);
        List<WideMatrix> states = new ArrayList<>();
        List<Wide> losses = new ArrayList<>();
        for (int t = 0; t < training.steps(); t++) {
            WideMatrix gradient = loss(left.times(state).times(basis), batch(t)).negativeGradient();
            state = rounded(moved(state, data.encodings().times(gradient).times(right)));
            if (training.checkpoints().contains(t + 1)) {
                states.add(state);
                losses.add(loss(left.times(state).times(basis), batch(t)).loss());
            }
        }
        int positions = data.positions();
        int features = data.features().rows();
        int rows = states.size() * positions;
        results.put("phiAt", WideMatrix.of(rows, features, (i, j) -> states.get(i / positions).get(i % positions, j)));
        results.put("upsilonAt", WideMatrix.of(rows, positions,
                (i, j) -> states.get(i / positions).get(i % positions, features + j)));
        results.put("lossAt", WideMatrix.of(1, losses.size(), (i, j) -> losses.get(j)));
    }

    private WideMatrix rounded(WideMatrix matrix) {
        return mistakes.contains(Mistake.NOT_ROUNDED) ? matrix : matrix.mapped(this::rounded);
    }

    private Wide rounded(Wide value) {
        Wide steps = value.scaled(training.gridBits());
        if (!Double.isFinite(steps.hi())) {
            return value;
        }
        Wide whole = steps.rounded();
        if (mistakes.contains(Mistake.ROUNDED_DOWN) && whole.minus(steps).hi() > ON_THE_GRID) {
            whole = whole.minus(Wide.ONE);
        }
        return whole.scaled(-training.gridBits());
    }
}
