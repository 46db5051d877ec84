package org.plumbline.reference.population;

import java.math.BigInteger;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureMath;
import org.plumbline.reference.number.EnclosureOrder;

/**
 * The means of {@code t^j / Z^k} over a cell, Z affine in t, k from 1 to 3 and j from 0 to k, over the counts that are
 * not left out.
 *
 * <p>Count by count, or by the binomial series in t with a bound of what follows (lem:series in
 * proofs-notes/lem-lumping.md), which costs a number of terms instead of a number of counts. Both are enclosures of the
 * same numbers.
 */
final class ReciprocalMeans {

    /** The largest exponent of 1 / Z. */
    static final int POWERS = 3;

    /** What the series leaves out may be so many units. */
    private static final BigInteger REMAINDER = BigInteger.valueOf(8);

    private ReciprocalMeans() {
    }

    /**
     * The means, by the series if it is short and by summing otherwise.
     *
     * @param cell the cell
     * @param factors the exponentials of the row
     * @param math the arithmetic
     * @return for k = 1, 2, 3 the means for j = 0 to k
     */
    static Enclosure[][] of(CountCell cell, RowFactors factors, EnclosureMath math) {
        Enclosure[][] means = null;
        if (cell.moments().areKept()) {
            means = bySeries(cell, factors, math);
        }
        return means == null ? bySumming(cell, factors, math) : means;
    }

    /**
     * The means, count by count.
     *
     * @param cell the cell
     * @param factors the exponentials of the row
     * @param math the arithmetic
     * @return for k = 1, 2, 3 the means for j = 0 to k
     */
    static Enclosure[][] bySumming(CountCell cell, RowFactors factors, EnclosureMath math) {
        Enclosure total = cell.total(factors);
        Enclosure slope = cell.slope(factors);
        CountLaw law = cell.law();
        BigInteger[][] low = zeros();
        BigInteger[][] high = zeros();
        for (int v = law.least(); v <= law.greatest(); v++) {
            int t = v - law.centre();
            Enclosure inverse = math.divide(Enclosure.of(1), total.plus(slope.times(BigInteger.valueOf(t))));
            Enclosure power = law.probability(v);
            for (int k = 0; k < POWERS; k++) {
                power = math.times(power, inverse);
                addPowers(low[k], t, power.lo(), power.hi());
                addPowers(high[k], t, power.hi(), power.lo());
            }
        }
        Enclosure[][] means = new Enclosure[POWERS][];
        for (int k = 0; k < POWERS; k++) {
            means[k] = new Enclosure[k + 2];
            for (int j = 0; j < k + 2; j++) {
                means[k][j] = Enclosure.of(low[k][j], high[k][j], math.scale());
            }
        }
        return means;
    }

    private static BigInteger[][] zeros() {
        BigInteger[][] zeros = new BigInteger[POWERS][];
        for (int k = 0; k < POWERS; k++) {
            zeros[k] = new BigInteger[k + 2];
            for (int j = 0; j < k + 2; j++) {
                zeros[k][j] = BigInteger.ZERO;
            }
        }
        return zeros;
    }

    /** Adds {@code t^j x}, with the other bound of x where t^j is negative. */
    private static void addPowers(BigInteger[] sums, int t, BigInteger x, BigInteger other) {
        BigInteger factor = BigInteger.ONE;
        for (int j = 0; j < sums.length; j++) {
            sums[j] = sums[j].add(factor.multiply(factor.signum() < 0 ? other : x));
            factor = factor.multiply(BigInteger.valueOf(t));
        }
    }

