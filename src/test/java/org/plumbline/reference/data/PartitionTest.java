package org.plumbline.reference.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PartitionTest {

    private static final Partition PARTITION = new Partition(new int[] {0, 2, 0, 1, 2, 0, 0}, 3);

    @Test
    void everyPositionHasItsArea() {
        assertEquals(7, PARTITION.positions());
        assertEquals(3, PARTITION.areas());
        assertEquals(0, PARTITION.areaOf(0));
        assertEquals(2, PARTITION.areaOf(1));
        assertEquals(1, PARTITION.areaOf(3));
        assertEquals(0, Partition.GLOBAL);
    }

    @Test
    void sizesCountThePositionsOfAnArea() {
        assertEquals(4, PARTITION.size(0));
        assertEquals(1, PARTITION.size(1));
        assertEquals(2, PARTITION.size(2));
    }

    @Test
    void thePartitionSharesNoArrayWithItsCaller() {
        int[] areaOf = {0, 1, 1};
        Partition partition = new Partition(areaOf, 2);
        areaOf[0] = 1;
        assertEquals(0, partition.areaOf(0));
    }

    @Test
    void rangeIsCheckedOnBothSides() {
        assertTrue(Partition.inRange(new int[] {0, 1, 2}, 3));
        assertFalse(Partition.inRange(new int[] {0, 1, 3}, 3));
        assertFalse(Partition.inRange(new int[] {-1, 1, 2}, 3));
        assertFalse(Partition.inRange(new int[] {3, 0, 0}, 3));
        assertTrue(Partition.inRange(new int[0], 3));
    }

    @Test
    void theNumbersOfTheAreasMakeNoDifference() {
        assertFalse(PARTITION.differsFrom(new Partition(new int[] {1, 0, 1, 2, 0, 1, 1}, 3)));
        assertFalse(new Partition(new int[] {0, 0, 1}, 2).differsFrom(new Partition(new int[] {1, 1, 0}, 2)));
    }

    @Test
    void onePositionIsEnoughToDiffer() {
        assertFalse(PARTITION.differsFrom(new Partition(new int[] {0, 2, 0, 1, 2, 0, 0}, 3)));
        assertTrue(PARTITION.differsFrom(new Partition(new int[] {0, 2, 0, 1, 2, 0, 1}, 3)));
        assertTrue(PARTITION.differsFrom(new Partition(new int[] {1, 2, 0, 1, 2, 0, 0}, 3)));
        assertTrue(new Partition(new int[] {0, 0, 0}, 1).differsFrom(new Partition(new int[] {0, 0, 1}, 2)), "finer");
        assertTrue(new Partition(new int[] {0, 0, 1}, 2).differsFrom(new Partition(new int[] {0, 0, 0}, 1)), "coarser");
    }
}
