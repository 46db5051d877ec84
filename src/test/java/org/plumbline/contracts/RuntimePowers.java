package org.plumbline.contracts;

import java.math.BigInteger;

/** Powers as contracts name them ({@code BigInteger.pow2}, {@code \dl_pow}), for contracts that are executed. */
public final class RuntimePowers {

    private RuntimePowers() {
    }

    /** The power, 1 for a negative exponent. */
    //@ pure
    public static BigInteger power(int base, int exponent) {
        return BigInteger.valueOf(base).pow(Math.max(exponent, 0));
    }
}
