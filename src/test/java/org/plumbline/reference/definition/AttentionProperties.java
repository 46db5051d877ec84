package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plumbline.reference.number.Exactly.assertSame;
import static org.plumbline.reference.number.Exactly.assertWithin;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.util.Arrays;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.definition.SmallCase.Masked;
import org.plumbline.reference.number.Dyadic;

/** What attention, areas and outputs obey for every Q, image and mask. */
class AttentionProperties {

    private static final int DIGITS = 20;

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    private static BigDecimal sum(Apfloat[] weights) {
        return Arrays.stream(weights).map(weight -> value(weight)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property(tries = 60)
    void rowsArePositiveAndSumToOne(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal bound = value(level.bound().attention());
        ForwardPass pass = level.pass(small.masked().get(0));
        for (int p = 0; p < small.setting().positions(); p++) {
            for (Apfloat weight : pass.attention(p)) {
                assertTrue(weight.signum() > 0);
            }
            BigDecimal distance = sum(pass.attention(p)).subtract(BigDecimal.ONE).abs();
            assertTrue(distance.compareTo(bound) <= 0, "off by " + distance.doubleValue());
        }
    }

    @Property(tries = 60)
    void areasAndMaskedPositionsShareARow(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal bound = value(level.bound().areaAttention()).add(value(level.bound().attention()));
        Masked x = small.masked().get(0);
        ForwardPass pass = level.pass(x);
        for (int p = 0; p < small.setting().positions(); p++) {
            BigDecimal total = sum(pass.areaAttention(p));
            for (int q = 0; q < small.setting().positions(); q++) {
                if (x.mask().isMasked(q)) {
                    total = total.add(value(pass.attention(p)[q]));
                }
            }
            assertTrue(total.subtract(BigDecimal.ONE).abs().compareTo(bound) <= 0);
            for (int j = 0; j < x.image().areas(); j++) {
                boolean seen = x.mask().unmaskedIn(small.setting().partition(x.image().cluster()), j) > 0;
                assertEquals(seen ? 1 : 0, pass.areaAttention(p)[j].signum(), "A_" + j);
            }
        }
    }

    @Property(tries = 60)
    void outputsHaveNothingAlongPositionsAndUnseenFeatures(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        BigDecimal bound = value(level.bound().output()).multiply(BigDecimal.valueOf(small.q().rows()));
        Masked x = small.masked().get(0);
        ForwardPass pass = level.pass(x);
        for (int p = 0; p < small.setting().positions(); p++) {
            for (int r = 0; r < small.setting().positions(); r++) {
                Apfloat along = level.precision.inner(pass.output(p), level.embedding.position(r));
                assertWithin(bound, BigDecimal.ZERO, along, "F along e_" + r);
            }
            for (int k = 0; k < small.setting().clusters(); k++) {
                for (int j = 0; j < small.setting().partition(k).areas(); j++) {
                    if (k != x.image().cluster() || x.mask().unmaskedIn(small.setting().partition(k), j) == 0) {
                        Apfloat along = level.precision.inner(pass.output(p), level.embedding.feature(k, j));
                        assertWithin(bound, BigDecimal.ZERO, along, "F along an unseen feature");
                    }
                }
            }
        }
    }

    /** The image with another latent in every area that the mask hides wholly. */
    private static Masked hiddenChanged(SmallCase small, Masked x) {
        Dyadic[] latents = new Dyadic[x.image().areas()];
        for (int j = 0; j < latents.length; j++) {
            boolean hidden = x.mask().unmaskedIn(small.setting().partition(x.image().cluster()), j) == 0;
            latents[j] = hidden ? Dyadic.of(7) : x.image().latent(j);
        }
        return new Masked(new Image(x.image().cluster(), latents), x.mask());
    }

    @Property(tries = 60)
    void whatIsMaskedContributesNothing(@ForAll("cases") SmallCase small) {
        Level level = new Level(small, DIGITS);
        for (Masked x : small.masked()) {
            ForwardPass pass = level.pass(x);
            ForwardPass other = level.pass(hiddenChanged(small, x));
            for (int p = 0; p < small.setting().positions(); p++) {
                for (int q = 0; q < small.setting().positions(); q++) {
                    assertSame(pass.attention(p)[q], other.attention(p)[q], "attention");
                    assertTrue(!x.mask().isMasked(q) || isZero(pass.input().visible(q)), "a masked patch is 0");
                }
                for (int l = 0; l < small.q().rows(); l++) {
                    assertSame(pass.output(p)[l], other.output(p)[l], "F");
                    assertSame(Contrastive.clRepresentation(pass)[l], Contrastive.clRepresentation(other)[l], "F(X)");
                }
            }
        }
    }

    private static boolean isZero(Apfloat[] vector) {
        return Arrays.stream(vector).allMatch(entry -> entry.signum() == 0);
    }

    @Property(tries = 20)
    void onlyDifferencesOfScoresMatter(@ForAll("cases") SmallCase small) {
        // Upsilon_{0 -> q} raised by 3 for every q
        Dyadic three = Dyadic.of(3);
        int zero = small.setting().positionIndex(0);
        SmallCase raised = small;
        for (int q = 0; q < small.setting().positions(); q++) {
            raised = raised.withQ(Perturbation.plus(raised.q(), small.setting().family(), zero,
                    small.setting().positionIndex(q), three));
        }
        Level before = new Level(small, DIGITS);
        Level after = new Level(raised, DIGITS);
        BigDecimal bound = value(before.bound().attention()).add(value(after.bound().attention()));
        Masked x = small.masked().get(0);
        for (int q = 0; q < small.setting().positions(); q++) {
            assertWithin(bound, value(before.pass(x).attention(0)[q]), after.pass(x).attention(0)[q], "attention");
        }
        assertWithin(before.maeLossError().add(after.maeLossError()), value(before.maeLoss()), after.maeLoss(), "loss");
    }
}
