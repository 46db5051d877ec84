package org.plumbline.reference.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MaskTest {

    private static final Mask MASK = Mask.ofFirst(new int[] {4, 1, 0, 2, 3}, 2, 5);

    @Test
    void theFirstPositionsOfTheOrderAreMasked() {
        assertEquals(5, MASK.positions());
        assertEquals(2, MASK.size());
        assertTrue(MASK.isMasked(4));
        assertTrue(MASK.isMasked(1));
        assertFalse(MASK.isMasked(0));
        assertFalse(MASK.isMasked(2));
        assertFalse(MASK.isMasked(3));
    }

    @Test
    void theSizeCountsTheMaskedPositions() {
        assertEquals(3, new Mask(new boolean[] {true, false, true, true}).size());
        assertEquals(0, new Mask(new boolean[4]).size());
        assertEquals(4, Mask.ofFirst(new int[] {3, 2, 1, 0}, 4, 4).size());
        assertEquals(0, Mask.ofFirst(new int[] {3, 2, 1, 0}, 0, 4).size());
    }

    @Test
    void theMaskSharesNoArrayWithItsCaller() {
        boolean[] masked = {true, false};
        Mask mask = new Mask(masked);
        masked[0] = false;
        assertTrue(mask.isMasked(0));
        assertEquals(1, mask.size());
    }

    @Test
    void unmaskedPositionsAreCountedByArea() {
        Partition partition = new Partition(new int[] {0, 0, 1, 0, 1}, 2);
        assertEquals(2, MASK.unmaskedIn(partition, 0), "0 and 3 of 0, 1, 3");
        assertEquals(1, MASK.unmaskedIn(partition, 1), "2 of 2, 4");
        Mask rest = new Mask(new boolean[] {false, false, true, false, true});
        assertEquals(0, rest.unmaskedIn(partition, 1), "wholly masked");
        assertEquals(3, rest.unmaskedIn(partition, 0));
    }
}
