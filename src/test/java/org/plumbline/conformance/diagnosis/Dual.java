package org.plumbline.conformance.diagnosis;

import java.util.function.DoubleUnaryOperator;

/**
 * A float64 number with its derivatives by all entries of Q: forward differentiation, the other way round than the
 * program's. On demand everything is rounded to float32.
 */
record Dual(double value, double[] slope, boolean single) {

    Dual {
        value = rounded(value, single);
        for (int i = 0; i < slope.length; i++) {
            slope[i] = rounded(slope[i], single);
        }
    }

    static double rounded(double x, boolean single) {
        return single ? (float) x : x;
    }

    Dual constant() {
        return new Dual(value, new double[slope.length], single);
    }

    Dual constant(double other) {
        return new Dual(other, new double[slope.length], single);
    }

    private Dual combined(double result, double own, Dual other, double others) {
        double[] sum = new double[slope.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = rounded(own * slope[i], single) + rounded(others * other.slope[i], single);
        }
        return new Dual(result, sum, single);
    }

    Dual plus(Dual other) {
        return combined(value + other.value, 1, other, 1);
    }

    Dual minus(Dual other) {
        return combined(value - other.value, 1, other, -1);
    }

    Dual times(Dual other) {
        return combined(value * other.value, other.value, other, value);
    }

    Dual over(Dual other) {
        double quotient = value / other.value;
        return combined(quotient, 1 / other.value, other, -quotient / other.value);
    }

    Dual times(double factor) {
        return combined(value * factor, factor, this, 0);
    }

    Dual mapped(DoubleUnaryOperator function, double derivative) {
        return combined(function.applyAsDouble(value), derivative, this, 0);
    }

    Dual exp() {
        return mapped(Math::exp, Math.exp(value));
    }

    Dual log() {
        return mapped(Math::log, 1 / value);
    }

    Dual sqrt() {
        return mapped(Math::sqrt, 0.5 / Math.sqrt(value));
    }
}
