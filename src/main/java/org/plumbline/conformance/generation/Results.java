package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Interval;
import org.plumbline.conformance.Topic;
import org.plumbline.reference.coordinates.Coordinates;
import org.plumbline.reference.coordinates.Projection;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.reference.number.Rounding;

/**
 * Collects the results of a case; what both levels need to know about them.
 */
final class Results {

    private final Topic topic;
    private final List<BoundedArray> arrays = new ArrayList<>();
    private final List<Enclosure> phi = new ArrayList<>();
    private final List<Enclosure> upsilon = new ArrayList<>();
    private final List<Enclosure> losses = new ArrayList<>();

    Results(Topic topic) {
        this.topic = topic;
    }

    /** The results in the order in which they were added. */
    List<BoundedArray> list() {
        return List.copyOf(arrays);
    }

    /** A single number. */
    void add(String name, Enclosure value) {
        add(name, List.of(), List.of(value));
    }

    /** A vector. */
    void add(String name, int length, IntFunction<Enclosure> entry) {
        List<Enclosure> entries = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            entries.add(entry.apply(i));
        }
        add(name, List.of(length), entries);
    }

    /** A matrix. */
    void add(String name, int rows, int columns, BiFunction<Integer, Integer, Enclosure> entry) {
        List<Enclosure> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                entries.add(entry.apply(i, j));
            }
        }
        add(name, List.of(rows, columns), entries);
    }

    private void add(String name, List<Integer> shape, List<Enclosure> entries) {
        Legend.Result known = Legend.Result.of(topic, name);
        List<Interval> intervals = entries.stream().map(Results::interval).toList();
        arrays.add(new BoundedArray(name, known.claim(), known.axes(), shape, intervals));
    }

    private static Interval interval(Enclosure entry) {
        return entry.isPoint() ? Interval.exactly(entry.lower()) : Interval.outward(entry);
    }

    /** The last Q of a descent, and what it was before it was rounded. */
    void addTraining(Enclosure[][] unrounded, GridMatrix next) {
        add("unroundedQ", next.rows(), next.columns(), (i, j) -> unrounded[i][j]);
        add("nextQ", next.rows(), next.columns(), (i, j) -> Enclosure.of(next.get(i, j)));
    }

    /** A checkpoint of a trajectory. */
    void addState(Coordinates at, Enclosure loss) {
        int features = at.setting().positionIndex(0);
        for (int p = 0; p < at.state().rows(); p++) {
            for (int c = 0; c < at.state().columns(); c++) {
                (c < features ? phi : upsilon).add(Enclosure.of(at.state().get(p, c)));
            }
        }
        losses.add(loss);
    }

    /** All checkpoints that were added. */
    void addTrajectory(Setting setting, int checkpoints) {
        int positions = setting.positions();
        add("phiAt", List.of(checkpoints, positions, setting.positionIndex(0)), phi);
        add("upsilonAt", List.of(checkpoints, positions, positions), upsilon);
        add("lossAt", List.of(checkpoints), losses);
    }

    /** Cluster and area of every feature. */
    static int[][] features(Setting setting) {
        List<int[]> features = new ArrayList<>();
        for (int k = 0; k < setting.clusters(); k++) {
            for (int j = 0; j < setting.partition(k).areas(); j++) {
                features.add(new int[] {k, j});
            }
        }
        return features.toArray(int[][]::new);
    }

    /** All latents of all images. */
    static List<Dyadic> latents(CaseInputs inputs) {
        List<Dyadic> latents = new ArrayList<>();
        inputs.images().forEach(draw -> {
            for (int j = 0; j < draw.image().areas(); j++) {
                latents.add(draw.image().latent(j));
            }
        });
        return latents;
    }

    /** {@code Q + eta slope}, exactly as wide as the slope makes it. */
    static Enclosure[][] moved(GridMatrix q, Enclosure[][] slope, Dyadic eta) {
        Enclosure[][] moved = new Enclosure[q.rows()][q.columns()];
        for (int i = 0; i < q.rows(); i++) {
            for (int j = 0; j < q.columns(); j++) {
                Dyadic low = q.get(i, j).plus(eta.times(slope[i][j].lower()));
                Dyadic high = q.get(i, j).plus(eta.times(slope[i][j].upper()));
                int scale = Math.max(low.scale(), high.scale());
                moved[i][j] = Enclosure.of(low.numeratorAt(scale), high.numeratorAt(scale), scale);
            }
        }
        return moved;
    }

    /**
     * Every entry rounded half-even to the grid 2^-gridBits.
     *
     * @param ties whether an interval with a tie in it is taken to be that tie; otherwise it is refused
     */
    static GridMatrix nearest(Enclosure[][] entries, int gridBits, boolean ties) {
        int columns = entries[0].length;
        BigInteger[] numerators = new BigInteger[entries.length * columns];
        for (int i = 0; i < entries.length; i++) {
            for (int j = 0; j < columns; j++) {
                BigInteger low = nearest(entries[i][j].lower(), gridBits);
                BigInteger high = nearest(entries[i][j].upper(), gridBits);
                boolean tie = ties && low.add(BigInteger.ONE).equals(high);
                if (!low.equals(high) && !tie) {
                    throw new IllegalStateException("a rounding to 2^-" + gridBits + " needs more digits");
                }
                numerators[i * columns + j] = low.testBit(0) ? high : low;
            }
        }
        return new GridMatrix(entries.length, columns, gridBits, numerators);
    }

    private static BigInteger nearest(Dyadic value, int gridBits) {
        int scale = Math.max(value.scale(), gridBits);
        return Rounding.halfEvenDivide(value.numeratorAt(scale), BigInteger.ONE.shiftLeft(scale - gridBits));
    }

    /** The same state with numerators over 2^gridBits. */
    static Coordinates onGrid(Coordinates at, int gridBits) {
        GridMatrix state = at.state();
        BigInteger[] numerators = new BigInteger[state.rows() * state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                numerators[p * state.columns() + c] = state.get(p, c).numeratorAt(gridBits);
            }
        }
        return new Coordinates(at.setting(), new GridMatrix(state.rows(), state.columns(), gridBits, numerators));
    }

    /** The matrix Q of a state, exactly (lem:coordinates). */
    static GridMatrix dense(Coordinates at) {
        GridMatrix state = at.state();
        Enclosure[][] points = new Enclosure[state.rows()][state.columns()];
        for (int p = 0; p < state.rows(); p++) {
            for (int c = 0; c < state.columns(); c++) {
                BigInteger numerator = state.numerator(p, c);
                points[p][c] = Enclosure.of(numerator, numerator, state.gridBits());
            }
        }
        Enclosure[][] dense = Projection.expand(at.setting(), points);
        BigInteger[] numerators = new BigInteger[dense.length * dense.length];
        for (int i = 0; i < dense.length; i++) {
            for (int l = 0; l < dense.length; l++) {
                numerators[i * dense.length + l] = dense[i][l].lo();
            }
        }
        return new GridMatrix(dense.length, dense.length, dense[0][0].scale(), numerators);
    }

    /** The coordinates {@code e_p^T G b_c} of a dense matrix of intervals, P rows of sum N_k + P. */
    static Enclosure[][] projected(Setting setting, Enclosure[][] dense) {
        OrthonormalFamily family = setting.family();
        int d = family.dimension();
        int columns = setting.positionIndex(0) + setting.positions();
        Enclosure[][] rows = new Enclosure[setting.positions()][columns];
        for (int p = 0; p < rows.length; p++) {
            Enclosure[] left = new Enclosure[d];
            for (int l = 0; l < d; l++) {
                int column = l;
                left[l] = inner(family, setting.positionIndex(p), i -> dense[i][column]);
            }
            for (int c = 0; c < columns; c++) {
                rows[p][c] = inner(family, c, l -> left[l]);
            }
        }
        return rows;
    }

    private static Enclosure inner(OrthonormalFamily family, int vector, IntFunction<Enclosure> entries) {
        Enclosure sum = Enclosure.of(0);
        for (int i = 0; i < family.dimension(); i++) {
            Enclosure term = entries.apply(i).times(BigInteger.valueOf(family.numerator(vector, i)));
            sum = sum.plus(Enclosure.of(term.lo(), term.hi(), term.scale() + family.scale()));
        }
        return sum;
    }
}
