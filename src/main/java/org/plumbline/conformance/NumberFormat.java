package org.plumbline.conformance;

import java.util.Locale;

/**
 * A floating-point format that an implementation may compute in, as far as an error budget depends on it.
 */
public enum NumberFormat {
    /** IEEE binary64 throughout. */
    FLOAT64(0x1p-53, 0x1p-53, 0x1p-1022),
    /** IEEE binary32 throughout. */
    FLOAT32(0x1p-24, 0x1p-24, 0x1p-126),
    /** Arrays in bfloat16, sums in binary32, as accelerators have it. */
    BFLOAT16(0x1p-8, 0x1p-24, 0x1p-126);

    private final double unit;
    private final double sumUnit;
    private final double tiny;

    NumberFormat(double unit, double sumUnit, double tiny) {
        this.unit = unit;
        this.sumUnit = sumUnit;
        this.tiny = tiny;
    }

    /**
     * The name in files and on the command line.
     *
     * @return for example {@code "float64"}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The unit roundoff of numbers in arrays: a number x is kept as x (1 + e) with |e| at most this.
     *
     * @return u
     */
    public double unit() {
        return unit;
    }

    /**
     * The unit roundoff of an addition within a sum.
     *
     * @return w
     */
    public double sumUnit() {
        return sumUnit;
    }

    /**
     * What rounding below the smallest normal number may lose at most.
     *
     * @return the smallest normal number
     */
    public double tiny() {
        return tiny;
    }

    /**
     * The decimal digits of the format.
     *
     * @return -log10 of the unit roundoff
     */
    public double digits() {
        return -Math.getExponent(unit) * Math.log10(2);
    }
}
