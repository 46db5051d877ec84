package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.plumbline.reference.definition.ByHand.E0;
import static org.plumbline.reference.definition.ByHand.E2;
import static org.plumbline.reference.definition.ByHand.E3;
import static org.plumbline.reference.definition.ByHand.V0;
import static org.plumbline.reference.definition.ByHand.V1;
import static org.plumbline.reference.definition.ByHand.assertAre;
import static org.plumbline.reference.definition.ByHand.assertIs;
import static org.plumbline.reference.definition.ByHand.exp;
import static org.plumbline.reference.definition.ByHand.image;
import static org.plumbline.reference.definition.ByHand.layer;
import static org.plumbline.reference.definition.ByHand.masked;
import static org.plumbline.reference.definition.ByHand.number;
import static org.plumbline.reference.definition.ByHand.pass;
import static org.plumbline.reference.definition.ByHand.ratio;

import java.math.BigDecimal;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.number.GridMatrix;

/** def:score, def:attention, def:area-attention, def:output on one small setting. */
class AttentionLayerTest {

    private static final Image IMAGE = image(0, "2", "1");

    @Test
    void anImageIsItsLatentTimesItsFeatureAndAMaskedPatchIsZero() {
        MaskedImage x = masked(IMAGE, 0, 2);
        assertAre("2 0 0 0 0 0 0 0", x.patch(0), "X_0");
        assertAre("0 1 0 0 0 0 0 0", x.patch(2), "X_2");
        assertAre("0 0 0 0 0 0 0 0", x.visible(0), "M(X)_0");
        assertAre("2 0 0 0 0 0 0 0", x.visible(1), "M(X)_1");
        assertAre("0 1 0 0 0 0 0 0", x.visible(3), "M(X)_3");
        assertAre("0 0 0 0 1 0 0 0", x.key(0), "the key of a masked position is its encoding");
        assertAre("2 0 0 0 0 1 0 0", x.key(1), "M(X)_1 + e_1");
        assertIs("2", x.latent(0), "z_0");
        assertEquals(2, x.partition().areas());
        assertAre("0 0 0 2 0 0 0 0", masked(image(1, "1", "2")).patch(3), "a patch of the other cluster");
    }

    @Test
    void scoresReadQFromTheQuerysPositionToTheKey() {
        AttentionLayer layer = layer(E0, V0, "1/2", E0, E2, "3", E0, V1, "1/4", E2, E0, "7", V0, E0, "11", V0, V1,
                "13");
        MaskedImage x = masked(IMAGE, 0, 2);
        assertIs("0", layer.score(0, 0, x), "its own content is masked");
        assertIs("1", layer.score(0, 1, x), "2 times 1/2 along v_0");
        assertIs("3", layer.score(0, 2, x), "a masked key keeps its encoding");
        assertIs("0.25", layer.score(0, 3, x), "1 times 1/4 along v_1");
        assertIs("7", layer.score(2, 0, x), "from 2 to 0");
        assertIs("0", layer.score(1, 0, x), "the query is its position encoding alone");
        assertIs("0", layer.score(1, 3, x), "no content in the query");
    }

    @Test
    void withoutQAttentionIsUniformOverAllPositions() {
        assertAre("0.25 0.25 0.25 0.25", layer().attention(1, masked(IMAGE, 0, 3)), "attention");
        assertAre("0.25 0.25 0.25 0.25", layer().attention(0, masked(IMAGE, 0, 1, 2)), "masked ones too");
    }

    @Test
    void attentionIsTheSoftmaxOfTheScores() {
        // scores 0, 1, 0, 0
        Apfloat[] attention = layer(E0, V0, "1/2").attention(0, masked(IMAGE, 0));
        BigDecimal total = exp("1").add(number("3"));
        assertIs(ratio(exp("1"), total), attention[1], "e / (e + 3)");
        assertIs(ratio(BigDecimal.ONE, total), attention[0], "1 / (e + 3)");
        assertIs(ratio(BigDecimal.ONE, total), attention[3], "1 / (e + 3)");
        // a masked key attracts by its position
        Apfloat[] lured = layer(E0, E3, "-2").attention(0, masked(IMAGE, 3));
        assertIs(ratio(exp("-2"), exp("-2").add(number("3"))), lured[3], "e^-2 / (e^-2 + 3)");
    }

    @Test
    void areasCollectTheAttentionOnTheirUnmaskedPositions() {
        AttentionLayer layer = layer();
        MaskedImage x = masked(IMAGE, 0, 2);
        Apfloat[] attention = {new Apfloat("0.1", 50), new Apfloat("0.2", 50), new Apfloat("0.3", 50),
                new Apfloat("0.4", 50)};
        assertAre("0.2 0.4", layer.areaAttention(attention, x.partition(), x.mask()), "A");
        MaskedImage all = masked(IMAGE);
        assertAre("0.3 0.7", layer.areaAttention(attention, all.partition(), all.mask()), "A");
        MaskedImage other = masked(image(1, "1", "1"), 1);
        assertAre("0.4 0.4", layer.areaAttention(attention, other.partition(), other.mask()), "A, cluster 1");
    }

    @Test
    void outputsAddTheVisiblePatchesWithoutPositionEncodings() {
        ForwardPass pass = pass(layer(), IMAGE, 0);
        assertAre("0.5 0.5 0 0 0 0 0 0", pass.output(0), "2/4 v_0 + 2/4 v_1");
        assertAre("0 0 0 0 0 0 0 0", pass(layer(), IMAGE, 0, 1, 2, 3).output(1), "nothing is visible");
        Apfloat[] attention = {new Apfloat("0.1", 50), new Apfloat("0.2", 50), new Apfloat("0.3", 50),
                new Apfloat("0.4", 50)};
        assertAre("0.4 0.4 0 0 0 0 0 0", layer().output(attention, masked(IMAGE, 0, 2)), "0.2 X_1 + 0.4 X_3");
    }

    @Test
    void aPassHoldsTheQueriesItWasAskedFor() {
        ForwardPass some = ForwardPass.ofMasked(layer(E0, V0, "1/2"), masked(IMAGE, 0, 3));
        assertEquals(4, some.attention(0).length);
        assertThrows(IllegalArgumentException.class, () -> some.attention(1));
        assertThrows(IllegalArgumentException.class, () -> some.output(2));
        some.attention(0)[0] = new Apfloat(9);
        BigDecimal total = exp("1").add(number("3"));
        assertIs(ratio(BigDecimal.ONE, total), some.attention(0)[0], "a pass gives copies");
        assertIs(ratio(exp("1"), total), some.areaAttention(0)[0], "A_0 without the masked position 0");
        assertIs(ratio(BigDecimal.ONE, total), some.areaAttention(0)[1], "A_1 without the masked position 3");
        ForwardPass all = pass(layer(), IMAGE, 0);
        for (int p = 0; p < 4; p++) {
            assertAre("0.25 0.25 0.25 0.25", all.attention(p), "attention of " + p);
        }
    }

    @Test
    void aQOfAnotherDimensionIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new AttentionLayer(ByHand.EMBEDDING, GridMatrix.zero(7, 10).lifted(ByHand.PRECISION)));
    }
}
