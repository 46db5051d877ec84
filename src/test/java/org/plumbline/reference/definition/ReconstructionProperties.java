package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.MathContext;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Matrix;

/** lem:batch-floor, and the alpha and beta of lem:mae-gradient with its three consequences. */
class ReconstructionProperties {

    private static final int DIGITS = 20;

    private static final MathContext EXACT_ENOUGH = new MathContext(70);

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    @Property(tries = 40)
    void theLossIsNeverBelowTheBatchFloor(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal floor = value(level.batchFloor());
        BigDecimal loss = value(level.maeLoss()).add(level.maeLossError());
        // the floor's own rounding is a few units of 10^-34
        assertTrue(loss.compareTo(floor.subtract(new BigDecimal("1e-30"))) >= 0, loss + " < " + floor);
    }

    /** The weight w of alpha_{p -> v_{k,m}} by the formulas of the lemma, from z and A of one image. */
    private static BigDecimal alphaWeight(BigDecimal[] z, BigDecimal[] a, int n, int m) {
        BigDecimal others = BigDecimal.ZERO;
        for (int j = 0; j < a.length; j++) {
            if (j != m && j != n) {
                others = others.add(z[j].pow(2).multiply(a[j].pow(2)));
            }
        }
        BigDecimal rest = BigDecimal.ONE.subtract(a[n]);
        BigDecimal bracket = m == n ? z[n].pow(2).multiply(rest.pow(2)).add(others)
                : others.subtract(z[n].pow(2).multiply(rest).multiply(a[n]))
                        .subtract(z[m].pow(2).multiply(BigDecimal.ONE.subtract(a[m])).multiply(a[m]));
        return z[m].multiply(a[m]).multiply(bracket, EXACT_ENOUGH);
    }

    @Property(tries = 60)
    void alphaIsThatOfTheLemma(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        Oracle oracle = new Oracle(small);
        Matrix gradient = level.maeNegativeGradient();
        BigDecimal bound = level.maeGradientError().multiply(BigDecimal.valueOf(small.q().rows()));
        for (int p = 0; p < small.setting().positions(); p++) {
            for (int k = 0; k < small.setting().clusters(); k++) {
                for (int m = 0; m < small.setting().partition(k).areas(); m++) {
                    BigDecimal alpha = BigDecimal.ZERO;
                    for (Masked x : small.masked()) {
                        if (x.image().cluster() == k && x.mask().isMasked(p)) {
                            alpha = alpha.add(alphaWeight(oracle, x, p, m));
                        }
                    }
                    alpha = alpha.divide(BigDecimal.valueOf(small.masked().size()), EXACT_ENOUGH);
                    BigDecimal read = level.between(small.setting().positionIndex(p), gradient,
                            small.setting().featureIndex(k, m));
                    assertTrue(read.subtract(alpha).abs().compareTo(bound) <= 0,
                            "alpha " + p + " -> " + k + ", " + m + ": " + read.doubleValue() + ", lemma "
                                    + alpha.doubleValue());
                }
            }
        }
    }

    private static BigDecimal alphaWeight(Oracle oracle, Masked x, int p, int m) {
        Partition partition = oracle.partition(x);
        BigDecimal[] z = new BigDecimal[partition.areas()];
        for (int j = 0; j < z.length; j++) {
            z[j] = value(x.image().latent(j));
        }
        return alphaWeight(z, oracle.areaAttention(oracle.attention(p, x), x), partition.areaOf(p), m);
    }

    @Property(tries = 60)
    void betaIsTheScoreGradientAndSumsToZero(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        Oracle oracle = new Oracle(small);
        Matrix gradient = level.maeNegativeGradient();
        BigDecimal bound = level.maeGradientError().multiply(BigDecimal.valueOf(small.q().rows()));
        int positions = small.setting().positions();
        for (int p = 0; p < positions; p++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int q = 0; q < positions; q++) {
                BigDecimal beta = BigDecimal.ZERO;
                for (Masked x : small.masked()) {
                    if (x.mask().isMasked(p)) {
                        beta = beta.add(oracle.maeScoreGradient(p, x)[q]);
                    }
                }
                beta = beta.divide(BigDecimal.valueOf(small.masked().size()), EXACT_ENOUGH);
                BigDecimal read = level.between(small.setting().positionIndex(p), gradient,
                        small.setting().positionIndex(q));
                assertTrue(read.subtract(beta).abs().compareTo(bound) <= 0, "beta " + p + " -> " + q);
                sum = sum.add(read);
            }
            assertTrue(sum.abs().compareTo(bound.multiply(BigDecimal.valueOf(positions))) <= 0, "sum of beta " + p);
        }
    }

    @Property(tries = 60)
    void ownCorrelationsNeverFallAndUnmaskedQueriesRest(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal dimension = BigDecimal.valueOf(small.q().rows());
        BigDecimal bound = level.maeGradientError().multiply(dimension);
        for (Masked x : small.masked()) {
            Apfloat[][] rows = MaskedReconstruction.maeNegativeGradient(level.pass(x));
            Partition partition = small.setting().partition(x.image().cluster());
            for (int p = 0; p < rows.length; p++) {
                Apfloat own = level.precision.inner(rows[p],
                        level.embedding.feature(x.image().cluster(), partition.areaOf(p)));
                // the bound is the batch mean's: one image alone may err by the batch size times as much
                BigDecimal single = bound.multiply(BigDecimal.valueOf(small.masked().size()));
                assertTrue(value(own).compareTo(single.negate()) >= 0, "alpha_own of " + p);
                for (Apfloat entry : rows[p]) {
                    assertTrue(x.mask().isMasked(p) || entry.signum() == 0, "row of the unmasked " + p);
                }
            }
            assertEquals(small.setting().positions(), rows.length);
        }
    }
}
