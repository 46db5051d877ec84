package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Precision;

class VectorsTest {

    private static final Precision PRECISION = new Precision(20);
    private static final Apfloat[] A = {new Apfloat(3), new Apfloat(-1), new Apfloat(0)};
    private static final Apfloat[] B = {new Apfloat(1), new Apfloat(4), new Apfloat(-2)};

    @Test
    void everyEntryOfAZeroVectorIsExactlyZero() {
        for (Apfloat entry : Vectors.zero(3)) {
            assertSame(Apfloat.ZERO, entry);
        }
        assertEquals(3, Vectors.zero(3).length);
    }

    @Test
    void differencesAreTakenEntryByEntry() {
        assertArrayEquals(new Apfloat[] {new Apfloat(2), new Apfloat(-5), new Apfloat(2)},
                Vectors.difference(PRECISION, A, B));
    }

    @Test
    void aCopyIsAnotherArrayWithTheSameEntries() {
        assertArrayEquals(A, Vectors.copy(A));
        assertNotSame(A, Vectors.copy(A));
    }

    @Test
    void attentionThatAPassGivesAwayIsNotItsOwn() {
        SmallCase small = SmallCase.random(1);
        Level level = new Level(small, 20);
        ForwardPass pass = ForwardPass.ofAll(level.layer, level.view(small.masked().get(0)));
        assertNotSame(pass.attention(0), pass.attention(0));
        assertArrayEquals(pass.attention(0), pass.attention(0));
    }
}
