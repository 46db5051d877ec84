package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plumbline.reference.definition.ByHand.E1;
import static org.plumbline.reference.definition.ByHand.EMBEDDING;
import static org.plumbline.reference.definition.ByHand.PRECISION;
import static org.plumbline.reference.definition.ByHand.V0;
import static org.plumbline.reference.definition.ByHand.assertAre;
import static org.plumbline.reference.definition.ByHand.assertIs;
import static org.plumbline.reference.definition.ByHand.exp;
import static org.plumbline.reference.definition.ByHand.image;
import static org.plumbline.reference.definition.ByHand.layer;
import static org.plumbline.reference.definition.ByHand.log;
import static org.plumbline.reference.definition.ByHand.mask;
import static org.plumbline.reference.definition.ByHand.number;
import static org.plumbline.reference.definition.ByHand.pass;
import static org.plumbline.reference.definition.ByHand.ratio;

import java.math.BigDecimal;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Image;

/** def:views to lem:cl-gradient at Q = 0, where all representations are rational. */
class ContrastiveTest {

    private static final Image IMAGE = image(0, "2", "1");

    /** X+ sees 1, 2, 3: F = 2/4 v_0 + 2/4 v_1. */
    private static final ForwardPass ANCHOR = pass(layer(), IMAGE, 0);

    /** X++ sees 0, 1, 3: F = 4/4 v_0 + 1/4 v_1. */
    private static final ForwardPass POSITIVE = pass(layer(), IMAGE, 2);

    /** A negative of the same cluster: F = 1/4 v_0 + 2/4 v_1. */
    private static final ForwardPass NEAR = pass(layer(), image(0, "1", "1"), 0);

    /** A negative of the other cluster: F = 2/4 v_10 + 1/4 v_11. */
    private static final ForwardPass FAR = pass(layer(), image(1, "1", "1"), 0);

    private static Apfloat[] f(ForwardPass pass) {
        return Contrastive.clRepresentation(pass);
    }

    @Test
    void viewsShareTheImageAndNotTheMask() {
        MaskedImage[] views = Contrastive.views(EMBEDDING, IMAGE, mask(0), mask(2, 3));
        assertEquals(2, views.length);
        assertEquals(1, views[0].mask().size());
        assertEquals(2, views[1].mask().size());
        assertAre("2 0 0 0 0 0 0 0", views[1].visible(0), "X++ sees 0");
        assertAre("0 0 0 0 0 0 0 0", views[0].visible(0), "X+ does not");
    }

    @Test
    void representationsAverageTheOutputsOfAllPositions() {
        assertAre("0.5 0.5 0 0 0 0 0 0", f(ANCHOR), "F(X+)");
        assertAre("1 0.25 0 0 0 0 0 0", f(POSITIVE), "F(X++)");
        assertAre("0.25 0.5 0 0 0 0 0 0", f(NEAR), "F of the near negative");
        assertAre("0 0 0.5 0.25 0 0 0 0", f(FAR), "F of the far negative");
        // one query of four attends by 1, e^-4...: position 1 scores 2 * 1/2 on each visible patch of area 0
        ForwardPass drawn = pass(layer(E1, V0, "1/2"), IMAGE, 2, 3);
        BigDecimal b = ratio(BigDecimal.ONE, number("2").multiply(exp("1")).add(number("2")));
        BigDecimal mean = number("3").add(number("4").multiply(exp("1")).multiply(b)).divide(number("4"));
        assertIs(mean, f(drawn)[0], "(3 * 1 + 2 * 2 e b) / 4");
    }

    @Test
    void similaritiesAreInnerProducts() {
        assertIs("0.625", Contrastive.similarity(PRECISION, f(ANCHOR), f(POSITIVE)), "Sim(X+, X++)");
        assertIs("0.375", Contrastive.similarity(PRECISION, f(ANCHOR), f(NEAR)), "Sim(X+, near)");
        assertIs("0", Contrastive.similarity(PRECISION, f(ANCHOR), f(FAR)), "orthogonal clusters");
    }

    @Test
    void theLossIsTauTimesTheCrossEntropyWithThePositiveAmongTheCandidates() {
        Apfloat quarter = new Apfloat("0.25", 50);
        // similarities / tau: 2.5 and 1.5, so -1/4 log(e^2.5 / (e^2.5 + e^1.5))
        Apfloat one = Contrastive.clLoss(PRECISION, f(ANCHOR), new Apfloat[][] {f(POSITIVE), f(NEAR)}, quarter);
        assertIs(log(BigDecimal.ONE.add(exp("-1"))).multiply(number("0.25")), one, "one negative");
        Apfloat two = Contrastive.clLoss(PRECISION, f(ANCHOR), new Apfloat[][] {f(POSITIVE), f(NEAR), f(FAR)}, quarter);
        BigDecimal total = BigDecimal.ONE.add(exp("-1")).add(exp("-2.5"));
        assertIs(log(total).multiply(number("0.25")), two, "two negatives");
        Apfloat none = Contrastive.clLoss(PRECISION, f(ANCHOR), new Apfloat[][] {f(POSITIVE)}, quarter);
        assertIs("0", none, "the positive alone");
    }

    @Test
    void thePullLeadsToThePositiveAndAwayFromTheNegatives() {
        Apfloat quarter = new Apfloat("0.25", 50);
        Apfloat[] pull = Contrastive.clPull(PRECISION, f(ANCHOR), new Apfloat[][] {f(POSITIVE), f(NEAR), f(FAR)},
                quarter);
        BigDecimal total = exp("2.5").add(exp("1.5")).add(BigDecimal.ONE);
        BigDecimal near = ratio(exp("1.5"), total);
        BigDecimal far = ratio(BigDecimal.ONE, total);
        BigDecimal rest = near.add(far);
        assertIs(rest.subtract(near.multiply(number("0.25"))), pull[0], "along v_0");
        assertIs(rest.subtract(near.multiply(number("2"))).multiply(number("0.25")), pull[1], "along v_1");
        assertIs(far.multiply(number("-0.5")), pull[2], "along v_10");
        assertIs(far.multiply(number("-0.25")), pull[3], "along v_11");
        assertIs("0", pull[4], "along e_0");
    }

    @Test
    void everyQueryMovesByAShareOfOneOverP() {
        Apfloat[][] rows = Contrastive.clNegativeGradient(ANCHOR, new Apfloat[][] {f(POSITIVE), f(NEAR)},
                new Apfloat("0.25", 50));
        // G = (1 - l) (3/4, -1/4) with 1 - l = 1 / (e + 1); h = 0, 2 G_0, G_1, G_1 = g (0, 6, -1, -1) / 4
        BigDecimal g = ratio(BigDecimal.ONE, exp("1").add(BigDecimal.ONE)).divide(number("4"));
        // delta = 1/16 (h - mean), mean = g: g (-1, 5, -2, -2) / 16
        String[] delta = {"-0.0625", "0.3125", "-0.125", "-0.125"};
        for (int p = 0; p < 4; p++) {
            for (int q = 0; q < 4; q++) {
                assertIs(g.multiply(number(delta[q])), rows[p][4 + q], "along e_" + q);
            }
            assertIs(g.multiply(number("0.625")), rows[p][0], "along v_0: 2 delta_1");
            assertIs(g.multiply(number("-0.25")), rows[p][1], "along v_1: delta_2 + delta_3");
            assertIs("0", rows[p][2], "along v_10");
        }
    }
}
