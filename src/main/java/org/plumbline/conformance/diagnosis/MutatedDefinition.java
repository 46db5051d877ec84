package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.plumbline.conformance.diagnosis.CaseData.Sample;
import org.plumbline.conformance.diagnosis.CaseData.View;

/**
 * What the definitions say about a case when some mistakes are made in them. Without mistakes it is what the vectors
 * say, to some 28 digits.
 */
final class MutatedDefinition {

    /** How far below a multiple of the grid, in units of it, a number counts as that multiple. */
    private static final BigDecimal ON_THE_GRID = new BigDecimal("1e-9");

    private final CaseData data;
    private final MutatedLayer layer;
    private final Map<String, WideMatrix> results = new LinkedHashMap<>();

    private MutatedDefinition(CaseData data, Set<Mistake> mistakes) {
        this.data = data;
        this.layer = new MutatedLayer(data, mistakes);
    }

    /**
     * The results of a case.
     *
     * @param data its inputs
     * @param mistakes what is wrong; may be empty
     * @return by the names of the vectors, as rows and columns; a single number is 1 x 1
     */
    static Map<String, WideMatrix> of(CaseData data, Set<Mistake> mistakes) {
        MutatedDefinition definition = new MutatedDefinition(data, mistakes);
        Set<Part> parts = data.parts();
        if (parts.contains(Part.FORWARD)) {
            definition.forward(data.images().get(0));
        } else if (parts.contains(Part.CONTRAST)) {
            definition.contrast();
        } else {
            definition.reconstruction();
        }
        return definition.results;
    }

    private void forward(View image) {
        MutatedLayer.Pass pass = layer.pass(image);
        results.put("score", pass.scores().value());
        results.put("attention", pass.attention().value());
        results.put("areaAttention", pass.areaAttention(layer.has(Mistake.AREA_COUNTS_MASKED)).value());
        results.put("output", pass.outputs().value());
        results.put("phi", layer.phi());
        results.put("upsilon", layer.upsilon());
    }

    private void reconstruction() {
        List<Term> losses = new ArrayList<>();
        Wide floor = Wide.ZERO;
        for (View image : data.images()) {
            MutatedReconstruction reconstruction = new MutatedReconstruction(layer, image);
            losses.add(reconstruction.loss());
            floor = floor.plus(reconstruction.floor());
        }
        Wide mean = floor.times(share(losses.size()));
        results.put("lossFloor", WideMatrix.of(1, 1, (i, j) -> mean));
        lossAndGradient(losses, layer.has(Mistake.GRADIENT_HALVED) ? Wide.of(0.5) : Wide.ONE);
    }

    private void contrast() {
        List<Term> losses = new ArrayList<>();
        List<MutatedContrast> contrasts = new ArrayList<>();
        for (Sample sample : data.samples()) {
            MutatedContrast contrast = new MutatedContrast(layer, sample);
            contrasts.add(contrast);
            losses.add(contrast.loss());
        }
        results.put("similarity", WideMatrix.of(contrasts.size(), contrasts.get(0).others(),
                (b, s) -> contrasts.get(b).similarity(s)));
        boolean unpooled = layer.has(Mistake.GRADIENT_WITHOUT_POOLING);
        lossAndGradient(losses, unpooled ? Wide.of(data.positions()) : Wide.ONE);
    }

    private Wide share(int samples) {
        return layer.has(Mistake.SUM_OVER_BATCH) ? Wide.ONE : Wide.ONE.over(Wide.of(samples));
    }

    private void lossAndGradient(List<Term> losses, Wide factor) {
        Term loss = losses.stream().reduce(Term::plus).orElseThrow().scaled(share(losses.size()));
        WideMatrix slope = loss.gradient(layer.variable());
        Wide sign = layer.has(Mistake.GRADIENT_SIGN) ? Wide.ONE : Wide.ONE.negated();
        WideMatrix negative = slope.times(sign.times(factor));
        WideMatrix placed = layer.has(Mistake.GRADIENT_TRANSPOSED) ? negative.transposed() : negative;
        results.put("loss", loss.value());
        results.put("negativeGradient",
                layer.has(Mistake.GRADIENT_NOT_NEGATED) ? placed.times(Wide.ONE.negated()) : placed);
        if (data.parts().contains(Part.DESCENT)) {
            step(placed);
        }
    }

    private void step(WideMatrix negativeGradient) {
        Wide size = layer.has(Mistake.ETA_LEFT_OUT) ? Wide.ONE : data.eta();
        Wide eta = layer.has(Mistake.ETA_SIGN) ? size.negated() : size;
        WideMatrix next = data.q().plus(negativeGradient.times(eta));
        results.put("unroundedQ", next);
        results.put("nextQ", layer.has(Mistake.NOT_ROUNDED) ? next : next.mapped(this::rounded));
    }

    private Wide rounded(Wide value) {
        BigDecimal exact = value.decimal();
        if (exact == null) {
            return value;
        }
        BigDecimal grid = BigDecimal.valueOf(2).pow(Math.abs(data.gridBits()));
        BigDecimal steps = data.gridBits() < 0 ? exact.divide(grid) : exact.multiply(grid);
        BigDecimal whole = steps.setScale(0, RoundingMode.HALF_EVEN);
        if (layer.has(Mistake.ROUNDED_DOWN) && whole.subtract(steps).compareTo(ON_THE_GRID) > 0) {
            whole = whole.subtract(BigDecimal.ONE);
        }
        return Wide.of(data.gridBits() < 0 ? whole.multiply(grid) : whole.divide(grid));
    }
}
