package org.plumbline.conformance;

import java.math.BigDecimal;
import java.util.List;

/**
 * A result of a case: an array of intervals.
 *
 * @param name its name within the case, for example {@code attention}
 * @param claim the id of the definition or lemma that it follows
 * @param axes what each index counts, one entry a dimension; none for a single number
 * @param shape the length of each dimension
 * @param entries row-major, as many as the product of the shape
 */
public record BoundedArray(String name, String claim, List<String> axes, List<Integer> shape, List<Interval> entries) {

    /** The digits that every published interval guarantees, relative to max(1, |v|). */
    public static final int GUARANTEED_DIGITS = 40;

    /** Checks that the entries fill the shape; the lists are copied. */
    public BoundedArray {
        axes = List.copyOf(axes);
        shape = List.copyOf(shape);
        entries = List.copyOf(entries);
        if (axes.size() != shape.size() || entries.size() != size(shape)) {
            throw new IllegalArgumentException(name + ": " + entries.size() + " entries and " + axes.size()
                    + " axes do not fit shape " + shape);
        }
    }

    /**
     * The number of entries of a shape.
     *
     * @param shape the length of each dimension
     * @return their product; 1 for a single number
     */
    public static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * What errors are measured against: the largest certain magnitude in the array, or 1 if every entry may be 0.
     *
     * @return a positive number
     */
    public BigDecimal scale() {
        BigDecimal largest = entries.stream().map(Interval::magnitude).reduce(BigDecimal.ZERO, BigDecimal::max);
        return largest.signum() == 0 ? BigDecimal.ONE : largest;
    }

    /**
     * The same numbers in intervals of one width, which is how files state them: a value and a radius.
     *
     * @return an array each of whose intervals contains the one it stands for
     */
    public BoundedArray uniform() {
        BigDecimal radius = entries.stream().map(Interval::outwardRadius).reduce(BigDecimal.ZERO, BigDecimal::max);
        List<Interval> wider = radius.signum() == 0 ? entries
                : entries.stream().map(entry -> Interval.around(entry.value(), radius)).toList();
        return new BoundedArray(name, claim, axes, shape, wider);
    }

    /**
     * The radius of all entries of a {@link #uniform} array.
     *
     * @return half the width of each interval, exactly
     */
    public BigDecimal radius() {
        return entries.get(0).outwardRadius();
    }

    /**
     * The place of an entry as people write it.
     *
     * @param index an index into {@link #entries()}
     * @return for example {@code "[2][0]"}; empty for a single number
     */
    public String place(int index) {
        StringBuilder place = new StringBuilder();
        int rest = index;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            place.insert(0, "[" + rest % shape.get(axis) + "]");
            rest /= shape.get(axis);
        }
        return place.toString();
    }
}
