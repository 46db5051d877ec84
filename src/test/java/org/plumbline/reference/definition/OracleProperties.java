package org.plumbline.reference.definition;

import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.definition.SmallCase.Contrast;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Matrix;

/** Every definition agrees with the oracle in coordinates to within the error it claims. */
class OracleProperties {

    private static final int DIGITS = 20;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static void assertAllWithin(Apfloat bound, BigDecimal[] exact, Apfloat[] computed, String what) {
        for (int i = 0; i < computed.length; i++) {
            assertWithin(value(bound), exact[i], computed[i], what + " " + i);
        }
    }

    private static void assertAllWithin(Apfloat bound, BigDecimal[][] exact, Matrix computed, String what) {
        for (int i = 0; i < computed.rows(); i++) {
            assertAllWithin(bound, exact[i], computed.row(i), what + ", row " + i);
        }
    }

    @Property(tries = 50)
    void scoresAttentionAreasAndOutputs(@ForAll("cases") SmallCase small) {
        Oracle oracle = new Oracle(small);
        Level level = new Level(small, DIGITS);
        ErrorBound bound = level.bound();
        Masked x = small.masked().get(0);
        ForwardPass pass = level.pass(x);
        for (int p = 0; p < small.setting().positions(); p++) {
            for (int q = 0; q < small.setting().positions(); q++) {
                assertWithin(value(bound.score()), oracle.score(p, q, x), level.layer.score(p, q, pass.input()), "s");
            }
            BigDecimal[] attention = oracle.attention(p, x);
            assertAllWithin(bound.attention(), attention, pass.attention(p), "attention");
            assertAllWithin(bound.areaAttention(), oracle.areaAttention(attention, x), pass.areaAttention(p), "A");
            BigDecimal[] output = oracle.output(attention, x);
            for (int j = 0; j < output.length; j++) {
                Apfloat along = level.precision.inner(pass.output(p), level.embedding.feature(x.image().cluster(), j));
                // reading a coordinate off d entries costs at most d times their error and some rounding
                BigDecimal error = value(bound.output()).multiply(BigDecimal.valueOf(2L * small.q().rows()));
                assertWithin(error, output[j], along, "F along " + j);
            }
        }
    }

    @Property(tries = 50)
    void correlations(@ForAll("cases") SmallCase small) {
        Oracle oracle = new Oracle(small);
        Level level = new Level(small, DIGITS);
        Matrix q = small.q().lifted(level.precision);
        BigDecimal bound = value(level.bound().correlation());
        for (int p = 0; p < small.setting().positions(); p++) {
            for (int r = 0; r < small.setting().positions(); r++) {
                assertWithin(bound, oracle.positionPosition(p, r),
                        Correlations.positionPosition(level.embedding, q, p, r), "Upsilon");
            }
            for (int k = 0; k < small.setting().clusters(); k++) {
                for (int j = 0; j < small.setting().partition(k).areas(); j++) {
                    assertWithin(bound, oracle.featurePosition(p, k, j),
                            Correlations.featurePosition(level.embedding, q, p, k, j), "Phi");
                }
            }
        }
    }

    @Property(tries = 50)
    void maeLossAndGradient(@ForAll("cases") SmallCase small) {
        Oracle oracle = new Oracle(small);
        Level level = new Level(small, DIGITS);
        ErrorBound bound = level.bound();
        assertWithin(value(bound.maeLoss(small.maskSize())), oracle.maeLoss(), level.maeLoss(), "MAE loss");
        assertAllWithin(bound.maeNegativeGradient(small.maskSize()), oracle.maeNegativeGradient(),
                level.maeNegativeGradient(), "MAE gradient");
    }

    @Property(tries = 50)
    void clLossAndGradient(@ForAll("cases") SmallCase small) {
        Oracle oracle = new Oracle(small);
        Level level = new Level(small, DIGITS);
        ErrorBound bound = level.bound();
        int negatives = small.contrasts().get(0).negatives().size();
        assertWithin(value(bound.clLoss(negatives, small.tau())), oracle.clLoss(), level.clLoss(), "CL loss");
        assertAllWithin(bound.clNegativeGradient(negatives, small.tau()), oracle.clNegativeGradient(),
                level.clNegativeGradient(), "CL gradient");
    }

    @Property(tries = 50)
    void representationsAndSimilarities(@ForAll("cases") SmallCase small) {
        Oracle oracle = new Oracle(small);
        Level level = new Level(small, DIGITS);
        ErrorBound bound = level.bound();
        Contrast sample = small.contrasts().get(0);
        Masked x = new Masked(sample.image(), sample.first());
        Apfloat[] first = level.representation(level.layer, x);
        for (Masked other : sample.stopped()) {
            BigDecimal exact = oracle.similarity(x, oracle.representation(x), other, oracle.representation(other));
            Apfloat similarity = Contrastive.similarity(level.precision, first,
                    level.representation(level.layer, other));
            assertWithin(value(bound.similarity()), exact, similarity, "Sim");
        }
    }
}
