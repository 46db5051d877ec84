package org.plumbline.run;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureOrder;

/**
 * How far a state is from that of the same training on a finer grid (def:rounded-descent): each number an interval that
 * contains the largest absolute difference.
 *
 * @param featurePosition of any Phi
 * @param positionPosition of any Upsilon
 * @param attention of the attention of any query on any area, on any probe
 * @param loss of the mean loss over the probes
 */
public record RoundingDistance(Enclosure featurePosition, Enclosure positionPosition, Enclosure attention,
        Enclosure loss) {

    /**
     * The distance of two states of one experiment.
     *
     * @param a what one looks like
     * @param b what the other looks like, on the same probes
     * @return their distance
     */
    public static RoundingDistance between(Observation a, Observation b) {
        Enclosure attention = Enclosure.of(Dyadic.ZERO);
        for (int i = 0; i < a.probes().size(); i++) {
            attention = EnclosureOrder.max(attention,
                    largest(a.probes().get(i).areaAttention(), b.probes().get(i).areaAttention()));
        }
        return new RoundingDistance(largest(a.featurePosition(), b.featurePosition()),
                largest(a.positionPosition(), b.positionPosition()), attention, difference(a.loss(), b.loss()));
    }

    private static Enclosure largest(Enclosure[][] a, Enclosure[][] b) {
        Enclosure largest = Enclosure.of(Dyadic.ZERO);
        for (int p = 0; p < a.length; p++) {
            for (int c = 0; c < a[p].length; c++) {
                largest = EnclosureOrder.max(largest, difference(a[p][c], b[p][c]));
            }
        }
        return largest;
    }

    private static Enclosure difference(Enclosure a, Enclosure b) {
        return EnclosureOrder.abs(a.minus(b));
    }

    /**
     * The larger of two distances, number by number.
     *
     * @param other a distance
     * @return what neither of them exceeds
     */
    public RoundingDistance max(RoundingDistance other) {
        return new RoundingDistance(EnclosureOrder.max(featurePosition, other.featurePosition),
                EnclosureOrder.max(positionPosition, other.positionPosition),
                EnclosureOrder.max(attention, other.attention), EnclosureOrder.max(loss, other.loss));
    }
}
