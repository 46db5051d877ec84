package org.plumbline.reference.coordinates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.Exactly;

/** States of a given shape: equal rows (lem:cl-identical-rows), and factors that pull apart. */
class EqualRowsTest {

    private final SmallCase small = SmallCase.random(11);
    private final CoordinateCase plain = CoordinateCase.of(small);

    @Test
    void oneRowGivesTheLossAndGradientOfAllRows() {
        CoordinateCase equal = plain.at(plain.state(3, (p, c) -> BigInteger.valueOf((7 * c) % 5 - 2)));
        CoordinateCase nearly = plain.at(plain.state(203, (p, c) -> BigInteger.valueOf((7 * c) % 5 - 2).shiftLeft(200)
                .add(BigInteger.valueOf(p == 1 && c == 0 ? 1 : 0))));
        assertEquals(1, equal.layer(80).distinctQueries());
        assertEquals(small.setting().positions(), nearly.layer(80).distinctQueries());
        assertTrue(Guaranteed.loss(equal.at(), equal.cl(), 40).overlaps(Guaranteed.loss(nearly.at(), nearly.cl(), 40)));
        Enclosure[][] one = Guaranteed.negativeGradient(equal.at(), equal.cl(), 40);
        Enclosure[][] all = Guaranteed.negativeGradient(nearly.at(), nearly.cl(), 40);
        for (int p = 0; p < one.length; p++) {
            for (int c = 0; c < one[p].length; c++) {
                assertTrue(one[p][c].overlaps(all[p][c]), "entry " + p + ", " + c);
            }
        }
    }

    /** z Phi favours one area by hundreds, Upsilon favours a position of another by hundreds: factors, not scores. */
    @Test
    void attentionIsNarrowWhenTheLargestUpsilonLiesInTheAreaOfTheSmallestPhi() {
        SmallCase.Masked x = small.masked().get(0);
        int k = x.image().cluster();
        int favoured = small.setting().positionIndex(0) + 1;
        CoordinateCase at = plain.at(plain.state(0, (p, c) -> BigInteger.valueOf(c == favoured ? 500
                : c == small.setting().featureIndex(k, 0) ? 400 : c < small.setting().positionIndex(0) ? -300 : 0)));
        CoordinateLayer layer = new CoordinateLayer(at.at(),
                new EnclosureMath(WorkingScale.of(at.at(), small.largestLatent(), 120)));
        AttentionRow row = CoordinatePass.ofAll(layer, CoordinateCase.sample(x)).row(0);
        Enclosure sum = Enclosure.of(0);
        for (int q = 0; q < small.setting().positions(); q++) {
            sum = sum.plus(row.attention(q));
            assertTrue(Exactly.value(row.attention(q).width()).compareTo(new BigDecimal("1e-36")) < 0);
        }
        assertTrue(sum.contains(Dyadic.ONE));
    }
}
