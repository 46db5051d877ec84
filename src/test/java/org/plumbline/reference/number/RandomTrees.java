package org.plumbline.reference.number;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Random expression trees in enclosures, with the exact rational value of the same tree at random points beside them,
 * and the same tree at a second precision.
 */
final class RandomTrees {

    private static final String[] NAMES = {"plus", "minus", "times", "divide", "square", "negate", "times integer",
            "rescale", "min", "max", "abs", "hull"};

    /** A subtree: its enclosures at two precisions and its exact value. */
    private record Node(Enclosure coarse, Enclosure fine, Fraction exact, String text) {
    }

    private final SplittableRandom random;
    private long evaluations;

    RandomTrees(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The number of operations whose result was compared. */
    long evaluations() {
        return evaluations;
    }

    /**
     * Grows one tree.
     *
     * @return null, or what went wrong
     */
    String grow() {
        EnclosureMath coarse = new EnclosureMath(random.nextInt(24));
        EnclosureMath fine = new EnclosureMath(coarse.scale() + 1 + random.nextInt(40));
        Node node = leaf();
        int operations = 1 + random.nextInt(5);
        for (int i = 0; i < operations; i++) {
            Node other = random.nextInt(8) == 0 ? node : leaf();
            node = random.nextBoolean() ? apply(coarse, fine, node, other) : apply(coarse, fine, other, node);
            evaluations++;
            String wrong = verdict(node);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static String verdict(Node node) {
        if (!node.exact().in(node.coarse()) || !node.exact().in(node.fine())) {
            return node.text() + " = " + node.exact() + " misses " + node.coarse() + " or " + node.fine();
        }
        if (!node.coarse().overlaps(node.fine())) {
            return node.text() + ": " + node.coarse() + " and " + node.fine() + " do not overlap";
        }
        return null;
    }

    /** An interval, often a point, often touching 0, and an exact point of it that need not lie on any grid. */
    private Node leaf() {
        int scale = random.nextInt(12);
        long lo = random.nextLong(-200, 200) >> random.nextInt(8);
        long hi = lo + (random.nextInt(3) == 0 ? 0 : random.nextLong(300) >> random.nextInt(8));
        Enclosure interval = Enclosure.of(BigInteger.valueOf(lo), BigInteger.valueOf(hi), scale);
        // lo + (hi - lo) i / n, both ends included
        long n = 1 + random.nextInt(7);
        long i = random.nextLong(n + 1);
        Fraction exact =
                new Fraction(BigInteger.valueOf(lo * n + (hi - lo) * i), BigInteger.valueOf(n).shiftLeft(scale));
        return new Node(interval, interval, exact, "leaf");
    }

    private Node apply(EnclosureMath coarse, EnclosureMath fine, Node a, Node b) {
        int operation = random.nextInt(NAMES.length);
        if (operation == 3 && (b.coarse().containsZero() || b.fine().containsZero())) {
            operation = 2;
        }
        long factor = random.nextLong(-9, 10);
        int scale = random.nextInt(30);
        boolean first = random.nextBoolean();
        return new Node(value(operation, coarse, a.coarse(), b.coarse(), factor, scale),
                value(operation, fine, a.fine(), b.fine(), factor, scale + 5),
                value(operation, a.exact(), b.exact(), factor, first), NAMES[operation]);
    }

    private static Enclosure value(int operation, EnclosureMath math, Enclosure a, Enclosure b, long factor,
            int scale) {
        return switch (operation) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> math.times(a, b);
            case 3 -> math.divide(a, b);
            case 4 -> math.square(a);
            case 5 -> a.negate();
            case 6 -> a.times(BigInteger.valueOf(factor));
            case 7 -> a.rescale(scale);
            case 8 -> EnclosureOrder.min(a, b);
            case 9 -> EnclosureOrder.max(a, b);
            case 10 -> EnclosureOrder.abs(a);
            default -> EnclosureOrder.hull(a, b);
        };
    }

    private static Fraction value(int operation, Fraction a, Fraction b, long factor, boolean first) {
        return switch (operation) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> a.times(b);
            case 3 -> a.dividedBy(b);
            case 4 -> a.times(a);
            case 5 -> a.negate();
            case 6 -> a.times(Fraction.of(factor, 1));
            case 7 -> a;
            case 8 -> a.min(b);
            case 9 -> a.max(b);
            case 10 -> a.abs();
            default -> first ? a : b;
        };
    }

    /**
     * Many trees from the command line.
     *
     * @param arguments the number of evaluations, 10^8 unless given, and a seed
     */
    public static void main(String[] arguments) {
        long wanted = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000_000L;
        RandomTrees trees = new RandomTrees(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
        long misses = 0;
        while (trees.evaluations() < wanted) {
            String wrong = trees.grow();
            if (wrong != null) {
                misses++;
                System.out.println(wrong);
            }
        }
        System.out.println(trees.evaluations() + " evaluations, " + misses + " misses");
    }
}
