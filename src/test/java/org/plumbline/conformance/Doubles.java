package org.plumbline.conformance;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Vectors and matrices of a floating-point format, and JSON to and from them. */
public enum Doubles {
    /** Every operation in float64. */
    FLOAT64 {
        @Override
        double stored(double x) {
            return x;
        }

        @Override
        double summed(double x) {
            return x;
        }
    },
    /** Every operation in float32: rounding a float64 result again changes nothing for + - * /. */
    FLOAT32 {
        @Override
        double stored(double x) {
            return (float) x;
        }

        @Override
        double summed(double x) {
            return (float) x;
        }
    },
    /** Arrays in bfloat16, sums in float32, as accelerators do it. */
    BFLOAT16 {
        @Override
        double stored(double x) {
            int bits = Float.floatToRawIntBits((float) x);
            int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
            return Float.intBitsToFloat(rounded & 0xFFFF0000);
        }

        @Override
        double summed(double x) {
            return (float) x;
        }
    };

    /** A number as it is kept in an array. */
    abstract double stored(double x);

    /** A number as it is kept in a sum. */
    abstract double summed(double x);

    /** The inner product. */
    double inner(double[] a, double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum = summed(sum + summed(a[l] * b[l]));
        }
        return stored(sum);
    }

    /** The sum of numbers. */
    double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum = summed(sum + term);
        }
        return stored(sum);
    }

    /** Adds a multiple of a matrix to a matrix. */
    void add(double[][] sum, double[][] term, double factor) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] = stored(sum[i][j] + stored(factor * term[i][j]));
            }
        }
    }

    /** The matrix a b. */
    double[][] product(double[][] a, double[][] b) {
        double[][] columns = transposed(b);
        double[][] product = new double[a.length][columns.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                product[i][j] = inner(a[i], columns[j]);
            }
        }
        return product;
    }

    /** The transpose. */
    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    /** Weights e^(x - max) over their sum. */
    double[] softmax(double[] x) {
        double most = Arrays.stream(x).max().orElseThrow();
        double[] weights = Arrays.stream(x).map(s -> stored(Math.exp(stored(s - most)))).toArray();
        double total = sum(weights);
        return Arrays.stream(weights).map(w -> stored(w / total)).toArray();
    }

    /** A decimal in a string. */
    double number(JsonNode node) {
        return stored(Double.parseDouble(node.textValue()));
    }

    /** Decimals in strings. */
    double[] vector(JsonNode node) {
        double[] vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(node.get(i));
        }
        return vector;
    }

    /** Rows of decimals in strings. */
    double[][] matrix(JsonNode node) {
        double[][] matrix = new double[node.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(node.get(i));
        }
        return matrix;
    }

    /** A vector as JSON numbers. */
    static ArrayNode array(double[] vector) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(vector).forEach(node::add);
        return node;
    }

    /** A matrix as JSON numbers. */
    static ArrayNode array(double[][] matrix) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(matrix).forEach(row -> node.add(array(row)));
        return node;
    }
}