    /**
     * The means by the series {@code (1 + x)^-k = sum_i binom(-k, i) x^i}, x = slope t / total.
     *
     * @param cell a cell that keeps moments
     * @param factors the exponentials of the row
     * @param math the arithmetic
     * @return for k = 1, 2, 3 the means for j = 0 to k; null if the series is too long
     */
    static /*@ nullable @*/ Enclosure[][] bySeries(CountCell cell, RowFactors factors, EnclosureMath math) {
        CentredMoments moments = cell.moments();
        Enclosure total = cell.total(factors);
        BigInteger unit = BigInteger.ONE.shiftLeft(moments.bits());
        Enclosure ratio = math.divide(cell.slope(factors).times(unit), total);
        Enclosure bound = EnclosureOrder.abs(ratio);
        if (bound.hi().shiftLeft(1).compareTo(BigInteger.ONE.shiftLeft(math.scale())) >= 0) {
            return null;
        }
        Enclosure[] remainders = remainders(moments, bound, math);
        int terms = terms(remainders);
        if (terms < 0) {
            return null;
        }
        Enclosure[][] sums = sums(moments, ratio, terms, math);
        BigInteger remainder = remainders[terms / 2].hi();
        Enclosure left = Enclosure.of(remainder.negate(), remainder, math.scale());
        Enclosure inverse = math.divide(Enclosure.of(1), total);
        Enclosure power = inverse;
        for (int k = 0; k < POWERS; k++) {
            for (int j = 0; j < k + 2; j++) {
                Enclosure sum = sums[k][j].plus(left).times(BigInteger.ONE.shiftLeft(j * moments.bits()));
                sums[k][j] = math.times(sum, power);
            }
            power = math.times(power, inverse);
        }
        return sums;
    }

    /**
     * For each even number n of terms a bound of what follows, {@code binom(n + 2, 2) (r / (1 - r))^n M_n / (1 - r)^3}
     * with r the largest |x| and M_n the moment: it serves k = 1 and 2 as well.
     */
    private static Enclosure[] remainders(CentredMoments moments, Enclosure bound, EnclosureMath math) {
        Enclosure inverse = math.divide(Enclosure.of(1), Enclosure.of(1).minus(bound));
        Enclosure square = math.square(math.times(bound, inverse));
        Enclosure power = math.times(inverse, math.square(inverse));
        Enclosure[] remainders = new Enclosure[(CentredMoments.LARGEST - POWERS) / 2 + 1];
        for (int i = 0; i < remainders.length; i++) {
            int n = 2 * i;
            BigInteger binomial = BigInteger.valueOf(binomial(2, n));
            remainders[i] = math.times(power.times(binomial), moments.get(n));
            power = math.times(power, square);
        }
        return remainders;
    }

    /** The least even number of terms after which little is left, -1 if there is none. */
    private static int terms(Enclosure[] remainders) {
        for (int i = 2; i < remainders.length; i++) {
            if (remainders[i].hi().compareTo(REMAINDER) <= 0) {
                return 2 * i;
            }
        }
        return -1;
    }

    /** The sums {@code sum_i binom(-k, i) x^i M_(i + j)} over a number of terms. */
    private static Enclosure[][] sums(CentredMoments moments, Enclosure ratio, int terms, EnclosureMath math) {
        BigInteger[][] low = zeros();
        BigInteger[][] high = zeros();
        Enclosure power = Enclosure.of(1).rescale(math.scale());
        Enclosure step = ratio.negate();
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j <= POWERS; j++) {
                Enclosure term = math.times(power, moments.get(i + j));
                for (int k = Math.max(0, j - 1); k < POWERS; k++) {
                    BigInteger binomial = BigInteger.valueOf(binomial(k, i));
                    low[k][j] = low[k][j].add(term.lo().multiply(binomial));
                    high[k][j] = high[k][j].add(term.hi().multiply(binomial));
                }
            }
            power = math.times(power, step);
        }
        Enclosure[][] sums = new Enclosure[POWERS][];
        for (int k = 0; k < POWERS; k++) {
            sums[k] = new Enclosure[k + 2];
            for (int j = 0; j < k + 2; j++) {
                sums[k][j] = Enclosure.of(low[k][j], high[k][j], math.scale());
            }
        }
        return sums;
    }

    /** The binomial coefficient of i + k over k. */
    private static long binomial(int k, int i) {
        return k == 0 ? 1 : k == 1 ? i + 1L : (i + 1L) * (i + 2L) / 2;
    }
}
