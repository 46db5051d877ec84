package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Fixed-point arithmetic on integers n that stand for n / 2^400, for an oracle that shares no code with what it
 * checks. Errors stay around 2^-380, far below what is compared (2^-130 and more).
 */
final class Fixed {

    static final int BITS = 400;

    static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);

    private Fixed() {
    }

    /** A dyadic decimal of at most 400 bits after the point, exactly. */
    static BigInteger of(String decimal) {
        return new BigDecimal(decimal).multiply(new BigDecimal(ONE)).toBigIntegerExact();
    }

    static BigInteger[] vector(JsonNode node) {
        BigInteger[] vector = new BigInteger[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = of(node.get(i).textValue());
        }
        return vector;
    }

    static BigInteger[][] matrix(JsonNode node) {
        BigInteger[][] matrix = new BigInteger[node.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = vector(node.get(i));
        }
        return matrix;
    }

    static BigDecimal decimal(BigInteger n) {
        return new BigDecimal(n).divide(new BigDecimal(ONE));
    }

    static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(BITS);
    }

    static BigInteger over(BigInteger a, BigInteger b) {
        return a.shiftLeft(BITS).divide(b);
    }

    static BigInteger inner(BigInteger[] a, BigInteger[] b) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(times(a[i], b[i]));
        }
        return sum;
    }

    /** The series of e^x at x / 2^40, squared 40 times. */
    static BigInteger exp(BigInteger x) {
        if (x.compareTo(ONE.multiply(BigInteger.valueOf(-400))) < 0) {
            // below 2^-577
            return BigInteger.ZERO;
        }
        BigInteger small = x.shiftRight(40);
        BigInteger term = ONE;
        BigInteger sum = ONE;
        for (int n = 1; term.signum() != 0 && n < 100; n++) {
            // a negative term never reaches 0 by a shift, hence the limit on n
            term = times(term, small).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < 40; i++) {
            sum = times(sum, sum);
        }
        return sum;
    }

    /** Newton's iteration for e^y = x from a double. */
    static BigInteger log(BigInteger x) {
        int scale = Math.max(0, x.bitLength() - BITS - 500);
        double start = Math.log(decimal(x.shiftRight(scale)).doubleValue()) + scale * Math.log(2);
        BigInteger y = new BigDecimal(start).multiply(new BigDecimal(ONE)).toBigInteger();
        for (int i = 0; i < 8; i++) {
            y = y.add(over(x, exp(y))).subtract(ONE);
        }
        return y;
    }

    static BigInteger[][] square(List<BigInteger> entries, int columns) {
        BigInteger[][] matrix = new BigInteger[entries.size() / columns][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = entries.subList(i * columns, (i + 1) * columns).toArray(BigInteger[]::new);
        }
        return matrix;
    }

    static List<BigInteger> flat(BigInteger[][] matrix) {
        return Arrays.stream(matrix).flatMap(Arrays::stream).toList();
    }

    static BigInteger[][] copy(BigInteger[][] matrix) {
        BigInteger[][] copy = new BigInteger[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    static BigInteger[] plus(BigInteger[] a, BigInteger[] b) {
        BigInteger[] sum = new BigInteger[a.length];
        for (int l = 0; l < sum.length; l++) {
            sum[l] = a[l].add(b[l]);
        }
        return sum;
    }
}
