package org.plumbline.reference.definition;

import static org.plumbline.reference.number.Exactly.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.BiFunction;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Matrix;

/**
 * Central differences of a loss along a random direction of Q, at 60 digits.
 *
 * <p>With steps of 2^-20 and 2^-21 the error of a quotient is about 10^-12, its rounding below 10^-60.
 */
final class Quotient {

    static final int DIGITS = 60;

    /** The longer of the two steps is 2^-STEP. */
    static final int STEP = 20;

    final Level level;
    private final int[][] direction;

    Quotient(SmallCase small, Random random) {
        this.level = new Level(small, DIGITS);
        this.direction = Perturbation.direction(random, small.q().rows());
    }

    /** The loss as a function of the Q of the first argument of every similarity and of the Q of the second. */
    interface Loss extends BiFunction<AttentionLayer, AttentionLayer, Apfloat> {
    }

    /** (L(Q + h E) - L(Q - h E)) / 2h for h = 2^-bits, moving either argument or both. */
    BigDecimal central(Loss loss, int bits, boolean first, boolean second) {
        BigDecimal above = value(moved(loss, Dyadic.of(BigInteger.ONE, bits), first, second));
        BigDecimal below = value(moved(loss, Dyadic.of(BigInteger.ONE.negate(), bits), first, second));
        return above.subtract(below).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits - 1)));
    }

    private Apfloat moved(Loss loss, Dyadic h, boolean first, boolean second) {
        AttentionLayer there = level.layer(Perturbation.along(level.small.q(), direction, h));
        return loss.apply(first ? there : level.layer, second ? there : level.layer);
    }

    /** The derivative along the direction that a negative gradient claims. */
    BigDecimal claimed(Matrix negativeGradient) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < negativeGradient.rows(); i++) {
            for (int j = 0; j < negativeGradient.columns(); j++) {
                sum = sum.subtract(value(negativeGradient.get(i, j)).multiply(BigDecimal.valueOf(direction[i][j])));
            }
        }
        return sum.divide(BigDecimal.valueOf(8));
    }

    BigDecimal mae(int bits) {
        return central((first, second) -> level.maeLoss(first), bits, true, true);
    }

    BigDecimal cl(int bits, boolean first, boolean second) {
        return central(level::clLoss, bits, first, second);
    }
}
