package org.plumbline.conformance.generation;

import java.util.Arrays;
import java.util.function.IntPredicate;

import org.plumbline.conformance.NumberFormat;

/**
 * A matrix as a correct implementation may have it: values, and a bound on the error of each (running error analysis,
 * proofs-notes/conformance-budget.md). Every method states its rule; u is the unit roundoff of arrays, w that of sums.
 */
final class Approximate {

    /** Exponentials and logarithms are taken to be right to this many units. */
    static final int ELEMENTARY = 4;

    /** An exponent whose exponential is still a number. */
    private static final double LARGEST = 700;

    private final NumberFormat format;
    final double[][] value;
    final double[][] error;

    private Approximate(NumberFormat format, double[][] value, double[][] error) {
        this.format = format;
        this.value = value;
        this.error = error;
    }

    /** An input: exact, then stored. */
    static Approximate of(NumberFormat format, double[][] value) {
        Approximate input = new Approximate(format, value, new double[value.length][columns(value)]);
        return input.stored(1);
    }

    /** The same values with other errors. */
    Approximate withError(double[][] other) {
        return new Approximate(format, value, other);
    }

    private static int columns(double[][] matrix) {
        return matrix.length == 0 ? 0 : matrix[0].length;
    }

    int rows() {
        return value.length;
    }

    int columns() {
        return columns(value);
    }

    private Approximate blank(int rows, int columns) {
        return new Approximate(format, new double[rows][columns], new double[rows][columns]);
    }

    /** Each entry rounded some times: its error grows by {@code times u (|x| + error) + tiny}. */
    Approximate stored(int times) {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                result.value[i][j] = value[i][j];
                result.error[i][j] = rounded(value[i][j], error[i][j], times);
            }
        }
        return result;
    }

    private double rounded(double x, double error, int times) {
        double most = Math.abs(x) + error;
        return error + times * format.unit() * most + (most == 0 ? 0 : format.tiny());
    }

    Approximate transposed() {
        Approximate result = blank(columns(), rows());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                result.value[j][i] = value[i][j];
                result.error[j][i] = error[i][j];
            }
        }
        return result;
    }

    /**
     * The product. For n terms, of absolute sum S: inherited {@code |A| dB + dA |B| + dA dB}, then {@code (n w + u) S}
     * whatever the order of summation, and wherever the product is split in two and stored in between.
     */
    Approximate times(Approximate other) {
        Approximate result = blank(rows(), other.columns());
        double own = columns() * format.sumUnit() + format.unit();
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < other.columns(); j++) {
                double sum = 0;
                double most = 0;
                double inherited = 0;
                for (int k = 0; k < columns(); k++) {
                    double a = value[i][k];
                    double b = other.value[k][j];
                    double da = error[i][k];
                    double db = other.error[k][j];
                    sum += a * b;
                    most += (Math.abs(a) + da) * (Math.abs(b) + db);
                    inherited += Math.abs(a) * db + da * Math.abs(b) + da * db;
                }
                result.value[i][j] = sum;
                result.error[i][j] = inherited + own * most + (most == 0 ? 0 : columns() * format.tiny());
            }
        }
        return result;
    }

    /** {@code A + factor B}: two roundings. */
    Approximate plus(Approximate other, double factor) {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                double term = factor * other.value[i][j];
                double inherited = error[i][j] + Math.abs(factor) * other.error[i][j];
                result.value[i][j] = value[i][j] + term;
                double most = Math.abs(value[i][j]) + Math.abs(term) + inherited;
                result.error[i][j] = inherited + 2 * format.unit() * most + (most == 0 ? 0 : format.tiny());
            }
        }
        return result;
    }

    /** Entry by entry: inherited as in {@link #times}, then one rounding. */
    Approximate timesEach(Approximate other) {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                double a = value[i][j];
                double b = other.value[i][j];
                double inherited = Math.abs(a) * other.error[i][j] + error[i][j] * Math.abs(b)
                        + error[i][j] * other.error[i][j];
                result.value[i][j] = a * b;
                result.error[i][j] = rounded(a * b, inherited, 1);
            }
        }
        return result;
    }

    /** Each entry times a number that is known: two roundings, one of the number. */
    Approximate times(double factor) {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                result.value[i][j] = factor * value[i][j];
                result.error[i][j] = rounded(result.value[i][j], Math.abs(factor) * error[i][j], 2);
            }
        }
        return result;
    }

    /** A column repeated. */
    Approximate repeated(int columns) {
        Approximate result = blank(rows(), columns);
        for (int i = 0; i < rows(); i++) {
            Arrays.fill(result.value[i], value[i][0]);
            Arrays.fill(result.error[i], error[i][0]);
        }
        return result;
    }

    /** Rows of ones, exactly. */
    Approximate ones(int rows, int columns) {
        Approximate result = blank(rows, columns);
        for (double[] row : result.value) {
            Arrays.fill(row, 1);
        }
        return result;
    }

    /** The rows for which a test holds; the others become 0, exactly. */
    Approximate where(IntPredicate test) {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            if (test.test(i)) {
                result.value[i] = value[i].clone();
                result.error[i] = error[i].clone();
            }
        }
        return result;
    }

    /**
     * The softmax of each row. An exponent x_r is off by E_r, its own error and one rounding of {@code x_r - max}. The
     * weight {@code a_q = 1 / sum_r (a_r / a_q)} then changes by a factor 1 / (1 + t) with |t| at most
     * {@code T = sum over r other than q of a_r (e^(E_q + E_r) - 1)}; exponential, sum and quotient round it further.
     */
    Approximate softmax() {
        Approximate result = blank(rows(), columns());
        for (int i = 0; i < rows(); i++) {
            softmax(value[i], error[i], result.value[i], result.error[i]);
        }
        return result;
    }

    private void softmax(double[] x, double[] dx, double[] weight, double[] error) {
        int n = x.length;
        double most = Double.NEGATIVE_INFINITY;
        for (double each : x) {
            most = Math.max(most, each);
        }
        double total = 0;
        for (int q = 0; q < n; q++) {
            weight[q] = StrictMath.exp(x[q] - most);
            total += weight[q];
        }
        double own = (ELEMENTARY + 3) * format.unit() + n * format.sumUnit();
        for (int q = 0; q < n; q++) {
            weight[q] /= total;
        }
        for (int q = 0; q < n; q++) {
            double t = 0;
            for (int r = 0; r < n; r++) {
                double off = exponent(x, dx, most, q) + exponent(x, dx, most, r);
                t += r == q ? 0 : weight[r] * StrictMath.expm1(Math.min(off, LARGEST));
            }
            double relative = t < 0.5 ? t / (1 - t) : Double.POSITIVE_INFINITY;
            error[q] = Math.min(1, weight[q] == 0 ? 0 : weight[q] * (relative + own)) + format.tiny();
        }
    }

    private double exponent(double[] x, double[] dx, double most, int r) {
        return dx[r] + format.unit() * (most - x[r] + dx[r]);
    }
}
