package org.plumbline.reference.definition;

import static org.plumbline.reference.definition.ByHand.E0;
import static org.plumbline.reference.definition.ByHand.EMBEDDING;
import static org.plumbline.reference.definition.ByHand.PRECISION;
import static org.plumbline.reference.definition.ByHand.V0;
import static org.plumbline.reference.definition.ByHand.V1;
import static org.plumbline.reference.definition.ByHand.assertAre;
import static org.plumbline.reference.definition.ByHand.assertIs;
import static org.plumbline.reference.definition.ByHand.exp;
import static org.plumbline.reference.definition.ByHand.image;
import static org.plumbline.reference.definition.ByHand.layer;
import static org.plumbline.reference.definition.ByHand.number;
import static org.plumbline.reference.definition.ByHand.pass;
import static org.plumbline.reference.definition.ByHand.ratio;

import java.math.BigDecimal;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Matrix;

/** def:mae-loss, lem:mae-gradient and def:correlations at Q = 0 and at one other Q. */
class MaskedReconstructionTest {

    @Test
    void theLossIsHalfTheSquaredMissOfTheMaskedPatches() {
        // F_0 = 1/4 v_0 + 2/4 v_1, X_0 = v_0: (9/16 + 4/16) / 2
        assertIs("0.40625", MaskedReconstruction.maeLoss(pass(layer(), image(0, "1", "1"), 0)), "z = 1, 1");
        // F_0 = 2/4 v_0 + 2/4 v_1, X_0 = 2 v_0: (9/4 + 1/4) / 2
        assertIs("1.25", MaskedReconstruction.maeLoss(pass(layer(), image(0, "2", "1"), 0)), "z = 2, 1");
        // F = 2/4 v_0 + 1/4 v_1; at 0 (9/4 + 1/16), at 2 (1/4 + 9/16); half the sum
        assertIs("1.5625", MaskedReconstruction.maeLoss(pass(layer(), image(0, "2", "1"), 0, 2)), "two masked");
        assertIs("0", MaskedReconstruction.maeLoss(pass(layer(), image(0, "2", "1"))), "none masked");
        // area 0 wholly masked: F = 2/4 v_1 and twice X = 2 v_0: 2 (4 + 1/4) / 2
        assertIs("4.25", MaskedReconstruction.maeLoss(pass(layer(), image(0, "2", "1"), 0, 1)), "area masked");
    }

    @Test
    void theScoreGradientAtZero() {
        // A = 1/4, 1/2; g = 4 * 3/4, -1/2; S = 3/4 - 1/4
        Apfloat[] delta = MaskedReconstruction.maeScoreGradient(pass(layer(), image(0, "2", "1"), 0), 0);
        assertAre("-0.125 0.625 -0.25 -0.25", delta, "delta_0");
    }

    @Test
    void theScoreGradientAwayFromZero() {
        // scores 0, 1, 0, 0 from position 0: A = a, 2 b with b = 1 / (e + 3), a = e b; g = 4 (1 - a), -2 b
        ForwardPass pass = pass(layer(E0, V0, "1/2"), image(0, "2", "1"), 0);
        BigDecimal b = ratio(BigDecimal.ONE, exp("1").add(number("3")));
        BigDecimal a = exp("1").multiply(b);
        BigDecimal own = number("4").multiply(BigDecimal.ONE.subtract(a));
        BigDecimal other = number("-2").multiply(b);
        BigDecimal mean = own.multiply(a).add(other.multiply(b).multiply(number("2")));
        Apfloat[] delta = MaskedReconstruction.maeScoreGradient(pass, 0);
        assertIs(b.multiply(mean).negate(), delta[0], "masked");
        assertIs(a.multiply(own.subtract(mean)), delta[1], "own area");
        assertIs(b.multiply(other.subtract(mean)), delta[2], "other area");
        assertIs(b.multiply(other.subtract(mean)), delta[3], "other area");
    }

    @Test
    void rowsWeighTheKeysAndUnmaskedQueriesHaveNone() {
        Apfloat[][] rows = MaskedReconstruction.maeNegativeGradient(pass(layer(), image(0, "2", "1"), 0));
        // along v_0: 2 * 5/8; along v_1: -1/4 - 1/4; along e_q: delta
        assertAre("1.25 -0.5 0 0 -0.125 0.625 -0.25 -0.25", rows[0], "row 0");
        for (int p = 1; p < 4; p++) {
            assertAre("0 0 0 0 0 0 0 0", rows[p], "row " + p);
        }
        ForwardPass masked = ForwardPass.ofMasked(layer(), pass(layer(), image(0, "2", "1"), 0).input());
        assertAre("1.25 -0.5 0 0 -0.125 0.625 -0.25 -0.25", MaskedReconstruction.maeNegativeGradient(masked)[0],
                "a pass of masked queries is enough");
    }

    @Test
    void theBatchIsAveragedAndTheGradientLeadsFromPositionsToKeys() {
        ForwardPass first = pass(layer(), image(0, "2", "1"), 0);
        ForwardPass second = pass(layer(), image(0, "1", "1"), 2);
        Apfloat[] losses = {MaskedReconstruction.maeLoss(first), MaskedReconstruction.maeLoss(second)};
        assertIs("0.828125", Batch.loss(PRECISION, losses), "(1.25 + 0.40625) / 2");
        Matrix gradient = Batch.negativeGradient(EMBEDDING, new Apfloat[][][] {
                MaskedReconstruction.maeNegativeGradient(first), MaskedReconstruction.maeNegativeGradient(second)});
        assertAre("0.625 -0.25 0 0 -0.0625 0.3125 -0.125 -0.125", gradient.row(E0), "row of e_0");
        assertAre("0 0 0 0 0 0 0 0", gradient.row(V0), "no row of a feature");
        assertIs("0.625", Correlations.featurePosition(EMBEDDING, gradient, 0, 0, 0), "alpha_{0 -> own}");
        assertIs("-0.25", Correlations.featurePosition(EMBEDDING, gradient, 0, 0, 1), "alpha_{0 -> other}");
        assertIs("-0.125", Correlations.positionPosition(EMBEDDING, gradient, 0, 2), "beta_{0 -> 2}");
        // the second image: p = 2, A = 1/2, 1/4: alpha_own = 1/4 (9/16 + 1/4), halved
        assertIs("0.1015625", Correlations.featurePosition(EMBEDDING, gradient, 2, 0, 1), "alpha_{2 -> own}");
        assertIs("0", Correlations.featurePosition(EMBEDDING, gradient, 0, 1, 0), "no image of cluster 1");
    }

    @Test
    void correlationsReadRowsAsQueries() {
        Matrix q = ByHand.q(E0, V1, "3/4", V1, E0, "7", E0, ByHand.E3, "-5", ByHand.E3, E0, "11");
        assertIs("0.75", Correlations.featurePosition(EMBEDDING, q, 0, 0, 1), "Phi");
        assertIs("0", Correlations.featurePosition(EMBEDDING, q, 0, 1, 1), "Phi to the other cluster");
        assertIs("-5", Correlations.positionPosition(EMBEDDING, q, 0, 3), "Upsilon");
        assertIs("11", Correlations.positionPosition(EMBEDDING, q, 3, 0), "Upsilon the other way");
    }
}
