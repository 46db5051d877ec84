package org.plumbline.reference.population;

import java.util.List;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;

/**
 * The expectation over all masks by enumeration, position by position from the definitions: attention by def:attention,
 * the gradient by the scores (lem:mae-gradient), no counts and no kinds of positions.
 */
final class Enumeration {

    private final SmallPopulation small;
    private final EnclosureMath math;
    private final List<boolean[]> masks;

    Enumeration(SmallPopulation small, int scale) {
        this.small = small;
        this.math = new EnclosureMath(scale);
        this.masks = small.masks();
    }

    /** The attention of a query on every position. */
    private Enclosure[] attention(int p, boolean[] mask) {
        Enclosure[] weights = new Enclosure[mask.length];
        Enclosure total = Enclosure.of(0);
        for (int q = 0; q < mask.length; q++) {
            int area = small.areaOf(q);
            Enclosure score = Enclosure.of(small.row(p).get(small.upsilon(p, q)));
            if (!mask[q]) {
                score = score.plus(Enclosure.of(small.latent(area).times(small.row(p).get(small.phi(p, area)))));
            }
            weights[q] = math.exp(score);
            total = total.plus(weights[q]);
        }
        for (int q = 0; q < mask.length; q++) {
            weights[q] = math.divide(weights[q], total);
        }
        return weights;
    }

    private Enclosure[] areaAttention(Enclosure[] attention, boolean[] mask) {
        Enclosure[] areas = zeros(small.areas());
        for (int q = 0; q < mask.length; q++) {
            if (!mask[q]) {
                areas[small.areaOf(q)] = areas[small.areaOf(q)].plus(attention[q]);
            }
        }
        return areas;
    }

    private static Enclosure[] zeros(int size) {
        Enclosure[] zeros = new Enclosure[size];
        java.util.Arrays.fill(zeros, Enclosure.of(0));
        return zeros;
    }

    /** alpha for every area, then beta for every position, of one query. */
    Enclosure[] negativeGradient(int p) {
        Enclosure[] sums = zeros(small.areas() + small.population().positions());
        for (boolean[] mask : masks) {
            if (mask[p]) {
                Enclosure[] attention = attention(p, mask);
                Enclosure[] areas = areaAttention(attention, mask);
                Enclosure[] pulls = zeros(areas.length);
                Enclosure mean = Enclosure.of(0);
                for (int j = 0; j < areas.length; j++) {
                    Enclosure square = Enclosure.of(small.latent(j).times(small.latent(j)));
                    pulls[j] = math.times(square, j == small.areaOf(p) ? Enclosure.of(1).minus(areas[j])
                            : areas[j].negate());
                    mean = mean.plus(math.times(pulls[j], areas[j]));
                }
                for (int q = 0; q < mask.length; q++) {
                    Enclosure pull = mask[q] ? Enclosure.of(0) : pulls[small.areaOf(q)];
                    Enclosure delta = math.times(attention[q], pull.minus(mean));
                    sums[areas.length + q] = sums[areas.length + q].plus(delta);
                    if (!mask[q]) {
                        int j = small.areaOf(q);
                        sums[j] = sums[j].plus(math.times(Enclosure.of(small.latent(j)), delta));
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = math.divide(sums[i], Enclosure.of(masks.size()));
        }
        return sums;
    }

    /** The row's part of the loss, and what of it is left by masks that hide the whole area. */
    Enclosure[] loss(int p) {
        Enclosure twice = Enclosure.of(0);
        Enclosure hidden = Enclosure.of(0);
        for (boolean[] mask : masks) {
            if (mask[p]) {
                Enclosure[] areas = areaAttention(attention(p, mask), mask);
                for (int j = 0; j < areas.length; j++) {
                    Enclosure miss = j == small.areaOf(p) ? Enclosure.of(1).minus(areas[j]) : areas[j];
                    Enclosure square = Enclosure.of(small.latent(j).times(small.latent(j)));
                    twice = twice.plus(math.times(square, math.square(miss)));
                    hidden = hidden.plus(j == small.areaOf(p) && isHidden(mask, j) ? square : Enclosure.of(0));
                }
            }
        }
        Enclosure divisor = Enclosure.of(2L * masks.size());
        return new Enclosure[] {math.divide(twice, divisor), math.divide(hidden, divisor)};
    }

    /** The mean attention on own, global and other areas, and on the own one where it has an unmasked position. */
    Enclosure[] attention(int p) {
        Enclosure[] sums = zeros(4);
        int masked = 0;
        int seen = 0;
        for (boolean[] mask : masks) {
            if (mask[p]) {
                masked++;
                Enclosure[] areas = areaAttention(attention(p, mask), mask);
                for (int j = 0; j < areas.length; j++) {
                    int group = j == small.areaOf(p) ? 0 : j == 0 ? 1 : 2;
                    sums[group] = sums[group].plus(areas[j]);
                }
                if (!isHidden(mask, small.areaOf(p))) {
                    seen++;
                    sums[3] = sums[3].plus(areas[small.areaOf(p)]);
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            sums[i] = math.divide(sums[i], Enclosure.of(masked));
        }
        sums[3] = seen == 0 ? null : math.divide(sums[3], Enclosure.of(seen));
        return sums;
    }

    private boolean isHidden(boolean[] mask, int area) {
        boolean hidden = true;
        for (int q = 0; q < mask.length; q++) {
            hidden &= mask[q] || small.areaOf(q) != area;
        }
        return hidden;
    }
}
