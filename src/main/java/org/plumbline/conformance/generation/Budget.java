package org.plumbline.conformance.generation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Contrast;
import org.plumbline.conformance.generation.CaseInputs.Forward;
import org.plumbline.conformance.generation.CaseInputs.Reconstruction;
import org.plumbline.conformance.generation.CaseInputs.Training;

/**
 * How far a correct implementation may be off in a floating-point format: {@link #CONSTANT} times a bound that follows
 * the definitions step by step (running error analysis, proofs-notes/conformance-budget.md).
 */
final class Budget {

    /**
     * What the bound is multiplied with: implementations order, split and store the steps in other ways than the ones
     * that were bounded.
     */
    static final int CONSTANT = 2;

    private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

    private Budget() {
    }

    /**
     * The budgets of the results of a case, relative to the scale of each.
     *
     * @return for each result, for each format what its entries may be off, two digits, rounded up; none larger than 1
     */
    static Map<String, Map<NumberFormat, BigDecimal>> of(VectorCase vectorCase, List<BoundedArray> results) {
        Map<String, Map<NumberFormat, BigDecimal>> budgets = new LinkedHashMap<>();
        Map<NumberFormat, Map<String, Double>> trained = vectorCase.inputs() instanceof Training training
                ? ApproximateTraining.errors(training) : Map.of();
        for (NumberFormat format : NumberFormat.values()) {
            Map<String, Double> errors = trained.isEmpty() ? errors(vectorCase, format) : trained.get(format);
            for (BoundedArray result : results) {
                double error = errors.containsKey(result.name()) ? errors.get(result.name()) : stored(result, format);
                budgets.computeIfAbsent(result.name(), name -> new EnumMap<>(NumberFormat.class)).put(format,
                        relative(CONSTANT * error, result.scale()));
            }
        }
        return budgets;
    }

    /** What is exact needs but to be stored. */
    private static double stored(BoundedArray result, NumberFormat format) {
        return result.scale().doubleValue() * format.unit();
    }

    private static BigDecimal relative(double error, BigDecimal scale) {
        if (!(error < scale.doubleValue())) {
            return BigDecimal.ONE;
        }
        return new BigDecimal(error).divide(scale, UP).min(BigDecimal.ONE);
    }

    private static Map<String, Double> errors(VectorCase vectorCase, NumberFormat format) {
        CaseInputs inputs = vectorCase.inputs();
        Map<String, Double> errors = new LinkedHashMap<>();
        if (inputs instanceof Forward forward) {
            forward(vectorCase.topic(), forward, format, errors);
        } else if (inputs instanceof Reconstruction mae) {
            Approximate q = Approximate.of(format, ApproximateLayer.doubles(mae.q()));
            ApproximateLoss loss = new ApproximateLoss(format, mae, q);
            errors.put("loss", largest(loss.loss()));
            errors.put("lossFloor", loss.floorError());
            errors.put("negativeGradient", largest(loss.negativeGradient()));
        } else if (inputs instanceof Contrast cl) {
            Approximate q = Approximate.of(format, ApproximateLayer.doubles(cl.q()));
            ApproximateLoss loss = new ApproximateLoss(format, cl, q);
            errors.put("similarity", loss.similarityError());
            errors.put("loss", largest(loss.loss()));
            errors.put("negativeGradient", largest(loss.negativeGradient()));
        }
        return errors;
    }

    private static void forward(Topic topic, Forward forward, NumberFormat format, Map<String, Double> errors) {
        ApproximateLayer layer = new ApproximateLayer(format, forward.setting(),
                Approximate.of(format, ApproximateLayer.doubles(forward.q())));
        ApproximateLayer.View view = layer.view(forward.image());
        switch (topic) {
            case SCORES -> {
                errors.put("score", largest(layer.scores(view)));
                errors.put("phi", largest(layer.correlations(layer.features())));
                errors.put("upsilon", largest(layer.correlations(layer.positions())));
            }
            case ATTENTION -> errors.put("attention", largest(layer.attention(view)));
            case AREA_ATTENTION -> errors.put("areaAttention",
                    largest(layer.attention(view).times(layer.areas(forward.image()))));
            default -> {
                errors.put("output", largest(layer.outputs(view)));
                errors.put("representation", largest(layer.representation(view)));
            }
        }
    }

    /** The largest bound of any entry. */
    static double largest(Approximate matrix) {
        return Arrays.stream(matrix.error).flatMapToDouble(Arrays::stream).max().orElse(0);
    }
}
