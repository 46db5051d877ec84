package org.example;

/** Vectors and matrices of float64, a matrix as an array of rows. */
final class Dense {

    private Dense() {
    }

    /** a b. */
    static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                if (a[i][k] != 0) {
                    add(product[i], b[k], a[i][k]);
                }
            }
        }
        return product;
    }

    /** a b^T. */
    static double[][] timesTransposed(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                double sum = 0;
                for (int k = 0; k < a[i].length; k++) {
                    sum += a[i][k] * b[j][k];
                }
                product[i][j] = sum;
            }
        }
        return product;
    }

    /** Adds factor times x to sum. */
    static void add(double[] sum, double[] x, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** Replaces numbers by their softmax; the largest is taken out first, so that nothing overflows. */
    static void softmax(double[] row) {
        double most = Double.NEGATIVE_INFINITY;
        for (double x : row) {
            most = Math.max(most, x);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.exp(row[i] - most);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= sum;
        }
    }
}
