package org.plumbline.audit;

import java.util.List;
import java.util.stream.DoubleStream;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.plumbline.reference.number.Enclosure;

/**
 * How many patterns the rows of a matrix are made of: the exponential of the entropy of its singular values, divided by
 * their sum. Equal rows have 1, orthogonal rows of one length as many as they are.
 *
 * <p>In double precision, from the middles of the intervals: for pictures, not for verdicts.
 */
final class EffectiveRank {

    private EffectiveRank() {
    }

    static double of(List<Enclosure[]> rows) {
        return of(rows.stream().map(EffectiveRank::middles).toArray(double[][]::new));
    }

    private static double[] middles(Enclosure[] row) {
        double[] middles = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            middles[j] = Interval.middle(row[j]);
        }
        return middles;
    }

    static double of(double[][] rows) {
        double[] values = new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getSingularValues();
        double sum = DoubleStream.of(values).sum();
        double entropy = 0;
        for (double value : values) {
            double part = value / sum;
            entropy -= part > 0 ? part * StrictMath.log(part) : 0;
        }
        return StrictMath.exp(entropy);
    }
}
