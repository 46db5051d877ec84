package org.plumbline.reference.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plumbline.reference.number.Exactly.assertWithin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;
import org.plumbline.reference.number.Series;

/**
 * The setting of all hand computations: P = 4, cluster 0 with areas {0, 1} and {2, 3}, cluster 1 with areas {0, 1, 2}
 * and {3}, the standard basis of R^8 in the order v_00, v_01, v_10, v_11, e_0, e_1, e_2, e_3.
 */
final class ByHand {

    static final int V0 = 0;
    static final int V1 = 1;
    static final int E0 = 4;
    static final int E1 = 5;
    static final int E2 = 6;
    static final int E3 = 7;

    static final Precision PRECISION = new Precision(34);

    static final Setting SETTING = new Setting(
            new Partition[] {new Partition(new int[] {0, 0, 1, 1}, 2), new Partition(new int[] {0, 0, 0, 1}, 2)},
            OrthonormalFamily.standard(8));

    static final Embedding EMBEDDING = new Embedding(PRECISION, SETTING);

    /** Hand-computed values are rational or a few exponentials: rounding is all that may be between. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-44");

    private static final MathContext DIGITS = new MathContext(70);

    private ByHand() {
    }

    /** The matrix that is 0 but for some entries, each given as row, column and a dyadic value. */
    static Matrix q(Object... entries) {
        BigInteger[] numerators = new BigInteger[64];
        Arrays.fill(numerators, BigInteger.ZERO);
        for (int i = 0; i < entries.length; i += 3) {
            Dyadic value = DyadicText.parse((String) entries[i + 2]);
            numerators[8 * (Integer) entries[i] + (Integer) entries[i + 1]] = value.numeratorAt(10);
        }
        return new GridMatrix(8, 8, 10, numerators).lifted(PRECISION);
    }

    static AttentionLayer layer(Object... entries) {
        return new AttentionLayer(EMBEDDING, q(entries));
    }

    static Image image(int cluster, String... latents) {
        Dyadic[] z = new Dyadic[latents.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = DyadicText.parse(latents[j]);
        }
        return new Image(cluster, z);
    }

    static Mask mask(int... masked) {
        return Mask.ofFirst(masked, masked.length, 4);
    }

    static MaskedImage masked(Image image, int... masked) {
        return new MaskedImage(EMBEDDING, image, mask(masked));
    }

    static ForwardPass pass(AttentionLayer layer, Image image, int... masked) {
        return ForwardPass.ofAll(layer, masked(image, masked));
    }

    static BigDecimal exp(String x) {
        return Series.exp(new BigDecimal(x), DIGITS);
    }

    static BigDecimal log(BigDecimal x) {
        return Series.log(x, DIGITS);
    }

    static BigDecimal number(String x) {
        return new BigDecimal(x);
    }

    static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    static void assertIs(BigDecimal exact, Apfloat computed, String what) {
        assertWithin(ROUNDING, exact, computed, what);
    }

    static void assertIs(String exact, Apfloat computed, String what) {
        assertIs(new BigDecimal(exact), computed, what);
    }

    /** Demands the entries of a vector, given as decimals separated by blanks. */
    static void assertAre(String exact, Apfloat[] computed, String what) {
        String[] parts = exact.split(" ");
        assertEquals(parts.length, computed.length, what);
        for (int i = 0; i < parts.length; i++) {
            assertIs(parts[i], computed[i], what + " [" + i + "]");
        }
    }
}
