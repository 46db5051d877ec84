package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * Sums and multiples of vectors of R^d; every method returns a new array.
 */
final class Vectors {

    private Vectors() {
    }

    /** The zero vector of R^d. */
    static Apfloat[] zero(int dimension) {
        Apfloat[] zero = new Apfloat[dimension];
        for (int l = 0; l < dimension; l++) {
            zero[l] = Apfloat.ZERO;
        }
        return zero;
    }

    /** The vector {@code a + b}. */
    static Apfloat[] sum(Precision precision, Apfloat[] a, Apfloat[] b) {
        Apfloat[] sum = new Apfloat[a.length];
        for (int l = 0; l < a.length; l++) {
            sum[l] = precision.add(a[l], b[l]);
        }
        return sum;
    }

    /** The vector {@code a - b}. */
    static Apfloat[] difference(Precision precision, Apfloat[] a, Apfloat[] b) {
        Apfloat[] difference = new Apfloat[a.length];
        for (int l = 0; l < a.length; l++) {
            difference[l] = precision.subtract(a[l], b[l]);
        }
        return difference;
    }

    /** The vector {@code c a}. */
    static Apfloat[] scaled(Precision precision, Apfloat c, Apfloat[] a) {
        Apfloat[] scaled = new Apfloat[a.length];
        for (int l = 0; l < a.length; l++) {
            scaled[l] = precision.multiply(c, a[l]);
        }
        return scaled;
    }

    /** The squared Euclidean length of a vector. */
    static Apfloat squaredLength(Precision precision, Apfloat[] a) {
        return precision.inner(a, a);
    }
}
