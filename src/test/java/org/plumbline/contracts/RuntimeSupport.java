package org.plumbline.contracts;

import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a copy of {@link RuntimeContracts} calls, in contracts and in code, when it is executed. */
public final class RuntimeSupport {

    private static final Set<Integer> EVALUATED = ConcurrentHashMap.newKeySet();

    private RuntimeSupport() {
    }

    /** A power as contracts name it ({@code BigInteger.pow2}, {@code \dl_pow}), 1 for a negative exponent. */
    //@ pure
    public static BigInteger power(int base, int exponent) {
        return BigInteger.valueOf(base).pow(Math.max(exponent, 0));
    }

    /** Null, of any type. */
    public static /*@ nullable @*/ <T> T none() {
        return null;
    }

    /** A copy of an array. */
    public static /*@ skiprac @*/ <T> T[] copy(T[] array) {
        return array.clone();
    }

    /** True; notes that a postcondition was evaluated. */
    //@ pure
    public static /*@ skiprac @*/ boolean noted(int postcondition) {
        EVALUATED.add(postcondition);
        return true;
    }

    /** The numbers of the postconditions that were evaluated. */
    public static /*@ skiprac @*/ Set<Integer> evaluated() {
        return EVALUATED;
    }
}
