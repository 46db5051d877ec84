package org.plumbline.reference.coordinates;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;

/**
 * How long a gradient in coordinates takes on one thread, digits guaranteed: K = 4 clusters, 8 images, half of the
 * positions masked, a global area of about P^0.8 and local areas of about P^0.4 positions, four negatives.
 *
 * <p>Run with the number of rounds, then sizes P, then digits, each as a list: {@code 9 16,36,64 50,100}.
 */
final class GradientTimes {

    private static final int CLUSTERS = 4;
    private static final int IMAGES = 8;
    private static final int NEGATIVES = 4;
    private static final int GRID_BITS = 96;

    private final Random random = new Random(1);
    private final Setting setting;
    private final Coordinates state;
    private final Coordinates equalRows;
    private final ReconstructionBatch mae;
    private final ContrastiveBatch cl;

    GradientTimes(int positions) {
        this.setting = setting(positions);
        this.state = state(false);
        this.equalRows = state(true);
        MaskedSample[] masked = new MaskedSample[IMAGES];
        ContrastiveSample[] contrasts = new ContrastiveSample[IMAGES];
        for (int b = 0; b < IMAGES; b++) {
            masked[b] = sample();
            MaskedSample[] negatives = new MaskedSample[NEGATIVES];
            for (int i = 0; i < NEGATIVES; i++) {
                negatives[i] = sample();
            }
            contrasts[b] = new ContrastiveSample(masked[b].image(), masked[b].mask(), mask(), negatives);
        }
        this.mae = new ReconstructionBatch(masked);
        this.cl = new ContrastiveBatch(contrasts, Dyadic.of(BigInteger.ONE, 2));
    }

    private Setting setting(int positions) {
        int global = (int) Math.round(Math.pow(positions, 0.8));
        int local = (int) Math.round(Math.pow(positions, 0.4));
        int areas = 1 + (positions - global + local - 1) / local;
        Partition[] partitions = new Partition[CLUSTERS];
        for (int k = 0; k < CLUSTERS; k++) {
            int[] areaOf = new int[positions];
            int[] order = order(positions);
            for (int i = 0; i < positions; i++) {
                areaOf[order[i]] = i < global ? 0 : 1 + (i - global) / local;
            }
            partitions[k] = new Partition(areaOf, areas);
        }
        return new Setting(partitions, OrthonormalFamily.standard(CLUSTERS * areas + positions));
    }

    private int[] order(int positions) {
        int[] order = new int[positions];
        for (int i = 0; i < positions; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Phi between -2 and 2, Upsilon between -1/2 and 1/2. */
    private Coordinates state(boolean equal) {
        int columns = Coordinates.columns(setting);
        BigInteger[] numerators = new BigInteger[setting.positions() * columns];
        for (int i = 0; i < numerators.length; i++) {
            int bits = GRID_BITS + (i % columns < setting.positionIndex(0) ? 2 : 0);
            BigInteger fresh = new BigInteger(bits, random).subtract(BigInteger.ONE.shiftLeft(bits - 1));
            numerators[i] = equal && i >= columns ? numerators[i - columns] : fresh;
        }
        return new Coordinates(setting, new GridMatrix(setting.positions(), columns, GRID_BITS, numerators));
    }

    private MaskedSample sample() {
        int k = random.nextInt(CLUSTERS);
        Dyadic[] latents = new Dyadic[setting.partition(k).areas()];
        for (int j = 0; j < latents.length; j++) {
            latents[j] = Dyadic.of(BigInteger.valueOf((1 << 19) + random.nextInt(1 << 20)), 20);
        }
        return new MaskedSample(new Image(k, latents), mask());
    }

    private Mask mask() {
        return Mask.ofFirst(order(setting.positions()), setting.positions() / 2, setting.positions());
    }

    /** The median of the processor times of some rounds, in milliseconds: others may use the machine too. */
    private static double median(int rounds, Supplier<?> work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = clock.getCurrentThreadCpuTime();
            work.get();
            times[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private static int[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /**
     * Prints the table.
     *
     * @param arguments rounds, sizes and digits
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        int[] sizes = numbers(arguments.length > 1 ? arguments[1] : "16,36,64,144,256,400");
        int[] digits = numbers(arguments.length > 2 ? arguments[2] : "50,100,200");
        GradientTimes warm = new GradientTimes(36);
        median(200, () -> Guaranteed.negativeGradient(warm.state, warm.mae, 50));
        median(20, () -> Guaranteed.negativeGradient(warm.state, warm.cl, 50));
        System.out.println("milliseconds a gradient: P, digits, MAE, CL with one row, CL with P rows");
        for (int positions : sizes) {
            GradientTimes at = new GradientTimes(positions);
            for (int wanted : digits) {
                double mae = median(rounds, () -> Guaranteed.negativeGradient(at.state, at.mae, wanted));
                double one = median(rounds, () -> Guaranteed.negativeGradient(at.equalRows, at.cl, wanted));
                double all = median(rounds, () -> Guaranteed.negativeGradient(at.state, at.cl, wanted));
                System.out.printf(Locale.ROOT, "%4d %4d %10.2f %10.2f %10.2f%n", positions, wanted, mae, one, all);
            }
        }
    }
}
