package org.plumbline.reference.coordinates;

import java.math.BigInteger;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.plumbline.reference.definition.SmallCase;
import org.plumbline.reference.number.Dyadic;

/** lem:coordinates: level 2 overlaps level 1 on random small cases with random bases, dense Q, masks and latents. */
class LevelsAgreeProperties {

    @Provide
    Arbitrary<SmallCase> cases() {
        return SmallCase.arbitrary();
    }

    @Property(tries = 60)
    void lossesAgree(@ForAll("cases") SmallCase small) {
        new LevelsAgree(small).losses();
    }

    @Property(tries = 40)
    void attentionAgrees(@ForAll("cases") SmallCase small) {
        new LevelsAgree(small).attention();
    }

    @Property(tries = 40)
    void similaritiesAgree(@ForAll("cases") SmallCase small) {
        new LevelsAgree(small).representations();
    }

    @Property(tries = 40)
    void gradientsAgree(@ForAll("cases") SmallCase small) {
        new LevelsAgree(small).gradients();
    }

    @Property(tries = 30)
    void stepsAgree(@ForAll("cases") SmallCase small, @ForAll @IntRange(max = 16) int k) {
        new LevelsAgree(small).steps(Dyadic.of(BigInteger.valueOf(2L * k + 1), 2));
    }
}
