package org.plumbline.reference.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.Series;

/**
 * The objectives a second time: losses by areas, gradients by the chain rule through {@link OracleLayer}.
 */
final class Oracle extends OracleLayer {

    Oracle(SmallCase small) {
        super(small);
    }

    /** The loss by areas: z_n^2 (1 - A_n)^2 + sum of z_j^2 A_j^2 over the others, summed and halved. */
    BigDecimal maeLoss(Masked x) {
        BigDecimal twice = BigDecimal.ZERO;
        for (int p = 0; p < positions; p++) {
            if (x.mask().isMasked(p)) {
                BigDecimal[] area = areaAttention(attention(p, x), x);
                for (int j = 0; j < area.length; j++) {
                    BigDecimal gap = j == partition(x).areaOf(p) ? BigDecimal.ONE.subtract(area[j]) : area[j];
                    twice = twice.add(gap.multiply(latent(x, j)).pow(2, DIGITS), DIGITS);
                }
            }
        }
        return twice.divide(BigDecimal.valueOf(2), DIGITS);
    }

    BigDecimal maeLoss() {
        return mean(small.masked().stream().map(this::maeLoss).toList());
    }

    /** Minus the derivative by the scores of p when the loss has the derivative {@code slope} by F_p. */
    private BigDecimal[] chained(BigDecimal[] attention, BigDecimal[] slope, Masked x) {
        BigDecimal[] value = zeros(positions);
        BigDecimal mean = BigDecimal.ZERO;
        for (int q = 0; q < positions; q++) {
            if (!x.mask().isMasked(q)) {
                int j = partition(x).areaOf(q);
                value[q] = slope[j].multiply(latent(x, j), DIGITS);
                mean = mean.add(attention[q].multiply(value[q]), DIGITS);
            }
        }
        BigDecimal[] delta = new BigDecimal[positions];
        for (int q = 0; q < positions; q++) {
            delta[q] = attention[q].multiply(mean.subtract(value[q]), DIGITS);
        }
        return delta;
    }

    /** Minus the derivative of the MAE loss by the scores of a masked p. */
    BigDecimal[] maeScoreGradient(int p, Masked x) {
        BigDecimal[] attention = attention(p, x);
        BigDecimal[] slope = output(attention, x);
        int own = partition(x).areaOf(p);
        slope[own] = slope[own].subtract(latent(x, own));
        return chained(attention, slope, x);
    }

    BigDecimal[][] maeNegativeGradient() {
        List<BigDecimal[][]> samples = new ArrayList<>();
        for (Masked x : small.masked()) {
            BigDecimal[][] delta = new BigDecimal[positions][];
            for (int p = 0; p < positions; p++) {
                delta[p] = x.mask().isMasked(p) ? maeScoreGradient(p, x) : zeros(positions);
            }
            samples.add(rows(delta, x));
        }
        return negativeGradient(samples);
    }

    BigDecimal[] representation(Masked x) {
        BigDecimal[] mean = zeros(partition(x).areas());
        for (int p = 0; p < positions; p++) {
            BigDecimal[] output = output(attention(p, x), x);
            for (int j = 0; j < mean.length; j++) {
                mean[j] = mean[j].add(output[j].divide(BigDecimal.valueOf(positions), DIGITS), DIGITS);
            }
        }
        return mean;
    }

    /** Images of different clusters have orthogonal representations. */
    BigDecimal similarity(Masked x, BigDecimal[] first, Masked other, BigDecimal[] second) {
        BigDecimal sum = BigDecimal.ZERO;
        if (x.image().cluster() == other.image().cluster()) {
            for (int j = 0; j < first.length; j++) {
                sum = sum.add(first[j].multiply(second[j]), DIGITS);
            }
        }
        return sum;
    }

    /** The loss of one sample and minus its derivative by F(X+). */
    private record Softmax(BigDecimal loss, BigDecimal[] slope) {
    }

    private Softmax softmax(Contrast sample) {
        Masked x = new Masked(sample.image(), sample.first());
        BigDecimal[] anchor = representation(x);
        BigDecimal tau = Exactly.value(small.tau());
        List<BigDecimal> weights = new ArrayList<>();
        List<BigDecimal[]> others = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Masked other : sample.stopped()) {
            others.add(representation(other));
            BigDecimal similarity = similarity(x, anchor, other, others.get(others.size() - 1));
            weights.add(Series.exp(similarity.divide(tau, DIGITS), DIGITS));
            total = total.add(weights.get(weights.size() - 1), DIGITS);
        }
        BigDecimal[] slope = zeros(anchor.length);
        for (int s = 0; s < others.size(); s++) {
            BigDecimal share = weights.get(s).divide(total, DIGITS).subtract(s == 0 ? BigDecimal.ONE : BigDecimal.ZERO);
            if (sample.stopped().get(s).image().cluster() == sample.image().cluster()) {
                for (int j = 0; j < slope.length; j++) {
                    slope[j] = slope[j].add(share.multiply(others.get(s)[j]), DIGITS);
                }
            }
        }
        BigDecimal loss = tau.negate().multiply(Series.log(weights.get(0).divide(total, DIGITS), DIGITS), DIGITS);
        return new Softmax(loss, slope);
    }

    BigDecimal clLoss() {
        return mean(small.contrasts().stream().map(sample -> softmax(sample).loss()).toList());
    }

    BigDecimal[][] clNegativeGradient() {
        List<BigDecimal[][]> samples = new ArrayList<>();
        for (Contrast sample : small.contrasts()) {
            Masked x = new Masked(sample.image(), sample.first());
            BigDecimal[] slope = softmax(sample).slope();
            for (int j = 0; j < slope.length; j++) {
                slope[j] = slope[j].divide(BigDecimal.valueOf(positions), DIGITS);
            }
            BigDecimal[][] delta = new BigDecimal[positions][];
            for (int p = 0; p < positions; p++) {
                delta[p] = chained(attention(p, x), slope, x);
            }
            samples.add(rows(delta, x));
        }
        return negativeGradient(samples);
    }

    /** Row p: sum over q of delta_{p->q} (M(X)_q + e_q), in R^d. */
    private BigDecimal[][] rows(BigDecimal[][] delta, Masked x) {
        BigDecimal[][] rows = new BigDecimal[positions][];
        for (int p = 0; p < positions; p++) {
            rows[p] = zeros(small.q().columns());
            for (int q = 0; q < positions; q++) {
                int j = partition(x).areaOf(q);
                BigDecimal seen = x.mask().isMasked(q) ? BigDecimal.ZERO : latent(x, j);
                for (int l = 0; l < rows[p].length; l++) {
                    BigDecimal key = vectors[setting.featureIndex(x.image().cluster(), j)][l].multiply(seen)
                            .add(vectors[setting.positionIndex(q)][l]);
                    rows[p][l] = rows[p][l].add(delta[p][q].multiply(key), DIGITS);
                }
            }
        }
        return rows;
    }

    private BigDecimal[][] negativeGradient(List<BigDecimal[][]> samples) {
        int dimension = small.q().rows();
        BigDecimal[][] gradient = new BigDecimal[dimension][];
        for (int i = 0; i < dimension; i++) {
            gradient[i] = zeros(dimension);
            for (int j = 0; j < dimension; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (BigDecimal[][] rows : samples) {
                    for (int p = 0; p < positions; p++) {
                        sum = sum.add(vectors[setting.positionIndex(p)][i].multiply(rows[p][j]), DIGITS);
                    }
                }
                gradient[i][j] = sum.divide(BigDecimal.valueOf(samples.size()), DIGITS);
            }
        }
        return gradient;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), DIGITS);
    }
}
