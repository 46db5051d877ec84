package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plumbline.reference.definition.ByHand.PRECISION;
import static org.plumbline.reference.definition.ByHand.assertIs;
import static org.plumbline.reference.definition.ByHand.image;
import static org.plumbline.reference.definition.ByHand.masked;
import static org.plumbline.reference.definition.ByHand.number;
import static org.plumbline.reference.definition.ByHand.ratio;
import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;

/** def:mae-floor and lem:batch-floor. */
class ReconstructionFloorTest {

    @Test
    void theBatchFloorCountsPositionsOfWhollyMaskedAreas() {
        assertIs("0", ReconstructionFloor.batchFloor(PRECISION, masked(image(0, "2", "1"), 0, 2)), "none");
        // both positions of area 0: 2 * 2^2 / 2
        assertIs("4", ReconstructionFloor.batchFloor(PRECISION, masked(image(0, "2", "1"), 0, 1, 2)), "area 0");
        assertIs("1", ReconstructionFloor.batchFloor(PRECISION, masked(image(0, "2", "1"), 0, 2, 3)), "area 1");
        assertIs("5", ReconstructionFloor.batchFloor(PRECISION, masked(image(0, "2", "1"), 0, 1, 2, 3)), "all");
        assertIs("0.5", ReconstructionFloor.batchFloor(PRECISION, masked(image(1, "2", "1"), 3)), "cluster 1");
        assertIs("0", ReconstructionFloor.batchFloor(PRECISION, masked(image(1, "2", "1"))), "nothing masked");
    }

    @Test
    void theFloorByHand() {
        // m = 2, mean square 1. Cluster 0: each pair is wholly masked in 1 of 6 masks: 2 * 2 / 6.
        // Cluster 1: three positions never, the single one in 3 of 6: 1/2. Half the mean: (2/3 + 1/2) / 4.
        Apfloat floor = ReconstructionFloor.maeFloor(PRECISION, ByHand.SETTING, 2, PRECISION.of(1));
        assertIs(ratio(number("7"), number("24")), floor, "L*");
        Apfloat threefold = ReconstructionFloor.maeFloor(PRECISION, ByHand.SETTING, 2, PRECISION.of(3));
        assertIs(ratio(number("7"), number("8")), threefold, "L* is linear in the mean square");
        assertIs("0", ReconstructionFloor.maeFloor(PRECISION, ByHand.SETTING, 0, PRECISION.of(1)), "m = 0");
        assertIs("2", ReconstructionFloor.maeFloor(PRECISION, ByHand.SETTING, 4, PRECISION.of(1)), "m = P");
    }

    @Test
    void binomialsAreThoseOfPascal() {
        BigInteger[] row = {BigInteger.ONE};
        for (int n = 1; n <= 40; n++) {
            BigInteger[] next = new BigInteger[n + 1];
            for (int k = 0; k <= n; k++) {
                next[k] = (k > 0 ? row[k - 1] : BigInteger.ZERO).add(k < n ? row[k] : BigInteger.ZERO);
                assertEquals(next[k], ReconstructionFloor.binomial(n, k), n + " choose " + k);
            }
            row = next;
        }
        assertEquals(BigInteger.ZERO, ReconstructionFloor.binomial(5, 6));
        assertEquals(BigInteger.ZERO, ReconstructionFloor.binomial(5, -1));
        assertEquals(BigInteger.ZERO, ReconstructionFloor.binomial(-1, 0));
        assertEquals(BigInteger.ONE, ReconstructionFloor.binomial(0, 0));
    }

    @Test
    void theFloorIsTheMeanOverAllMasks() {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            Setting setting = SmallCase.random(random, 4 + random.nextInt(5), 1 + random.nextInt(3), 0).setting();
            for (int m = 0; m <= setting.positions(); m++) {
                Apfloat floor = ReconstructionFloor.maeFloor(PRECISION, setting, m, PRECISION.of(1));
                assertIs(meanOverAllMasks(setting, m), floor, "seed " + seed + ", m = " + m);
            }
        }
    }

    /** Counts, over every cluster and every mask of size m, the positions whose areas are wholly masked. */
    private static BigDecimal meanOverAllMasks(Setting setting, int m) {
        long lost = 0;
        long masks = 0;
        for (int bits = 0; bits < 1 << setting.positions(); bits++) {
            if (Integer.bitCount(bits) == m) {
                masks++;
                for (int k = 0; k < setting.clusters(); k++) {
                    lost += lost(setting.partition(k), bits);
                }
            }
        }
        return ratio(BigDecimal.valueOf(lost), BigDecimal.valueOf(2 * masks * setting.clusters()));
    }

    private static long lost(Partition partition, int bits) {
        long lost = 0;
        for (int p = 0; p < partition.positions(); p++) {
            boolean visible = false;
            for (int q = 0; q < partition.positions(); q++) {
                visible |= partition.areaOf(q) == partition.areaOf(p) && (bits >> q & 1) == 0;
            }
            lost += visible ? 0 : 1;
        }
        return lost;
    }

    @Test
    void batchFloorsOfAllMasksAverageToTheFloor() {
        Setting setting = SmallCase.random(new Random(99), 6, 2, 0).setting();
        Embedding embedding = new Embedding(PRECISION, setting);
        int m = 3;
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (int bits = 0; bits < 64; bits++) {
            if (Integer.bitCount(bits) == m) {
                boolean[] masked = new boolean[6];
                for (int p = 0; p < 6; p++) {
                    masked[p] = (bits >> p & 1) == 1;
                }
                for (int k = 0; k < 2; k++) {
                    Dyadic[] latents = new Dyadic[setting.partition(k).areas()];
                    Arrays.fill(latents, Dyadic.of(3));
                    MaskedImage x = new MaskedImage(embedding, new Image(k, latents), new Mask(masked));
                    sum = sum.add(value(ReconstructionFloor.batchFloor(PRECISION, x)));
                    count++;
                }
            }
        }
        Apfloat floor = ReconstructionFloor.maeFloor(PRECISION, setting, m, PRECISION.of(9));
        assertIs(ratio(sum, BigDecimal.valueOf(count)), floor, "L* with z = 3");
    }
}
