package org.plumbline.reference.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SettingTest {

    private static final Partition FIRST = new Partition(new int[] {0, 0, 1}, 2);

    private static final Partition SECOND = new Partition(new int[] {0, 1, 2}, 3);

    @Test
    void featuresOfTheClustersComeFirstThenThePositions() {
        Setting setting = new Setting(new Partition[] {FIRST, SECOND}, OrthonormalFamily.standard(9));
        assertEquals(2, setting.clusters());
        assertEquals(3, setting.positions());
        assertEquals(0, setting.featureIndex(0, 0));
        assertEquals(1, setting.featureIndex(0, 1));
        assertEquals(2, setting.featureIndex(1, 0));
        assertEquals(4, setting.featureIndex(1, 2));
        assertEquals(5, setting.positionIndex(0));
        assertEquals(7, setting.positionIndex(2));
        assertSame(SECOND, setting.partition(1));
        assertEquals(9, setting.family().dimension());
    }

    @Test
    void aVectorForEachFeatureAndPositionIsNeeded() {
        Partition[] both = {FIRST, SECOND};
        assertEquals(8, new Setting(both, OrthonormalFamily.standard(8)).family().vectors());
        assertThrows(IllegalArgumentException.class, () -> new Setting(both, OrthonormalFamily.standard(7)));
    }

    @Test
    void clustersNeedDifferentPartitionsOfTheSamePositions() {
        OrthonormalFamily family = OrthonormalFamily.standard(20);
        Partition alike = new Partition(new int[] {0, 0, 1}, 2);
        Partition longer = new Partition(new int[] {0, 0, 1, 1}, 2);
        assertThrows(IllegalArgumentException.class, () -> new Setting(new Partition[] {FIRST, alike}, family));
        assertThrows(IllegalArgumentException.class,
                () -> new Setting(new Partition[] {FIRST, SECOND, alike}, family));
        assertThrows(IllegalArgumentException.class, () -> new Setting(new Partition[] {FIRST, longer}, family));
        assertThrows(IllegalArgumentException.class, () -> new Setting(new Partition[0], family));
    }
}
