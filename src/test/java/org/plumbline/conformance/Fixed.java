package org.plumbline.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;

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
        BigInteger y = new BigDecimal(Math.log(decimal(x).doubleValue())).multiply(new BigDecimal(ONE)).toBigInteger();
        for (int i = 0; i < 8; i++) {
            y = y.add(over(x, exp(y))).subtract(ONE);
        }
        return y;
    }
}
