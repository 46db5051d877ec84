package org.plumbline.conformance.generation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.generation.CaseInputs.Batch;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Draw;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Look;
import org.plumbline.conformance.generation.CaseInputs.OfQ;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;
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
        List<BoundedArray> results = Evaluation.of(vectorCase);
        ObjectNode node = JSON.objectNode();
        node.put("id", vectorCase.id());
        ArrayNode claims = node.putArray("claims");
        results.stream().map(BoundedArray::claim).distinct().forEach(claims::add);
        ArrayNode flags = node.putArray("flags");
        Flag.of(vectorCase.inputs()).forEach(flag -> flags.add(flag.label()));
        node.put("note", vectorCase.note());
        node.set("inputs", inputs(vectorCase.inputs()));
        ObjectNode named = node.putObject("results");
        results(vectorCase, results).forEach(named::set);
        return node;
    }

    /** Each result by its name, with its budgets. */
    static Map<String, ObjectNode> results(VectorCase vectorCase, List<BoundedArray> results) {
        Map<String, Map<NumberFormat, BigDecimal>> budgets = Budget.of(vectorCase, results);
        Map<String, ObjectNode> named = new LinkedHashMap<>();
        results.forEach(result -> named.put(result.name(), result(result, budgets.get(result.name()))));
        return named;
    }

    private static ObjectNode inputs(CaseInputs inputs) {
        if (inputs instanceof Draw draw) {
            return draw(draw);
        }
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
        if (inputs instanceof OfQ ofQ) {
            node.set("Q", matrix(ofQ.q()));
        }
        specific(node, inputs);
        return node;
    }

    private static void specific(ObjectNode node, CaseInputs inputs) {
        if (inputs instanceof Look look) {
            node.set("image", image(look.image()));
        } else if (inputs instanceof Forward forward) {
            node.set("image", image(forward.image()));
        } else if (inputs instanceof Batch batch) {
            node.set("batch", batch(batch));
            if (batch instanceof Contrast contrast) {
                node.set("tau", number(contrast.tau()));
            }
        } else if (inputs instanceof Training training) {
            training(node, training);
        }
    }

    private static void training(ObjectNode node, Training training) {
        Batch first = training.batches().get(0);
        node.put("objective", first instanceof Contrast ? "cl" : "mae");
        ArrayNode batches = node.putArray("batches");
        training.batches().forEach(batch -> batches.add(batch(batch)));
        if (first instanceof Contrast contrast) {
            node.set("tau", number(contrast.tau()));
        }
        node.set("eta", number(training.eta()));
        node.put("gridBits", training.q().gridBits());
        if (training.inCoordinates()) {
            ArrayNode checkpoints = node.putArray("checkpoints");
            training.checkpoints().forEach(checkpoints::add);
        } else {
            node.put("steps", training.steps());
        }
    }

    private static ArrayNode batch(Batch batch) {
        ArrayNode node = JSON.arrayNode();
        if (batch instanceof Contrast contrast) {
            contrast.batch().forEach(sample -> node.add(sample(sample)));
        } else if (batch instanceof Reconstruction reconstruction) {
            reconstruction.batch().forEach(draw -> node.add(image(draw)));
        }
        return node;
    }

    private static ObjectNode draw(Draw draw) {
        ObjectNode node = JSON.objectNode();
        node.put("seed", Long.toString(draw.seed()));
        node.put("purpose", draw.purpose().name().toLowerCase(Locale.ROOT));
        node.put("step", draw.step());
        node.put("index", draw.index());
        ArrayNode sizes = node.putArray("sizes");
        for (int[] areas : draw.sizes()) {
            ArrayNode row = sizes.addArray();
            for (int size : areas) {
                row.add(size);
            }
        }
        node.put("d", draw.dimension());
        node.put("rounds", draw.rounds());
        node.set("low", number(draw.law().low()));
        node.set("high", number(draw.law().high()));
        node.put("maskSize", draw.maskSize());
        if (draw.negatives() > 0) {
            node.put("negatives", draw.negatives());
        }
        return node;
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

    private static ObjectNode result(BoundedArray result, Map<NumberFormat, BigDecimal> budgets) {
        ObjectNode node = JSON.objectNode();
        node.put("claim", result.claim());
        ArrayNode axes = node.putArray("axes");
        result.axes().forEach(axes::add);
        ArrayNode shape = node.putArray("shape");
        result.shape().forEach(shape::add);
        ObjectNode budget = node.putObject("budget");
        budgets.forEach((format, allowed) -> budget.put(format.label(), allowed.stripTrailingZeros().toString()));
        node.put("radius", text(result.radius()));
        node.set("values", nested(result, 0, 0));
        return node;
    }

    /** The entries below one index of each of the first axes, as nested arrays; {@code first} is where they start. */
    private static JsonNode nested(BoundedArray result, int axis, int first) {
        if (axis == result.shape().size()) {
            return JSON.textNode(text(result.entries().get(first).value()));
        }
        ArrayNode node = JSON.arrayNode();
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
