package org.plumbline.conformance.generation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.plumbline.conformance.NumberFormat;
import org.plumbline.conformance.generation.CaseInputs.Training;
import org.plumbline.reference.data.Setting;

/**
 * Descent, with a bound on what a floating-point format does to the state: the errors of each step, carried on by the
 * derivatives of the steps that follow, {@code sum_t |J_n ... J_t+1| error_t}.
 */
final class ApproximateTraining {

    /** The step of the central differences that derivatives are taken by. */
    private static final double STEP = 1e-5;

    private final NumberFormat format;
    private final Training training;
    private final double eta;
    private final Approximate positions;
    private final Approximate basis;
    /** The state before each step, flat; after the last step too. */
    private final double[][] states;
    private final int columns;

    private ApproximateTraining(NumberFormat format, Training training) {
        this.format = format;
        this.training = training;
        this.eta = ApproximateLayer.doubleOf(training.eta());
        Setting setting = training.setting();
        double[][] q = ApproximateLayer.doubles(training.q());
        ApproximateLayer layer = new ApproximateLayer(format, setting, Approximate.of(format, q));
        this.positions = layer.positions();
        this.basis = above(layer.features(), positions);
        this.columns = training.inCoordinates() ? basis.rows() : q.length;
        this.states = new double[training.steps() + 1][];
        Approximate start = Approximate.of(format, q);
        states[0] = flat(training.inCoordinates() ? positions.times(start).times(basis.transposed()).value : q);
    }

    private Approximate above(Approximate a, Approximate b) {
        double[][] rows = new double[a.rows() + b.rows()][];
        double[][] errors = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            Approximate of = i < a.rows() ? a : b;
            rows[i] = of.value[i < a.rows() ? i : i - a.rows()];
            errors[i] = of.error[i < a.rows() ? i : i - a.rows()];
        }
        return Approximate.of(format, rows).withError(errors);
    }

    /** For each format, for each result the largest error; the derivatives are the same for all formats. */
    static Map<NumberFormat, Map<String, Double>> errors(Training training) {
        Map<NumberFormat, Map<String, Double>> errors = new EnumMap<>(NumberFormat.class);
        double[][][] slopes = new double[training.steps()][][];
        for (NumberFormat format : NumberFormat.values()) {
            errors.put(format, new ApproximateTraining(format, training).errors(slopes));
        }
        return errors;
    }

    /** The derivatives of the steps are computed unless they are there. */
    private Map<String, Double> errors(double[][][] slopes) {
        int n = training.steps();
        double[][] local = new double[n][];
        for (int t = 0; t < n; t++) {
            Approximate moved = step(t, states[t]);
            local[t] = flat(moved.error);
            states[t + 1] = flat(moved.value);
            slopes[t] = slopes[t] == null ? derivative(t) : slopes[t];
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        double grid = Math.scalb(1.0, -training.q().gridBits());
        if (!training.inCoordinates()) {
            double[] before = carried(local, slopes, n, grid);
            errors.put("unroundedQ", largest(before));
            errors.put("nextQ", largest(before) + grid);
            return errors;
        }
        double state = 0;
        double loss = 0;
        for (int checkpoint : training.checkpoints()) {
            double[] at = carried(local, slopes, checkpoint, grid);
            state = Math.max(state, largest(at) + grid);
            loss = Math.max(loss, lossError(checkpoint, at, grid));
        }
        errors.put("phiAt", state);
        errors.put("upsilonAt", state);
        errors.put("lossAt", loss);
        return errors;
    }

    /** What the state after some steps may be off before it is rounded; rounding may send two numbers a step apart. */
    private static double[] carried(double[][] local, double[][][] slopes, int steps, double grid) {
        int size = local[0].length;
        double[] sum = local[steps - 1].clone();
        double[][] after = slopes[steps - 1];
        for (int t = steps - 2; t >= 0; t--) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    sum[i] += Math.abs(after[i][j]) * (local[t][j] + grid);
                }
            }
            after = t > 0 ? product(after, slopes[t]) : after;
        }
        return sum;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int size = a.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private Approximate matrix(double[] state) {
        double[][] rows = new double[state.length / columns][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(state, i * columns, (i + 1) * columns);
        }
        return Approximate.of(format, rows);
    }

    private Approximate dense(Approximate state) {
        return training.inCoordinates() ? positions.transposed().times(state.times(basis)) : state;
    }

    private ApproximateLoss loss(int t, double[] state) {
        return new ApproximateLoss(format, training.batch(t, training.q()), dense(matrix(state)));
    }

    private Approximate step(int t, double[] state) {
        Approximate slope = loss(t, state).negativeGradient();
        Approximate own = training.inCoordinates() ? positions.times(slope).times(basis.transposed()) : slope;
        return matrix(state).plus(own, eta);
    }

    /** The Jacobian of a step at its state. */
    private double[][] derivative(int t) {
        int size = states[t].length;
        double[][] derivative = new double[size][size];
        for (int j = 0; j < size; j++) {
            double[] low = states[t].clone();
            double[] high = states[t].clone();
            low[j] -= STEP;
            high[j] += STEP;
            double[] before = flat(step(t, low).value);
            double[] after = flat(step(t, high).value);
            for (int i = 0; i < size; i++) {
                derivative[i][j] = (after[i] - before[i]) / (2 * STEP);
            }
        }
        return derivative;
    }

    /** The loss at a checkpoint moves with the state by its gradient. */
    private double lossError(int checkpoint, double[] at, double grid) {
        ApproximateLoss loss = loss(checkpoint - 1, states[checkpoint]);
        Approximate slope = loss.negativeGradient();
        double[] own = flat(training.inCoordinates() ? positions.times(slope).times(basis.transposed()).value
                : slope.value);
        double error = Budget.largest(loss.loss());
        for (int i = 0; i < own.length; i++) {
            error += Math.abs(own[i]) * (at[i] + grid);
        }
        return error;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
