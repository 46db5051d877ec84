package org.plumbline.conformance.diagnosis;

import java.math.BigDecimal;

/**
 * A number of some 31 digits: the unevaluated sum of two float64 numbers ("double-double").
 *
 * <p>A candidate has 16 digits at most, or a few more where a gradient cancels less than its parts; 31 leave 15 for
 * cancellation inside the evaluation, at a cost near that of float64. No guarantee is made: a diagnosis is a comparison
 * to a tolerance, and the published intervals alone say what is right.
 *
 * @param hi the sum, rounded to float64
 * @param lo what is missing to the sum
 */
record Wide(double hi, double lo) {

    static final Wide ZERO = new Wide(0, 0);

    static final Wide ONE = new Wide(1, 0);

    /** ln 2; the second part is what the first lacks. */
    private static final Wide LN2 = new Wide(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    /** 2^27 + 1 splits a float64 into two halves of 26 bits. */
    private static final double SPLITTER = 0x1.0000002p27;

    /** The series of e^x is summed at x / 2^9 ... */
    private static final int HALVINGS = 9;

    /** ... where this many terms leave an error below 10^-34. */
    private static final int TERMS = 10;

    private static final double HALVED = Math.scalb(1.0, -HALVINGS);

    private static final Wide[] RECIPROCALS = new Wide[TERMS + 1];

    static {
        for (int n = 1; n <= TERMS; n++) {
            RECIPROCALS[n] = ONE.over(of(n));
        }
    }

    static Wide of(double value) {
        return new Wide(value, 0);
    }

    /** The nearest such number to a decimal; dyadic inputs of up to 106 bits are exact. */
    static Wide of(BigDecimal value) {
        double hi = value.doubleValue();
        return new Wide(hi, value.subtract(new BigDecimal(hi)).doubleValue());
    }

    /** Exact for a sum of float64 numbers where {@code |big| >= |small|}. */
    private static Wide joined(double big, double small) {
        double sum = big + small;
        return new Wide(sum, small - (sum - big));
    }

    Wide plus(Wide other) {
        double sum = hi + other.hi;
        double part = sum - hi;
        double rest = (hi - (sum - part)) + (other.hi - part);
        double low = lo + other.lo;
        double lowPart = low - lo;
        double lowRest = (lo - (low - lowPart)) + (other.lo - lowPart);
        Wide joined = joined(sum, rest + low);
        return joined(joined.hi, joined.lo + lowRest);
    }

    Wide minus(Wide other) {
        return plus(other.negated());
    }

    Wide negated() {
        return new Wide(-hi, -lo);
    }

    Wide times(Wide other) {
        double product = hi * other.hi;
        double split = SPLITTER * hi;
        double high = split - (split - hi);
        double low = hi - high;
        double otherSplit = SPLITTER * other.hi;
        double otherHigh = otherSplit - (otherSplit - other.hi);
        double otherLow = other.hi - otherHigh;
        double rest = ((high * otherHigh - product) + high * otherLow + low * otherHigh) + low * otherLow;
        return joined(product, rest + (hi * other.lo + lo * other.hi));
    }

    Wide over(Wide other) {
        double first = hi / other.hi;
        Wide rest = minus(other.times(of(first)));
        double second = rest.hi / other.hi;
        rest = rest.minus(other.times(of(second)));
        return joined(first, second).plus(of(rest.hi / other.hi));
    }

    /** e^x; 0 where it is far below the smallest float64. */
    Wide exp() {
        if (hi < -800) {
            return ZERO;
        }
        double twos = Math.rint(hi / LN2.hi);
        Wide small = minus(LN2.times(of(twos))).timesPowerOfTwo(HALVED);
        // e^x - 1 keeps its digits while it is doubled; e^x itself would lose one with every squaring
        Wide sum = ZERO;
        for (int n = TERMS; n >= 1; n--) {
            sum = small.times(ONE.plus(sum)).times(RECIPROCALS[n]);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.timesPowerOfTwo(2).plus(sum.times(sum));
        }
        return sum.plus(ONE).scaled((int) twos);
    }

    /** ln x of a positive number: the logarithm in float64, corrected by what its exponential misses. */
    Wide log() {
        Wide near = of(Math.log(hi));
        Wide rest = times(near.negated().exp()).minus(ONE);
        return near.plus(rest).minus(rest.times(rest).scaled(-1));
    }

    /** The square root of a positive number. */
    Wide sqrt() {
        Wide near = of(Math.sqrt(hi));
        return near.plus(minus(near.times(near)).over(near.scaled(1)));
    }

    /** Exact, unless it overflows or underflows. */
    private Wide timesPowerOfTwo(double factor) {
        return new Wide(factor * hi, factor * lo);
    }

    /** This times 2^power. */
    Wide scaled(int power) {
        return new Wide(Math.scalb(hi, power), Math.scalb(lo, power));
    }

    /** The nearest whole number, of two equally near ones the even one; exact. */
    Wide rounded() {
        double whole = Math.rint(hi);
        if (whole != hi) {
            // what is missing to hi is less than the last bit of hi: it decides between equally near ones only
            boolean between = Math.abs(hi - Math.floor(hi)) == 0.5 && lo != 0;
            return of(between ? lo > 0 ? Math.ceil(hi) : Math.floor(hi) : whole);
        }
        double rest = Math.rint(lo);
        if (Math.abs(lo - Math.floor(lo)) == 0.5 && Math.IEEEremainder(hi, 2) != 0) {
            // beside an odd number the even sum is the odd one of the two
            rest = rest == Math.floor(lo) ? Math.ceil(lo) : Math.floor(lo);
        }
        return joined(hi, rest);
    }

    Wide abs() {
        return hi < 0 ? negated() : this;
    }

    /** The exact value; {@code null} if it is not finite. */
    BigDecimal decimal() {
        return Double.isFinite(hi) && Double.isFinite(lo) ? new BigDecimal(hi).add(new BigDecimal(lo)) : null;
    }
}
