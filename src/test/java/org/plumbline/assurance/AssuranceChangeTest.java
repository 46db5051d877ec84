package org.plumbline.assurance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssuranceChangeTest {

    static ContractEntry entry(String contract, Standing standing) {
        return new ContractEntry(contract, List.of(), "It ends.", standing.words(), List.of(), List.of(), null, null,
                "proofs-notes/contracts.md", List.of());
    }

    private static Assurance table(ContractEntry... entries) {
        return Assurance.of(Arrays.asList(entries));
    }

    @ParameterizedTest
    @CsvSource({
            "PROVED_BY_BOTH, PROVED_BY_KEY, weakened",
            "PROVED_BY_BOTH, PROVED_BY_OPENJML, weakened",
            "PROVED_BY_KEY, PROVED_BY_OPENJML, changed",
            "PROVED_BY_OPENJML, PROVED_BY_KEY, changed",
            "PROVED_BY_KEY, CHECKED_AT_RUN_TIME, weakened",
            "CHECKED_AT_RUN_TIME, PROPERTY_TESTED, weakened",
            "PROPERTY_TESTED, ASSUMED, weakened",
            "ASSUMED, PROPERTY_TESTED, stronger",
            "PROPERTY_TESTED, PROVED_BY_OPENJML, stronger",
            "PROVED_BY_KEY, PROVED_BY_BOTH, stronger"})
    void aStandingIsComparedToWhatItWas(Standing before, Standing after, String kind) {
        List<AssuranceChange> changes = AssuranceChange.between(table(entry("data.A::a() normal 0", before)),
                table(entry("data.A::a() normal 0", after)));
        assertEquals(1, changes.size());
        assertEquals(kind, changes.get(0).words().split(" ")[0]);
        assertEquals(kind.equals("weakened"), changes.get(0).weakening());
    }

    @Test
    void whatIsAddedIsNoWeakeningAndWhatIsGoneIsOne() {
        List<AssuranceChange> changes = AssuranceChange.between(
                table(entry("data.A::a() normal 0", Standing.ASSUMED), entry("data.A::b() normal 0", Standing.ASSUMED)),
                table(entry("data.A::b() normal 0", Standing.ASSUMED),
                        entry("data.A::c() normal 0", Standing.ASSUMED)));
        assertEquals(List.of("removed  data.A::a() normal 0: was assumed", "added    data.A::c() normal 0: assumed"),
                changes.stream().map(AssuranceChange::words).toList());
        assertEquals(List.of(true, false), changes.stream().map(AssuranceChange::weakening).toList());
    }
}
