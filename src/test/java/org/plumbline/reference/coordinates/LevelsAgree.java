package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.apfloat.Apfloat;
import org.plumbline.reference.definition.Contrastive;
import org.plumbline.reference.definition.ForwardPass;
import org.plumbline.reference.definition.Level;
import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.Exactly;
import org.plumbline.reference.number.Matrix;

/**
 * Level 2 against level 1 on the same batch: every interval must overlap [v - e, v + e], v what the definitions return
 * and e their error bound.
 */
final class LevelsAgree {

    private static final int DIGITS = 25;
    private static final int BITS = 200;

    private final CoordinateCase here;
    private final Level there;
    private final CoordinateLayer layer;

    LevelsAgree(SmallCase small) {
        this.here = CoordinateCase.of(small);
        this.there = new Level(small, DIGITS);
        this.layer = here.layer(120);
    }

    private void overlap(Apfloat value, Apfloat error, Enclosure actual, String what) {
        Enclosure expected = there.precision.enclose(value, error, BITS);
        assertTrue(expected.overlaps(actual), () -> what + ": " + value + " +- " + error + " against " + actual);
        assertTrue(Exactly.value(actual.width()).compareTo(new BigDecimal("1e-20")) < 0, () -> what + " is wide");
    }

    void losses() {
        SmallCase small = here.small();
        overlap(there.maeLoss(), there.bound().maeLoss(small.maskSize()), Guaranteed.loss(here.at(), here.mae(), 30),
                "MAE loss");
        overlap(there.clLoss(), there.bound().clLoss(small.negatives(), small.tau()),
                Guaranteed.loss(here.at(), here.cl(), 30), "CL loss");
    }

    void attention() {
        for (SmallCase.Masked x : here.small().masked()) {
            ForwardPass pass = there.pass(x);
            CoordinatePass coordinatePass = CoordinatePass.ofAll(layer, CoordinateCase.sample(x));
            for (int p = 0; p < here.small().setting().positions(); p++) {
                AttentionRow row = coordinatePass.row(coordinatePass.rows() == 1 ? 0 : p);
                for (int q = 0; q < here.small().setting().positions(); q++) {
                    overlap(pass.attention(p)[q], there.bound().attention(), row.attention(q), p + "->" + q);
                    overlap(there.layer.score(p, q, there.view(x)), there.bound().score(),
                            Enclosure.of(layer.score(p, q, CoordinateCase.sample(x))), "score " + p + "->" + q);
                }
                for (int j = 0; j < pass.areaAttention(p).length; j++) {
                    overlap(pass.areaAttention(p)[j], there.bound().areaAttention(), row.areaAttention(j),
                            p + "->area " + j);
                }
            }
        }
    }

    void representations() {
        for (SmallCase.Contrast sample : here.small().contrasts()) {
            Representation[] stopped = ContrastiveBatch.stopped(layer, CoordinateCase.sample(sample));
            CoordinatePass pass = CoordinatePass.ofAll(layer, CoordinateCase.sample(sample).anchor());
            Representation anchor = Representation.clRepresentation(pass);
            Apfloat[] first = there.representation(there.layer,
                    new SmallCase.Masked(sample.image(), sample.first()));
            for (int i = 0; i < stopped.length; i++) {
                Apfloat[] second = there.representation(there.layer, sample.stopped().get(i));
                overlap(Contrastive.similarity(there.precision, first, second), there.bound().similarity(),
                        CoordinateContrast.similarity(layer.math(), anchor, stopped[i]), "similarity " + i);
            }
        }
    }

    void gradients() {
        SmallCase small = here.small();
        gradient(there.maeNegativeGradient(), there.bound().maeNegativeGradient(small.maskSize()), here.mae(), "MAE");
        gradient(there.clNegativeGradient(), there.bound().clNegativeGradient(small.negatives(), small.tau()),
                here.cl(), "CL");
    }

    private void gradient(Matrix expected, Apfloat error, BatchObjective objective, String what) {
        Enclosure[][] coordinates = Guaranteed.negativeGradient(here.at(), objective, 30);
        Enclosure[][] dense = Projection.expand(here.small().setting(), coordinates);
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                overlap(expected.get(i, j), error, dense[i][j], what + " gradient " + i + ", " + j);
            }
        }
    }

    /** Every entry of the next state is the rounding of what the definitions' gradient gives, seen in coordinates. */
    void steps(Dyadic eta) {
        step(there.maeNegativeGradient(), there.maeGradientError(), here.mae(), eta);
        step(there.clNegativeGradient(), there.clGradientError(), here.cl(), eta);
    }

    private void step(Matrix gradient, BigDecimal error, BatchObjective objective, Dyadic eta) {
        Coordinates next = Guaranteed.descend(here.at(), objective, eta);
        int undecided = 0;
        for (int p = 0; p < next.state().rows(); p++) {
            for (int c = 0; c < next.state().columns(); c++) {
                // |e_p^T E b| <= ||E||_F <= d max |E_ij|
                BigDecimal radius = error.multiply(BigDecimal.valueOf(gradient.rows())).multiply(Exactly.value(eta));
                BigDecimal slope = there.between(here.small().setting().positionIndex(p), gradient, c);
                BigDecimal exact = Exactly.value(here.at().state().get(p, c))
                        .add(Exactly.value(eta).multiply(slope));
                BigInteger low = rounded(exact.subtract(radius), next.state().gridBits());
                BigInteger high = rounded(exact.add(radius), next.state().gridBits());
                BigInteger actual = next.state().numerator(p, c);
                assertTrue(low.compareTo(actual) <= 0 && actual.compareTo(high) <= 0, "entry " + p + ", " + c);
                undecided += low.equals(high) ? 0 : 1;
            }
        }
        assertEquals(0, undecided, "digits of the definition level decide every rounding");
    }

    private static BigInteger rounded(BigDecimal value, int bits) {
        BigDecimal grid = new BigDecimal(BigInteger.ONE.shiftLeft(bits));
        return value.multiply(grid).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }
}
