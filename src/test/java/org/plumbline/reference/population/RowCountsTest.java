package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.plumbline.reference.number.Dyadic;

class RowCountsTest {

    /** In a population so small that nothing is left out, the counts are those that some mask has. */
    @Test
    void combinationsAreThoseOfAllMasks() {
        for (int masked = 1; masked < 8; masked++) {
            Population small = new Population(8, masked, 4, 2, Dyadic.ONE, Dyadic.ONE);
            Set<String> local = new TreeSet<>();
            Set<String> global = new TreeSet<>();
            // the query is position 0 and masked; of its area is position 1 in a local row, 1 to 3 in a global one
            for (int mask = 1; mask < 1 << 8; mask += 2) {
                if (Integer.bitCount(mask) == masked) {
                    int seen = ~mask;
                    local.add((seen >> 1 & 1) + " " + Integer.bitCount(seen >> 4 & 15));
                    global.add(Integer.toString(Integer.bitCount(seen >> 1 & 7)));
                }
            }
            assertEquals(local.size(), new RowCounts(small.localRow(), 80).combinations(), "masked " + masked);
            assertEquals(global.size(), new RowCounts(small.globalRow(), 80).combinations(), "masked " + masked);
        }
    }
}
