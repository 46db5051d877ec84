package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.CaseInputs.Contrast;
import org.plumbline.conformance.CaseInputs.Forward;
import org.plumbline.conformance.CaseInputs.Reconstruction;
import org.plumbline.conformance.CaseInputs.Step;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * A case as JSON (spec/vectors/README.md).
 *
 * <p>Every real number is a decimal in a string, which the float parser of any language reads; inputs are exact that
 * way because dyadic numbers are finite decimals. Counts and indices are JSON integers, masks JSON booleans.
 */
final class CaseJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseJson() {
    }

    /** The whole case, evaluated. */
    static ObjectNode of(VectorCase vectorCase) {
        List<BoundedArray> results = Evaluation.of(vectorCase.inputs());
        ObjectNode node = JSON.objectNode();
        node.put("id", vectorCase.id());
        ArrayNode claims = node.putArray("claims");
        results.stream().map(BoundedArray::claim).distinct().forEach(claims::add);
        ArrayNode flags = node.putArray("flags");
        Flag.of(vectorCase.inputs()).forEach(flag -> flags.add(flag.label()));
        node.put("note", vectorCase.note());
        node.set("inputs", inputs(vectorCase.inputs()));
        ObjectNode named = node.putObject("results");
        results.forEach(result -> named.set(result.name(), result(result)));
        return node;
    }

    private static ObjectNode inputs(CaseInputs inputs) {
        ObjectNode node = JSON.objectNode();
        Setting setting = inputs.setting();
        node.put("P", setting.positions());
        node.put("d", setting.family().dimension());
        ArrayNode clusters = node.putArray("clusters");
        for (int k = 0; k < setting.clusters(); k++) {
            clusters.add(cluster(setting, k));
        }
        ArrayNode positions = node.putArray("positions");
        for (int p = 0; p < setting.positions(); p++) {
            positions.add(vector(setting.family(), setting.positionIndex(p)));
        }
        node.set("Q", matrix(inputs.q()));
        specific(node, inputs);
        return node;
    }

    private static void specific(ObjectNode node, CaseInputs inputs) {
        if (inputs instanceof Forward forward) {
            node.set("image", image(forward.image()));
        } else if (inputs instanceof Reconstruction reconstruction) {
            ArrayNode batch = node.putArray("batch");
            reconstruction.batch().forEach(draw -> batch.add(image(draw)));
        } else if (inputs instanceof Contrast contrast) {
            ArrayNode batch = node.putArray("batch");
            contrast.batch().forEach(sample -> batch.add(sample(sample)));
            node.set("tau", number(contrast.tau()));
        } else if (inputs instanceof Step step) {
            node.put("objective", step.gradient() instanceof Contrast ? "cl" : "mae");
            specific(node, step.gradient());
            node.set("eta", number(step.eta()));
            node.put("gridBits", step.q().gridBits());
        }
    }

    private static ObjectNode cluster(Setting setting, int k) {
        Partition partition = setting.partition(k);
        ObjectNode node = JSON.objectNode();
        ArrayNode areaOf = node.putArray("areaOf");
        for (int p = 0; p < partition.positions(); p++) {
            areaOf.add(partition.areaOf(p));
        }
        ArrayNode features = node.putArray("features");
        for (int j = 0; j < partition.areas(); j++) {
            features.add(vector(setting.family(), setting.featureIndex(k, j)));
        }
        return node;
    }

    private static ObjectNode image(MaskedDraw draw) {
        ObjectNode node = JSON.objectNode();
        node.put("cluster", draw.image().cluster());
        ArrayNode latents = node.putArray("latents");
        for (int j = 0; j < draw.image().areas(); j++) {
            latents.add(number(draw.image().latent(j)));
        }
        Mask mask = draw.mask();
        ArrayNode masked = node.putArray("mask");
        for (int p = 0; p < mask.positions(); p++) {
            masked.add(mask.isMasked(p));
        }
        return node;
    }

    private static ObjectNode sample(ContrastiveDraw sample) {
        ObjectNode node = JSON.objectNode();
        node.set("anchor", image(new MaskedDraw(sample.image(), sample.first())));
        node.set("positive", image(new MaskedDraw(sample.image(), sample.second())));
        ArrayNode negatives = node.putArray("negatives");
        for (MaskedDraw negative : sample.negatives()) {
            negatives.add(image(negative));
        }
        return node;
    }

    private static ArrayNode vector(OrthonormalFamily family, int index) {
        ArrayNode node = JSON.arrayNode();
        for (int l = 0; l < family.dimension(); l++) {
            node.add(number(Dyadic.of(family.numerator(index, l)).times(half(family.scale()))));
        }
        return node;
    }

    private static Dyadic half(int power) {
        return Dyadic.of(BigInteger.ONE, power);
    }

    private static ArrayNode matrix(GridMatrix matrix) {
        ArrayNode node = JSON.arrayNode();
        for (int i = 0; i < matrix.rows(); i++) {
            ArrayNode row = node.addArray();
            for (int j = 0; j < matrix.columns(); j++) {
                row.add(number(matrix.get(i, j)));
            }
        }
        return node;
    }

    private static ObjectNode result(BoundedArray result) {
        ObjectNode node = JSON.objectNode();
        node.put("claim", result.claim());
        ArrayNode axes = node.putArray("axes");
        result.axes().forEach(axes::add);
        ArrayNode shape = node.putArray("shape");
        result.shape().forEach(shape::add);
        node.set("bounds", nested(result, 0, 0));
        return node;
    }

    /** The entries below one index of each of the first axes, as nested arrays; {@code first} is where they start. */
    private static ArrayNode nested(BoundedArray result, int axis, int first) {
        ArrayNode node = JSON.arrayNode();
        if (axis == result.shape().size()) {
            Interval entry = result.entries().get(first);
            return node.add(text(entry.lo())).add(text(entry.hi()));
        }
        int stride = BoundedArray.size(result.shape().subList(axis + 1, result.shape().size()));
        for (int i = 0; i < result.shape().get(axis); i++) {
            node.add(nested(result, axis + 1, first + i * stride));
        }
        return node;
    }

    private static JsonNode number(Dyadic value) {
        return JSON.textNode(text(Interval.decimal(value)));
    }

    private static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
