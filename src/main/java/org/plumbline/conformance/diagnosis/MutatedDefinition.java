package org.plumbline.conformance.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.plumbline.conformance.diagnosis.CaseData.Batch;

/**
 * What the definitions say about a case when some mistakes are made in them. Without mistakes it is what the vectors
 * say, to some 28 digits.
 */
final class MutatedDefinition {

    private final CaseData data;
    private final MutatedLayer layer;
    private final Map<String, WideMatrix> results = new LinkedHashMap<>();

    private MutatedDefinition(CaseData data, Set<Mistake> mistakes) {
        this.data = data;
        this.layer = new MutatedLayer(data, data.q(), mistakes);
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
        if (data.parts().contains(Part.FORWARD)) {
            definition.forward();
        } else if (data.training() == null) {
            definition.loss(data.batches().get(0));
        } else if (data.training().checkpoints().isEmpty()) {
            new MutatedDescent(data, mistakes, definition.results).ofQ();
        } else {
            new MutatedDescent(data, mistakes, definition.results).ofCoordinates();
        }
        return definition.results;
    }

    private void forward() {
        MutatedLayer.Pass pass = layer.pass(data.batches().get(0).images().get(0));
        results.put("patches", pass.patches());
        results.put("visible", pass.visiblePatches());
        results.put("score", pass.scores().value());
        results.put("attention", pass.attention().value());
        results.put("areaAttention", pass.areaAttention(layer.has(Mistake.AREA_COUNTS_MASKED)).value());
        results.put("output", pass.outputs().value());
        results.put("representation", pass.representation().value());
        results.put("phi", layer.correlations(data.features().transposed()));
        results.put("upsilon", layer.correlations(data.encodings().transposed()));
    }

    private void loss(Batch batch) {
        MutatedLoss loss = new MutatedLoss(layer, batch);
        results.put("loss", WideMatrix.of(1, 1, (i, j) -> loss.loss()));
        results.put("negativeGradient", loss.toldGradient());
        if (batch.samples().isEmpty()) {
            results.put("lossFloor", WideMatrix.of(1, 1, (i, j) -> loss.floor()));
        } else {
            results.put("similarity", loss.similarities());
        }
    }
}
