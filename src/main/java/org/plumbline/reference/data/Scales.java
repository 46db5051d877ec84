package org.plumbline.reference.data;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * The exponents that say how large areas are against P, at finite P (def:scales, def:gap).
 */
public final class Scales {

    private Scales() {
    }

    /**
     * The exponent of an area's size: {@code log_P C}.
     *
     * @param precision the arithmetic
     * @param size the size C of an area, at least 1
     * @param positions the number of positions P, at least 2
     * @return kc for the size of the global area, ks for the size of a local one
     */
    /*@ public normal_behavior
      @ requires \invariant_for(precision) && 1 <= size && 2 <= positions;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static Apfloat exponent(Precision precision, int size, int positions) {
        return precision.divide(precision.logOf(size), precision.logOf(positions));
    }

    /**
     * The information gap {@code Delta = (1 - ks) - 2 (1 - kc)} (def:gap).
     *
     * @param precision the arithmetic
     * @param globalSize the size of the global area
     * @param localSize the size of a local area
     * @param positions the number of positions P
     * @return Delta at this P
     */
    /*@ public normal_behavior
      @ requires \invariant_for(precision) && 1 <= globalSize && 1 <= localSize && 2 <= positions;
      @ ensures \result != null;
      @ assignable \nothing;
      @*/
    public static Apfloat informationGap(Precision precision, int globalSize, int localSize, int positions) {
        Apfloat global = precision.multiply(precision.of(2), lack(precision, globalSize, positions));
        return precision.subtract(lack(precision, localSize, positions), global);
    }

    /** How much the exponent lacks to 1. */
    /*@ private normal_behavior
      @ requires \invariant_for(precision) && 1 <= size && 2 <= positions;
      @ ensures \result != null && \invariant_for(precision);
      @ assignable \nothing;
      @*/
    private static /*@ helper @*/ Apfloat lack(Precision precision, int size, int positions) {
        return precision.subtract(precision.of(1), exponent(precision, size, positions));
    }
}
