package org.plumbline.conformance;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Vectors and matrices of float64, and JSON to and from them. */
final class Doubles {

    private Doubles() {
    }

    /** The inner product. */
    static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += a[l] * b[l];
        }
        return sum;
    }

    /** Adds a multiple of a matrix to a matrix. */
    static void add(double[][] sum, double[][] term, double factor) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] += factor * term[i][j];
            }
        }
    }

    /** The matrix a b. */
    static double[][] product(double[][] a, double[][] b) {
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

    /** Decimals in strings. */
    static double[] vector(JsonNode node) {
        double[] vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Double.parseDouble(node.get(i).textValue());
        }
        return vector;
    }

    /** Rows of decimals in strings. */
    static double[][] matrix(JsonNode node) {
        double[][] matrix = new double[node.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(node.get(i));
        }
        return matrix;
    }

    /** A matrix as JSON numbers. */
    static ArrayNode array(double[][] matrix) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (double[] row : matrix) {
            ArrayNode entries = node.addArray();
            Arrays.stream(row).forEach(entries::add);
        }
        return node;
    }
}
