package org.plumbline.reference.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.Series;

/**
 * The transformer a second time, by other means: in coordinates instead of vectors, in the JDK's decimals instead of
 * Apfloat, with exact scores.
 */
class OracleLayer {

    static final MathContext DIGITS = new MathContext(90);

    final SmallCase small;
    final Setting setting;
    final int positions;
    final BigDecimal[][] vectors;
    private final BigDecimal[][] correlations;
    private final Map<Masked, BigDecimal[][]> attentions = new HashMap<>();

    OracleLayer(SmallCase small) {
        this.small = small;
        this.setting = small.setting();
        this.positions = setting.positions();
        OrthonormalFamily family = setting.family();
        this.vectors = new BigDecimal[family.vectors()][family.dimension()];
        for (int i = 0; i < vectors.length; i++) {
            for (int l = 0; l < vectors[i].length; l++) {
                BigInteger numerator = BigInteger.valueOf(family.numerator(i, l));
                vectors[i][l] = Exactly.value(Dyadic.of(numerator, family.scale()));
            }
        }
        this.correlations = new BigDecimal[positions][];
        for (int p = 0; p < positions; p++) {
            correlations[p] = correlations(vectors[setting.positionIndex(p)]);
        }
    }

    /** The exact e^T Q w for every vector w of the family. */
    private BigDecimal[] correlations(BigDecimal[] e) {
        BigDecimal[] query = zeros(e.length);
        for (int i = 0; i < e.length; i++) {
            for (int j = 0; j < e.length && e[i].signum() != 0; j++) {
                query[j] = query[j].add(e[i].multiply(Exactly.value(small.q().get(i, j))));
            }
        }
        BigDecimal[] sums = zeros(vectors.length);
        for (int w = 0; w < vectors.length; w++) {
            for (int j = 0; j < e.length; j++) {
                sums[w] = sums[w].add(query[j].multiply(vectors[w][j]));
            }
        }
        return sums;
    }

    BigDecimal featurePosition(int p, int k, int j) {
        return correlations[p][setting.featureIndex(k, j)];
    }

    BigDecimal positionPosition(int p, int q) {
        return correlations[p][setting.positionIndex(q)];
    }

    final Partition partition(Masked x) {
        return setting.partition(x.image().cluster());
    }

    final BigDecimal latent(Masked x, int j) {
        return Exactly.value(x.image().latent(j));
    }

    /** The exact score: z Phi where the key is unmasked, plus Upsilon. */
    BigDecimal score(int p, int q, Masked x) {
        BigDecimal score = positionPosition(p, q);
        if (!x.mask().isMasked(q)) {
            int j = partition(x).areaOf(q);
            score = score.add(latent(x, j).multiply(featurePosition(p, x.image().cluster(), j)));
        }
        return score;
    }

    BigDecimal[] attention(int p, Masked x) {
        BigDecimal[][] rows = attentions.computeIfAbsent(x, fresh -> new BigDecimal[positions][]);
        if (rows[p] == null) {
            rows[p] = softmax(p, x);
        }
        return rows[p];
    }

    private BigDecimal[] softmax(int p, Masked x) {
        BigDecimal[] weights = new BigDecimal[positions];
        BigDecimal total = BigDecimal.ZERO;
        for (int q = 0; q < positions; q++) {
            weights[q] = Series.exp(score(p, q, x), DIGITS);
            total = total.add(weights[q], DIGITS);
        }
        for (int q = 0; q < positions; q++) {
            weights[q] = weights[q].divide(total, DIGITS);
        }
        return weights;
    }

    BigDecimal[] areaAttention(BigDecimal[] attention, Masked x) {
        BigDecimal[] areas = zeros(partition(x).areas());
        for (int q = 0; q < positions; q++) {
            if (!x.mask().isMasked(q)) {
                int j = partition(x).areaOf(q);
                areas[j] = areas[j].add(attention[q], DIGITS);
            }
        }
        return areas;
    }

    /** F_p in coordinates: z_j A_{p,j} along v_{k,j}. */
    BigDecimal[] output(BigDecimal[] attention, Masked x) {
        BigDecimal[] output = areaAttention(attention, x);
        for (int j = 0; j < output.length; j++) {
            output[j] = output[j].multiply(latent(x, j), DIGITS);
        }
        return output;
    }

    static BigDecimal[] zeros(int length) {
        BigDecimal[] zeros = new BigDecimal[length];
        Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }
}
