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
    @CsvSource({"attention-standard-basis,standard-basis one-cluster",
            "attention-reflected-basis,reflected-basis several-clusters",
            "area-attention-wholly-masked,standard-basis one-cluster area-wholly-masked",
            "area-attention-two-clusters,reflected-basis several-clusters spare-dimensions area-wholly-masked",
            "mae-one-image,standard-basis one-cluster",
            "mae-batch,reflected-basis several-clusters spare-dimensions area-wholly-masked batch",
            "cl-one-cluster,standard-basis one-cluster same-cluster-negative",
            "cl-two-clusters,reflected-basis several-clusters spare-dimensions batch same-cluster-negative "
                    + "other-cluster-negative temperature",
            "descent-mae-step,standard-basis one-cluster batch",
            "descent-cl-step,reflected-basis several-clusters area-wholly-masked same-cluster-negative "
                    + "other-cluster-negative"})
    void everyCaseHasItsFlags(String id, String flags) {
        List<String> committed = new ArrayList<>();
        VECTORS.find(id).json().get("flags").forEach(flag -> committed.add(flag.textValue()));
        assertEquals(List.of(flags.split(" ")), committed);
    }
}
