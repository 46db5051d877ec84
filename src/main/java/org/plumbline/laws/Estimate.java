package org.plumbline.laws;

import java.util.stream.DoubleStream;

/**
 * The mean of independent replicas with its standard error.
 *
 * @param mean their mean
 * @param error the standard error of the mean, {@code sd / sqrt(n)}; NaN of one replica
 */
public record Estimate(double mean, double error) {

    /**
     * The estimate from replicas.
     *
     * @param values one a replica
     * @return their mean
     */
    static Estimate of(double... values) {
        double mean = DoubleStream.of(values).sum() / values.length;
        double squares = DoubleStream.of(values).map(each -> (each - mean) * (each - mean)).sum();
        return new Estimate(mean, Math.sqrt(squares / (values.length - 1.0) / values.length));
    }
}
