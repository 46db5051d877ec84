package org.plumbline.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Maps values to [0, 1] along an axis and knows round numbers to mark on it. */
sealed interface Scale {
    /** Where a value lies: 0 at the low end, 1 at the high end. */
    double position(double value);

    /** About so many round numbers within the ends. */
    List<Tick> ticks(int about);

    /** A linear scale between two ends. */
    record Linear(double low, double high) implements Scale {
        /** Checks the ends. */
        public Linear {
            requireOrder(low, high);
        }

        @Override
        public double position(double value) {
            return (value - low) / (high - low);
        }

        @Override
        public List<Tick> ticks(int about) {
            BigDecimal step = roundStep((high - low) / about);
            double unit = step.doubleValue();
            List<Tick> ticks = new ArrayList<>();
            double slack = 1e-9;
            long last = (long) Math.floor(high / unit + slack);
            for (long n = (long) Math.ceil(low / unit - slack); n <= last; n++) {
                BigDecimal value = step.multiply(BigDecimal.valueOf(n));
                ticks.add(new Tick(clamp(value.doubleValue()), Decimal.label(value)));
            }
            return ticks;
        }

        /** The same scale with both ends moved outwards to the next mark. */
        Linear widened(int about) {
            double unit = roundStep((high - low) / about).doubleValue();
            double slack = 1e-9;
            return new Linear(Math.floor(low / unit + slack) * unit, Math.ceil(high / unit - slack) * unit);
        }

        private double clamp(double value) {
            return Math.min(high, Math.max(low, value));
        }
    }

    /** A logarithmic scale between two positive ends. */
    record Log10(double low, double high) implements Scale {
        /** Checks the ends. */
        public Log10 {
            requireOrder(low, high);
            if (low <= 0) {
                throw new IllegalArgumentException("a logarithmic axis needs positive values, got " + low);
            }
        }

        @Override
        public double position(double value) {
            double start = StrictMath.log10(low);
            return (StrictMath.log10(value) - start) / (StrictMath.log10(high) - start);
        }

        @Override
        public List<Tick> ticks(int about) {
            int first = (int) Math.floor(StrictMath.log10(low));
            int last = (int) Math.ceil(StrictMath.log10(high));
            int stride = Math.max(1, (last - first) / about);
            List<Tick> decades = new ArrayList<>();
            for (int k = first; k <= last; k += stride) {
                add(decades, BigDecimal.ONE.scaleByPowerOfTen(k), Decimal.power(k));
            }
            return decades.size() >= 3 ? decades : between(first, last);
        }

        /** Marks at 1, 2 and 5 times the powers of ten, or, where the axis spans next to nothing, the linear marks. */
        private List<Tick> between(int first, int last) {
            List<Tick> ticks = new ArrayList<>();
            for (int k = first; k <= last; k++) {
                for (int mantissa : new int[] {1, 2, 5}) {
                    BigDecimal value = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(k);
                    add(ticks, value, Decimal.label(value));
                }
            }
            return ticks.size() >= 3 ? ticks : new Linear(low, high).ticks(4);
        }

        private void add(List<Tick> ticks, BigDecimal value, String label) {
            double at = value.doubleValue();
            if (at >= low && at <= high) {
                ticks.add(new Tick(at, label));
            }
        }
    }

    private static void requireOrder(double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("a scale needs finite ends low < high, got " + low + " and " + high);
        }
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below the given step. */
    private static BigDecimal roundStep(double step) {
        int k = (int) Math.floor(StrictMath.log10(step));
        for (int mantissa : new int[] {1, 2, 5}) {
            BigDecimal candidate = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(k);
            if (candidate.doubleValue() >= step * (1 - 1e-9)) {
                return candidate;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(k + 1);
    }
}
