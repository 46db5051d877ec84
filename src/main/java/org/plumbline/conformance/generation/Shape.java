package org.plumbline.conformance.generation;

import java.util.List;

/**
 * How large the areas of each cluster are.
 *
 * @param tag what ids call it, for example {@code "p9k2"}
 * @param sizes for each cluster the size of each area, the global one first
 */
record Shape(String tag, int[][] sizes) {

    static final Shape P4K1 = new Shape("p4k1", new int[][] {{2, 2}});
    static final Shape P4K2 = new Shape("p4k2", new int[][] {{2, 2}, {2, 1, 1}});
    static final Shape P5K1 = new Shape("p5k1", new int[][] {{3, 2}});
    static final Shape P6K3 = new Shape("p6k3", new int[][] {{3, 3}, {2, 2, 2}, {4, 2}});
    static final Shape P8K2 = new Shape("p8k2", new int[][] {{4, 2, 2}, {4, 2, 2}});
    static final Shape P9K2 = new Shape("p9k2", new int[][] {{3, 3, 3}, {5, 2, 2}});
    static final Shape P12K4 = new Shape("p12k4", new int[][] {{6, 3, 3}, {6, 3, 3}, {6, 3, 3}, {6, 6}});
    static final Shape P16K2 = new Shape("p16k2", new int[][] {{8, 4, 4}, {8, 4, 4}});
    static final Shape P25K1 = new Shape("p25k1", new int[][] {{10, 5, 5, 5}});
    static final Shape P36K2 = new Shape("p36k2", new int[][] {{18, 9, 9}, {18, 9, 9}});
    static final Shape P64K2 = new Shape("p64k2", new int[][] {{32, 32}, {32, 16, 16}});
    /** One area that holds every position. */
    static final Shape ONE_AREA = new Shape("p6n1", new int[][] {{6}});
    /** Areas of a single position each. */
    static final Shape SINGLE = new Shape("p6n6", new int[][] {{1, 1, 1, 1, 1, 1}});

    /** The shapes that most varieties are tried on. */
    static final List<Shape> USUAL = List.of(P4K1, P4K2, P5K1, P6K3, P8K2, P9K2, P12K4, P16K2);

    /** A few of them, small. */
    static final List<Shape> FEW = List.of(P4K1, P4K2, P6K3, P9K2);

    /** Shapes whose sums are long. */
    static final List<Shape> LARGE = List.of(P25K1, P36K2, P64K2);

    int positions() {
        int sum = 0;
        for (int size : sizes[0]) {
            sum += size;
        }
        return sum;
    }

    int clusters() {
        return sizes.length;
    }

    /** The number of features and positions. */
    int vectors() {
        int sum = positions();
        for (int[] areas : sizes) {
            sum += areas.length;
        }
        return sum;
    }
}
