package org.plumbline.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flags of the committed cases, stated by hand. */
class FlagTest {

    private static final Vectors VECTORS = Vectors.packaged();

    @ParameterizedTest
    @CsvSource({"attention-standard-basis,standard-basis one-cluster outside-span",
            "area-attention-wholly-masked,standard-basis one-cluster outside-span area-wholly-masked",
            "area-attention-two-clusters,reflected-basis several-clusters spare-dimensions outside-span "
                    + "area-wholly-masked",
            "attention-tie-zero-p4k1,standard-basis one-cluster zero-q tie area-wholly-masked",
            "attention-gap-ahead-750-p6k3,standard-basis several-clusters huge-scores area-wholly-masked",
            "attention-gap-ahead-40-p6k3,standard-basis several-clusters area-wholly-masked",
            "attention-all-but-one-p4k1-reflected,reflected-basis one-cluster spare-dimensions outside-span "
                    + "all-but-one-masked area-wholly-masked",
            "attention-none-masked-p4k1,standard-basis one-cluster outside-span nothing-masked",
            "mae-all-masked-p6k3,standard-basis several-clusters outside-span all-masked area-wholly-masked batch",
            "mae-in-span-p4k1,standard-basis one-cluster area-wholly-masked batch",
            "cl-latents-1-64-to-16-p4k2-reflected,reflected-basis several-clusters spare-dimensions "
                    + "area-wholly-masked wide-latents batch same-cluster-negative other-cluster-negative",
            "cl-one-cluster,standard-basis one-cluster outside-span same-cluster-negative",
            "cl-tau-1-1024-p6k3,standard-basis several-clusters outside-span area-wholly-masked "
                    + "same-cluster-negative other-cluster-negative temperature small-tau",
            "trajectory-mae-p4k1,standard-basis one-cluster zero-q area-wholly-masked batch many-steps"})
    void everyCaseHasItsFlags(String id, String flags) {
        List<String> committed = new ArrayList<>();
        VECTORS.find(id).json().get("flags").forEach(flag -> committed.add(flag.textValue()));
        assertEquals(List.of(flags.split(" ")), committed);
    }
}
